"""Filters, totals and facet counts against a scan of the same corpus in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.search.filters import FACETS
from app.search.language import literals_of, parse_query
from app.search.model import UNKNOWN, FacetValue, Filters, SearchRequest
from app.search.service import search
from app.store.tables import PUBLISHED, WITHDRAWN
from app.text.folding import fold
from tests.search.corpus import PLACES, Held, Said, fill, session_of

KINDS = ("insight", "gap", "measure", "proposal")
DAYS = (None, date(2019, 11, 25), date(2020, 1, 1), date(2020, 12, 31))


def values(said: Said, held: Held, facet: str, query: str) -> set[str]:
    """The buckets of one facet that a statement belongs to."""
    places = {"place": [said.place] if said.place else [], "visited": held.destinations, "mentioned": said.mentions}
    if facet in places:
        return {part for code in places[facet] for part in PLACES[code][1].split("/")} or {UNKNOWN}
    if facet == "kind":
        return {kind for kind in KINDS if in_kind(said, kind, query)}
    plain: dict[str, set[str | None]] = {
        "department": {department for department, _ in said.roles},
        "level": {level for _, level in said.roles},
        "speaker": {f"p-{said.speaker}" if said.speaker else None},
        "event": {f"e{said.event}"},
        "year": {str(held.day.year) if held.day else None},
    }
    return {value for value in plain[facet] if value} or {UNKNOWN}


def in_kind(said: Said, kind: str, query: str) -> bool:
    """Whether every literal stands in a stretch of that kind, or there is one where nothing is looked for."""
    stretches = [fold(said.text)[start:end] for found, start, end in (*said.points, *said.passages) if found == kind]
    literals = literals_of(parse_query(query).root)
    return bool(stretches) and all(any(literal.folded in part for part in stretches) for literal in literals)


def passes(said: Said, held: Held, request: SearchRequest, but: str = "") -> bool:
    """Whether a statement is a hit, leaving out the filter of one facet."""
    filters = request.filters
    literals = literals_of(parse_query(request.query).root)
    if said.state != PUBLISHED or not all(literal.folded in fold(said.text) for literal in literals):
        return False
    if filters.date_from and (held.day is None or held.day < filters.date_from):
        return False
    if filters.date_to and (held.day is None or held.day > filters.date_to):
        return False
    chosen = {facet: set(getattr(filters, facet)) for facet in FACETS if facet != but}
    return all(not wanted or wanted & values(said, held, facet, request.query) for facet, wanted in chosen.items())


@st.composite
def statements(draw: st.DrawFn, events: int) -> Said:
    """A statement with anything a filter may ask for, or without it."""
    body = draw(st.text(alphabet="创新人才,。", min_size=1, max_size=14))
    heading = draw(st.none() | st.text(alphabet="创新人才", min_size=1, max_size=4))
    size = len(body) + (len(heading) + 1 if heading else 0)

    def spans(kinds: Sequence[str | None]) -> st.SearchStrategy[tuple[str | None, int, int]]:
        ends = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
        return st.tuples(st.sampled_from(kinds), ends).map(lambda each: (each[0], each[1][0], each[1][1]))

    codes = st.sampled_from(sorted(PLACES))
    roles = st.tuples(st.sampled_from((None, "人社局", "科技局")), st.sampled_from((None, "局长", "书记")))
    return Said(
        body,
        heading,
        event=draw(st.integers(0, events - 1)),
        speaker=draw(st.sampled_from((None, "张三", "李四"))),
        place=draw(st.none() | codes),
        roles=tuple(draw(st.lists(roles, max_size=3))),
        mentions=tuple(draw(st.lists(codes, max_size=3, unique=True))),
        points=tuple(draw(st.lists(spans((None, *KINDS)), max_size=3))),
        passages=tuple((kind or "", s, e) for kind, s, e in draw(st.lists(spans(KINDS), max_size=2))),
        state=draw(st.sampled_from((PUBLISHED, PUBLISHED, PUBLISHED, WITHDRAWN))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Said], list[Held]]:
    """A few events and what was said at them."""
    places = st.lists(st.sampled_from(sorted(PLACES)), max_size=3).map(tuple)
    events = draw(st.lists(st.builds(Held, day=st.sampled_from(DAYS), destinations=places), min_size=1, max_size=3))
    return draw(st.lists(statements(len(events)), min_size=1, max_size=8)), events


def choices(facet: str) -> list[str]:
    """Every value a filter may name, and one that no corpus has."""
    known = {
        "department": ["人社局", "科技局"],
        "level": ["局长", "书记"],
        "speaker": ["p-张三", "p-李四"],
        "event": ["e0", "e1"],
        "year": ["2019", "2020"],
        "kind": list(KINDS),
    }
    return [*known.get(facet, sorted(PLACES)), UNKNOWN, "nowhere"]


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    """A query with filters."""
    chosen = {
        facet: tuple(draw(st.lists(st.sampled_from(choices(facet)), min_size=1, max_size=2, unique=True)))
        for facet in draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True))
    }
    first, last = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    query = draw(st.sampled_from(("", "创", "创新", "创新 人", '"才,"', "人才 新。")))
    return SearchRequest(query, Filters(**chosen, date_from=first, date_to=last), size=100)


@pytest.fixture(name="empty", scope="module")
def an_empty_session() -> Iterator[Session]:
    """Tables without rows; whoever fills them rolls back."""
    with session_of(()) as session:
        yield session


@given(corpus=corpora(), asked=st.lists(requests(), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_hits_and_counts_are_those_of_a_scan(
    empty: Session, corpus: tuple[list[Said], list[Held]], asked: list[SearchRequest]
) -> None:
    """Total, hits and every count of every facet, with a facet counted without its own filter."""
    said, events = corpus
    try:
        fill(empty, said, events)
        for request in asked:
            result = search(empty, request)
            expected = {i for i, one in enumerate(said) if passes(one, events[one.event], request)}
            assert {hit.id for hit in result.hits} == {f"s{i}" for i in expected}
            assert result.total == len(result.hits) == len(expected)
            for facet in FACETS:
                counts: dict[str, int] = {}
                for one in said:
                    if passes(one, events[one.event], request, but=facet):
                        for value in values(one, events[one.event], facet, request.query):
                            counts[value] = counts.get(value, 0) + 1
                shown = {each.value: each.count for each in result.facets[facet] if each.count}
                assert shown == counts, facet
    finally:
        empty.rollback()


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
