"""Exact counts over the whole set of hits, and the buckets that are shown of them.

A statement counts once per value. A facet that the request filters by is counted without its own filter, so that a
reader can add alternatives to it; all other facets are narrowed by that filter. Chosen values are always listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.search.buckets import PlaceName, flat_buckets, place_buckets
from app.search.hits import Hits
from app.search.index.layout import KINDS
from app.search.index.library import Library
from app.search.model import FACETS, PLACES, UNKNOWN, FacetValue, SearchRequest
from app.search.voices import voice_label
from app.store.tables import EventRow, PlaceRow, SpeakerRow

TOLD_APART = func.coalesce(SpeakerRow.name + "（" + SpeakerRow.byname + "）", SpeakerRow.name)
"""A speaker's name, with place and role where the corpus holds namesakes."""

_THESE: BindParameter[list[str]] = bindparam("these", expanding=True)
_NAMES: dict[str, Select[str, str | None]] = {
    "speaker": select(SpeakerRow.id, TOLD_APART).where(SpeakerRow.id.in_(_THESE)),
    "event": select(EventRow.id, EventRow.title).where(EventRow.id.in_(_THESE)),
}
Places = Mapping[str, PlaceName]


def places_of(session: Session, library: Library) -> Places:
    """Every place of the corpus by its code."""
    held = library.snapshot.kept.get("places")
    if held is None:
        rows = session.execute(select(PlaceRow.code, PlaceRow.name, PlaceRow.chain))
        held = {code: PlaceName(name, tuple(chain.split("/"))) for code, name, chain in rows}
        library.snapshot.kept["places"] = held
    assert isinstance(held, dict)
    return held


def facets_of(
    session: Session, library: Library, found: Sequence[Hits], request: SearchRequest, places: Places
) -> tuple[dict[str, tuple[FacetValue, ...]], dict[str, int]]:
    """The buckets of every facet, and how many more there are."""
    totals = {facet: count_values(library, found, facet) for facet in FACETS if facet != "kind"}
    chosen: dict[str, tuple[str, ...]] = {facet: getattr(request.filters, facet) for facet in FACETS}
    asked = library.book.codes_of({facet: [*chosen[facet], *_above(chosen[facet], places)] for facet in totals})
    listed = {
        facet: list(dict.fromkeys([*_most(held, None if facet == "year" else request.buckets), *asked[facet]]))
        for facet, held in totals.items()
    }
    _add_parents(library, listed, places)
    values = library.book.values_of(listed)
    counts = {
        facet: {values[facet][code]: int(totals[facet][code]) for code in codes} for facet, codes in listed.items()
    }
    counts["kind"] = {kind: n for kind, n in count_kinds(found).items() if n}
    more = dict.fromkeys(FACETS, 0)
    for facet, held in totals.items():
        more[facet] = int(np.count_nonzero(held)) - sum(map(bool, counts[facet].values()))
    buckets = {}
    for facet in FACETS:
        complete = dict.fromkeys(chosen[facet], 0) | counts[facet]
        if facet in PLACES:
            parents = dict.fromkeys(_above(chosen[facet], places), 0)
            known = {value: n for value, n in (parents | complete).items() if value in places or value == UNKNOWN}
            buckets[facet] = place_buckets(known, facet, chosen[facet], places)
        else:
            names = names_of(session, library, facet, complete)
            buckets[facet] = flat_buckets(complete, facet, chosen[facet], names)
    return buckets, more


def count_values(library: Library, found: Sequence[Hits], facet: str) -> NDArray[np.int64]:
    """The hits that have each value of a facet, by the number of the value."""
    size = library.snapshot.sizes.get(facet, 0)
    totals = np.zeros(size, np.int64)
    for hits in found:
        totals += hits.part.segment.facets[facet].counts(hits.chosen(facet), size)
    return totals


def count_kinds(found: Sequence[Hits]) -> dict[str, int]:
    """For each kind the statements that match inside a point or passage of it."""
    return {kind: sum(int(np.count_nonzero(h.counted("kind") & h.of_kind(kind))) for h in found) for kind in KINDS}


def names_of(session: Session, library: Library, facet: str, values: Iterable[str]) -> dict[str, str]:
    """The names of speakers and events by their values, as far as they have one; nothing for other facets."""
    if facet not in _NAMES:
        return {}
    held = library.snapshot.kept.setdefault(f"names of {facet}", {})
    assert isinstance(held, dict)
    missing = [value for value in values if value not in held and value != UNKNOWN]
    if missing:
        held.update(dict(session.connection().execute(_NAMES[facet], {"these": missing}).all()))
        held.update({value: label for value in missing if facet == "speaker" and (label := voice_label(value))})
    return {value: held[value] for value in values if held.get(value)}


def _most(totals: NDArray[np.int64], limit: int | None) -> list[int]:
    """The numbers of the values with most hits, those with hits only."""
    codes = np.flatnonzero(totals)
    if limit is not None and len(codes) > limit > 0:
        counts = totals[codes]
        at_least = np.cumsum(np.bincount(counts)[::-1])  # how many have the greatest count, the next greatest, …
        kept = counts >= len(at_least) - 1 - np.searchsorted(at_least, limit)
        codes = codes[kept][np.argsort(-counts[kept], kind="stable")]
    found: list[int] = codes[:limit].tolist()
    return found


def _add_parents(library: Library, listed: dict[str, list[int]], places: Places) -> None:
    """Every place above one that is listed is listed as well."""
    trees = {facet: listed[facet] for facet in PLACES}
    for facet, values in library.book.values_of(trees).items():
        missing = sorted(_above(values.values(), places).difference(values.values()))
        listed[facet] += library.book.codes_of({facet: missing})[facet]


def _above(values: Iterable[str], places: Places) -> set[str]:
    """The places among ``values`` and all that they lie in."""
    return {code for value in values if value in places for code in places[value].chain}
