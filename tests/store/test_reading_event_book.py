"""What the list of events is counted by: every number is that of the events which its filter leaves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.event_book import (
    EVERYTHING,
    EventBook,
    EventFacts,
    EventFilter,
    destinations,
    event_book,
    origins,
    year_counts,
)
from app.store.reading.event_lists import event_list
from app.store.reading.timeline import MONTHS, timeline
from app.store.tables import EventRow
from tests.search.corpus import PLACES, Held, Said, session_of

DAYS = (None, date(2019, 12, 31), date(2020, 1, 1), date(2020, 2, 29), date(2020, 12, 31), date(2021, 1, 1))


@contextmanager
def drawn(seed: int) -> Iterator[Session]:
    """A corpus of thirty events with days, origins and destinations drawn at random."""
    draw = random.Random(seed)
    events = [Held(draw.choice(DAYS), tuple(draw.sample(sorted(PLACES), draw.randrange(4)))) for _ in range(30)]
    with session_of([Said("发言")], events) as session:
        for row in session.scalars(select(EventRow)):
            row.origin_code = draw.choice([None, *PLACES])
        session.commit()
        yield session


def book_of(*months: tuple[int, int]) -> EventBook:
    """A book of events in these years and months."""
    events = (EventFacts(f"e{at}", year, month, (), ()) for at, (year, month) in enumerate(months))
    return EventBook(tuple(events), {}, {}, {})


@pytest.mark.parametrize("seed", range(4))
def test_every_number_is_that_of_a_list(seed: int) -> None:
    """Years, months, origins and destinations, under every filter made of them."""
    draw = random.Random(seed)
    with drawn(seed) as session:
        book = event_book(session)

        def total(asked: EventFilter) -> int:
            return event_list(session, asked, 1).total

        assert len(book.events) == total(EVERYTHING) == 30
        for _ in range(8):
            asked = EventFilter(
                draw.choice([None, 0, 2019, 2020, 2021]),
                None,
                draw.choice([None, *PLACES]),
                draw.choice([None, *PLACES]),
            )
            for year, count in year_counts(book, asked):
                assert count == total(replace(asked, year=year))
            for tally in origins(book, asked):
                assert tally.events == total(replace(asked, origin=tally.code))
                assert tally.name == PLACES[tally.code][0]
            for tally in destinations(book, asked):
                assert tally.events == total(replace(asked, destination=tally.code))
            times = timeline(book, asked)
            for step in times.steps:
                assert step.events == total(replace(asked, year=step.year, month=step.month))
            assert times.undated == total(replace(asked, year=0, month=None))


def test_places_lie_right_below_what_is_asked_for() -> None:
    """Provinces first, then cities, then what lies below a city, then nothing."""
    with session_of([Said("发言")], [Held(destinations=("340803", "3401", "310115"))]) as session:
        book = event_book(session)
        steps = [None, "34", "3408", "340803"]
        found = [[tally.code for tally in destinations(book, EventFilter(destination=code))] for code in steps]
        assert found == [["31", "34"], ["3401", "3408"], ["340803"], []]


def test_the_last_page_is_shown_for_one_behind_it() -> None:
    with drawn(0) as session:
        assert event_list(session, EVERYTHING, 9).page == 1
        assert event_list(session, EventFilter(year=9999, month=12), 1).total == 0


def test_a_short_time_is_shown_by_month() -> None:
    """From the first month to the last, those without events among them."""
    found = timeline(book_of((2020, 11), (2021, 2), (2021, 2), (0, 0)))
    assert [(step.year, step.month, step.events) for step in found.steps] == [
        (2020, 11, 1),
        (2020, 12, 0),
        (2021, 1, 0),
        (2021, 2, 2),
    ]
    assert (found.dated, found.undated) == (3, 1)
    longest = timeline(book_of((2020, 1), (2020 + MONTHS // 12 - 1, 12)))
    assert len(longest.steps) == MONTHS


def test_a_long_time_is_shown_by_year_and_a_year_by_month() -> None:
    book = book_of((2018, 5), (2021, 5), (2021, 7))
    assert [(step.year, step.month, step.events) for step in timeline(book).steps] == [
        (2018, None, 1),
        (2019, None, 0),
        (2020, None, 0),
        (2021, None, 2),
    ]
    months = timeline(book, EventFilter(year=2021, month=7)).steps
    assert [step.month for step in months if step.events] == [5, 7]
    assert len(months) == 12


def test_no_events_have_no_time() -> None:
    assert timeline(book_of()).steps == ()
    assert timeline(book_of((0, 0))).undated == 1
