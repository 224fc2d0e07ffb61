"""The hits of one page, read from the store with their marks and snippets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from sqlalchemy import BindParameter, CompoundSelect, Row, String, bindparam, cast, literal, null, select, union_all
from sqlalchemy.orm import Session

from app.domain.signatures import signature
from app.search.buckets import PlaceName
from app.search.highlight import snippet
from app.search.model import Hit
from app.search.occurrences import marks
from app.search.query import Node
from app.search.standing import standing
from app.store.reading.voices import VoiceView, voices_of
from app.store.tables import EventRow, PassageRow, PointRow, RoleRow, SourceRow, StatementRow

BATCH = 5_000
"""Texts that are read at once."""

# statements made once: making them anew and comparing them takes longer than running them
_THESE: BindParameter[list[int]] = bindparam("numbers", expanding=True)
_HITS = (
    select(
        StatementRow.number,
        StatementRow.id,
        StatementRow.event_id,
        StatementRow.speaker_id,
        StatementRow.speaker_name,
        StatementRow.attribution,
        StatementRow.rule,
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
_TEXTS = select(StatementRow.number, StatementRow.text).where(StatementRow.number.in_(_THESE))
_NOTHING = cast(null(), String)
_BESIDE: CompoundSelect[int, str | None, str | None, int, int] = union_all(
    select(PointRow.statement_number, PointRow.label, PointRow.kind, PointRow.start, PointRow.end).where(
        PointRow.statement_number.in_(_THESE)
    ),
    select(PassageRow.statement_number, _NOTHING, PassageRow.kind, PassageRow.start, PassageRow.end).where(
        PassageRow.statement_number.in_(_THESE)
    ),
    select(RoleRow.statement_number, RoleRow.department_id, _NOTHING, RoleRow.ordinal, literal(-1)).where(
        RoleRow.statement_number.in_(_THESE), RoleRow.department_id.is_not(None)
    ),
)
"""Points, passages and departments of statements in one look-up; a department ends nowhere (-1)."""

_Stretch = tuple[str | None, str | None, int, int]
"""A point (with its label) or a passage (without): label, kind and offsets."""


def load_hits(
    session: Session,
    numbers: Sequence[int],
    root: Node | None,
    kinds: Sequence[str],
    places: Mapping[str, PlaceName],
) -> tuple[Hit, ...]:
    """Hits for statement ``numbers``, in their order; what ``root`` means in them is marked, and snippets come
    from points and passages of one of ``kinds`` where there are any."""
    these = {"numbers": list(numbers)}
    connection = session.connection()
    rows = {row.number: row for row in connection.execute(_HITS, these)}
    stretches: dict[int, list[_Stretch]] = defaultdict(list)
    departments: dict[int, list[str]] = defaultdict(list)
    for number, label, kind, start, end in sorted(connection.execute(_BESIDE, these), key=itemgetter(0, 3)):
        if end >= 0:
            stretches[number].append((label, kind, start, end))
        elif label and label not in departments[number]:
            departments[number].append(label)
    voices = voices_of(session, [number for number, row in rows.items() if row.speaker_name is None])
    return tuple(
        _hit(rows[number], root, kinds, places, departments[number], stretches[number], voices.get(number, ()))
        for number in numbers
    )


def printed_texts(session: Session, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of statements as they are printed."""
    wanted = sorted(numbers)
    batches = (wanted[at : at + BATCH] for at in range(0, len(wanted), BATCH))
    return {
        number: text for batch in batches for number, text in session.connection().execute(_TEXTS, {"numbers": batch})
    }


def _hit(
    row: Row[*tuple[object, ...]],
    root: Node | None,
    kinds: Sequence[str],
    places: Mapping[str, PlaceName],
    departments: Sequence[str],
    stretches: Sequence[_Stretch],
    voices: tuple[VoiceView, ...],
) -> Hit:
    place = places.get(row.place_code)
    body = len(row.heading) + 1 if row.heading else 0
    wanted = [(start, end) for _, kind, start, end in stretches if kind in kinds]
    points = [(label, start, end) for label, _, start, end in stretches if label is not None]
    found = standing(row.folded, root, [(start, end) for _, start, end in points])
    return Hit(
        id=row.id,
        speaker=row.speaker_name,
        signed=signature(row.speaker_name, row.rule, row.attribution, row.role),
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
        voices=voices,
    )
