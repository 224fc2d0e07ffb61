"""Visits by the city at the other end, each with what lies below it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from app.store.reading.event_book import event_book
from app.store.reading.travels import came_to, city_of, went_from
from app.store.tables import DestinationRow, EventRow, PlaceRow, SourceRow

PLACES = ("34", "34/3408", "34/3408/340803", "32", "32/3201", "32/3205", "31", "31/310115")
LEVELS = {2: "province", 4: "city", 6: "county"}
EVENTS = (
    ("e1", "340803", ("3205", "3201"), "published"),
    ("e2", "34", ("32",), "published"),
    ("e3", None, ("310115",), "published"),
    ("e4", "3408", (), "published"),
    ("e5", "3408", ("3205",), "withdrawn"),
)


@pytest.fixture(name="visited")
def a_session_with_visits(session: Session) -> Session:
    """Four visits, and one that was withdrawn."""
    for chain in PLACES:
        code = chain.rpartition("/")[2]
        parent = chain.split("/")[-2] if "/" in chain else None
        session.add(PlaceRow(code=code, name=code, level=LEVELS[len(code)], parent_code=parent, chain=chain))
    session.flush()
    for number, (event, origin, ends, state) in enumerate(EVENTS, 1):
        source = SourceRow(
            id=f"s{number}", name=event, sha256=event, size=1, state=state, ingested_at=datetime(2026, 1, 2, tzinfo=UTC)
        )
        destinations = [DestinationRow(ordinal=at, place_code=code) for at, code in enumerate(ends, 1)]
        day = date(2020, number, 1)
        session.add(
            EventRow(
                id=event, source=source, origin_code=origin, destinations=destinations, state=state, start=day, day=day
            )
        )
    session.flush()
    return session


def test_who_came_is_counted_by_city(visited: Session) -> None:
    """A county counts for its city; the province that came itself counts with what lies below it."""
    came = came_to(event_book(visited), "32")
    assert came.ends == (("34", 2), ("3408", 1))
    assert came.unknown == 0
    assert [event.id for event in came.events] == ["e2", "e1"]


def test_an_unknown_end_is_counted_apart(visited: Session) -> None:
    """Of a visit whose origin is unknown, and of one that says nowhere where it went."""
    assert (came_to(event_book(visited), "31").ends, came_to(event_book(visited), "31").unknown) == ((), 1)
    assert went_from(event_book(visited), "3408").unknown == 1


def test_where_people_went_counts_a_visit_for_each_city(visited: Session) -> None:
    """Once for each of two cities, once for the province that holds both."""
    went = went_from(event_book(visited), "34")
    assert went.ends == (("32", 2), ("3201", 1), ("3205", 1))
    assert [event.id for event in went.events[:2]] == ["e4", "e2"]


@pytest.mark.parametrize(
    ("chain", "city"), [("34", "34"), ("34/3408", "3408"), ("34/3408/340803", "3408"), ("31/310115", "31")]
)
def test_the_city_of_a_place(chain: str, city: str) -> None:
    """Of a district of Shanghai it is Shanghai."""
    assert city_of(tuple(chain.split("/"))) == city
