"""One search: the exact total, a page of hits and the facets of the whole set, from one SELECT over one set of hits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import String, cast, func, select, union_all
from sqlalchemy.orm import Session

from app.search.buckets import TREES, Counted, PlaceName, flat_buckets, place_buckets
from app.search.facets import NOTHING, TOLD_APART, Part, part, parts
from app.search.filters import FACETS, selected
from app.search.hitset import HitSet
from app.search.language import parse_query
from app.search.loading import load_hits, load_places
from app.search.model import FacetValue, Filters, SearchRequest, SearchResult
from app.search.query import Query, literals_of
from app.search.ranking import order
from app.store.tables import EventRow, SpeakerRow

LARGEST_PAGE = 100
"""Hits on a page at the most."""

_NAMES = {"speaker": (SpeakerRow.id, TOLD_APART), "event": (EventRow.id, EventRow.title)}


def search(session: Session, request: SearchRequest) -> SearchResult:
    """Answer ``request``. Nothing is written and nothing raised for what a reader may type.

    A query that cannot be read gives no hits and a ``problem``. The size of a page is brought into 1 to LARGEST_PAGE
    and its number to 1 at least (``result.request`` says what was answered); a page behind the last is empty, so that
    a reader of all pages comes to an end, and ``pages`` says where the last one is.
    """
    size = min(max(request.size, 1), LARGEST_PAGE)
    request = replace(request, size=size, page=max(request.page, 1))
    query = parse_query(request.query)
    if query.problem is not None:
        return SearchResult(request, query.interpreted, 0, 0, (), dict.fromkeys(FACETS, ()), query.problem)
    total, numbers, counted = _count(session, query, request)
    places = load_places(session)
    literals = [part.folded for part in literals_of(query.root)]
    return SearchResult(
        request=request,
        interpreted=query.interpreted,
        total=total,
        pages=-(-total // size),
        hits=load_hits(session, numbers, literals, request.filters.kind, places),
        facets={facet: _facet(session, facet, request.filters, counted[facet], places) for facet in FACETS},
    )


def _count(session: Session, query: Query, request: SearchRequest) -> tuple[int, list[int], dict[str, list[Counted]]]:
    hits = HitSet(query, request)
    every = union_all(_total(hits), _page(hits, request), *parts(hits, query.root))
    total, numbers = 0, []
    counted: dict[str, list[Counted]] = {facet: [] for facet in FACETS}
    for facet, value, label, count in session.execute(every):
        if facet == "total":
            total = count
        elif facet == "page" and value is not None:
            numbers.append((count, int(value)))
        else:
            counted[facet].append(Counted(value, label, count))
    return total, [number for _, number in sorted(numbers)], counted


def _total(hits: HitSet) -> Part:
    return part("total", NOTHING, NOTHING, func.count()).select_from(hits.rows).where(hits.hit)


def _page(hits: HitSet, request: SearchRequest) -> Part:
    page = select(hits.rows).where(hits.hit).order_by(*order(hits.rows))
    shown = page.limit(request.size).offset((request.page - 1) * request.size).subquery()
    place = func.row_number().over(order_by=order(shown))
    return part("page", cast(shown.c.number, String), NOTHING, place)


def _facet(
    session: Session, facet: str, filters: Filters, rows: list[Counted], places: Mapping[str, PlaceName]
) -> tuple[FacetValue, ...]:
    chosen = selected(filters, facet)
    if facet in TREES:
        return place_buckets(rows, facet, chosen, places)
    names: dict[str, str] = {}
    if chosen and facet in _NAMES:
        key, name = _NAMES[facet]
        names = {value: label for value, label in session.execute(select(key, name).where(key.in_(chosen))) if label}
    return flat_buckets(rows, facet, chosen, names)
