"""Groups and years are those of a scan, and every number is what its filter finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.search.grouping import BEST, By, groups
from app.search.model import ITSELF, UNKNOWN, Filters, SearchRequest
from app.search.service import search
from app.search.years import Year, years
from tests.search.corpus import Held, Said, fill, session_of
from tests.search.test_search_scan import corpora, place_of, requests, speaking


@pytest.fixture(name="empty", scope="module")
def an_empty_session() -> Iterator[Session]:
    """Tables without rows; whoever fills them rolls back."""
    with session_of(()) as session:
        yield session


def opened(request: SearchRequest, field: str, value: str) -> SearchRequest:
    """The request narrowed to one group."""
    filters: dict[str, Any] = {field: (value,)}
    return replace(request, filters=replace(request.filters, **filters))


def values_of(said: Said, by: By) -> set[str]:
    """The groups that a statement belongs to."""
    if by is By.PLACE:
        return {place_of(said) or UNKNOWN}
    if by is By.SPEAKER:
        voices = {speaking(voice) for voice in said.voices} or {UNKNOWN}
        return {f"p-{said.speaker}"} if said.speaker else voices
    return {department for department, _ in said.roles if department} or {UNKNOWN}


@given(corpus=corpora(), request=requests(), by=st.sampled_from(By), size=st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_groups_are_those_of_a_scan(
    empty: Session, corpus: tuple[list[Said], list[Held]], request: SearchRequest, by: By, size: int
) -> None:
    """All groups over all pages, each with the number that its filter finds and with hits of its own."""
    said, events = corpus
    try:
        fill(empty, said, events)
        found = [int(hit.id[1:]) for hit in search(empty, request).hits]
        expected: dict[str, set[str]] = {}
        for number in found:
            for value in values_of(said[number], by):
                chosen = {By.DEPARTMENT: request.filters.department, By.SPEAKER: request.filters.speaker}.get(by)
                if value in (chosen or {value}):
                    expected.setdefault(value, set()).add(f"s{number}")
        first = groups(empty, request, by, 1, size)
        assert (first.total, first.count) == (len(found), len(expected))
        pages = [groups(empty, request, by, page, size) for page in range(1, first.pages + 1)]
        held = [group for page in pages for group in page.groups]
        assert {group.value.removesuffix(ITSELF): group.total for group in held} == {
            value: len(members) for value, members in expected.items()
        }
        for group in held:
            members = {hit.id for hit in search(empty, opened(request, by, group.value)).hits}
            assert members == expected[group.value.removesuffix(ITSELF)]
            assert len(group.hits) == min(BEST, len(members))
            assert {hit.id for hit in group.hits} <= members
        known = [group.total for group in held if group.value != UNKNOWN]
        assert known == sorted(known, reverse=True)
    finally:
        empty.rollback()


@given(corpus=corpora(), request=requests())
@settings(max_examples=60, deadline=None)
def test_years_are_those_of_a_scan(
    empty: Session, corpus: tuple[list[Said], list[Held]], request: SearchRequest
) -> None:
    """Every year between the first and the last, beside everything of that year that a search finds."""
    said, events = corpus
    try:
        fill(empty, said, events)
        answer = years(empty, request)
        hits = search(empty, request).hits
        dated = [hit.date.year for hit in hits if hit.date]
        span = range(min(dated), max(dated) + 1) if dated else range(0)

        def whole(value: str) -> int:
            return search(empty, SearchRequest("", Filters(year=(value,)))).total

        assert answer.years == tuple(Year(str(y), dated.count(y), whole(str(y))) for y in span)
        assert answer.undated == Year(UNKNOWN, len(hits) - len(dated), whole(UNKNOWN))
        assert answer.total == len(hits)
    finally:
        empty.rollback()


def test_the_best_of_a_group_come_in_the_order_of_the_list() -> None:
    """By relevance, as the list has them; the unknown comes last, however large."""
    said = [Said("创新" * n + "甲" * 20, speaker="张三") for n in (1, 4, 2)] + [Said("创新")] * 4
    with session_of(said) as session:
        request = SearchRequest("创新")
        answer = groups(session, request, By.SPEAKER)
        listed = [hit.id for hit in search(session, opened(request, "speaker", "p-张三")).hits]
    assert [(group.label, group.total) for group in answer.groups] == [("张三", 3), ("未署名", 4)]
    assert [hit.id for hit in answer.groups[0].hits] == listed


def test_a_place_is_a_group_without_what_lies_below_it() -> None:
    """Its filter says so; a place with nothing below it needs no word for that. The places above it are named."""
    said = [Said("创新", place=code) for code in ("3408", "340803", "34")]
    with session_of(said) as session:
        answer = groups(session, SearchRequest("创新"), By.PLACE)
        both = search(session, SearchRequest("", Filters(place=("34" + ITSELF, "340803"))))
    assert {(group.value, group.label, group.above, group.total) for group in answer.groups} == {
        ("3408" + ITSELF, "安庆市", ("安徽省",), 1),
        ("340803", "大观区", ("安徽省", "安庆市"), 1),
        ("34" + ITSELF, "安徽省", (), 1),
    }
    assert both.total == 2


def test_a_year_without_hits_is_a_gap_with_its_share() -> None:
    """Between the first and the last; a share of nothing is nothing."""
    events = [Held(date(year, 5, 1)) for year in (2017, 2019, 2018)]
    with session_of([Said("创新", event=0), Said("创新", event=1), Said("人才", event=2)], events) as session:
        answer = years(session, SearchRequest("创新"))
        broken = years(session, SearchRequest('"创'))
    assert [(each.value, each.count, each.whole, each.share) for each in answer.years] == [
        ("2017", 1, 1, 1.0),
        ("2018", 0, 1, 0.0),
        ("2019", 1, 1, 1.0),
    ]
    assert answer.undated.share == 0.0
    assert broken.problem is not None
