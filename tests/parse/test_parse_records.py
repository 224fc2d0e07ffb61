"""Minutes, tables and transcripts: forms in which records of meetings say who speaks."""

from __future__ import annotations

import pytest

from app.domain.problems import ProblemCode
from tests.parse.pages import MORE, SPEECH, codes, page, spoken, who

A = ("方清和", "市统计局局长")
B = ("苏少白", "市商务局局长")


@pytest.mark.parametrize(
    "rows",
    [
        ("姓名\t职务\t发言要点", f"方清和\t市统计局局长\t{SPEECH}", f"苏少白\t市商务局局长\t{MORE}"),
        ("序号\t职务\t姓名\t发言内容", f"1\t市统计局局长\t方清和\t{SPEECH}", f"2\t市商务局局长\t苏少白\t{MORE}"),
        ("发言摘要\t发言人\t职务", f"{SPEECH}\t方清和\t市统计局局长", f"{MORE}\t苏少白\t市商务局局长"),
        ("姓名\t主要观点\t职务", f"方清和\t{SPEECH}\t市统计局局长", f"苏少白\t{MORE}\t市商务局局长"),
        ("| 姓名 | 职务 | 发言 |", f"| 方清和 | 市统计局局长 | {SPEECH} |", f"| 苏少白 | 市商务局局长 | {MORE} |"),
        ("发言人\t单位及职务\t发言内容", "方清和", "市统计局局长", SPEECH, f"苏少白\t市商务局局长\t{MORE}"),
        ("姓名\t单位\t职务\t发言", f"方清和\t市统计局\t局长\t{SPEECH}", f"苏少白\t市商务局\t局长\t{MORE}"),
    ],
)
def test_a_row_of_a_table_is_a_statement(rows: tuple[str, ...]) -> None:
    """The head says which column holds names, offices and words; a cell may be parts of a line or lines."""
    found = page("赴甲市考察座谈记录表", *rows, "备注:以上由办公室保存。")
    assert who(found) == [A, B]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]


def test_a_table_may_begin_anew() -> None:
    """Its head printed again, and a line between two tables, are nobody's words."""
    head = "姓名\t职务\t发言"
    found = page("座谈记录", head, f"方清和\t市统计局局长\t{SPEECH}", "下午", head, f"苏少白\t市商务局局长\t{MORE}")
    assert who(found) == [A, B]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]


def test_a_table_without_words_has_no_speaker() -> None:
    """A list of names and offices, or of things to do, is no table of speeches."""
    assert (
        page("参加人员名单", "姓名\t职务\t电话", "方清和\t市统计局局长\t无", "苏少白\t市商务局局长\t无").statements
        == ()
    )
    assert page("任务分解表", "责任人\t职务\t工作内容", "方清和\t市统计局局长\t").statements == ()


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("市统计局局长 方清和(女,回族)", "方清和", "市统计局局长"),
        ("市统计局局长 方清和(女)", "方清和", "市统计局局长"),
        ("方清和(满族) 市统计局局长", "方清和", "市统计局局长"),
        ("县农牧局局长 洛桑·顿珠(藏族)", "洛桑·顿珠", "县农牧局局长"),
    ],
)
def test_a_byline_may_hold_tags(line: str, name: str, role: str) -> None:
    """Sex and people in brackets are no part of the name or the office."""
    found = page("考察体会摘编", line, SPEECH, "市商务局局长 苏少白(男,汉族)", SPEECH)
    assert who(found) == [(name, role), B]


def test_parties_of_a_hearing_speak() -> None:
    """陈述人(职务)姓名: is the man with his office, later by his name or his part in the hearing alone."""
    found = page(
        "水价调整听证会笔录",
        "听证主持人:请陈述人介绍方案。",
        f"陈述人(市统计局局长)方清和:{SPEECH}",
        f"消费者代表 苏少白:{MORE}",
        "(书记员:记下了。)",
        f"陈述人方清和:{MORE}",
        f"苏少白:{SPEECH}",
        "(笔录已经各方看过。)",
    )
    assert who(found) == [A, ("苏少白", "消费者代表"), A, ("苏少白", "消费者代表")]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE], [MORE], [SPEECH]]


def test_turns_with_the_time_of_the_recording() -> None:
    """A name and a time on a line open a turn of somebody whom the head lists; the host's are narration."""
    found = page(
        "线上复盘会议记录",
        "参会人:主持人",
        "方清和 市统计局局长",
        "帕丽达·吐尔逊 市商务局局长",
        "主持人 00:00:05",
        "好,开始吧。",
        "方清和 00:00:20",
        SPEECH,
        "帕丽达 00:01:30",
        MORE,
        "方清和 00:02:10",
        MORE,
        "[录音结束]",
    )
    assert who(found) == [A, ("帕丽达·吐尔逊", "市商务局局长"), A]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE], [MORE]]


