"""The order of the hits.

Newest first: by the date of the event, unknown dates last. Relevance: BM25 (rare words count more than common ones,
often more than once, short before long) times a bonus for what a statement is about. The bonus is

    1 + (the share of the query's words in the heading) + (half the share that opens a point),

where a word opens a point if it begins within OPENING characters of the point's marker. It multiplies, because the
BM25 of a word that stands in most statements is near nothing and any sum would drown it. Without a query there is
nothing to be relevant to, and the newest come first. Ties: by date, then event, order in the event, and id.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Float, case, func, literal, select, type_coerce
from sqlalchemy import cast as sql_cast

from app.search.query import Literal
from app.store.tables import PointRow, StatementRow

OPENING = 24
"""How far behind the start of a point a word may begin and still be what the point is about, in characters."""


def score(literals: Sequence[Literal], worth: ColumnElement[float]) -> ColumnElement[float]:
    """What hits are ordered by before their dates, the smallest first; ``worth`` is their BM25 (below 0)."""
    bonus = sum((_in_heading(part) + 0.5 * _opens_point(part) for part in literals), start=literal(0.0, Float))
    return type_coerce(worth * (1.0 + bonus / float(len(literals))), Float)


def order(hits: Any) -> tuple[ColumnElement[Any], ...]:
    """The columns of a set of hits by which it is sorted: a total order."""
    return (
        hits.c.score,
        hits.c.day.is_(None),
        hits.c.day.desc(),
        hits.c.event_id,
        hits.c.ordinal,
        hits.c.id,
    )


def _in_heading(part: Literal) -> ColumnElement[float]:
    heading = func.substr(StatementRow.folded, 1, func.length(StatementRow.heading))
    return case((func.instr(heading, part.folded) > 0, 1.0), else_=0.0)


def _opens_point(part: Literal) -> ColumnElement[float]:
    reach = OPENING + len(part.folded)
    length = case((PointRow.end - PointRow.start < reach, PointRow.end - PointRow.start), else_=reach)
    opening = func.substr(StatementRow.folded, PointRow.start + 1, length)
    own = select(PointRow.ordinal).where(PointRow.statement_number == StatementRow.number)
    found = own.where(func.instr(opening, part.folded) > 0).correlate(StatementRow).exists()
    return sql_cast(found, Float)
