"""The contexts of events."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.event_book import PlaceTally
from app.store.reading.event_lists import EventList
from app.store.reading.events import EventReading
from app.store.reading.timeline import Timeline
from app.text.messages import Message
from app.web.charts import Chart
from app.web.contexts.page import Page
from app.web.event_filters import YearLink
from app.web.event_sheet import Column, Office, Side


@dataclass(frozen=True)
class EventsPage(Page):
    """The list of events."""

    template = "events.html"
    listing: EventList
    """One page of events that are asked for."""
    timeline: Timeline
    """The events along time, or those of the year that is asked for by month."""
    chart: Chart
    """The time line as bars."""
    described: Message
    """What the chart shows, in a sentence."""
    years: tuple[YearLink, ...]
    """The years that hold events."""
    chips: tuple[tuple[Message, str], ...]
    """Each restriction in words, with the address of the list without it."""
    origins: tuple[tuple[PlaceTally, str], ...]
    """Where the events come from, each with the address of its events."""
    destinations: tuple[tuple[PlaceTally, str], ...]
    """Where they go, each with the address of its events."""
    address: str
    """The address of this list, from its first page."""
    anytime: str
    """The address of the list without a year or month."""


@dataclass(frozen=True)
class EventPage(Page):
    """One event."""

    template = "event.html"
    event: EventReading
    """The event with its statements, those of one page."""
    line: int | None
    """The line of the source on which the first statement begins."""
    sides: tuple[Side, ...]
    """Those who speak on this page, by side."""
    said: dict[str, dict[str, int]]
    """For each statement, by id, how many points and passages of each kind it has; one without any is left out."""
    columns: tuple[Column, ...]
    """The kinds of the table."""
    offices: tuple[Office, ...]
    """The rows of the table."""
