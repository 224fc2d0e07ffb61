"""Filters, totals and facet counts against a scan of the same corpus in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.search.model import UNKNOWN, FacetValue, Filters, SearchRequest
from app.search.service import search
from app.store.tables import WITHDRAWN
from tests.search.corpus import Held, Said, session_of


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """Six statements at three events."""
    events = (
        Held(date(2020, 9, 15), ("310115",), "赴沪考察"),
        Held(date(2019, 3, 1), ("3401", "31"), "赴合肥考察"),
        Held(None, (), None),
    )
    said = (
        Said("抓创新", event=0, speaker="张三", place="340803", roles=(("人社局", "局长"), ("人社局", "书记"))),
        Said("抓创新", event=0, speaker="李四", place="340882", roles=(("科技局", "局长"),), mentions=("3408", "3401")),
        Said("抓创新", event=1, speaker="张三", place="3408", roles=((None, None),), mentions=("340803",)),
        Said("抓创新", event=1, place="310115", mentions=("31",)),
        Said("抓创新", event=2, speaker="李四"),
        Said("抓创新", event=2, state=WITHDRAWN, place="3401"),
    )
    with session_of(said, events) as session:
        yield session


def shown(found: Sequence[FacetValue]) -> list[tuple[str, int, int]]:
    """Label, count and depth of every bucket."""
    return [(each.label, each.count, each.depth) for each in found]


def test_places_are_a_tree_and_the_unknown_comes_last(session: Session) -> None:
    """Counts roll up, parents stand before children, and a statement counts once for each place above its own."""
    facets = search(session, SearchRequest("创新")).facets
    assert shown(facets["place"]) == [
        ("安徽省", 3, 0),
        ("安庆市", 3, 1),
        ("大观区", 1, 2),
        ("潜山市", 1, 2),
        ("上海市", 1, 0),
        ("浦东新区", 1, 1),
        ("地区不详", 1, 0),
    ]
    assert shown(facets["mentioned"]) == [
        ("安徽省", 2, 0),
        ("安庆市", 2, 1),
        ("大观区", 1, 2),
        ("合肥市", 1, 1),
        ("上海市", 1, 0),
        ("未提及地区", 2, 0),
    ]
    assert shown(facets["visited"])[:2] == [("上海市", 4, 0), ("浦东新区", 2, 1)]
    assert shown(facets["visited"])[-1] == ("目的地不详", 1, 0)


def test_other_facets_have_their_labels_and_order(session: Session) -> None:
    """Most hits first, years backwards, the unknown last under a name of its own."""
    facets = search(session, SearchRequest("创新")).facets
    assert shown(facets["department"]) == [("人社局", 1, 0), ("科技局", 1, 0), ("部门不详", 3, 0)]
    assert shown(facets["speaker"]) == [("张三", 2, 0), ("李四", 2, 0), ("未署名", 1, 0)]
    assert shown(facets["level"]) == [("局长", 2, 0), ("书记", 1, 0), ("职级不详", 3, 0)]
    assert shown(facets["year"]) == [("2020年", 2, 0), ("2019年", 2, 0), ("日期不详", 1, 0)]
    assert shown(facets["event"]) == [("赴合肥考察", 2, 0), ("赴沪考察", 2, 0), ("未题名活动", 1, 0)]


def test_a_place_is_everything_below_it(session: Session) -> None:
    """A city finds its districts, and its own facet still shows what else could be added."""
    result = search(session, SearchRequest("", Filters(place=("3408",))))
    assert {hit.id for hit in result.hits} == {"s0", "s1", "s2"}
    assert ("上海市", 1, 0) in shown(result.facets["place"])
    assert [each.value for each in result.facets["place"] if each.selected] == ["3408"]
    assert shown(result.facets["year"]) == [("2020年", 2, 0), ("2019年", 1, 0)]


def test_the_unknown_can_be_asked_for(session: Session) -> None:
    """What is not known is a value like others, and so is an untitled event."""
    assert [hit.id for hit in search(session, SearchRequest("", Filters(year=(UNKNOWN,)))).hits] == ["s4"]
    assert [hit.id for hit in search(session, SearchRequest("", Filters(speaker=(UNKNOWN,)))).hits] == ["s3"]
    assert search(session, SearchRequest("", Filters(year=(UNKNOWN, "2020")))).total == 3


def test_dates_are_inclusive_and_leave_out_the_unknown(session: Session) -> None:
    """Both ends belong to the range."""

    def total(first: date | None, last: date | None) -> int:
        return search(session, SearchRequest("", Filters(date_from=first, date_to=last))).total

    assert total(date(2020, 9, 15), None) == 2
    assert total(None, date(2019, 3, 1)) == 2
    assert total(date(2019, 3, 1), date(2020, 9, 15)) == 4
    assert total(date(2020, 9, 16), None) == 0


def test_what_was_chosen_stays_listed_without_hits(session: Session) -> None:
    """A reader can always take a choice back, by its name."""
    filters = Filters(place=("3401",), speaker=("p-李四", "gone"), event=("e2",), year=("1999",), kind=("gap",))
    facets = search(session, SearchRequest("没有的话", filters)).facets
    for facet, label in (("place", "合肥市"), ("speaker", "李四"), ("speaker", "gone"), ("event", "未题名活动")):
        assert (label, 0, True) in [(each.label, each.count, each.selected) for each in facets[facet]]
    assert [(each.label, each.count) for each in facets["year"]] == [("1999年", 0)]
    assert [(each.label, each.count) for each in facets["kind"]] == [("差距", 0)]


def test_with_a_kind_the_match_must_stand_inside_it() -> None:
    """A statement that has gaps and says the word elsewhere is no hit; words may stand in two gaps."""
    said = (
        Said("创新好。差距是人才少。", passages=(("gap", 4, 11),)),
        Said("差距是创新少。二是人才少。", points=(("gap", 0, 7), ("gap", 7, 13))),
        Said("差距是创新少。要引人才。", points=(("gap", 0, 7), ("measure", 7, 12))),
    )
    with session_of(said) as session:

        def hits(query: str, *kinds: str) -> set[str]:
            return {hit.id for hit in search(session, SearchRequest(query, Filters(kind=kinds))).hits}

        assert hits("创新", "gap") == {"s1", "s2"}
        assert hits("人才", "gap") == {"s0", "s1"}
        assert hits("创新 人才", "gap") == {"s1"}
        assert hits("创新 人才", "gap", "measure") == {"s1"}
        assert hits("人才少。二", "gap") == set()
        assert hits("", "measure") == {"s2"}
        result = search(session, SearchRequest("人才", Filters(kind=("gap",))))
        assert {hit.id: hit.snippet.point for hit in result.hits} == {"s0": None, "s1": "1-2"}
        assert shown(result.facets["kind"]) == [("差距", 2, 0), ("举措", 1, 0)]


def test_a_kind_counts_beside_facts_and_what_must_not_occur() -> None:
    """A query of fields or of negations alone looks for nothing that could stand inside a kind: the statement must
    then have one."""
    said = (
        Said("差距是创新少。", place="3408", passages=(("gap", 0, 7),)),
        Said("要创新。", place="3408", passages=(("measure", 0, 4),)),
        Said("别的。", place="31"),
    )
    with session_of(said) as session:

        def hits(query: str, *kinds: str) -> set[str]:
            return {hit.id for hit in search(session, SearchRequest(query, Filters(kind=kinds))).hits}

        assert hits("类型:差距 地区:安庆") == hits("地区:安庆", "gap") == {"s0"}
        assert hits("-人才", "measure") == hits("-人才 类型:举措") == {"s1"}
        assert hits("类型:差距 -类型:举措") == {"s0"}
        assert hits("地区:安庆 或 别的", "gap") == {"s0"}
        assert hits("", UNKNOWN) == hits("类型:不详") == {"s2"}
        assert hits("", "nosuch") == set()
        assert shown(search(session, SearchRequest("地区:安庆")).facets["kind"]) == [("差距", 1, 0), ("举措", 1, 0)]
