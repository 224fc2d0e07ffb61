"""What only looks like speech, damage, noise, and pages on which nobody speaks. All is invented."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from app.domain.problems import ProblemCode
from app.parse.reader import read
from app.text.repairs import Restored
from tests.parse.pages import MORE, SPEECH, codes, kinds, page, spoken, who


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("要做到以下几点", "一是开源;"),
        ("短句未完", "接着说下去。"),
        ("一是开源节流,把账算清;", "二是把钱花好。"),
        ("(一)强化创新驱动发展战略", "要把平台建起来。"),
        ("存在以下三个方面的差距,必须正视:", "思想不够解放。"),
        ("这一段已经说完了,没有断开。", "另起一段。"),
        ("他们常说“时间就是金钱,效率就是生命”", "我深有同感。"),
    ],
)
def test_paragraphs_that_are_not_joined(first: str, second: str) -> None:
    found = page("某市考察团发言摘要", f"方清和(市科技局局长):{SPEECH}", first, second, f"苏木(市财政局局长):{SPEECH}")
    assert spoken(found.statements[0]) == [SPEECH, first, second]
    assert found.joins == ()


def test_a_page_break_inside_a_sentence_is_closed() -> None:
    found = page(
        "某市发言摘要",
        "方清和(市科技局局长):我们要把平台建起来,引进高校",
        "第2/3页",
        "院所。",
        f"苏木(市财政局局长):{SPEECH}",
    )
    assert spoken(found.statements[0]) == ["我们要把平台建起来,引进高校院所。"]
    assert kinds(found)["第2/3页"] is BlockKind.PAGING


def test_places_that_disagree_name_nobody() -> None:
    found = page("在全市大会上的讲话——苏木", "市长 方清和", "同志们:", SPEECH)
    assert who(found) == [(None, None)]
    assert ProblemCode.UNCLEAR_ATTRIBUTION in codes(found)


def test_a_block_of_an_office_without_a_name_is_nobodys() -> None:
    found = page(
        "某市发言摘要", f"方清和(市科技局局长):{SPEECH}", f"市水利局局长:{MORE}", f"苏木(市财政局局长):{SPEECH}"
    )
    assert who(found) == [("方清和", "市科技局局长"), (None, None), ("苏木", "市财政局局长")]
    assert spoken(found.statements[0]) == [SPEECH]
    problem = next(problem for problem in found.problems if problem.code is ProblemCode.UNCLEAR_ATTRIBUTION)
    assert problem.span is not None
    assert problem.span.of(found.restored.text) == "市水利局局长:"


def test_text_after_an_omission_between_blocks_is_nobodys() -> None:
    found = page(
        "某市发言摘要",
        f"方清和(市科技局局长):{SPEECH}",
        "……(某某网省略512字,正式会员可完整阅读)……",
        MORE,
        f"苏木(市财政局局长):{SPEECH}",
    )
    assert [name for name, _ in who(found)] == ["方清和", None, "苏木"]
    assert [s.truncated for s in found.statements] == [True, True, False]


def test_an_attribution_without_text_is_a_problem_and_no_statement() -> None:
    found = page(
        "某市发言摘要", f"方清和(市科技局局长):{SPEECH}", f"黄连(市林业局局长):{SPEECH}", "苏木(市财政局局长):"
    )
    assert [name for name, _ in who(found)] == ["方清和", "黄连"]
    assert codes(found) == [ProblemCode.EMPTY_STATEMENT]


def test_traps_inside_a_statement() -> None:
    traps = [
        "有一句话说得好:绳锯木断。",
        "夏教授首先对我们讲:要沉住气。",
        "市委书记指出:要抓落实。",
        "党员干部:要带头。",
    ]
    found = page("某市发言摘要", f"方清和(市科技局局长):{SPEECH}", *traps, f"苏木(市财政局局长):{SPEECH}")
    assert [name for name, _ in who(found)] == ["方清和", "苏木"]
    assert spoken(found.statements[0]) == [SPEECH, *traps]


def test_a_second_statement_without_the_office_and_a_journalist_between() -> None:
    found = page(
        "某市发言摘要",
        f"方清和(市科技局局长):{SPEECH}",
        f"苏木(市财政局局长):{SPEECH}",
        "记者:还有补充吗?",
        f"方清和:{MORE}",
    )
    assert who(found)[2] == ("方清和", "市科技局局长")
    assert spoken(found.statements[1]) == [SPEECH]


def test_the_close_belongs_to_the_chair_or_to_nobody() -> None:
    found = page(
        "某市发言摘要",
        f"方清和(市科技局局长):{SPEECH}",
        f"苏木(市财政局局长):{SPEECH}",
        "市委书记白芷兰在总结时强调,要把收获变成行动。",
        "会议还研究了其他事项。",
        "市领导黄连、方波参加会议。",
        "(记者 竺小雨)",
    )
    assert who(found) == [("方清和", "市科技局局长"), ("苏木", "市财政局局长"), ("白芷兰", "市委书记")]
    assert spoken(found.statements[1]) == [SPEECH]
    assert found.event.reporters == ("竺小雨",)


def test_a_report_of_two_people_in_one_paragraph_is_each_ones() -> None:
    found = page(
        "某市座谈会",
        "市委书记白芷兰指出,要学。市长黄连表示,要干。",
        f"方清和(市科技局局长):{SPEECH}",
        f"苏木(市财政局局长):{SPEECH}",
    )
    assert [name for name, _ in who(found)] == ["白芷兰", "黄连", "方清和", "苏木"]
    assert [spoken(s) for s in found.statements[:2]] == [["要学。"], ["要干。"]]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (("关于组织外出考察的通知", "各乡镇人民政府:", "现将有关事项通知如下。", "联系人:方清和 电话:123"), "通知"),
        (
            (
                "某市行政审批管理办法",
                "第一条 为规范审批,制定本办法。",
                "第二条 市长:负责统筹。",
                "第三条 局长:负责实施。",
            ),
            "规章",
        ),
        (("第三章 风雨", "宝玉道:“请坐。”", "黛玉笑道:“不坐。”", "贾老太道:“来人。”", "王熙凤笑道:“我来。”"), "叙事"),
        (("某某名单", "主任:方清和", "副主任:苏木"), "名单"),
        (("Report on a visit", "Mr. Li said: we must learn.", "The end."), "汉字"),
        (("学员热议考察", "大家一致认为,此次考察意义重大。", "考察团成员纷纷表示,要把经验带回去。"), "集体"),
        (("我市代表团外出考察", "市委书记指出,要学习。市长表示,将抓好落实。"), "没有找到"),
        (("首页 > 新闻", "上一篇:没有了", "下一篇:没有了"), "导航"),
        (("个人简历", "姓名:方清和", "性别:男", "职务:局长"), "履历"),
        ((), "导航或空白"),
    ],
)
def test_pages_on_which_nobody_speaks(rows: tuple[str, ...], reason: str) -> None:
    found = page(*rows)
    assert found.statements == ()
    assert codes(found) == [ProblemCode.NO_STATEMENT]
    assert any(word in found.problems[0].message for word in reason.split("|"))


def test_noise_is_set_aside_by_name() -> None:
    found = page(
        "首页 > 新闻中心 > 正文",
        "某市发言摘要",
        "来源:某某日报 2021-05-12 点击:932 【字体:大 中 小】",
        "???方清和(市科技局局长):" + SPEECH + " |",
        "![](a.jpg)",
        "考察团在车间(白芷兰 摄)",
        "苏木(市财政局局长):" + SPEECH + "责任编辑:黄连",
        "上一篇:甲 下一篇:乙",
        "扫一扫在手机打开当前页",
    )
    assert [spoken(s) for s in found.statements] == [[SPEECH], [SPEECH]]
    assert found.event.publication == "某某日报"
    assert str(found.event.published) == "2021-05-12"
    named = kinds(found)
    assert named["???"] is BlockKind.MARKUP
    assert named["|"] is BlockKind.JUNK
    assert named["考察团在车间(白芷兰 摄)"] is BlockKind.CAPTION
    assert named["责任编辑:黄连"] is BlockKind.CREDIT
    assert BlockKind.NARRATION not in named.values()


def test_heads_of_groups_thanks_and_days_in_brackets_are_no_headings() -> None:
    found = page(
        "对标先进找差距",
        "——某市考察团发言摘登",
        "（2021年6月8日）",
        "【县区篇】",
        f"方清和(甲县县长):{SPEECH}",
        "我的发言完毕,谢谢大家",
        "【部门篇】",
        f"苏木(市财政局局长):{SPEECH}",
    )
    assert [s.heading for s in found.statements] == [None, None]
    assert spoken(found.statements[0]) == [SPEECH, "我的发言完毕,谢谢大家"]
    assert found.event.title == "对标先进找差距——某市考察团发言摘登"
    assert str(found.event.start) == "2021-06-08"
    assert kinds(found)["【部门篇】"] is BlockKind.HEADING


def test_the_time_of_a_page_that_prints_its_place_is_the_event_s() -> None:
    found = page("座谈记录", "时间:2021年3月5日", "地点:会议室", "记录:黄连", f"方清和:{SPEECH}", f"苏木:{SPEECH}")
    assert [name for name, _ in who(found)] == ["方清和", "苏木"]
    assert (found.event.published, str(found.event.start)) == (None, "2021-03-05")


def test_markdown_with_bold_attributions() -> None:
    found = page("# 某市发言摘登", "", f"**方清和（市科技局局长）：**{SPEECH}", "", f"**苏木(市财政局局长):**{SPEECH}")
    assert [name for name, _ in who(found)] == ["方清和", "苏木"]
    assert found.event.title == "某市发言摘登"
    assert kinds(found)["**"] is BlockKind.MARKUP


def test_every_line_end_gives_the_same_reading() -> None:
    rows = ("某市发言摘要", "", f"方清和(市科技局局长):{SPEECH}", MORE, f"苏木(市财政局局长):{SPEECH}")
    texts = [sign.join(rows) for sign in ("\n", "\r\n", "\r")]
    readings = [read(Restored(received=text, text=text)) for text in texts]
    assert {tuple(tuple(spoken(s)) for s in found.statements) for found in readings} == {((SPEECH, MORE), (SPEECH,))}


@pytest.mark.parametrize(
    "label",
    [
        "王建国、李晓红（县教育局局长、副局长）：",
        "张伟 刘芳（县民政局）：",
        "王建国（县教育局局长）、李晓红（县教育局副局长）：",
        "庄局长：",
        "老柴：",
        "刘某：",
    ],
)
def test_whoever_is_not_settled_ends_the_speech_before(label: str) -> None:
    """Several people, a surname with a title, a nickname: their words are nobody else's."""
    first, last = "陆知秋（县发改局局长）：项目要快。", "孟子川（县财政局局长）：资金要足。"
    text = f"安吉县赴昆山考察发言摘要\n\n{first}\n\n{label}要把晚托班办好。\n\n{last}\n"
    statements = page(text).statements
    assert [s.attribution.name if s.attribution else None for s in statements] == ["陆知秋", None, "孟子川"]
    assert statements[0].paragraphs[0].text == "项目要快。"


def test_a_heading_with_a_comma_is_no_half_of_a_sentence() -> None:
    """一、充分肯定成绩,坚定发展信心 stands on a line of its own."""
    text = (
        "在全县工作会议上的讲话\n县长 赵立新\n\n同志们:\n\n一、充分肯定成绩,坚定发展信心\n\n"
        "过去一年,我们办成了三件大事,群众都看在眼里。\n\n二、认清形势任务,增强工作主动\n\n"
        "今年的任务更重,大家要沉下心来,一件一件抓。\n"
    )
    [statement] = page(text).statements
    assert "一、充分肯定成绩,坚定发展信心" in [p.text for p in statement.paragraphs]
