"""Who came to a place and where its delegations went: numbers of events by the city at the other end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.briefs import EventBrief, below, event_briefs
from app.store.tables import PUBLISHED, DestinationRow, EventRow, PlaceRow

MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""Provinces that are cities: Beijing, Tianjin, Shanghai and Chongqing in GB/T 2260."""


@dataclass(frozen=True, slots=True)
class Travels:
    """Events in one direction: ``ends`` are the cities at the other end with their numbers of events, each with what
    lies below it, most first; a province is one of them where it is an end itself. ``unknown`` events have an end that
    is not known; ``newest`` are the last of the events."""

    ends: tuple[tuple[str, int], ...]
    unknown: int
    newest: tuple[EventBrief, ...]


def city_of(chain: str) -> str:
    """The code of the city in which the place with this chain lies: of the province, where it is one itself or that is
    a city."""
    codes = chain.split("/")
    return codes[0] if len(codes) == 1 or codes[0] in MUNICIPALITIES else codes[1]


def came_to(session: Session, chain: str, newest: int) -> Travels:
    """The visits paid to the place with this chain or to one below it, by where they came from."""
    inside = select(PlaceRow.code).where(below(chain))
    paid = select(DestinationRow.event_id).where(DestinationRow.place_code.in_(inside))
    conditions = (EventRow.id.in_(paid), EventRow.state == PUBLISHED)
    rows = session.execute(
        select(EventRow.id, PlaceRow.chain)
        .select_from(EventRow)
        .join(PlaceRow, PlaceRow.code == EventRow.origin_code, isouter=True)
        .where(*conditions)
    )
    ends, unknown = _ends((event, end) for event, end in rows)
    return Travels(ends, unknown, event_briefs(session, *conditions, limit=newest))


def went_from(session: Session, chain: str, newest: int) -> Travels:
    """The visits that left from the place with this chain or from one below it, by where they went; a visit to several
    cities counts for each."""
    inside = select(PlaceRow.code).where(below(chain))
    conditions = (EventRow.origin_code.in_(inside), EventRow.state == PUBLISHED)
    rows = session.execute(
        select(EventRow.id, PlaceRow.chain)
        .select_from(EventRow)
        .join(DestinationRow, DestinationRow.event_id == EventRow.id, isouter=True)
        .join(PlaceRow, PlaceRow.code == DestinationRow.place_code, isouter=True)
        .where(*conditions)
    )
    ends, unknown = _ends((event, end) for event, end in rows)
    return Travels(ends, unknown, event_briefs(session, *conditions, limit=newest))


def _ends(rows: Iterable[tuple[str, str | None]]) -> tuple[tuple[tuple[str, int], ...], int]:
    """The cities of (event, chain of an end) with their numbers of events, and the events without an end."""
    passed: set[tuple[str, str]] = set()
    cities: set[str] = set()
    unknown = 0
    for event, chain in rows:
        if chain is None:
            unknown += 1
        else:
            passed.update((event, code) for code in chain.split("/"))
            cities.add(city_of(chain))
    counts = Counter(code for _, code in passed)
    return tuple(sorted(((code, counts[code]) for code in cities), key=lambda end: (-end[1], end[0]))), unknown