@pytest.mark.parametrize("form", ["00:00:05 {}", "{}(00:00:05)", "{} 00:05", "[00:00:05] {}:"])
def test_the_time_stands_before_or_behind_the_name(form: str) -> None:
    """In brackets or not, with or without hours."""
    listed = ("参会人:", "方清和 市统计局局长", "苏少白 市商务局局长")
    found = page("线上会议记录", *listed, form.format("方清和"), SPEECH, form.format("苏少白"), MORE)
    assert who(found) == [A, B]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]
    assert found.statements[0].heading is None


def test_names_and_times_of_a_chat_are_no_turns() -> None:
    """Nobody lists who they are."""
    found = page(
        "群聊记录", "方清 10:02", "明天去不去?", "苏白 10:03", "去的,我们都去。", "方清 10:05", "好的,我开车。"
    )
    assert who(found) == []


def test_a_council_calls_people_by_surname_title_and_given_name() -> None:
    """方议员孟白: is 方孟白 though 孟白 is a name too; an office may stand before; 纪录: is nobody."""
    found = page(
        "市议会定期会速记录",
        "纪录:江少云",
        "方议员孟白:",
        SPEECH,
        "教育局苏局长少白:",
        "字放大一点就够了？",
        "方议员孟白:",
        MORE,
        "(铃声,休息十分钟)",
    )
    assert who(found) == [("方孟白", "议员"), ("苏少白", "教育局局长"), ("方孟白", "议员")]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], ["字放大一点就够了？"], [MORE]]


@pytest.mark.parametrize(
    ("front", "back"),
    [
        (("编者按:3日,在全市总结会上,市统计局局长方清和作了题为《补课》的发言。现将发言刊发如下。", "同志们:"), ()),
        (("——方清和在考察总结会上的发言", "市统计局局长", "各位同志:"), ()),
        (("近日,市统计局局长方清和同志就考察收获发表讲话,全文如下:", "同志们:"), ()),
        (("——方清和的发言", "市统计局局长", "同志们:"), ()),
        (("同志们:",), ("(作者系市统计局局长方清和)",)),
        (("同志们:",), ("(发言人:市统计局局长 方清和)",)),
        (("——方清和在考察总结会上的发言", "同志们:"), ("(作者系市统计局局长)",)),
    ],
)
def test_one_speech_names_its_speaker(front: tuple[str, ...], back: tuple[str, ...]) -> None:
    """In the editor's words, under the title, or in brackets at the end."""
    found = page("把课补上", *front, SPEECH, MORE, *back)
    assert who(found) == [A]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH, MORE]]


def test_an_office_stands_under_a_slogan() -> None:
    """姓名:口号, the office on the next line, then his words."""
    found = page(
        "考察侧记",
        "方清和:先补课再赶路",
        "市统计局局长",
        SPEECH,
        "苏少白:门要开得更大",
        "市商务局局长,来自邻县",
        MORE,
    )
    assert who(found) == [A, B]
    assert [spoken(statement) for statement in found.statements] == [[SPEECH], [MORE]]


@pytest.mark.parametrize("note", ["(第二小组召集人:某某 记录:某某)", "（本刊据来稿选编）", "(全场起立)"])
def test_a_note_in_brackets_ends_the_last_speech(note: str) -> None:
    """A line that brackets enclose is of the page; one in the first person is the speaker's."""
    found = page("发言摘登", f"方清和(市统计局局长):{SPEECH}", f"苏少白(市商务局局长):{SPEECH}", MORE, note)
    assert spoken(found.statements[1]) == [SPEECH, MORE]
    own = page("发言摘登", f"方清和(市统计局局长):{SPEECH}", f"苏少白(市商务局局长):{SPEECH}", "(这句话是我说的。)")
    assert spoken(own.statements[1]) == [SPEECH, "(这句话是我说的。)"]


@pytest.mark.parametrize("title", ["停气通知", "停气公告", "致用户的一封信", "停气温馨提示"])
def test_a_notice_to_customers_is_no_speech(title: str) -> None:
    """It greets them and says 我们; nobody is named who says it."""
    found = page(
        title,
        "尊敬的用户:",
        "因管道改造,定于7月2日停气一天,请提前做好准备。",
        "如有疑问请与我们联系。",
        "某某燃气公司",
    )
    assert found.statements == ()
    assert codes(found) == [ProblemCode.NO_STATEMENT]
