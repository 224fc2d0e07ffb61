"""Exact counts over the whole set of hits, as parts of one SELECT that works the set out once.

A statement counts once per value. A facet that the request filters by is counted without its own filter, so that a
reader can add alternatives to it; all other facets are narrowed by that filter. Chosen values are always listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, null, select, union_all

from app.search.filters import offset_inside, year_of
from app.search.hitset import HitSet
from app.search.query import Literal, Node, literals_of
from app.store.tables import (
    DestinationRow,
    EventRow,
    MentionRow,
    PassageRow,
    PointRow,
    RoleRow,
    SpeakerRow,
    StatementRow,
)

Part = Select[str, str | None, str | None, int]
"""Rows of a count: the facet, the value (for places: every code of one statement, joined by commas; None for what is
not known), its label where the value is none, and how many statements."""

NOTHING: ColumnElement[str | None] = cast(null(), String)
"""No value, or no label."""

TOLD_APART = func.coalesce(SpeakerRow.name + "（" + SpeakerRow.byname + "）", SpeakerRow.name)
"""A speaker's name, with place and role where the corpus holds namesakes."""


def part(facet: str, value: Any, label: Any, count: Any) -> Part:
    """A SELECT of one row shape for everything that is asked of a set of hits, so that one UNION can ask it all."""
    return select(literal(facet, String).label("facet"), value.label("value"), label.label("label"), count.label("n"))


def parts(hits: HitSet, root: Node | None) -> list[Part]:
    """One SELECT a facet, all over the same set of hits."""
    rows = hits.rows.c
    return [
        _grouped(hits, "place", rows.place_code),
        _visited(hits),
        _mentioned(hits),
        _through_roles(hits, "department", RoleRow.department_id),
        _labelled(hits, "speaker", rows.speaker_id, SpeakerRow.id, TOLD_APART),
        _through_roles(hits, "level", RoleRow.level),
        _labelled(hits, "event", rows.event_id, EventRow.id, EventRow.title),
        _grouped(hits, "year", year_of(rows.day)),
        _kinds(hits, root),
    ]


def _joined(column: Any) -> Select[str]:
    return select(func.aggregate_strings(column, ","))


def _grouped(hits: HitSet, facet: str, value: ColumnElement[Any]) -> Part:
    values = select(value.label("value")).where(hits.counted(facet)).subquery()
    return part(facet, values.c.value, NOTHING, func.count()).group_by(values.c.value)


def _labelled(hits: HitSet, facet: str, value: Any, key: Any, label: Any) -> Part:
    groups = select(value.label("value"), func.count().label("n")).where(hits.counted(facet)).group_by(value).subquery()
    return part(facet, groups.c.value, label, groups.c.n).select_from(
        groups.outerjoin(key.table, key == groups.c.value)
    )


def _visited(hits: HitSet) -> Part:
    event = hits.rows.c.event_id
    events = select(event, func.count().label("n")).where(hits.counted("visited")).group_by(event).subquery()
    codes = _joined(DestinationRow.place_code).where(DestinationRow.event_id == events.c.event_id)
    return part("visited", codes.correlate(events).scalar_subquery(), NOTHING, events.c.n).select_from(events)


def _through_roles(hits: HitSet, facet: str, value: Any) -> Part:
    joined = hits.rows.outerjoin(RoleRow, (RoleRow.statement_number == hits.rows.c.number) & value.is_not(None))
    count = func.count(hits.rows.c.number.distinct())
    return part(facet, value, NOTHING, count).select_from(joined).where(hits.counted(facet)).group_by(value)


def _mentioned(hits: HitSet) -> Part:
    number = hits.rows.c.number
    joined = hits.rows.outerjoin(MentionRow, MentionRow.statement_number == number)
    codes = _joined(MentionRow.place_code).select_from(joined).where(hits.counted("mentioned")).group_by(number)
    groups = codes.add_columns(literal(1).label("n")).subquery()
    value = groups.c[0]
    return part("mentioned", value, NOTHING, func.count()).group_by(value)


def _kinds(hits: HitSet, root: Node | None) -> Part:
    """For each kind, the statements in whose stretches of that kind every literal of the query occurs."""
    literals = literals_of(root)
    stretches = union_all(*(_stretches(hits, row, literals) for row in (PointRow, PassageRow))).subquery()
    held = select(stretches.c.kind).group_by(stretches.c.number, stretches.c.kind)
    for which in range(len(literals)):
        held = held.having(func.max(stretches.c[f"at{which}"]) > 0)
    groups = held.subquery()
    return part("kind", groups.c.kind, NOTHING, func.count()).group_by(groups.c.kind)


def _stretches(hits: HitSet, row: type[PointRow] | type[PassageRow], literals: Sequence[Literal]) -> Select[Any, Any]:
    joined = hits.rows.join(row, row.statement_number == hits.rows.c.number)
    found = select(hits.rows.c.number, row.kind.label("kind")).where(hits.counted("kind"), row.kind.is_not(None))
    if literals:
        joined = joined.join(StatementRow, StatementRow.number == hits.rows.c.number)
        at = [offset_inside(row, literal.folded).label(f"at{which}") for which, literal in enumerate(literals)]
        found = found.add_columns(*at)
    return found.select_from(joined)
