"""When all events were, where they came from and where they went: what the list of events counts them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain as joined

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import PUBLISHED, DestinationRow, EventRow, PlaceRow

Chain = tuple[str, ...]
"""The codes of a place and of those above it, the province first."""


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
class EventFacts:
    """An event: its year and month (0 where no date is known), the place it comes from (empty where unknown), those it
    visits. It is dated by its start, else by its publication."""

    id: str
    year: int
    month: int
    origin: Chain
    destinations: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class EventBook:
    """All published events, the newest first and the undated last, and the names of the places by code. ``leaving`` and
    ``arriving`` are the events that come from a place or go to it, or to one below it, by its code."""

    events: tuple[EventFacts, ...]
    names: Mapping[str, str]
    leaving: Mapping[str, tuple[EventFacts, ...]]
    arriving: Mapping[str, tuple[EventFacts, ...]]


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A place and how many of the events come from it, or go to it, or to a place below it."""

    code: str
    name: str
    events: int


def event_book(session: Session) -> EventBook:
    """The book of the corpus."""
    places = session.execute(select(PlaceRow.code, PlaceRow.name, PlaceRow.chain)).all()
    chains = {code: tuple(chain.split("/")) for code, _, chain in places}
    went = select(DestinationRow.event_id, DestinationRow.place_code).join(EventRow).where(EventRow.state == PUBLISHED)
    visited: dict[str, list[Chain]] = {}
    for event, code in session.execute(went):
        visited.setdefault(event, []).append(chains[code])
    rows = session.execute(
        select(EventRow.id, EventRow.day, EventRow.origin_code)
        .where(EventRow.state == PUBLISHED)
        .order_by(EventRow.day.is_(None), EventRow.day.desc(), EventRow.title, EventRow.id)
    )
    events = tuple(
        EventFacts(
            identity,
            day.year if day else 0,
            day.month if day else 0,
            chains.get(origin or "", ()),
            tuple(visited.get(identity, ())),
        )
        for identity, day, origin in rows
    )
    return EventBook(
        events,
        {code: name for code, name, _ in places},
        _by_place((event, event.origin) for event in events),
        _by_place((event, set(joined.from_iterable(event.destinations))) for event in events),
    )


def _by_place(ends: Iterable[tuple[EventFacts, Iterable[str]]]) -> dict[str, tuple[EventFacts, ...]]:
    found: dict[str, list[EventFacts]] = {}
    for event, codes in ends:
        for code in codes:
            found.setdefault(code, []).append(event)
    return {code: tuple(events) for code, events in found.items()}


def chosen(book: EventBook, asked: EventFilter) -> tuple[EventFacts, ...]:
    """The events that are asked for."""
    events = book.events if asked.origin is None else book.leaving.get(asked.origin, ())
    if asked.destination is not None:
        arriving = book.arriving.get(asked.destination, ())
        events = arriving if asked.origin is None else tuple(filter(set(arriving).__contains__, events))
    return tuple(
        event
        for event in events
        if (asked.year is None or event.year == asked.year) and (asked.month is None or event.month == asked.month)
    )


def year_counts(book: EventBook, asked: EventFilter) -> tuple[tuple[int, int], ...]:
    """How many events there are a year (0: undated), the newest first, whatever time is asked for."""
    counts = Counter(event.year for event in chosen(book, replace(asked, year=None, month=None)))
    return tuple(sorted(counts.items(), reverse=True))


def origins(book: EventBook, asked: EventFilter) -> tuple[PlaceTally, ...]:
    """Where events come from, most first, under what else is asked for: provinces, or what lies right below the origin
    that is asked for."""
    found = chosen(book, replace(asked, origin=None))
    return _tallies(book, asked.origin, ((event.origin,) for event in found))


def destinations(book: EventBook, asked: EventFilter) -> tuple[PlaceTally, ...]:
    """Where events go to, as for ``origins``; an event counts once for a place."""
    found = chosen(book, replace(asked, destination=None))
    return _tallies(book, asked.destination, (event.destinations for event in found))


def _tallies(book: EventBook, above: str | None, events: Iterable[tuple[Chain, ...]]) -> tuple[PlaceTally, ...]:
    counts: dict[str, int] = {}
    for chains in events:
        for code in {_below(above, chain) for chain in chains} if len(chains) > 1 else (_below(above, *chains),):
            if code:
                counts[code] = counts.get(code, 0) + 1
    tallies = (PlaceTally(code, book.names[code], number) for code, number in counts.items())
    return tuple(sorted(tallies, key=lambda tally: (-tally.events, tally.code)))


def _below(above: str | None, chain: Chain = ()) -> str | None:
    """The place of a chain that stands right below another (the province for None); None where there is none."""
    if above is None:
        return chain[0] if chain else None
    at = chain.index(above) + 1 if above in chain else len(chain)
    return chain[at] if at < len(chain) else None
