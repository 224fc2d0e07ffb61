"""Events in a list: those of a year or month, from a place or to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import EventBrief, PlaceRef, event_briefs, place_refs
from app.store.reading.event_book import EventFilter
from app.store.tables import PUBLISHED, DestinationRow, EventRow, PlaceRow

PAGE = 60
"""Events on one page of the list."""


@dataclass(frozen=True, slots=True)
class EventList:
    """One page of the events that are asked for, newest first; ``origin`` and ``destination`` are the places asked for
    (None: any, or not in the corpus)."""

    asked: EventFilter
    events: tuple[EventBrief, ...]
    total: int
    origin: PlaceRef | None
    destination: PlaceRef | None
    page: int
    pages: int

    @property
    def by_year(self) -> tuple[tuple[int | None, tuple[EventBrief, ...]], ...]:
        """The events of this page under their years."""
        return tuple((year, tuple(events)) for year, events in groupby(self.events, lambda event: event.year))


def event_list(session: Session, asked: EventFilter, page: int) -> EventList:
    """Page ``page`` (from 1; beyond the last: the last) of the events that are asked for."""
    conditions = _conditions(asked)
    total = session.scalar(select(func.count()).select_from(EventRow).where(*conditions)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    places = place_refs(session, [asked.origin, asked.destination])
    return EventList(
        asked=asked,
        events=event_briefs(session, *conditions, limit=PAGE, offset=(page - 1) * PAGE),
        total=total,
        origin=places.get(asked.origin or ""),
        destination=places.get(asked.destination or ""),
        page=page,
        pages=pages,
    )


def _conditions(asked: EventFilter) -> list[ColumnElement[bool]]:
    conditions = [EventRow.state == PUBLISHED]
    if asked.year == 0:
        conditions.append(EventRow.day.is_(None))
    elif asked.year is not None:
        first, last = asked.month or 1, asked.month or 12
        after = date(asked.year + last // 12, last % 12 + 1, 1) if (asked.year, last) != (9999, 12) else date.max
        conditions += [EventRow.day >= date(asked.year, first, 1), EventRow.day < after]
    if asked.origin:
        conditions.append(EventRow.origin_code.in_(_inside(asked.origin)))
    if asked.destination:
        visiting = select(DestinationRow.event_id).where(DestinationRow.place_code.in_(_inside(asked.destination)))
        conditions.append(EventRow.id.in_(visiting))
    return conditions


def _inside(code: str) -> Select[str]:
    """The codes of a place and of everything below it."""
    at = select(PlaceRow.chain).where(PlaceRow.code == code).scalar_subquery()
    return select(PlaceRow.code).where((PlaceRow.chain == at) | PlaceRow.chain.startswith(at + "/"))
