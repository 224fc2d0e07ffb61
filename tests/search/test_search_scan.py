"""Hits, totals and facet counts are those of a plain scan over generated corpora."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.search.language import parse_query
from app.search.model import FACETS, UNKNOWN, Filters, SearchRequest
from app.search.query import literals_of
from app.search.service import search
from app.store.tables import PUBLISHED, WITHDRAWN
from app.text.folding import fold
from tests.search.corpus import PLACES, Held, Said, Voiced, fill, session_of

KINDS = ("insight", "gap", "measure", "proposal")
VOICES = (
    Voiced("张三", place="3408", role="书记"),
    Voiced("张三", linked="张三"),
    Voiced("王五", place="31"),
    Voiced("王局长", full=False, role="局长"),
)
"""Who may speak together."""
DAYS = (None, date(2019, 11, 25), date(2020, 1, 1), date(2020, 12, 31))


def values(said: Said, held: Held, facet: str, query: str) -> set[str]:
    """The buckets of one facet that a statement belongs to."""
    together = [] if said.speaker else [voice.place for voice in said.voices if voice.place]
    places = {
        "place": [said.place] if said.place else together,
        "visited": held.destinations,
        "mentioned": said.mentions,
    }
    if facet in places:
        return {part for code in places[facet] for part in PLACES[code][1].split("/")} or {UNKNOWN}
    if facet == "kind":
        return {kind for kind in KINDS if in_kind(said, kind, query)}
    plain: dict[str, set[str | None]] = {
        "department": {department for department, _ in said.roles},
        "level": {level for _, level in said.roles},
        "speaker": {f"p-{said.speaker}"} if said.speaker else {speaking(voice) for voice in said.voices},
        "event": {f"e{said.event}"},
        "year": {str(held.day.year) if held.day else None},
    }
    return {value for value in plain[facet] if value} or {UNKNOWN}


def place_of(said: Said) -> str | None:
    """The place that a statement goes by: its speaker's, or that of the first one of several whose place is known."""
    voices = () if said.speaker else said.voices
    return said.place or next((voice.place for voice in voices if voice.place), None)


def speaking(voice: Voiced) -> str:
    """The bucket of one of those who speak where no single person does."""
    return f"p-{voice.linked}" if voice.linked else f"{'together' if voice.full else 'printed'}:{voice.name}"


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
    if UNKNOWN in chosen.get("kind", ()) and not {kind for kind, _, _ in (*said.points, *said.passages)} & set(KINDS):
        del chosen["kind"]
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
        speaker=draw(st.sampled_from((None, None, "张三", "李四"))),
        place=draw(st.none() | codes),
        roles=tuple(draw(st.lists(roles, max_size=3))),
        mentions=tuple(draw(st.lists(codes, max_size=3, unique=True))),
        points=tuple(draw(st.lists(spans((None, *KINDS)), max_size=3))),
        passages=tuple((kind or "", s, e) for kind, s, e in draw(st.lists(spans(KINDS), max_size=2))),
        state=draw(st.sampled_from((PUBLISHED, PUBLISHED, PUBLISHED, WITHDRAWN))),
        voices=tuple(draw(st.lists(st.sampled_from(VOICES), max_size=3, unique=True))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Said], list[Held]]:
    """A few events and what was said at them."""
    places = st.lists(st.sampled_from(sorted(PLACES)), max_size=3).map(tuple)
    events = draw(st.lists(st.builds(Held, day=st.sampled_from(DAYS), destinations=places), min_size=1, max_size=3))
    return draw(st.lists(statements(len(events)), min_size=1, max_size=8)), events


def called(said: Said) -> set[str]:
    """The names by which a query may ask for who speaks."""
    return {said.speaker} if said.speaker else {voice.name for voice in said.voices} or {"不详"}


def choices(facet: str) -> list[str]:
    """Every value a filter may name, and one that no corpus has."""
    known = {
        "department": ["人社局", "科技局"],
        "level": ["局长", "书记"],
        "speaker": ["p-张三", "p-李四", *(speaking(voice) for voice in VOICES)],
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


def check_names(session: Session, said: Sequence[Said], events: Sequence[Held], request: SearchRequest) -> None:
    """Who speaks is found by every name, one of several people and words that stand for a name as well."""
    plain = replace(request, query="")
    for name in ("张三", "李四", "王五", "王局长", "不详"):
        meant = {f"s{i}" for i, one in enumerate(said) if name in called(one) and passes(one, events[one.event], plain)}
        assert {hit.id for hit in search(session, replace(request, query=f"发言人:{name}")).hits} == meant, name


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
            check_names(empty, said, events, request)
    finally:
        empty.rollback()
