"""What stands around a statement: its neighbours in the event, and what its speaker said at others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.reading.voices import spoken_by
from app.store.tables import PUBLISHED, STANDING, StatementRow

OTHERS = 6
"""Other statements of the speaker that are listed."""


@dataclass(frozen=True, slots=True)
class Company:
    """``previous`` and ``following`` are the neighbours in the event; ``earlier`` and ``later`` the speaker's nearest
    statements at other events, by day (None where the day is unknown); ``others`` the newest of the speaker's other
    statements, and ``spoken`` how many published statements the speaker has, those spoken with others included."""

    previous: StatementBrief | None
    following: StatementBrief | None
    earlier: StatementBrief | None
    later: StatementBrief | None
    others: tuple[StatementBrief, ...]
    spoken: int


def company_of(session: Session, row: StatementRow) -> Company:
    """The company of a statement; that of its speaker is empty where nobody is known."""
    beside = _beside(session, row)
    spoken, others, earlier, later = 0, list[str](), None, None
    if row.speaker_id is not None:
        own = (spoken_by(row.speaker_id), StatementRow.state == PUBLISHED)
        spoken = session.scalar(select(func.count()).select_from(StatementRow).where(*own)) or 0
        others = _others(session, row, own) if spoken else []
        earlier, later = (_elsewhere(session, row, own, later) for later in (False, True)) if others else (None, None)
    wanted = {identity for identity in (*beside.values(), *others, earlier, later) if identity}
    found = {brief.id: brief for brief in statement_briefs(session, StatementRow.id.in_(wanted))} if wanted else {}
    return Company(
        previous=found.get(beside.get(row.ordinal - 1, "")),
        following=found.get(beside.get(row.ordinal + 1, "")),
        earlier=found.get(earlier or ""),
        later=found.get(later or ""),
        others=tuple(found[identity] for identity in others),
        spoken=spoken,
    )


def _beside(session: Session, row: StatementRow) -> dict[int, str]:
    """The ids of the neighbours in the event by their ordinal."""
    query = select(StatementRow.ordinal, StatementRow.id).where(
        StatementRow.event_id == row.event_id,
        StatementRow.ordinal.in_((row.ordinal - 1, row.ordinal + 1)),
        StatementRow.state.in_(STANDING if row.state in STANDING else (row.state,)),
    )
    return dict(session.execute(query).all())


def _others(session: Session, row: StatementRow, own: tuple[ColumnElement[bool], ...]) -> list[str]:
    query = (
        select(StatementRow.id)
        .where(*own, StatementRow.number != row.number)
        .order_by(StatementRow.day.is_(None), StatementRow.day.desc(), StatementRow.event_id, StatementRow.ordinal)
        .limit(OTHERS)
    )
    return list(session.scalars(query))


def _elsewhere(session: Session, row: StatementRow, own: tuple[ColumnElement[bool], ...], later: bool) -> str | None:
    if row.day is None:
        return None
    place = tuple_(StatementRow.day, StatementRow.event_id)
    here = (row.day, row.event_id)
    order = (StatementRow.day, StatementRow.event_id, StatementRow.ordinal)
    query = select(StatementRow.id).where(*own, place > here if later else place < here)
    return session.scalar(query.order_by(*(order if later else (each.desc() for each in order))).limit(1))
