"""Which statements a request is about: for every part of the index the hits, and those that one filter alone keeps
out, so that a reader sees what adding a value to the chosen ones would bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from app.search.index.facet import Chosen
from app.search.index.layout import KIND_FLAG, Mask
from app.search.index.library import Library, Part
from app.search.index.matching import Matcher
from app.search.meanings import meanings, required_kinds
from app.search.model import FACETS, ITSELF, Filters
from app.search.query import Node

_Codes = NDArray[np.int32]


@dataclass(frozen=True)
class Hits:
    """The hits of ``root`` in one part. ``without[facet]`` are the statements that miss no filter but that of
    ``facet``, for the facets that the request filters by."""

    matcher: Matcher
    root: Node | None
    mask: Mask
    without: Mapping[str, Mask]

    @property
    def part(self) -> Part:
        """The part of the index."""
        return self.matcher.part

    def counted(self, facet: str) -> Mask:
        """The statements that are counted in ``facet``."""
        return self.without.get(facet, self.mask)

    def of_kind(self, kind: str) -> Mask:
        """The statements that match inside a point or passage of a kind, whatever the filters."""
        return of_kind(self.matcher, self.root, kind)

    def chosen(self, facet: str) -> Chosen:
        """The statements that are counted in ``facet``, as rows."""
        return Chosen.of(self.without[facet]) if facet in self.without else self._chosen

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """The hits as rows of the segment, ascending."""
        return np.flatnonzero(self.mask)

    @cached_property
    def _chosen(self) -> Chosen:
        return Chosen.of(self.mask)


def find(library: Library, root: Node | None, filters: Filters) -> list[Hits]:
    """The hits of every part of the index, in the order of the parts."""
    root, required = required_kinds(root)
    codes = meanings(library.book, root)
    asked = {facet: getattr(filters, facet) for facet in FACETS if facet != "kind" and getattr(filters, facet)}
    chosen = {facet: np.array(held, np.int32) for facet, held in library.book.codes_of(asked).items()}
    alone = [value.removesuffix(ITSELF) for value in filters.place if value.endswith(ITSELF)]
    itself = np.array(library.book.codes_of({"place": alone})["place"], np.int32)
    return [_in_part(Matcher(part, codes), root, filters, chosen, itself, required) for part in library.parts]


def _in_part(
    matcher: Matcher,
    root: Node | None,
    filters: Filters,
    chosen: Mapping[str, _Codes],
    itself: _Codes,
    required: Sequence[str],
) -> Hits:
    always = _dated(matcher, filters)
    for asked in [of_kind(matcher, root, kind) for kind in required] or [matcher.matching(root)]:
        always &= asked
    conditions = {facet: matcher.segment.facets[facet].having(codes) for facet, codes in chosen.items()}
    if len(itself):
        conditions["place"] = conditions["place"] | np.isin(matcher.segment.facets["place"].last, itself)
    if filters.kind:
        conditions["kind"] = reduce(np.logical_or, (of_kind(matcher, root, kind) for kind in filters.kind))
    mask = reduce(np.logical_and, conditions.values(), always)
    without = {
        facet: reduce(np.logical_and, (held for name, held in conditions.items() if name != facet), always)
        for facet in conditions
    }
    return Hits(matcher, root, mask, without)


def of_kind(matcher: Matcher, root: Node | None, kind: str) -> Mask:
    """The statements in which ``root`` matches inside a point or passage of a kind; for an unknown one, those that
    match and have none of any kind."""
    having = matcher.matching(None, kind)
    mask: Mask = matcher.matching(root, kind if kind in KIND_FLAG else None) & having
    return mask


def _dated(matcher: Matcher, filters: Filters) -> Mask:
    """What holds for every hit and every count: not dead, and inside the dates (which leave unknown ones out)."""
    mask = matcher.part.alive.copy()
    days = matcher.segment.days
    if filters.date_from is not None:
        mask &= days >= filters.date_from.toordinal()
    if filters.date_to is not None:
        mask &= (days >= 0) & (days <= filters.date_to.toordinal())
    return mask
