"""The parts that the pages of a speaker, a department and a place are made of, each number with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.domain.kinds import Kind
from app.search.model import UNKNOWN, Filters
from app.search.portrait import Portrait, Some
from app.search.wording import distinctive
from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.reading.said import said
from app.store.tables import StatementRow
from app.web.addresses import search_address
from app.web.contexts.portraits import KindBlock, TermRow, TermTable, YearBar, YearStrip

Where = Mapping[str, str]
"""The filters that say whose statements are meant, one value each."""
TERMS = 12
"""Distinctive terms of a page."""
BAR = 44
"""Pixels of the highest bar of the years."""
_SHARE, _WIDEST, _LABELS = 0.62, 7, 6


def filters_of(where: Where) -> Filters:
    """The filters of a search with these values."""
    values = {name: (value,) for name, value in where.items()}
    return Filters(**values)  # type: ignore[arg-type]


def newest_of(session: Session, some: Some) -> tuple[StatementBrief, ...]:
    """The newest statements in a line each."""
    return statement_briefs(session, StatementRow.number.in_(some.newest)) if some.newest else ()


def kind_blocks(
    session: Session, held: Portrait, where: Where, each: int, most: int, kinds: Sequence[str] = tuple(Kind)
) -> tuple[KindBlock, ...]:
    """The kinds that the statements have, with the newest lines of each: ``each`` of a statement, ``most`` of a kind."""
    found = [kind for kind in map(str, kinds) if kind in held.kinds]
    lines = said(session, {kind: held.kinds[kind].newest for kind in found}, each, most)
    return tuple(
        KindBlock(kind, held.kinds[kind].total, search_address(**{**where, "kind": kind}), lines[kind])
        for kind in found
    )


def term_table(session: Session, where: Where, limit: int = TERMS) -> TermTable:
    """The terms most distinctive of the statements against the rest of the corpus."""
    found = distinctive(session, filters_of(where), limit)
    rows = (TermRow(term, search_address(f'"{term.term}"', **{**where, "view": "kwic"})) for term in found.terms)
    return TermTable(tuple(rows), found.chosen, found.rest)


def year_strip(years: Mapping[str, int], where: Where) -> YearStrip:
    """The years as bars, those without statements among them left blank."""
    known = sorted(int(year) for year in years if year != UNKNOWN)
    span = range(known[0], known[-1] + 1) if known else range(0)
    highest = max((years[str(year)] for year in known), default=1)
    step = 100 / max(len(span), 1)
    width = min(step * _SHARE, _WIDEST)
    apart = -(-len(span) // _LABELS) or 1
    bars = tuple(
        YearBar(
            year=year,
            count=years.get(str(year), 0),
            href=search_address(**{**where, "year": str(year)}),
            left=round(place * step + (step - width) / 2, 2),
            width=round(width, 2),
            height=round(max(years.get(str(year), 0) / highest * BAR, 1 if str(year) in years else 0), 1),
            labelled=place % apart == 0,
        )
        for place, year in enumerate(span)
    )
    return YearStrip(bars, years.get(UNKNOWN, 0), search_address(**{**where, "year": UNKNOWN}))
