"""Speakers of blocks who are called by surname and title, by a byname, or with a word of saying. All is invented."""

from __future__ import annotations

import pytest

from app.domain.problems import ProblemCode
from app.parse.heads import Head
from tests.parse.pages import MORE, SPEECH, codes, page, spoken, who


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("李局长：", "局长"),
        ("欧阳副局长：", "副局长"),
        ("李总：", "总"),
        ("市教育局李局长：", "市教育局局长"),
        ("市教育局 李副局长:", "市教育局副局长"),
        ("经开区管委会欧阳主任：", "经开区管委会主任"),
        ("市委周书记：", "市委书记"),
        ("石桥镇孙镇长：", "石桥镇镇长"),
    ],
)
def test_surname_and_title_with_the_office_or_without(label: str, role: str) -> None:
    """Nobody's, with the title, and with the office before it."""
    printed = Head(label, ()).unsettled
    assert printed is not None
    assert (printed.rule, printed.name, printed.role) == ("surname-title", None, role)


@pytest.mark.parametrize(
    "label", ["县司法局长：", "市公安局长：", "市党代表：", "市电视台主持人：", "供电公司职工：", "代市长：", "汇总："]
)
def test_the_end_of_an_office_is_no_surname(label: str) -> None:
    """公安, 电视台, 公司: their last character is a surname too."""
    printed = Head(label, ()).unsettled
    assert printed is None or printed.rule != "surname-title"


def test_a_page_of_nothing_but_such_speakers() -> None:
    """Two with their offices are enough; each has his own words."""
    found = page("某市考察团座谈发言", "市教育局李局长：", SPEECH, "市卫健委 王主任：", MORE, f"李局长：{MORE}")
    assert found.layout == "role-blocks"
    assert who(found) == [(None, "市教育局局长"), (None, "市卫健委主任"), (None, "局长")]
    assert [spoken(one) for one in found.statements] == [[SPEECH], [MORE], [MORE]]
    assert codes(found) == [ProblemCode.UNCLEAR_ATTRIBUTION] * 3


@pytest.mark.parametrize(
    "rows",
    [
        ("值班安排", "周一 市教育局李局长：全天", "周二 市卫健委王主任：上午"),
        ("分工方案", "市教育局李局长：负责学校工作。", "市卫健委王主任：负责医院工作。"),
        ("第三章 旧城", "市教育局李局长：“你来这里做什么？”", "市卫健委王主任冷笑道：“你说呢？”"),
        ("考察报告", "大家一致认为，经验值得学习。", "市教育局李局长：整改已经全部落实到位了。"),
    ],
)
def test_duties_and_tales_have_no_speaker(rows: tuple[str, ...]) -> None:
    """A rota, duties, a novel, a single line of a report."""
    assert page(*rows).statements == ()


def test_who_is_called_so_is_the_one_whose_name_the_page_prints() -> None:
    """By title and, where it is printed, office; not where two could be meant or the office is another's."""
    found = page(
        "某市考察团座谈发言",
        f"市教育局局长李川：{SPEECH}",
        f"市财政局局长王岭：{MORE}",
        f"李局长：{MORE}",
        f"市科技局局长王舟：{MORE}",
        f"王局长：{SPEECH}",
        f"市科技局王局长：{SPEECH}",
        f"市水利局李局长：{SPEECH}",
    )
    assert who(found) == [
        ("李川", "市教育局局长"),
        ("王岭", "市财政局局长"),
        ("李川", "市教育局局长"),
        ("王舟", "市科技局局长"),
        (None, "局长"),
        ("王舟", "市科技局局长"),
        (None, "市水利局局长"),
    ]


def test_a_host_gives_them_the_word() -> None:
    """The turns of a transcript whose host is told apart; a guest whom the head names is meant by his title."""
    found = page("座谈会实录", "主持人：请发言。", f"贺主任：{SPEECH}", "主持人：请接着讲。", f"招商局 裴局长：{MORE}")
    assert (found.layout, who(found)) == ("turns", [(None, "主任"), (None, "招商局局长")])
    found = page(
        "访谈",
        "嘉宾：市科技局局长 宁远",
        "主持人：宁局长好。",
        f"宁局长：{SPEECH}",
        "主持人：还有呢？",
        f"宁远：{MORE}",
    )
    assert who(found) == [("宁远", "市科技局局长")] * 2
    found = page("昆云市长宁远接受采访", "记者：宁市长，您好！", f"宁市长：{SPEECH}", "记者：还有呢？", f"宁远：{MORE}")
    assert who(found) == [("宁远", "昆云市长")] * 2


@pytest.mark.parametrize(
    "label", ["尹先生（市商会）：", "马老师：", "李姐：", "村民代表宁大妈：", "青年创业者小林：", "包村干部老柴："]
)
def test_a_byname_opens_a_block_of_nobodys(label: str) -> None:
    """Not of the one who spoke before, and no name is made of it."""
    found = page("座谈发言", f"苏木（市科技局局长）：{SPEECH}", f"{label}{MORE}", f"白露（市商务局局长）：{MORE}")
    assert who(found) == [("苏木", "市科技局局长"), (None, None), ("白露", "市商务局局长")]
    assert spoken(found.statements[0]) == [SPEECH]


def test_the_chair_gives_the_floor_and_a_word_of_saying_ends_the_line() -> None:
    """请商务局马局长发言: and 宁局长接着说: are of those who speak; 让马局长: is nobody's."""
    found = page("座谈发言", f"市科技局局长苏木：{SPEECH}", "请商务局马局长发言：", MORE, "宁局长接着说：", SPEECH)
    assert who(found)[1:] == [(None, "商务局局长"), (None, "局长")]
    printed = Head("听市教育局李局长：", ()).unsettled
    assert printed is None or printed.rule != "surname-title"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("市财政局?长白露：", ("白露", None)),
        ("市财政局局长白??：", (None, None)),
        ("市财政局白局长（白露）：", ("白露", "市财政局局长")),
    ],
)
def test_a_damaged_label_takes_the_word_from_the_one_before(label: str, speaker: tuple[str | None, str | None]) -> None:
    """The name where it is whole, with the office in brackets or without."""
    found = page("座谈发言", f"苏木（市科技局局长）：{SPEECH}", f"{label}{MORE}", f"易安（市商务局局长）：{MORE}")
    assert who(found)[1] == speaker
    assert spoken(found.statements[0]) == [SPEECH]


@pytest.mark.parametrize("word", ["说", "谈到", "认为", "在发言中说"])
def test_a_word_of_saying_at_the_end_of_the_line(word: str) -> None:
    """The text stands under it."""
    found = page("某市考察团成员谈体会", f"市发改委主任苏木{word}：", SPEECH, f"市财政局局长白露{word}：", MORE)
    assert who(found) == [("苏木", "市发改委主任"), ("白露", "市财政局局长")]
    assert [spoken(one) for one in found.statements] == [[SPEECH], [MORE]]
