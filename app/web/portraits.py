"""The parts that the pages of a speaker, a department and a place are made of, each number with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.domain.kinds import Kind
from app.search.model import UNKNOWN, Filters
from app.search.portrait import Portrait
from app.search.wording import distinctive
from app.store.reading.said import Spoken
from app.web.addresses import read_query, search_address
from app.web.charts import chart_of, year_datum
from app.web.contexts.portraits import KindBlock, TermRow, TermTable, YearStrip

Where = Mapping[str, str]
"""The filters that say whose statements are meant, one value each."""
TERMS = 12
"""Distinctive terms of a page."""
BAR = 44
"""Pixels of the highest bar of the years."""
LABELS = 6
"""Years that are printed below these bars at most."""


def filters_of(where: Where) -> Filters:
    """The filters of a search with these values."""
    return read_query(where.items()).request.filters


def kind_blocks(
    held: Portrait, at_hand: Spoken, where: Where, each: int, most: int, kinds: Sequence[Kind] = tuple(Kind)
) -> tuple[KindBlock, ...]:
    """The kinds that the statements have, with the newest lines: ``each`` of a statement, ``most`` of a kind."""
    return tuple(
        KindBlock(
            kind,
            held.kinds[kind].total,
            search_address(**{**where, "kind": kind}),
            at_hand.said(kind, held.kinds[kind].newest, each, most),
        )
        for kind in kinds
        if kind in held.kinds
    )


def term_table(session: Session, where: Where, limit: int = TERMS) -> TermTable:
    """The terms most distinctive of the statements against the rest of the corpus."""
    found = distinctive(session, filters_of(where), limit)
    rows = (
        TermRow(
            term,
            search_address(f'"{term.term}"', **where, view="kwic"),
            percent(term.inside, found.chosen),
            percent(term.outside, found.rest),
        )
        for term in found.terms
    )
    return TermTable(tuple(rows), found.chosen, found.rest)


def percent(part: int, whole: int) -> str:
    """A share in percent, with a decimal below ten; blank for nothing."""
    if not part or not whole:
        return ""
    share = part / whole
    return f"{share:.0%}" if share >= 0.1 else f"{share:.1%}"


def year_strip(years: Mapping[str, int], where: Where) -> YearStrip:
    """The years as bars, those without statements among them left blank."""
    known = sorted(int(year) for year in years if year != UNKNOWN)
    first, last = (known[0], known[-1]) if known else (None, None)
    span = map(str, range(first, last + 1)) if first and last else ()
    data = [year_datum(year, years.get(year, 0), search_address(**where, year=year)) for year in span]
    undated = search_address(**where, year=UNKNOWN)
    return YearStrip(chart_of(data, BAR, LABELS), first, last, years.get(UNKNOWN, 0), undated)
