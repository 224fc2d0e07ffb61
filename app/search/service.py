"""One search: the exact total, a page of hits and the facets of the whole set, from one moment of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from sqlalchemy.orm import Session

from app.search.facets import facets_of, places_of
from app.search.hits import Hits, find
from app.search.index.library import Library, open_library
from app.search.language import parse_query
from app.search.loading import load_hits
from app.search.model import FACETS, Filters, Hit, SearchRequest, SearchResult, Sort
from app.search.query import Node, terms_of
from app.search.ranking import Keys, ordered, relevance

LARGEST_PAGE = 100
"""Hits on a page at the most."""
BATCH = 200
"""Hits that are read at once where all of them are wanted."""
MOST_BUCKETS = 10_000
"""Buckets of a facet at the most."""


def search(session: Session, request: SearchRequest) -> SearchResult:
    """Answer ``request``. Nothing is written and nothing raised for what a reader may type.

    A query that cannot be read gives no hits and a ``problem``. The size of a page is brought into 1 to LARGEST_PAGE
    and its number to 1 at least (``result.request`` says what was answered); a page behind the last is empty, so that
    a reader of all pages comes to an end, and ``pages`` says where the last one is.
    """
    size = min(max(request.size, 1), LARGEST_PAGE)
    buckets = min(max(request.buckets, 0), MOST_BUCKETS)
    request = replace(request, size=size, page=max(request.page, 1), buckets=buckets)
    query = parse_query(request.query)
    if query.problem is not None:
        return SearchResult(request, query.interpreted, 0, 0, (), dict.fromkeys(FACETS, ()), query.problem)
    library = open_library(session.connection())
    found = find(library, query.root, request.filters)
    total = _total(found)
    keys = _keys(library, found, query.root, request)
    numbers = ordered(found, keys, (request.page - 1) * size, size)
    places = places_of(session, library)
    facets, more = facets_of(session, library, found, request, places)
    return SearchResult(
        request=request,
        interpreted=query.interpreted,
        total=total,
        pages=-(-total // size),
        hits=load_hits(session, numbers, query.root, request.filters.kind, places),
        facets=facets,
        more=more,
    )


def every_hit(session: Session, request: SearchRequest) -> Iterator[Hit]:
    """All hits of ``request`` in its order (its page does not count), from one moment of the corpus, ``BATCH`` texts in
    memory at a time; none for a query that cannot be read."""
    query = parse_query(request.query)
    if query.problem is not None:
        return
    library = open_library(session.connection())
    found = find(library, query.root, request.filters)
    numbers = ordered(found, _keys(library, found, query.root, request), 0, _total(found))
    places = places_of(session, library)
    for at in range(0, len(numbers), BATCH):
        yield from load_hits(session, numbers[at : at + BATCH], query.root, request.filters.kind, places)


def counter(session: Session, filters: Filters | None = None) -> Callable[[Node | None], int]:
    """A function that counts the statements for which a tree holds, among those that ``filters`` leave. It counts in
    one moment of the corpus and each tree once, and only counting is done: a millisecond or less for most trees."""
    library = open_library(session.connection())
    return cache(lambda root: _total(find(library, root, filters or Filters())))


def _keys(library: Library, found: Sequence[Hits], root: Node | None, request: SearchRequest) -> Keys | None:
    terms = terms_of(root)
    ranked = bool(terms) and request.sort is Sort.RELEVANCE
    return relevance(found, terms, library.snapshot) if ranked else None


def _total(found: Sequence[Hits]) -> int:
    return sum(int(np.count_nonzero(hits.mask)) for hits in found)
