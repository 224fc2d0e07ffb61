"""What stands around a statement: its neighbours in the event, and what its speaker said at others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.tables import PUBLISHED, StatementRow

OTHERS = 6
"""Other statements of the speaker that are listed."""


@dataclass(frozen=True, slots=True)
class Company:
    """``previous`` and ``following`` are the neighbours in the event; ``earlier`` and ``later`` the speaker's nearest
    statements at other events, by day (None where the day is unknown); ``others`` the newest of the speaker's other
    statements, and ``spoken`` how many published statements the speaker has."""

    previous: StatementBrief | None
    following: StatementBrief | None
    earlier: StatementBrief | None
    later: StatementBrief | None
    others: tuple[StatementBrief, ...]
    spoken: int


def company_of(session: Session, row: StatementRow) -> Company:
    """The company of a statement; that of its speaker is empty where nobody is known."""
    spoken = 0
    others: tuple[StatementBrief, ...] = ()
    if row.speaker_id is not None:
        own = _own(row)
        spoken = session.scalar(select(func.count()).select_from(StatementRow).where(*own)) or 0
        if spoken:
            others = statement_briefs(session, *own, StatementRow.number != row.number, limit=OTHERS)
    return Company(
        previous=_neighbour(session, row, row.ordinal - 1),
        following=_neighbour(session, row, row.ordinal + 1),
        earlier=_elsewhere(session, row, later=False) if others else None,
        later=_elsewhere(session, row, later=True) if others else None,
        others=others,
        spoken=spoken,
    )


def _own(row: StatementRow) -> tuple[ColumnElement[bool], ...]:
    return StatementRow.speaker_id == row.speaker_id, StatementRow.state == PUBLISHED


def _neighbour(session: Session, row: StatementRow, ordinal: int) -> StatementBrief | None:
    found = statement_briefs(
        session,
        StatementRow.event_id == row.event_id,
        StatementRow.ordinal == ordinal,
        StatementRow.state == row.state,
    )
    return found[0] if found else None


def _elsewhere(session: Session, row: StatementRow, *, later: bool) -> StatementBrief | None:
    if row.day is None:
        return None
    place = tuple_(StatementRow.day, StatementRow.event_id)
    here = (row.day, row.event_id)
    order = (StatementRow.day, StatementRow.event_id, StatementRow.ordinal)
    found = statement_briefs(
        session,
        *_own(row),
        place > here if later else place < here,
        order=order if later else tuple(column.desc() for column in order),
        limit=1,
    )
    return found[0] if found else None
