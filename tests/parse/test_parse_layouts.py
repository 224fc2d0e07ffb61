"""Whole pages in every layout that is read. All is invented."""

from __future__ import annotations

import pytest

from app.domain.blocks import BlockKind
from app.domain.problems import ProblemCode
from app.domain.transcript import Mode
from tests.parse.pages import MORE, SPEECH, codes, kinds, page, spoken, who


def test_name_blocks_without_headings() -> None:
    found = page(
        "登高望远——某区党政代表团学习座谈会",
        "来源:某区政府网 发布时间:2021-03-08 17:09 浏览:40次",
        "3月5日晚,代表团座谈。区委书记方清和主持会议。",
        "方清和指出,要把账算清。要把路走实。(区委宣传部 白芷兰 报道)",
        "发言摘要:",
        f"苏木(区科技局局长):{SPEECH}",
        MORE,
        f"欧阳雪（女，回族，区财政局副局长）：{SPEECH}",
    )
    assert found.layout == "name-blocks"
    assert who(found) == [("方清和", "区委书记"), ("苏木", "区科技局局长"), ("欧阳雪", "区财政局副局长")]
    assert [s.mode for s in found.statements] == [Mode.INDIRECT, Mode.DIRECT, Mode.DIRECT]
    assert [s.heading for s in found.statements] == [None, None, None]
    assert spoken(found.statements[0]) == ["要把账算清。要把路走实。"]
    assert spoken(found.statements[1]) == [SPEECH, MORE]
    event = found.event
    assert (event.chair, event.publication, event.reporters) == ("方清和", "某区政府网", ("白芷兰",))
    assert [str(day) for day in (event.published, event.start, event.end)] == ["2021-03-08", "2021-03-05", "2021-03-05"]
    assert event.lead.startswith("3月5日晚")
    assert kinds(found)["浏览:40次"] is BlockKind.JUNK


def test_name_blocks_with_the_heading_after_and_reports_of_three_kinds() -> None:
    found = page(
        "ABC's Blog",
        "三地归来 某市考察团成员谈认识说举措",
        "2021-04-09新闻6",
        "记者 白芷兰 黄连",
        "4月1日至3日,考察团赴外地学习。",
        "方清和(市科技局局长):",
        "强化支撑 服务企业",
        "“这次考察让我深受触动,学到了真东西。”市科技局局长方清和说,下一步要抓落实。",
        "图:考察团在园区",
        "苏木(某县县委书记):",
        "做强产业 做大县域",
        "对于苏木来说,园区的“无中生有”令人惊叹。",
        "在他看来,先要敢闯“无人区”。苏木表示,要小题大做。",
        "黄小满(市财政局局长):",
        "管好钱袋 用好财力",
        SPEECH,
        "五天的行程结束了,考察团把收获整理成二十项任务。",
        "编辑:白芷",
        "随机阅读",
        "qrcode",
    )
    assert who(found) == [("方清和", "市科技局局长"), ("苏木", "某县县委书记"), ("黄小满", "市财政局局长")]
    assert [s.mode for s in found.statements] == [Mode.MIXED, Mode.INDIRECT, Mode.DIRECT]
    assert [s.heading for s in found.statements] == ["强化支撑 服务企业", "做强产业 做大县域", "管好钱袋 用好财力"]
    assert found.event.title == "三地归来 某市考察团成员谈认识说举措"
    assert found.event.publication == "ABC's Blog"
    assert found.event.reporters == ("白芷兰", "黄连")
    assert [str(day) for day in (found.event.start, found.event.end)] == ["2021-04-01", "2021-04-03"]
    assert kinds(found)["图:考察团在园区"] is BlockKind.CAPTION


def test_role_blocks_with_cut_sentences_stray_halves_and_a_reporter_each() -> None:
    found = page(
        "我市考察团赴外地学习之讨论发言摘要",
        "",
        "抓平台",
        "",
        "市科技局党组书记、局长**方清和**:我们要把平台建起来,引进高校院所,让实验室的灯照",
        "",
        "抓人才",
        "",
        "进车间;要把人才请进来。",
        "",
        "全媒体记者 白芷兰",
        "",
        "当好后勤",
        "",
        "市财政局局长苏木:财政要当好后勤,把每一分钱花在",
        "",
        "刀刃上。",
        "",
        "全媒体记者 黄连",
    )
    assert found.layout == "role-blocks"
    assert who(found) == [("方清和", "市科技局党组书记、局长"), ("苏木", "市财政局局长")]
    assert [s.heading for s in found.statements] == ["抓平台 抓人才", "当好后勤"]
    assert [s.reporter for s in found.statements] == ["白芷兰", "黄连"]
    assert found.event.reporters == ()
    first = found.statements[0].paragraphs[0]
    assert first.text.endswith("让实验室的灯照进车间;要把人才请进来。")
    assert len(first.segments) == 2
    assert [join.received for join in found.joins] == ["\n\n抓人才\n\n", "\n\n"]


def test_bylines_and_lists_that_are_none() -> None:
    found = page(
        "某市考察团归来谈体会",
        "解放思想 大胆试",
        "市科技局局长 方清和",
        SPEECH,
        MORE,
        "扑下身子 抓落实",
        "苏 木 市财政局局长",
        SPEECH,
        "（责任编辑：白芷兰）",
    )
    assert found.layout == "bylines"
    assert who(found) == [("方清和", "市科技局局长"), ("苏木", "市财政局局长")]
    assert [s.heading for s in found.statements] == ["解放思想 大胆试", "扑下身子 抓落实"]
    nobody = page("某市考察团名单", "组长:", "方清和 市科技局局长", "成员:", "苏木 市财政局局长", "黄连 市林业局局长")
    assert nobody.statements == ()
    assert codes(nobody) == [ProblemCode.NO_STATEMENT]


