"""Events along time: how many there are a year, or a month where the years are few."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from app.store.reading.event_book import EVERYTHING, EventBook, EventFilter, chosen

MONTHS = 24
"""The most months that are shown one by one; over a longer time years are."""


@dataclass(frozen=True, slots=True)
class Step:
    """A year, or a month of it, with its number of events."""

    year: int
    month: int | None
    events: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every step from the first event to the last, those without any among them; ``undated`` counts events without a
    date."""

    steps: tuple[Step, ...]
    undated: int

    @property
    def dated(self) -> int:
        """How many events stand in the steps."""
        return sum(step.events for step in self.steps)


def timeline(book: EventBook, asked: EventFilter = EVERYTHING) -> Timeline:
    """The events that are asked for along time, or by month where they are those of a year; a month that is asked for
    is shown in its year."""
    found = chosen(book, replace(asked, year=None, month=None))
    counts = Counter((event.year, event.month) for event in found if event.year)
    undated = len(found) - counts.total()
    if asked.year:
        return Timeline(tuple(Step(asked.year, month, counts[asked.year, month]) for month in range(1, 13)), undated)
    if not counts:
        return Timeline((), undated)
    first, last = min(counts), max(counts)
    months = [(at // 12, at % 12 + 1) for at in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])]
    if len(months) <= MONTHS:
        return Timeline(tuple(Step(year, month, counts[year, month]) for year, month in months), undated)
    years = Counter(event.year for event in found)
    return Timeline(tuple(Step(year, None, years[year]) for year in range(first[0], last[0] + 1)), undated)
