"""Page furniture, credits and labelled fields."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from app.parse.grammar import furniture
from app.parse.grammar.credits import credit_line, credit_tail, dispatch_head
from app.parse.grammar.fields import Label, fields
from app.parse.grammar.masthead import masthead
from app.parse.grammar.omissions import omission_tail


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("您的位置:某某网>>政协/讲话/>>正文", BlockKind.NAVIGATION),
        ("首页 > 新闻中心 > 正文", BlockKind.NAVIGATION),
        ("上一篇:没有了", BlockKind.NAVIGATION),
        ("下一篇:图片新闻", BlockKind.NAVIGATION),
        ("【打印本页】", BlockKind.NAVIGATION),
        ("扫一扫在手机打开当前页", BlockKind.NAVIGATION),
        ("访问手机版", BlockKind.NAVIGATION),
        ("qrcode", BlockKind.NAVIGATION),
        ("第2/3页", BlockKind.PAGING),
        ("【第1页 第2页 第3页】", BlockKind.PAGING),
        ("共3页", BlockKind.PAGING),
        ("图:考察团在园区座谈", BlockKind.CAPTION),
        ("图为考察团在车间。", BlockKind.CAPTION),
        ("考察团在车间(方清和 摄)", BlockKind.CAPTION),
        ("▲考察团在车间", BlockKind.CAPTION),
        ("方清和代表。资料图片", BlockKind.CAPTION),
        ("……(某某网http://www.example.cn省略512字,会员可看全文)……", BlockKind.OMISSION),
        ("(此处略去约300字)", BlockKind.OMISSION),
        ("……", BlockKind.OMISSION),
        ("![](a.jpg)", BlockKind.JUNK),
        ("????", BlockKind.JUNK),
        ("http://www.example.cn/a.html", BlockKind.JUNK),
        ("(完)", BlockKind.JUNK),
        ("——完——", BlockKind.JUNK),
        ("(本刊根据录音整理)", BlockKind.CREDIT),
        ("联系人:方女士 联系电话:(略)", BlockKind.JUNK),
    ],
)
def test_lines_that_are_furniture_as_a_whole(line: str, kind: BlockKind) -> None:
    assert furniture.whole_line(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "提供技术支持",
        "我们要把全文共享给大家,建设数字图书馆",
        "首先,要解放思想。",
        "首位产业要聚焦",
        "图强求变,方能行稳致远。",
        "一是要有陪伴成长的耐心",
        "分享三点体会。",
        "上一篇文章我讲了创新,这一篇讲开放,道理是相通的。",
    ],
)
def test_lines_that_are_text(line: str) -> None:
    assert furniture.whole_line(line) is None
    assert not furniture.opens_tail(line)


def test_the_sign_of_the_end_is_junk_and_no_credit() -> None:
    assert furniture.end_mark("好经验。(完)") == 4
    assert furniture.end_mark("好经验。(全文完)") == 4
    assert furniture.end_mark("把任务做完") == 5
    assert credit_tail("好经验。(完)") is None


def test_the_foot_of_a_page_after_a_credit() -> None:
    for line in ("责任编辑:方清和 【返回顶部】", "责任编辑:方清和 【返回首页】 【打印】"):
        found = fields(line)
        assert [field.kind for field in found][:2] == [BlockKind.CREDIT, BlockKind.NAVIGATION]
        assert line[found[0].value_at : found[0].end].strip() == "方清和"
    assert fields("一江春水向东流,返回首页看一看。") == ()


def test_what_a_page_says_of_its_event_is_named() -> None:
    kinds = {"地点:市政协会议室": BlockKind.EVENT, "访谈主题:学技术": BlockKind.EVENT}
    kinds["嘉宾:甲市科技局局长 方清和"] = BlockKind.ATTRIBUTION
    for line, kind in kinds.items():
        assert [field.kind for field in fields(line)] == [kind]


def test_the_ends_of_a_line() -> None:
    line = "要深化融合,进 ……(未完,全文共2000字,当前仅显示900字)"
    assert line[: omission_tail(line)] == "要深化融合,进"
    assert furniture.leading_marks("???今天") == 3
    assert furniture.leading_marks("## 标题") == 3
    assert furniture.leading_marks("今天") == 0
    assert furniture.trailing_marks("今天。 |") == 3
    assert furniture.time_stamp("谢谢。 [09:59]") == 3
    assert furniture.inline_junk("发展<h3>创新[db:出处]") == [(2, 6), (8, 15)]
    assert furniture.inline_junk("发展copyright 2023 某某图鉴社") == [(2, 22)]


def test_fields_on_one_line() -> None:
    line = "来源:某某网 发布时间:2020-09-19 17:09 浏览:400次"
    assert [(field.label, line[field.value_at : field.end].strip()) for field in fields(line)] == [
        (Label.SOURCE, "某某网"),
        (Label.PUBLISHED, "2020-09-19 17:09"),
        (Label.OTHER, "400次"),
    ]
    assert fields("下一步工作思路:第一,抓项目。") == ()
    assert fields("方清和:大家好") == ()
    assert [field.label for field in fields("嘉宾：甲市科技局局长 方清和；乙大学教授 苏木")] == [Label.GUEST]


@pytest.mark.parametrize(
    ("line", "paper", "day"),
    [
        ("某某日报 2023年4月21日 第三版", "某某日报", "2023年4月21日"),
        ("某某日报 2021年12月6日 星期一 第2版", "某某日报", "2021年12月6日 星期一"),
        ("2020-11-02新闻6", None, "2020-11-02"),
        ("某某观察 2023-06-15 总第78期", "某某观察", "2023-06-15"),
    ],
)
def test_mastheads(line: str, paper: str | None, day: str) -> None:
    found = masthead(line)
    assert found is not None
    assert (line[slice(*found.paper)] if found.paper else None) == paper
    assert line[slice(*found.day)] == day


@pytest.mark.parametrize("line", ["2020年9月15日,考察团抵达。", "2020年9月15日至17日", "截至2020年9月15日，全市有企业"])
def test_sentences_with_a_date_are_no_mastheads(line: str) -> None:
    assert masthead(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("全媒体记者 方清和", ("方清和",)),
        ("记者 方清和 欧阳雪 苏木 卜一山", ("方清和", "欧阳雪", "苏木", "卜一山")),
        ("本报记者 张 三 通讯员 李四", ("张三", "李四")),
        ("(记者 方清和)", ("方清和",)),
        ("作者:方清和", ("方清和",)),
        ("编辑:方清和", ()),
        ("责任编辑:方清和 校对:苏木", ()),
    ],
)
def test_credit_lines(line: str, names: tuple[str, ...]) -> None:
    credit = credit_line(line)
    assert credit is not None
    assert credit.names == names


@pytest.mark.parametrize("line", ["记者节快到了", "方清和:大家好", "我们走访了十家企业", "记者:您怎么看?"])
def test_what_is_no_credit(line: str) -> None:
    assert credit_line(line) is None


@pytest.mark.parametrize(
    ("text", "tail", "names"),
    [
        ("一体化。", "(某区委宣传部新闻中心 方清和 报道)", ("方清和",)),
        ("走出去”。 ", "全媒体记者 方清和", ("方清和",)),
        ("好经验。", "(记者 方清和 通讯员 苏木)", ("方清和", "苏木")),
        ("好经验。", "(方清和)", ("方清和",)),
        ("好经验。", "责任编辑:方清和", ()),
        ("好经验。", "(据新华社电)", ()),
    ],
)
def test_credits_glued_to_the_last_sentence(text: str, tail: str, names: tuple[str, ...]) -> None:
    found = credit_tail(text + tail)
    assert found is not None
    assert (text + tail)[found[0] :].strip() == tail
    assert found[1].names == names


@pytest.mark.parametrize(
    "line", ["我们要学习(第二批)。", "建设产业园(一期)", "坚持以人为本(全覆盖)。", "感谢各位记者。"]
)
def test_real_brackets_at_the_end_stay(line: str) -> None:
    assert credit_tail(line) is None


def test_the_head_of_a_dispatch() -> None:
    line = "本报讯(记者 方清和) 9月1日,考察团抵达。"
    found = dispatch_head(line)
    assert found is not None
    assert line[found[0] :].strip() == "9月1日,考察团抵达。"
    assert found[1].names == ("方清和",)
    assert dispatch_head("通讯行业的发展很快。") is None
