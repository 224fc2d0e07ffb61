"""What stands behind the statements that some filters leave: how many, of which kinds, by whom and where, and the
newest of them. Every number is that of the search with the same filters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy.orm import Session

from app.search.facets import count_values
from app.search.hits import Hits, find
from app.search.index.layout import KINDS
from app.search.index.library import Library, open_library
from app.search.model import UNKNOWN, Filters
from app.search.ranking import ordered


@dataclass(frozen=True, slots=True)
class Some:
    """Statements: how many they are, and the numbers (``StatementRow.number``) of the newest of them."""

    total: int
    newest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The statements that are left, those of them with a point or passage of each kind (kinds without any are left
    out), for each facet asked for its values with their numbers of statements, most first, and for others how many
    values are known."""

    statements: Some
    kinds: dict[str, Some]
    values: dict[str, dict[str, int]]
    known: dict[str, int]

    @property
    def newest(self) -> set[int]:
        """The numbers of every statement that is held as one of the newest."""
        return {number for some in (self.statements, *self.kinds.values()) for number in some.newest}


def portrait(
    session: Session,
    filters: Filters,
    newest: int,
    of_kind: int,
    facets: Collection[str] = (),
    numbered: Collection[str] = (),
    kinds: Collection[str] = KINDS,
) -> Portrait:
    """The portrait of what ``filters`` leave, with the numbers of the ``newest`` newest statements and of the
    ``of_kind`` newest with each of the ``kinds``. ``facets`` are counted over the same statements, without their own
    filter where they have one; of those that are ``numbered`` only the values that are known are."""
    library = open_library(session.connection())
    found = find(library, None, filters)
    counts = {facet: count_values(library, found, facet) for facet in facets}
    there = {facet: np.flatnonzero(held) for facet, held in counts.items()}
    codes = {facet: there[facet][np.argsort(-held[there[facet]], kind="stable")] for facet, held in counts.items()}
    names = library.book.values_of({facet: held.tolist() for facet, held in codes.items()})
    having = {
        kind: _some([replace(hits, mask=hits.mask & hits.of_kind(kind)) for hits in found], of_kind) for kind in kinds
    }
    return Portrait(
        _some(found, newest),
        {kind: some for kind, some in having.items() if some.total},
        {
            facet: {names[facet][code]: int(counts[facet][code]) for code in held.tolist()}
            for facet, held in codes.items()
        },
        {facet: _known(library, found, facet) for facet in numbered},
    )


def _known(library: Library, found: list[Hits], facet: str) -> int:
    counts = count_values(library, found, facet)
    counts[library.book.codes_of({facet: [UNKNOWN]})[facet]] = 0
    return int(np.count_nonzero(counts))


def _some(found: list[Hits], newest: int) -> Some:
    total = sum(int(np.count_nonzero(hits.mask)) for hits in found)
    return Some(total, tuple(ordered(found, None, 0, newest)) if newest else ())
