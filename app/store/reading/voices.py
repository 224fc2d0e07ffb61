"""Those who speak in statements that no single person speaks, and the statements that somebody speaks with others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, select, true
from sqlalchemy.orm import Session

from app.store.tables import PUBLISHED, EventRow, PlaceRow, StatementRow, VoiceRow

_THESE: BindParameter[list[int]] = bindparam("numbers", expanding=True)
_VOICES = (
    select(
        VoiceRow.statement_number,
        VoiceRow.name,
        VoiceRow.role,
        VoiceRow.department,
        VoiceRow.speaker_id,
        VoiceRow.place_code,
        PlaceRow.name.label("place"),
        PlaceRow.chain,
    )
    .outerjoin(PlaceRow, PlaceRow.code == VoiceRow.place_code)
    .where(VoiceRow.statement_number.in_(_THESE), VoiceRow.full == true())
    .order_by(VoiceRow.statement_number, VoiceRow.ordinal)
)
_PLACED = select(VoiceRow.statement_number).where(VoiceRow.place_code.is_not(None))


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Somebody who speaks with others; ``speaker_id`` where evidence says which speaker that is. ``within`` are the
    codes of the place served and of those around it."""

    name: str
    role: str | None = None
    department: str | None = None
    speaker_id: str | None = None
    place_code: str | None = None
    place: str | None = None
    within: tuple[str, ...] = ()


def voices_of(session: Session, numbers: Collection[int]) -> dict[int, tuple[VoiceView, ...]]:
    """The people who speak together in statements, by number; words that stand for a name are none."""
    if not numbers:
        return {}
    found: dict[int, list[VoiceView]] = defaultdict(list)
    for number, name, role, department, speaker, code, place, chain in session.connection().execute(
        _VOICES, {"numbers": list(numbers)}
    ):
        within = tuple(chain.split("/")) if chain else ()
        found[number].append(VoiceView(name, role, department, speaker, code, place, within))
    return {number: tuple(voices) for number, voices in found.items()}


def spoken_by(speaker_id: str) -> ColumnElement[bool]:
    """The condition on ``StatementRow`` that the speaker speaks in it, alone or with others."""
    together = select(VoiceRow.statement_number).where(VoiceRow.speaker_id == speaker_id)
    return (StatementRow.speaker_id == speaker_id) | StatementRow.number.in_(together)


def serving(places: Select[Any]) -> ColumnElement[bool]:
    """The condition on ``StatementRow`` that its speaker serves one of the places (a query of codes), or, where no
    place is known of the statement, one of those who speak together."""
    together = _PLACED.where(VoiceRow.place_code.in_(places))
    return StatementRow.place_code.in_(places) | (StatementRow.place_code.is_(None) & StatementRow.number.in_(together))


def serving_nowhere() -> ColumnElement[bool]:
    """The condition on ``StatementRow`` that of nobody who speaks in it a place is known."""
    return StatementRow.place_code.is_(None) & StatementRow.number.not_in(_PLACED)


def places_together(session: Session) -> tuple[tuple[str, frozenset[str]], ...]:
    """The event and the codes of the places of each published statement whose places are those of several people."""
    rows = session.execute(
        select(StatementRow.number, StatementRow.event_id, VoiceRow.place_code)
        .join(VoiceRow, VoiceRow.statement_number == StatementRow.number)
        .where(StatementRow.state == PUBLISHED, StatementRow.place_code.is_(None), VoiceRow.place_code.is_not(None))
    )
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, event, code in rows:
        found[number, event].add(code or "")
    return tuple((event, frozenset(codes)) for (_, event), codes in found.items())


def spoken_together(session: Session, speaker_ids: Sequence[str] | None = None) -> dict[str, int]:
    """How many published statements each of the speakers (all where none are given) speaks with others; those who
    speak none are left out."""
    query = (
        select(VoiceRow.speaker_id, func.count(VoiceRow.statement_number.distinct()))
        .join(StatementRow, StatementRow.number == VoiceRow.statement_number)
        .where(StatementRow.state == PUBLISHED, VoiceRow.speaker_id.is_not(None))
        .group_by(VoiceRow.speaker_id)
    )
    if speaker_ids is not None:
        query = query.where(VoiceRow.speaker_id.in_(speaker_ids))
    return {speaker: spoken for speaker, spoken in session.execute(query) if speaker is not None}


def joining(session: Session, event_ids: Collection[str]) -> Counter[str]:
    """How many people speak at events only together with others, by event."""
    held = (StatementRow.event_id.in_(event_ids), StatementRow.state == EventRow.state)
    query = select(StatementRow.event_id, VoiceRow.speaker_id, VoiceRow.name).where(*held, VoiceRow.full == true())
    rows = session.execute(query.join(EventRow).join(VoiceRow)).all()
    if not rows:
        return Counter()
    alone = select(StatementRow.event_id, StatementRow.speaker_id).where(*held, StatementRow.speaker_id.is_not(None))
    known = {(event, speaker) for event, speaker in session.execute(alone.join(EventRow))}
    more = {(event, speaker, name) for event, speaker, name in rows if (event, speaker) not in known}
    return Counter(event for event, _, _ in more)


def signed_parts(signed: str, voices: Sequence[VoiceView]) -> tuple[tuple[str, str | None], ...]:
    """The words that stand for a name, cut where people stand in them: each piece with the speaker whose page it is
    to lead to, None for the words between."""
    parts: list[tuple[str, str | None]] = []
    at = 0
    for voice in voices:
        start = signed.find(voice.name, at)
        if start >= 0 and voice.speaker_id is not None:
            parts += [(signed[at:start], None), (voice.name, voice.speaker_id)]
            at = start + len(voice.name)
    return tuple(part for part in (*parts, (signed[at:], None)) if part[0])
