"""The hits of one page, read from the store with their marks and snippets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import BindParameter, CompoundSelect, Connection, Row, String, bindparam, cast, null, select, union_all
from sqlalchemy.orm import Session

from app.search.buckets import PlaceName
from app.search.highlight import snippet
from app.search.model import Hit
from app.search.occurrences import marks, occurrences
from app.search.query import Term
from app.store.tables import EventRow, PassageRow, PointRow, RoleRow, SourceRow, StatementRow

_THESE: BindParameter[list[int]] = bindparam("numbers", expanding=True)
_HITS = (
    select(
        StatementRow.number,
        StatementRow.id,
        StatementRow.event_id,
        StatementRow.speaker_id,
        StatementRow.speaker_name,
        StatementRow.role,
        StatementRow.heading,
        StatementRow.truncated,
        StatementRow.place_code,
        StatementRow.day,
        StatementRow.text,
        StatementRow.folded,
        EventRow.title,
        EventRow.start,
        SourceRow.sample,
    )
    .join(EventRow, EventRow.id == StatementRow.event_id)
    .join(SourceRow, SourceRow.id == EventRow.source_id)
    .where(StatementRow.number.in_(_THESE))
)
_DEPARTMENTS = (
    select(RoleRow.statement_number, RoleRow.department_id)
    .where(RoleRow.statement_number.in_(_THESE), RoleRow.department_id.is_not(None))
    .order_by(RoleRow.statement_number, RoleRow.ordinal)
)
_POINTS = select(PointRow.statement_number, PointRow.label, PointRow.kind, PointRow.start, PointRow.end)
_PASSAGES = select(PassageRow.statement_number, cast(null(), String), PassageRow.kind, PassageRow.start, PassageRow.end)
_STRETCHES: CompoundSelect[int, str | None, str | None, int, int] = union_all(
    _POINTS.where(PointRow.statement_number.in_(_THESE)), _PASSAGES.where(PassageRow.statement_number.in_(_THESE))
)
# statements made once: making and comparing them takes longer than running them

_Stretch = tuple[str | None, str | None, int, int]
"""A point (with its label) or a passage (without): label, kind and offsets."""


def load_hits(
    session: Session,
    numbers: Sequence[int],
    terms: Sequence[Term],
    kinds: Sequence[str],
    places: Mapping[str, PlaceName],
) -> tuple[Hit, ...]:
    """Hits for statement ``numbers``, in their order; ``terms`` are what is marked, and snippets come
    from points and passages of one of ``kinds`` where there are any."""
    these = {"numbers": list(numbers)}
    connection = session.connection()
    rows = {row.number: row for row in connection.execute(_HITS, these)}
    departments = _departments(connection, these)
    stretches = _stretches(connection, these)
    return tuple(
        _hit(rows[number], terms, kinds, places, departments.get(number, ()), stretches.get(number, ()))
        for number in numbers
    )


def _hit(
    row: Row[*tuple[object, ...]],
    terms: Sequence[Term],
    kinds: Sequence[str],
    places: Mapping[str, PlaceName],
    departments: Sequence[str],
    stretches: Sequence[_Stretch],
) -> Hit:
    found = occurrences(row.folded, terms)
    place = places.get(row.place_code)
    body = len(row.heading) + 1 if row.heading else 0
    wanted = [(start, end) for _, kind, start, end in stretches if kind in kinds]
    points = [(label, start, end) for label, _, start, end in stretches if label is not None]
    return Hit(
        id=row.id,
        speaker=row.speaker_name,
        speaker_id=row.speaker_id,
        role=row.role,
        departments=tuple(departments),
        place=tuple(places[code].name for code in place.chain if code in places) if place else (),
        place_code=row.place_code,
        event=row.title,
        event_id=row.event_id,
        date=row.day,
        heading=row.heading,
        text=row.text,
        marks=marks(found),
        snippet=snippet(row.text, body, found, wanted, points),
        truncated=row.truncated,
        sample=row.sample,
        date_published=row.start is None and row.day is not None,
    )


def _departments(connection: Connection, these: Mapping[str, list[int]]) -> dict[int, list[str]]:
    held: dict[int, list[str]] = {}
    for number, department in connection.execute(_DEPARTMENTS, these):
        if department and department not in held.setdefault(number, []):
            held[number].append(department)
    return held


def _stretches(connection: Connection, these: Mapping[str, list[int]]) -> dict[int, list[_Stretch]]:
    held: dict[int, list[_Stretch]] = {}
    for number, label, kind, start, end in connection.execute(_STRETCHES, these):
        held.setdefault(number, []).append((label, kind, start, end))
    return held
