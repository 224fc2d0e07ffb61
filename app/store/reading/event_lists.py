"""Events in a list: those of a year or month, from a place or to one, with where they come from and go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Select, extract, func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import EventBrief, PlaceRef, event_briefs, place_refs
from app.store.tables import PUBLISHED, DestinationRow, EventRow, PlaceRow

PAGE = 60
"""Events on one page of the list."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for. ``year`` is None for all and 0 for undated ones; ``month`` (1 to 12) is a month of
    the year; ``origin`` and ``destination`` are codes, each with everything below it."""

    year: int | None = None
    month: int | None = None
    origin: str | None = None
    destination: str | None = None


EVERYTHING = EventFilter()
"""The filter that leaves all events."""


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A place and how many of the events come from it, or go to it, or to a place below it."""

    code: str
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class EventPlaces:
    """Where events come from and where they go, most first: provinces, or what lies right below the place that is
    asked for. ``origins`` and ``destinations`` are each counted under what else is asked for."""

    origins: tuple[PlaceTally, ...]
    destinations: tuple[PlaceTally, ...]


@dataclass(frozen=True, slots=True)
class EventList:
    """One page of the events, newest first; ``years`` counts the events by year (0: undated), whatever time is
    asked for; ``origin`` and ``destination`` are the places asked for (None: any, or not in the corpus)."""

    asked: EventFilter
    events: tuple[EventBrief, ...]
    total: int
    years: tuple[tuple[int, int], ...]
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
    year = extract("year", EventRow.day)
    always = event_conditions(replace(asked, year=None, month=None))
    counted = session.execute(select(year, func.count()).where(*always).group_by(year))
    conditions = event_conditions(asked)
    total = session.scalar(select(func.count()).select_from(EventRow).where(*conditions)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    places = place_refs(session, [asked.origin, asked.destination])
    return EventList(
        asked=asked,
        events=event_briefs(session, *conditions, limit=PAGE, offset=(page - 1) * PAGE),
        total=total,
        years=tuple(sorted(((int(year or 0), count) for year, count in counted), reverse=True)),
        origin=places.get(asked.origin or ""),
        destination=places.get(asked.destination or ""),
        page=page,
        pages=pages,
    )


def event_places(session: Session, asked: EventFilter) -> EventPlaces:
    """Where the events that are asked for come from and go to."""
    left = (
        select(EventRow.id, PlaceRow.chain)
        .join(PlaceRow, PlaceRow.code == EventRow.origin_code)
        .where(*event_conditions(replace(asked, origin=None)))
    )
    went = (
        select(EventRow.id, PlaceRow.chain)
        .join(DestinationRow, DestinationRow.event_id == EventRow.id)
        .join(PlaceRow, PlaceRow.code == DestinationRow.place_code)
        .where(*event_conditions(replace(asked, destination=None)))
    )
    origins = _below(asked.origin, session.execute(left))
    destinations = _below(asked.destination, session.execute(went))
    named = select(PlaceRow.code, PlaceRow.name).where(PlaceRow.code.in_(origins.keys() | destinations.keys()))
    names = dict(session.execute(named).all())
    return EventPlaces(_tallies(origins, names), _tallies(destinations, names))


def event_conditions(asked: EventFilter) -> list[ColumnElement[bool]]:
    """The conditions on published events."""
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


def _below(code: str | None, pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The events of each place right below ``code`` (of each province for None), of pairs of event and chain."""
    found: dict[str, set[str]] = {}
    for event, chain in pairs:
        codes = chain.split("/")
        at = 0 if code is None else codes.index(code) + 1 if code in codes else len(codes)
        if at < len(codes):
            found.setdefault(codes[at], set()).add(event)
    return found


def _tallies(events: dict[str, set[str]], names: dict[str, str]) -> tuple[PlaceTally, ...]:
    tallies = (PlaceTally(code, names[code], len(held)) for code, held in events.items())
    return tuple(sorted(tallies, key=lambda tally: (-tally.events, tally.code)))
