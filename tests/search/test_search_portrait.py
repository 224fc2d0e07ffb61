"""A portrait counts what a search with the same filters counts, and names the same newest statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.model import Filters, SearchRequest, Sort
from app.search.portrait import portrait
from app.search.service import search
from app.store.tables import StatementRow
from tests.search.corpus import Held, Said, fill, session_of
from tests.search.test_search_scan import KINDS, corpora, requests

FACETS = ("place", "visited", "department", "speaker", "event", "year")


@pytest.fixture(name="empty", scope="module")
def an_empty_session() -> Iterator[Session]:
    """Tables without rows; whoever fills them rolls back."""
    with session_of(()) as session:
        yield session


def newest(session: Session, filters: Filters, number: int) -> list[str]:
    """The ids of the newest statements that a search finds."""
    return [hit.id for hit in search(session, SearchRequest("", filters, Sort.NEWEST, size=number)).hits]


@given(corpus=corpora(), request=requests())
@settings(max_examples=60, deadline=None)
def test_a_portrait_is_that_of_the_search(
    empty: Session, corpus: tuple[list[Said], list[Held]], request: SearchRequest
) -> None:
    """Totals, kinds, values of facets and the newest of each, under any filters but a kind."""
    said, events = corpus
    filters = replace(request.filters, kind=())
    try:
        fill(empty, said, events)
        held = portrait(empty, filters, 3, 2, FACETS)
        ids = dict(empty.execute(select(StatementRow.number, StatementRow.id)).all())
        found = search(empty, SearchRequest("", filters, buckets=100))
        assert held.statements.total == found.total
        assert [ids[number] for number in held.statements.newest] == newest(empty, filters, 3)
        for kind in KINDS:
            there = search(empty, SearchRequest("", replace(filters, kind=(kind,))))
            assert there.total == (held.kinds[kind].total if kind in held.kinds else 0)
            if kind in held.kinds:
                chosen = replace(filters, kind=(kind,))
                assert [ids[number] for number in held.kinds[kind].newest] == newest(empty, chosen, 2)
        for facet in FACETS:
            assert held.values[facet] == {each.value: each.count for each in found.facets[facet] if each.count}
            assert list(held.values[facet].values()) == sorted(held.values[facet].values(), reverse=True)
        assert held.newest >= set(held.statements.newest)
    finally:
        empty.rollback()


def test_nothing_is_held_where_nothing_is_asked_for() -> None:
    """No newest statements, no facets; the totals are there."""
    with session_of([Said("创新", speaker="张三")]) as session:
        held = portrait(session, Filters(), 0, 0)
    assert (held.statements.total, held.statements.newest, held.values, held.newest) == (1, (), {}, set())
