"""The hits of a query by speaker, department or place: every group with its exact number and its best hits.

A place is the one that the speaker serves, without what lies below it (本级). A statement with several departments
or of several people stands in the group of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from app.search.buckets import UNKNOWN_LABELS
from app.search.facets import Places, names_of, places_of
from app.search.hits import Hits, find
from app.search.index.facet import Chosen
from app.search.index.layout import Mask
from app.search.index.library import Library, open_library
from app.search.language import parse_query
from app.search.loading import load_hits
from app.search.model import ITSELF, UNKNOWN, Hit, QueryProblem, SearchRequest, Sort
from app.search.query import terms_of
from app.search.ranking import Keys, ordered, relevance

BEST = 3
"""Hits that are shown of a group at the most."""
LARGEST_PAGE = 50
"""Groups of a page at the most."""


class By(StrEnum):
    """What hits are grouped by; also the name of the filter that opens a group."""

    SPEAKER = "speaker"
    DEPARTMENT = "department"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Group:
    """``value`` for the filter finds exactly the ``total`` statements of the group; ``above`` are the names of the
    places that a place lies in, the widest first."""

    value: str
    label: str
    above: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """One page of groups, most statements first, the unknown last; ``count`` is the number of all groups, ``total``
    that of the statements in them."""

    request: SearchRequest
    interpreted: str
    by: By
    total: int
    count: int
    page: int
    size: int
    pages: int
    groups: tuple[Group, ...]
    problem: QueryProblem | None = None


def groups(session: Session, request: SearchRequest, by: By = By.SPEAKER, page: int = 1, size: int = 10) -> Groups:
    """The hits of ``request`` (its own page does not count) in groups. Never raises for what a reader may type; a page
    behind the last is empty. Where the request filters by departments or speakers, only these are
    groups of their kind."""
    page, size = max(page, 1), min(max(size, 1), LARGEST_PAGE)
    query = parse_query(request.query)
    if query.problem is not None:
        return Groups(request, query.interpreted, by, 0, 0, page, size, 0, (), query.problem)
    library = open_library(session.connection())
    found = find(library, query.root, request.filters)
    terms = terms_of(query.root)
    ranked = bool(terms) and request.sort is Sort.RELEVANCE
    keys = relevance(found, terms, library.snapshot) if ranked else None
    totals = _totals(library, found, by)
    unknown = library.book.codes_of({by: [UNKNOWN]})[by]
    codes = np.flatnonzero(totals)
    chosen = {By.DEPARTMENT: request.filters.department, By.SPEAKER: request.filters.speaker}.get(by)
    if chosen:
        codes = np.intersect1d(codes, np.array(library.book.codes_of({by: chosen})[by], np.int64))
    codes = codes[np.lexsort((codes, -totals[codes], np.isin(codes, unknown)))]
    shown: list[int] = codes[(page - 1) * size : page * size].tolist()
    best = {code: _best(found, keys, by, code) for code in shown}
    numbers = list(dict.fromkeys(number for held in best.values() for number in held))
    places = places_of(session, library)
    hits = load_hits(session, numbers, query.root, request.filters.kind, places)
    by_number = dict(zip(numbers, hits, strict=True))
    values = library.book.values_of({by: shown})[by]
    names = names_of(session, library, by, values.values())
    return Groups(
        request=request,
        interpreted=query.interpreted,
        by=by,
        total=sum(int(np.count_nonzero(hits.mask)) for hits in found),
        count=len(codes),
        page=page,
        size=size,
        pages=-(-len(codes) // size),
        groups=tuple(
            _group(by, values[code], int(totals[code]), [by_number[number] for number in best[code]], names, places)
            for code in shown
        ),
    )


def _group(by: By, value: str, total: int, hits: Sequence[Hit], names: dict[str, str], places: Places) -> Group:
    if value == UNKNOWN:
        return Group(value, UNKNOWN_LABELS[by], (), total, tuple(hits))
    if by is not By.PLACE:
        return Group(value, names.get(value, value), (), total, tuple(hits))
    chain = [code for code in places[value].chain if code in places]
    wider = any(value in place.chain[:-1] for place in places.values())
    above = tuple(places[code].name for code in chain[:-1])
    return Group(value + ITSELF if wider else value, places[value].name, above, total, tuple(hits))


def _totals(library: Library, found: Sequence[Hits], by: By) -> NDArray[np.int64]:
    size = library.snapshot.sizes.get(by, 0)
    totals = np.zeros(size, np.int64)
    for hits in found:
        segment = hits.part.segment
        if by is By.PLACE:
            totals += np.bincount(segment.facets[by].last[hits.mask], minlength=size)
        else:
            totals += segment.facets[by].counts(Chosen.of(hits.mask), size)
    return totals


def _best(found: Sequence[Hits], keys: Keys | None, by: By, code: int) -> list[int]:
    members = [_members(hits, by, code) for hits in found]
    narrowed = [replace(hits, mask=hits.mask & mask) for hits, mask in zip(found, members, strict=True)]
    if keys is not None:
        keys = keys[np.concatenate([mask[hits.mask] for hits, mask in zip(found, members, strict=True)])]
    return ordered(narrowed, keys, 0, BEST)


def _members(hits: Hits, by: By, code: int) -> Mask:
    segment = hits.part.segment
    if by is By.PLACE:
        mask: Mask = segment.facets[by].last == code
        return mask
    return segment.facets[by].having(np.array([code], np.int32))
