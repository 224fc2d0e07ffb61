"""Speakers: the list, and one of them with roles in the order of events."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.store.reading.briefs import PlaceRef, StatementBrief, place_refs, statement_briefs
from app.store.reading.voices import spoken_by, spoken_together
from app.store.tables import PUBLISHED, EventRow, SpeakerRow, StatementRow


@dataclass(frozen=True, slots=True)
class SpeakerBrief:
    """A speaker in a line: the role printed last, the place served then, how many statements, alone and with others."""

    id: str
    name: str
    role: str | None
    place: PlaceRef | None
    statements: int
    note: str | None


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A speaker's name; ``note`` says why namesakes were kept apart, where they were."""

    id: str
    name: str
    note: str | None
    namesakes: tuple[SpeakerBrief, ...]


@dataclass(frozen=True, slots=True)
class HeldRole:
    """Roles printed with one statement: ``printed`` as it stands there, ``parts`` as understood."""

    printed: str
    parts: tuple[tuple[str, str | None, PlaceRef | None], ...]
    statement_id: str
    event_id: str
    event_title: str | None
    source_name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SpeakerReading:
    """A speaker: roles in the order of their events (undated last), statements newest first, namesakes."""

    id: str
    name: str
    note: str | None
    roles: tuple[HeldRole, ...]
    statements: tuple[StatementBrief, ...]
    departments: tuple[str, ...]
    places: tuple[PlaceRef, ...]
    namesakes: tuple[SpeakerBrief, ...]
    sample: bool


def speaker_index(session: Session) -> tuple[tuple[str, str], ...]:
    """(id, name) of every speaker of a published statement."""
    speaking = select(StatementRow.speaker_id).where(StatementRow.state == PUBLISHED)
    rows = session.execute(select(SpeakerRow.id, SpeakerRow.name).where(SpeakerRow.id.in_(speaking)))
    return tuple((identity, name) for identity, name in rows)


def speaker_counts(session: Session) -> tuple[tuple[str, str, int], ...]:
    """(id, name, number of published statements) of everyone who speaks one alone, by id; those spoken with others
    count as well."""
    rows = session.execute(
        select(SpeakerRow.id, SpeakerRow.name, func.count())
        .join(StatementRow, StatementRow.speaker_id == SpeakerRow.id)
        .where(StatementRow.state == PUBLISHED)
        .group_by(SpeakerRow.id, SpeakerRow.name)
        .order_by(SpeakerRow.id)
    )
    together = spoken_together(session)
    return tuple((identity, name, spoken + together.get(identity, 0)) for identity, name, spoken in rows)


def speaker_list(session: Session, ids: Collection[str]) -> tuple[SpeakerBrief, ...]:
    """The speakers with these ids who have a published statement, by id."""
    counted = (
        select(StatementRow.speaker_id, func.count().label("spoken"), func.max(StatementRow.number).label("last"))
        .where(StatementRow.state == PUBLISHED, StatementRow.speaker_id.in_(ids))
        .group_by(StatementRow.speaker_id)
        .subquery()
    )
    rows = session.execute(
        select(
            SpeakerRow.id,
            SpeakerRow.name,
            StatementRow.role,
            StatementRow.place_code,
            counted.c.spoken,
            SpeakerRow.note,
        )
        .join(counted, counted.c.speaker_id == SpeakerRow.id)
        .join(StatementRow, StatementRow.number == counted.c.last)
        .order_by(SpeakerRow.id)
    ).all()
    refs = place_refs(session, {row.place_code for row in rows})
    together = spoken_together(session, [row.id for row in rows])
    return tuple(
        SpeakerBrief(
            row.id,
            row.name,
            row.role,
            refs.get(row.place_code or ""),
            row.spoken + together.get(row.id, 0),
            row.note,
        )
        for row in rows
    )


def named_speaker(session: Session, speaker_id: str) -> NamedSpeaker | None:
    """The name of the speaker with this id, and the namesakes; None where there is none."""
    row = session.get(SpeakerRow, speaker_id)
    return NamedSpeaker(row.id, row.name, row.note, _namesakes(session, row)) if row else None


def speaker_reading(session: Session, speaker_id: str) -> SpeakerReading | None:
    """The speaker with this id; None where there is none."""
    row = session.get(SpeakerRow, speaker_id)
    if row is None:
        return None
    spoken = session.scalars(
        select(StatementRow)
        .where(StatementRow.speaker_id == speaker_id, StatementRow.state == PUBLISHED)
        .order_by(StatementRow.day.is_(None), StatementRow.day, StatementRow.event_id, StatementRow.ordinal)
        .options(
            selectinload(StatementRow.roles),
            selectinload(StatementRow.event).selectinload(EventRow.source),
        )
    ).all()
    refs = place_refs(session, {role.place_code for one in spoken for role in one.roles})
    departments = dict.fromkeys(r.department_id for one in spoken for r in one.roles if r.department_id)
    places = dict.fromkeys(r.place_code for one in spoken for r in one.roles if r.place_code in refs)
    statements = statement_briefs(session, spoken_by(speaker_id), StatementRow.state == PUBLISHED)
    return SpeakerReading(
        id=row.id,
        name=row.name,
        note=row.note,
        roles=tuple(_held(one, refs) for one in spoken if one.role),
        statements=statements,
        departments=tuple(departments),
        places=tuple(refs[code] for code in places if code),
        namesakes=_namesakes(session, row),
        sample=any(brief.sample for brief in statements),
    )


def _held(statement: StatementRow, refs: dict[str, PlaceRef]) -> HeldRole:
    return HeldRole(
        printed=statement.role or "",
        parts=tuple((r.printed, r.department_id, refs.get(r.place_code or "")) for r in statement.roles),
        statement_id=statement.id,
        event_id=statement.event_id,
        event_title=statement.event.title,
        source_name=statement.event.source.name,
        day=statement.day,
    )


def _namesakes(session: Session, row: SpeakerRow) -> tuple[SpeakerBrief, ...]:
    others = session.scalars(select(SpeakerRow.id).where(SpeakerRow.name == row.name, SpeakerRow.id != row.id)).all()
    return speaker_list(session, others)
