"""Keyword in context (语境共现): a line for each place at which a query stands, centred on it.

A line is a span that an occurrence of a positive term covers (``linecount``). How many there are comes from the
positions of the index; texts are read for the lines of one page only, or, where the contexts decide the order, for
the newest CONTEXTS lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from app.search.arranging import Holders, Order, arranged, context_key
from app.search.facets import places_of
from app.search.hits import Hits, find
from app.search.index.library import open_library
from app.search.language import parse_query
from app.search.linecount import in_kinds, line_counts
from app.search.loading import load_hits, printed_texts
from app.search.meanings import required_kinds
from app.search.model import Hit, QueryProblem, SearchRequest
from app.search.occurrences import Span
from app.search.query import Node, scopes_of
from app.search.standing import standing

WIDTHS = (10, 20, 40)
"""Characters of context on each side that are offered."""
CONTEXTS = 5_000
"""Lines that are put in the order of their contexts; older ones follow by date."""
REACH = max(WIDTHS)
"""Characters of a context that decide the order."""
LARGEST_PAGE = 100
"""Lines of a page at the most."""

Spot = tuple[int, int, int, tuple[Span, ...]]
"""The number of a statement, start and end in its text, and the literals between them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place in its context: ``hit.text[start:end]`` is the keyword, ``pieces`` what of it was looked for, as offsets
    into the keyword; ``mark`` says which of the marks of the hit it begins with, from 1."""

    hit: Hit
    start: int
    end: int
    left: str
    keyword: str
    right: str
    pieces: tuple[Span, ...]
    mark: int


@dataclass(frozen=True, slots=True)
class Concordance:
    """One page of lines; ``total`` is the number of all lines, ``statements`` that of the statements they stand in.

    ``arranged`` lines (the first ones) are in the order asked for, those behind them newest first. ``wordless`` where
    the query has no words to be found at a place.
    """

    request: SearchRequest
    interpreted: str
    order: Order
    width: int
    total: int
    statements: int
    arranged: int
    page: int
    size: int
    pages: int
    lines: tuple[Line, ...]
    wordless: bool = False
    problem: QueryProblem | None = None


def concordance(
    session: Session,
    request: SearchRequest,
    order: Order = Order.DATE,
    width: int = 20,
    page: int = 1,
    size: int = 50,
) -> Concordance:
    """The lines of ``request`` (its own page and order do not count). Never raises for what a reader may type; a page
    behind the last is empty. ``width`` is brought into 1 to REACH, ``size`` into 1 to LARGEST_PAGE."""
    width, size, page = min(max(width, 1), REACH), min(max(size, 1), LARGEST_PAGE), max(page, 1)
    query = parse_query(request.query)
    scopes = scopes_of(query.root)
    if query.problem is not None or not scopes:
        wordless = query.problem is None
        empty = (0, 0, 0, page, size, 0, ())
        return Concordance(request, query.interpreted, order, width, *empty, wordless, query.problem)
    library = open_library(session.connection())
    found = find(library, query.root, request.filters)
    kinds = (*request.filters.kind, *required_kinds(query.root)[1])
    held = Holders.of([line_counts(hits, scopes, kinds) for hits in found])
    total = int(held.lines.sum())
    reading = _Reading(found, query.root, kinds, arranged(session, library, found, held, order))
    by_context = order in (Order.LEFT, Order.RIGHT)
    first, last = (page - 1) * size, page * size
    spots = reading.by_context(session, order)[first:last] if by_context and first < CONTEXTS else []
    spots += reading.between(max(first, CONTEXTS) if by_context else first, last)
    numbers = list(dict.fromkeys(spot[0] for spot in spots))
    hits = load_hits(session, numbers, query.root, request.filters.kind, places_of(session, library))
    by_number = dict(zip(numbers, hits, strict=True))
    return Concordance(
        request=request,
        interpreted=query.interpreted,
        order=order,
        width=width,
        total=total,
        statements=len(held.rows),
        arranged=min(total, CONTEXTS) if by_context else total,
        page=page,
        size=size,
        pages=-(-total // size),
        lines=tuple(_line(by_number[spot[0]], spot, width) for spot in spots),
    )


@dataclass(frozen=True)
class _Reading:
    """The statements that have lines, in their order, and how to find the lines in their texts."""

    found: Sequence[Hits]
    root: Node | None
    kinds: Sequence[str]
    held: Holders

    def between(self, first: int, last: int) -> list[Spot]:
        """The lines from ``first`` to ``last`` (exclusive), those of a statement in the order of its text."""
        return [spot for spot, _ in self._texts(first, last)]

    def by_context(self, session: Session, order: Order) -> list[Spot]:
        """The first CONTEXTS lines, from the nearest character of one side going outward, by their readings."""
        spots = [spot for spot, _ in self._texts(0, CONTEXTS)]
        # folded forms may read differently: the texts as they are printed decide
        texts = printed_texts(session, {spot[0] for spot in spots})

        def context(spot: Spot) -> str:
            number, start, end, _ = spot
            text = texts[number]
            return text[max(0, start - REACH) : start][::-1] if order is Order.LEFT else text[end : end + REACH]

        return sorted(spots, key=lambda spot: context_key(context(spot)))

    def _texts(self, first: int, last: int) -> list[tuple[Spot, str]]:
        ends = np.cumsum(self.held.lines)
        if not len(ends) or first >= min(last, int(ends[-1])):
            return []
        low = int(np.searchsorted(ends, first, side="right"))
        high = int(np.searchsorted(ends, min(last, int(ends[-1])))) + 1
        skipped = first - int(ends[low - 1] if low else 0)
        taken = self.held.taken(np.arange(low, high))
        texts = self._folded(taken)
        lines: list[tuple[Spot, str]] = []
        for part, row in zip(taken.parts.tolist(), taken.rows.tolist(), strict=True):
            number = int(self.found[part].part.segment.numbers[row])
            folded = texts[number]
            lines += [((number, *span, pieces), folded) for span, pieces in self._spans(self.found[part], row, folded)]
        return lines[skipped : skipped + last - first]

    def _folded(self, taken: Holders) -> dict[int, str]:
        texts: dict[int, str] = {}
        for part in np.unique(taken.parts).tolist():
            numbers = self.found[part].part.segment.numbers[taken.rows[taken.parts == part]].tolist()
            held = self.found[part].part.postings.texts(numbers)
            texts.update((number, held[number]) for number in numbers)
        return texts

    def _spans(self, hits: Hits, row: int, folded: str) -> list[tuple[Span, tuple[Span, ...]]]:
        segment = hits.part.segment
        found = standing(folded, self.root, segment.points_in(row))
        spans = sorted({(each.start, each.end): each.pieces for each in found}.items())
        if not self.kinds:
            return spans
        addresses = np.array([span for span, _ in spans], np.int64).reshape(-1, 2) + segment.starts[row]
        mask = in_kinds(segment, addresses[:, 0], addresses[:, 1], self.kinds)
        return [span for span, kept in zip(spans, mask.tolist(), strict=True) if kept]


def _line(hit: Hit, spot: Spot, width: int) -> Line:
    _, start, end, pieces = spot
    return Line(
        hit=hit,
        start=start,
        end=end,
        left=hit.text[max(0, start - width) : start],
        keyword=hit.text[start:end],
        right=hit.text[end : end + width],
        pieces=tuple((one - start, other - start) for one, other in pieces),
        mark=bisect_right([mark[0] for mark in hit.marks], pieces[0][0]),
    )
