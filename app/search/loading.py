"""The hits of one page, read from the store with their marks and snippets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import CompoundSelect, Row, String, cast, null, select, union_all
from sqlalchemy.orm import Session

from app.search.buckets import PlaceName
from app.search.highlight import snippet
from app.search.model import Hit
from app.search.occurrences import marks, occurrences
from app.search.query import Term
from app.store.tables import EventRow, PassageRow, PointRow, RoleRow, SourceRow, StatementRow

_COLUMNS = (
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
    found = select(*_COLUMNS).join(EventRow, EventRow.id == StatementRow.event_id)
    found = found.join(SourceRow, SourceRow.id == EventRow.source_id).where(StatementRow.number.in_(numbers))
    rows = {row.number: row for row in session.execute(found)}
    departments = _departments(session, numbers)
    stretches = _stretches(session, numbers)
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


def _departments(session: Session, numbers: Sequence[int]) -> dict[int, list[str]]:
    held: dict[int, list[str]] = {}
    query = select(RoleRow.statement_number, RoleRow.department_id).where(
        RoleRow.statement_number.in_(numbers), RoleRow.department_id.is_not(None)
    )
    for number, department in session.execute(query.order_by(RoleRow.statement_number, RoleRow.ordinal)):
        if department and department not in held.setdefault(number, []):
            held[number].append(department)
    return held


def _stretches(session: Session, numbers: Sequence[int]) -> dict[int, list[_Stretch]]:
    points = select(PointRow.statement_number, PointRow.label, PointRow.kind, PointRow.start, PointRow.end)
    nameless = cast(null(), String)
    passages = select(PassageRow.statement_number, nameless, PassageRow.kind, PassageRow.start, PassageRow.end)
    both: CompoundSelect[int, str | None, str | None, int, int] = union_all(
        points.where(PointRow.statement_number.in_(numbers)), passages.where(PassageRow.statement_number.in_(numbers))
    )
    held: dict[int, list[_Stretch]] = {}
    for number, label, kind, start, end in session.execute(both):
        held.setdefault(number, []).append((label, kind, start, end))
    return held
