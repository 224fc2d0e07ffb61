"""Words of several people at once, and of somebody of whom only surname and title are printed. All is invented."""

from __future__ import annotations

import pytest

from app.domain.problems import ProblemCode
from tests.parse.pages import LEAD, codes, page, spoken, told, who


def test_a_surname_with_a_title_is_the_one_who_has_both() -> None:
    """The page gives his full name elsewhere."""
    assert told("李书记表示,县里要学。") == [("李海涛", "县里要学。")]


def test_a_surname_with_a_title_that_nobody_has() -> None:
    """The words and the title are kept; nobody is named, and the reader is told."""
    found = page("考察侧记", LEAD, "县交通局的王局长站起来解释:“正在修。”")
    assert who(found) == [(None, "局长")]
    attribution = found.statements[0].attribution
    assert attribution is not None
    assert attribution.printed == "县交通局的王局长站起来解释:"
    assert ProblemCode.UNCLEAR_ATTRIBUTION in codes(found)


def test_two_of_that_surname_and_title_are_nobody() -> None:
    """Which one is meant cannot be told."""
    rows = ("市财政局局长王一鸣、市林业局局长王二木参加。", "王局长说,要学。")
    assert told(*rows) == [(None, "要学。")]


@pytest.mark.parametrize(
    "line",
    [
        "方启明、苏小满一致表示,要学。",
        "方启明和苏小满都认为,要学。",
        "市林业局局长木成林与市水利局局长江小海表示,要学。",
        "两位做服装的老板彭安、伍国良对视一眼,一致表示,要学。",
    ],
)
def test_people_who_speak_as_one(line: str) -> None:
    """One statement without a speaker, its printed words kept, with a note."""
    found = page("考察侧记", LEAD, line)
    assert who(found) == [(None, None)]
    assert spoken(found.statements[0]) == ["要学。"]
    assert codes(found) == [ProblemCode.JOINT_SPEAKERS]


def test_company_is_no_second_speaker() -> None:
    """与某某座谈时说 has one speaker."""
    assert told("方启明与苏州市市长王一鸣座谈时说,要学。") == [("方启明", "要学。")]


@pytest.mark.parametrize(
    "line",
    [
        "会议强调,要学。会议指出,要干。",
        "大家一致认为,要学。考察团成员纷纷表示,要干。",
        "一位村干部告诉记者,要学。“我们也要干。”这位村干部说。",
        "有代表提出,要学。相关负责人表示,要干。",
        "“真好!”“真干净!”代表们赞不绝口。",
        "“最大的收获是什么?”记者问。",
        "坦桑尼亚的卡鲁:“要学。”",
    ],
)
def test_nobodys_words_are_narration(line: str) -> None:
    """Bodies, people without a name, reporters."""
    assert page("考察侧记", LEAD, line).statements == ()


def test_nobodys_words_are_not_those_of_the_one_before() -> None:
    """Somebody else takes the word, whether his name can be read or not."""
    rows = "方启明表示,要学。同行的一位老板则表示,要干。"
    assert told(rows) == [("方启明", "要学。")]
    assert told("方启明表示,要学。市发改委主任于是说,要干。") == [("方启明", "要学。")]
