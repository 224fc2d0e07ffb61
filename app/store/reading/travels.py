"""Who came to a place and where its delegations went: numbers of events by the city at the other end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.store.reading.event_book import Chain, EventBook, EventFacts

MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""Provinces that are cities: Beijing, Tianjin, Shanghai and Chongqing in GB/T 2260."""


@dataclass(frozen=True, slots=True)
class Travels:
    """Events in one direction: ``ends`` are the cities at the other end with their numbers of events, each with what
    lies below it, most first; a province is one of them where it is an end itself. ``unknown`` events have an end that
    is not known; ``events`` are all of them, the newest first."""

    ends: tuple[tuple[str, int], ...]
    unknown: int
    events: tuple[EventFacts, ...]


def city_of(chain: Chain) -> str:
    """The code of the city in which the place with this chain lies: of the province, where it is one itself or that is
    a city."""
    return chain[0] if len(chain) == 1 or chain[0] in MUNICIPALITIES else chain[1]


def came_to(book: EventBook, code: str) -> Travels:
    """The visits paid to a place or to one below it, by where they came from."""
    events = book.arriving.get(code, ())
    return _travels(events, ((event.origin,) if event.origin else () for event in events))


def went_from(book: EventBook, code: str) -> Travels:
    """The visits that left from a place or from one below it, by where they went; a visit to several cities counts for
    each."""
    events = book.leaving.get(code, ())
    return _travels(events, (event.destinations for event in events))


def _travels(events: tuple[EventFacts, ...], ends: Iterable[tuple[Chain, ...]]) -> Travels:
    counts: Counter[str] = Counter()
    cities: set[str] = set()
    unknown = 0
    for chains in ends:
        unknown += not chains
        counts.update({code for chain in chains for code in chain})
        cities.update(map(city_of, chains))
    ordered = sorted(((code, counts[code]) for code in cities), key=lambda end: (-end[1], end[0]))
    return Travels(tuple(ordered), unknown, events)
