"""The contexts of events."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.events import EventList, EventReading
from app.web.contexts.page import Page


@dataclass(frozen=True)
class EventsPage(Page):
    """The list of events."""

    template = "events.html"
    listing: EventList
    """One page of events with counts by year."""


@dataclass(frozen=True)
class EventPage(Page):
    """One event."""

    template = "event.html"
    event: EventReading
    """The event with its statements."""
