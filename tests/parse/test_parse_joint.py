"""Labels of blocks that name several people: they open a statement of all of them. All is invented."""

from __future__ import annotations

import pytest

from app.domain.problems import ProblemCode
from app.parse.heads import Head
from tests.parse.pages import MORE, SPEECH, codes, page, spoken, who


@pytest.mark.parametrize(
    "label",
    [
        "市委书记 方清和、市长 贺兰舟一致认为：",
        "市委书记方清和，市长贺兰舟：",
        "市委副书记、市长贺兰舟，市委常委、组织部部长苏木:",
        "市教育局局长白露和市体育局局长苏木：",
        "市教育局局长白露以及副局长苏木在发言中都表示：",
        "市委书记方清和、贺兰舟共同指出：",
    ],
)
def test_several_people_open_one_block(label: str) -> None:
    """However they are parted, with or without the words that they agree; the text begins after the colon."""
    printed = Head(f"{label}{SPEECH}", ()).titled
    assert printed is not None
    assert (printed.rule, printed.name, printed.end) == ("joint", None, len(label))


@pytest.mark.parametrize(
    "label",
    [
        "市委常委、组织部部长苏木:",
        "市人力资源和社会保障局局长苏木:",
        "市长候选人、市委副书记苏木:",
        "教授、市科协副主席苏木:",
    ],
)
def test_one_person_of_several_offices_is_one(label: str) -> None:
    """Commas and 和 stand between and inside offices too."""
    printed = Head(label, ()).titled
    assert printed is not None
    assert printed.name == "苏木"


@pytest.mark.parametrize("line", ["会议要求做到三个结合，抓好落实：", "方清和，贺兰舟：县域经济研究"])
def test_what_only_looks_like_several_people_opens_nothing(line: str) -> None:
    """A list of demands, authors of a paper."""
    head = Head(line, ())
    assert head.titled is None
    assert head.unsettled is None


@pytest.mark.parametrize(
    "label",
    ["方清和（市委书记），贺兰舟（市长）：", "方清和（市委书记）、贺兰舟（市长）一致认为：", "方清和、贺兰舟表示："],
)
def test_names_before_their_offices(label: str) -> None:
    """With commas too, where brackets say what they are."""
    printed = Head(label, ()).unsettled
    assert printed is not None
    assert (printed.rule, printed.end) == ("joint", len(label))


def test_what_follows_is_theirs_and_not_the_speakers_before() -> None:
    """A page of blocks with two labels of several people, one of them over its text."""
    found = page(
        "某市考察团成员发言摘要",
        "市发改委主任苏木：",
        SPEECH,
        "市委书记 方清和、市长 贺兰舟一致认为：",
        MORE,
        SPEECH,
        "市教育局局长白露，市体育局局长易安：",
        MORE,
    )
    assert who(found) == [("苏木", "市发改委主任"), (None, None), (None, None)]
    assert [spoken(one) for one in found.statements] == [[SPEECH], [MORE, SPEECH], [MORE]]
    assert codes(found).count(ProblemCode.JOINT_SPEAKERS) == 2
