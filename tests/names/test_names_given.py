"""What a person said of places and departments goes before what is read."""

from __future__ import annotations

import pytest

from app.domain.people import GivenPlaces, Mention
from app.domain.problems import ProblemCode
from app.domain.transcript import EventFacts
from app.names.gazetteer import gazetteer
from app.names.given import place_named
from app.names.identity import Appearance, Persons, families
from app.names.resolution import resolve

EVENT = EventFacts(title="考察学习发言摘要")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("3408", "3408"),
        ("安庆市", "3408"),
        ("安徽省安庆市", "3408"),
        ("安徽省安庆市宜秀区", "340811"),
        ("安徽省宜秀区", "340811"),
        ("北京市朝阳区", "110105"),
        ("朝阳区", None),
        ("江苏省安庆市", None),
        ("没有此地", None),
        ("", None),
    ],
)
def test_a_place_is_named_by_code_name_or_chain(words: str, code: str | None) -> None:
    """Nothing for several and for none."""
    place = place_named(words, gazetteer())
    assert (place.code if place else None) == code


def test_a_given_origin_is_what_a_level_word_means() -> None:
    """市财政局 is that city's, and nothing is asked about the origin."""
    mention = Mention(1, "钟小满", "市财政局局长", "要早安排。")
    found = resolve(EVENT, [mention], GivenPlaces(origin="安庆市", destinations=("苏州市", "杭州市", "苏州市")))
    assert found.event.origin is not None
    assert [p.code for p in found.event.destinations] == ["3205", "3301"]
    assert found.statements[0].place == found.event.origin == found.event.home
    assert ProblemCode.UNKNOWN_ORIGIN not in {p.code for p in found.problems}


def test_an_unknown_origin_may_be_said_to_be_unknown() -> None:
    """An empty text is an answer."""
    mentions = [Mention(n, name, None, "此次考察很有收获。") for n, name in enumerate(("钟小满", "霍惊蛰"), 1)]
    assert ProblemCode.UNKNOWN_ORIGIN in {p.code for p in resolve(EVENT, mentions).problems}
    assert resolve(EVENT, mentions, GivenPlaces(origin="")).problems == ()


def test_a_given_department_and_place_settle_the_doubts_about_them() -> None:
    """The department is the first role's; with no role printed it is one of its own."""
    doubtful = Mention(1, "钟小满", "朝阳区飞碟办主任、工会主席", "要早安排。")
    assert {p.code for p in resolve(EVENT, [doubtful]).problems} >= {ProblemCode.AMBIGUOUS_PLACE}
    given = Mention(1, "钟小满", doubtful.role, doubtful.text, department="人社局", place="北京市朝阳区")
    found = resolve(EVENT, [given])
    names = found.statements[0]
    assert (names.place.code if names.place else None) == "110105"
    assert names.roles[0].department is not None
    assert (names.roles[0].department.label, names.roles[0].department.known) == ("人社局", True)
    assert not {p.code for p in found.problems} & {ProblemCode.AMBIGUOUS_PLACE, ProblemCode.UNKNOWN_DEPARTMENT}
    alone = resolve(EVENT, [Mention(1, "钟小满", None, "好。", department="某办", place="3408")]).statements[0]
    assert [(r.printed, r.place.code if r.place else None) for r in alone.roles] == [("某办", "3408")]


def test_people_who_were_said_to_be_one_are_one() -> None:
    """Across names, and through others."""
    persons = Persons()
    for key, name, said in (("1", "甲", ["p"]), ("2", "乙", ["p", "q"]), ("3", "丙", ["q"]), ("4", "丁", [])):
        persons.add(Appearance(key, name, frozenset()), said)
    assert [sorted(persons.keys(key)) for key in "1234"] == [["1", "2", "3"]] * 3 + [["4"]]


def test_names_come_in_families() -> None:
    """With everybody whom they are said to be one with."""
    assert families(["甲"], [{"乙", "丙"}, {"甲", "乙"}]) == (tuple(sorted("甲乙丙")),)
    assert families(["甲", "丁"], []) == (("丁",), ("甲",))
