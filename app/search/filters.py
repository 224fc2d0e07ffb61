"""Filters as SQL conditions on ``statements``, one for each facet, so that a facet can be counted without its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, extract, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.search.model import UNKNOWN, Filters
from app.search.query import Node, literals_of
from app.store.tables import (
    PUBLISHED,
    DestinationRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    PointRow,
    RoleRow,
    StatementRow,
)

Condition = ColumnElement[bool]

FACETS = ("place", "visited", "mentioned", "department", "speaker", "level", "event", "year", "kind")
"""Every facet, in the order of ``SearchResult.facets``; each is a field of ``Filters`` too."""


def standing(filters: Filters) -> tuple[Condition, ...]:
    """What holds for every hit and every count: published, and inside the dates (which leave unknown ones out)."""
    conditions: list[Condition] = [StatementRow.state == PUBLISHED]
    if filters.date_from is not None:
        conditions.append(StatementRow.day >= filters.date_from)
    if filters.date_to is not None:
        conditions.append(StatementRow.day <= filters.date_to)
    return tuple(conditions)


def selected(filters: Filters, facet: str) -> tuple[str, ...]:
    """The values of one facet that the request filters by."""
    values: tuple[str, ...] = getattr(filters, facet)
    return values


def conditions(filters: Filters, root: Node | None) -> dict[str, Condition]:
    """For each facet that the request filters by, the condition on a statement; the values are alternatives."""
    makers: dict[str, Callable[[tuple[str, ...]], Condition]] = {
        "place": _place,
        "visited": _visited,
        "mentioned": _mentioned,
        "department": lambda values: _through_roles(RoleRow.department_id, values),
        "speaker": lambda values: _one_of(StatementRow.speaker_id, values),
        "level": lambda values: _through_roles(RoleRow.level, values),
        "event": lambda values: _one_of(StatementRow.event_id, values),
        "year": lambda values: _one_of(year_of(StatementRow.day), values),
        "kind": lambda values: or_(*(inside_kind(value, root) for value in values)),
    }
    return {facet: makers[facet](selected(filters, facet)) for facet in FACETS if selected(filters, facet)}


def year_of(day: Any) -> ColumnElement[str | None]:
    """The year of a column of dates as text; NULL stays."""
    return cast(extract("year", day), String)


def inside_kind(kind: str, root: Node | None) -> Condition:
    """Every literal of the query occurs whole inside a point or passage of ``kind`` (not all in the same one); without
    a query, the statement has such a point or passage."""
    rows = (PointRow, PassageRow)
    literals = literals_of(root)
    if not literals:
        having = (StatementRow.number.in_(select(row.statement_number).where(row.kind == kind)) for row in rows)
        return or_(*having)
    return and_(*(or_(*(_holds(row, kind, literal.folded) for row in rows)) for literal in literals))


def offset_inside(row: type[PointRow] | type[PassageRow], folded: str) -> ColumnElement[int]:
    """Where (from 1) a literal first occurs whole inside a stretch of the statement joined to it; 0 for nowhere."""
    stretch = func.substr(StatementRow.folded, row.start + 1, row.end - row.start)
    return func.instr(stretch, folded)


def _holds(row: type[PointRow] | type[PassageRow], kind: str, folded: str) -> Condition:
    # coalesce keeps SQLite from going through the index of kinds, which is the whole corpus for each statement
    own = row.statement_number == StatementRow.number, func.coalesce(row.kind, "") == kind
    return select(row.ordinal).where(*own, offset_inside(row, folded) > 0).correlate(StatementRow).exists()


def _known(values: tuple[str, ...]) -> list[str]:
    return [value for value in values if value != UNKNOWN]


def _one_of(column: Any, values: tuple[str, ...]) -> Condition:
    condition: Condition = column.in_(_known(values))
    return or_(condition, column.is_(None)) if UNKNOWN in values else condition


def _below(column: InstrumentedAttribute[Any], codes: list[str]) -> Condition:
    above = select(PlaceRow.chain).where(PlaceRow.code.in_(codes)).subquery()
    # "0" is the character after "/": everything between is a chain that goes on below
    inside = or_(
        PlaceRow.chain == above.c.chain,
        and_(PlaceRow.chain > above.c.chain + "/", PlaceRow.chain < above.c.chain + "0"),
    )
    return column.in_(select(PlaceRow.code).join(above, inside))


def _place(values: tuple[str, ...]) -> Condition:
    condition = _below(StatementRow.place_code, _known(values))
    return or_(condition, StatementRow.place_code.is_(None)) if UNKNOWN in values else condition


def _visited(values: tuple[str, ...]) -> Condition:
    some = select(DestinationRow.event_id)
    return _among(StatementRow.event_id, some, some.where(_below(DestinationRow.place_code, _known(values))), values)


def _mentioned(values: tuple[str, ...]) -> Condition:
    some = select(MentionRow.statement_number)
    return _among(StatementRow.number, some, some.where(_below(MentionRow.place_code, _known(values))), values)


def _through_roles(column: InstrumentedAttribute[Any], values: tuple[str, ...]) -> Condition:
    some = select(RoleRow.statement_number)
    chosen = some.where(column.in_(_known(values)))
    return _among(StatementRow.number, some.where(column.is_not(None)), chosen, values)


def _among(key: Any, some: Select[Any], chosen: Select[Any], values: tuple[str, ...]) -> Condition:
    """``key`` is among ``chosen``, or where the unknown is asked for, not among those with ``some`` value at all. Lists
    that SQLite makes once, since it would look up a correlated one through whichever index it fancies."""
    condition: Condition = key.in_(chosen)
    return or_(condition, key.not_in(some)) if UNKNOWN in values else condition