def test_turns_with_journalists_and_a_guest_list() -> None:
    found = page(
        "对话考察团:我们带回了什么",
        "发布时间:2021-09-08 15:20 来源:某某网",
        "访谈时间:2021年9月6日",
        "嘉宾:市科技局局长 方清和;某某大学教授 苏木",
        "主持人:欢迎两位。",
        f"方清和:{SPEECH}",
        "我再补一句,路要走实。",
        "记者:钱从哪里来?",
        f"苏木:{SPEECH} [09:59]",
        "【方清和】我同意。",
        "主持人:谢谢。",
    )
    assert found.layout == "turns"
    assert who(found) == [("方清和", "市科技局局长"), ("苏木", "某某大学教授"), ("方清和", "市科技局局长")]
    assert spoken(found.statements[0]) == [SPEECH, "我再补一句,路要走实。"]
    assert spoken(found.statements[1]) == [SPEECH]
    assert str(found.event.start) == "2021-09-06"
    assert kinds(found)["记者:钱从哪里来?"] is BlockKind.NARRATION


def test_an_answer_without_a_name_belongs_to_the_only_guest_or_to_nobody() -> None:
    rows = ("主持人:您好。", f"答:{SPEECH}", "主持人:谢谢。")
    one = page("在线访谈", "嘉宾:市教育局局长 方清和", *rows)
    assert who(one) == [("方清和", "市教育局局长")]
    two = page("在线访谈", "嘉宾:市教育局局长 方清和;市财政局局长 苏木", *rows)
    assert who(two) == [(None, None)]
    assert ProblemCode.UNCLEAR_ATTRIBUTION in codes(two)


@pytest.mark.parametrize(
    ("rows", "name", "role", "title"),
    [
        (("凝心聚力再出发——方清和", "2021-03-04", SPEECH, SPEECH), "方清和", None, "凝心聚力再出发"),
        (
            ("在全市大会上的发言", "——市科技局局长 方清和", "各位领导,同志们:", SPEECH),
            "方清和",
            "市科技局局长",
            "在全市大会上的发言",
        ),
        (
            ("在全市大会上的讲话", "市长 方清和", "(2021年3月5日)", "同志们:", SPEECH),
            "方清和",
            "市长",
            "在全市大会上的讲话",
        ),
        (("市长方清和在全市大会上的讲话", "同志们:", SPEECH), "方清和", "市长", "市长方清和在全市大会上的讲话"),
        (
            ("谱写新篇", "来源:某某网", "以下是市科技局局长方清和同志在座谈会上的发言摘要:", SPEECH, SPEECH),
            "方清和",
            "市科技局局长",
            "谱写新篇",
        ),
        (("在某某论坛上的演讲", "演讲者:方清和", SPEECH, SPEECH), "方清和", None, "在某某论坛上的演讲"),
    ],
)
def test_one_speech_with_its_speaker(rows: tuple[str, ...], name: str, role: str | None, title: str) -> None:
    found = page(*rows)
    assert found.layout == "speech"
    assert who(found) == [(name, role)]
    assert set(spoken(found.statements[0])) == {SPEECH}
    assert found.event.title == title


def test_one_speech_that_names_nobody() -> None:
    found = page(
        "您的位置:某某文秘网>>讲话/>>正文",
        "在全县座谈会上的讲话提纲",
        "发表时间:2021/3/9 8:05:11",
        "目录/提纲:……",
        "1、要用心",
        "2、要用情",
        "……",
        "在全县座谈会上的讲话提纲",
        "**主席、各位委员,同志们:",
        "很高兴和大家见面。在**主席带领下,我们做了很多工作,问题点得很准,",
        "……(某某文秘网省略512字,正式会员可完整阅读)……",
        "来的效益很惊人。放大***的集聚优势,用好***的牌子,进 ……(未完,全文共2000字,当前仅显示900字)",
    )
    assert who(found) == [(None, None)]
    statement = found.statements[0]
    assert statement.truncated
    assert spoken(statement) == [
        "很高兴和大家见面。在**主席带领下,我们做了很多工作,问题点得很准,",
        "来的效益很惊人。放大***的集聚优势,用好***的牌子,进",
    ]
    assert codes(found).count(ProblemCode.TRUNCATED_SOURCE) == 2
    assert ProblemCode.UNSIGNED_STATEMENT in codes(found)
    assert found.event.title == "在全县座谈会上的讲话提纲"
    assert found.event.publication == "某某文秘网"
    assert kinds(found)["1、要用心"] is BlockKind.CONTENTS
    assert kinds(found)["**主席、各位委员,同志们:"] is BlockKind.SALUTATION


def test_slogans_over_the_text_of_each_person() -> None:
    found = page(
        "红船边的思考——某市考察团成员心得",
        "某某日报 2021-05-27 记者 白芷兰",
        "5月17日至21日,考察团外出学习。",
        "方清和:山水要“养”更要“用”",
        SPEECH,
        "临川木:让科普走进圩日",
        SPEECH,
        "苏木禾:把服务送到门口",
        "“把门打开,把人请进来,服务才算到了家。”市政务服务局局长苏木禾说。",
        "相关新闻",
        "某市召开大会",
    )
    assert found.layout == "slogans"
    assert who(found) == [("方清和", None), ("临川木", None), ("苏木禾", "市政务服务局局长")]
    assert [s.heading for s in found.statements] == ["山水要“养”更要“用”", "让科普走进圩日", "把服务送到门口"]
    assert [s.mode for s in found.statements] == [Mode.DIRECT, Mode.DIRECT, Mode.MIXED]
    assert found.event.reporters == ("白芷兰",)
    assert found.event.publication == "某某日报"
