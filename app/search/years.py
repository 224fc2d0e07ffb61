"""The hits of a query a year, beside all statements of that year in the corpus."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from app.search.hits import find
from app.search.index.facet import Chosen
from app.search.index.library import Library, open_library
from app.search.language import parse_query
from app.search.model import UNKNOWN, QueryProblem, SearchRequest


@dataclass(frozen=True, slots=True)
class Year:
    """A year (``value`` for the filter, UNKNOWN for no known date): its hits and all of its statements."""

    value: str
    count: int
    whole: int

    @property
    def share(self) -> float:
        """The hits as a part of all statements of the year, 0 where there are none."""
        return self.count / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Years:
    """Every year from the first with hits to the last, those without any among them; ``undated`` are statements
    without a known date. ``total`` is the sum of all hits."""

    request: SearchRequest
    interpreted: str
    total: int
    years: tuple[Year, ...]
    undated: Year
    problem: QueryProblem | None = None


def years(session: Session, request: SearchRequest) -> Years:
    """The hits of ``request`` by the year of their event. Never raises for what a reader may type."""
    query = parse_query(request.query)
    if query.problem is not None:
        return Years(request, query.interpreted, 0, (), Year(UNKNOWN, 0, 0), query.problem)
    library = open_library(session.connection())
    size = library.snapshot.sizes.get("year", 0)
    counted, whole = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for hits in find(library, query.root, request.filters):
        held = hits.part.segment.facets["year"]
        counted += held.counts(Chosen.of(hits.mask), size)
        whole += held.counts(Chosen.of(hits.part.alive), size)
    found = _by_value(library, counted, whole)
    dated = sorted(int(value) for value, year in found.items() if value != UNKNOWN and year.count)
    span = range(dated[0], dated[-1] + 1) if dated else range(0)
    return Years(
        request=request,
        interpreted=query.interpreted,
        total=int(counted.sum()),
        years=tuple(found.get(str(year), Year(str(year), 0, 0)) for year in span),
        undated=found.get(UNKNOWN, Year(UNKNOWN, 0, 0)),
    )


def _by_value(library: Library, counted: NDArray[np.int64], whole: NDArray[np.int64]) -> dict[str, Year]:
    codes: list[int] = np.flatnonzero(whole).tolist()
    values = library.book.values_of({"year": codes})["year"]
    return {values[code]: Year(values[code], int(counted[code]), int(whole[code])) for code in codes}
