"""The contexts of speakers."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.speakers import SpeakerBrief, SpeakerReading
from app.web.contexts.page import Page


@dataclass(frozen=True)
class SpeakersPage(Page):
    """The list of speakers."""

    template = "speakers.html"
    letters: tuple[tuple[str, int], ...]
    """First letters of the readings with numbers of speakers."""
    letter: str | None
    """The letter shown, None for all of them."""
    groups: tuple[tuple[str, tuple[SpeakerBrief, ...]], ...]
    """Speakers by first letter."""


@dataclass(frozen=True)
class SpeakerPage(Page):
    """One speaker."""

    template = "speaker.html"
    speaker: SpeakerReading
    """Roles, statements and namesakes."""
