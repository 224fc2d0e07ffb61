"""Events: the list by year, and one of them with its speakers and statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import (
    EventBrief,
    PlaceRef,
    StatementBrief,
    event_briefs,
    kind_counts,
    place_refs,
    statement_briefs,
)
from app.store.tables import PUBLISHED, EventRow, StatementRow

PAGE = 60
"""Events on one page of the list."""


@dataclass(frozen=True, slots=True)
class EventList:
    """One page of the events, newest first; ``years`` counts them by year (None: undated)."""

    events: tuple[EventBrief, ...]
    total: int
    years: tuple[tuple[int | None, int], ...]
    year: str | None
    page: int
    pages: int

    @property
    def by_year(self) -> tuple[tuple[int | None, tuple[EventBrief, ...]], ...]:
        """The events of this page under their years."""
        return tuple((year, tuple(events)) for year, events in groupby(self.events, lambda event: event.year))


@dataclass(frozen=True, slots=True)
class EventReading:
    """One event. ``kinds`` counts points and passages by kind; ``home`` is the place the document calls 我市."""

    brief: EventBrief
    publication: str | None
    chair: str | None
    reporters: tuple[str, ...]
    home: PlaceRef | None
    statements: tuple[StatementBrief, ...]
    kinds: dict[str, int]
    day: date | None


def event_list(session: Session, year: str | None, page: int) -> EventList:
    """Page ``page`` (from 1; beyond the last: the last) of the events of a year ("2020", "unknown" or None: all)."""
    published = EventRow.state == PUBLISHED
    counted = session.execute(
        select(extract("year", EventRow.day), func.count()).where(published).group_by(extract("year", EventRow.day))
    )
    known = sorted(counted.all(), key=lambda item: -(item[0] or 0))
    conditions = [published]
    if year == "unknown":
        conditions.append(EventRow.day.is_(None))
    elif year and year.isdecimal():
        conditions.append(extract("year", EventRow.day) == int(year))
    total = session.scalar(select(func.count()).select_from(EventRow).where(*conditions)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    events = event_briefs(session, *conditions, limit=PAGE, offset=(page - 1) * PAGE)
    return EventList(events, total, tuple(known), year, page, pages)


def event_reading(session: Session, event_id: str) -> EventReading | None:
    """The event with this id, withdrawn or not; None where there is none."""
    row = session.get(EventRow, event_id)
    if row is None:
        return None
    brief = event_briefs(session, EventRow.id == event_id)[0]
    standing = StatementRow.state == row.state
    statements = statement_briefs(session, StatementRow.event_id == event_id, standing, order=(StatementRow.ordinal,))
    return EventReading(
        brief=brief,
        publication=row.publication,
        chair=row.chair,
        reporters=tuple(row.reporters),
        home=place_refs(session, [row.home_code]).get(row.home_code or ""),
        statements=statements,
        kinds=kind_counts(session, StatementRow.event_id == event_id, standing),
        day=row.day,
    )
