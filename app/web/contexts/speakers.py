"""The contexts of speakers."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.speakers import SpeakerBrief, SpeakerReading
from app.web.contexts.choices import Ordering, Stretch
from app.web.contexts.page import Page


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the list, a letter or a surname: how many speakers stand under it, the address that opens it, the
    id of its section, whether it is the one that is shown alone."""

    words: str
    speakers: int
    href: str
    anchor: str
    current: bool


@dataclass(frozen=True)
class SpeakersPage(Page):
    """The list of speakers."""

    template = "speakers.html"
    by: str
    """What the list is ordered by: ``reading``, ``surname`` or ``statements``."""
    orders: tuple[Ordering, ...]
    """The ways to order it."""
    words: str
    """What the names contain, blank for all of them."""
    total: int
    """Speakers that are listed, all pages and headings together."""
    everyone: int
    """Speakers of the corpus."""
    headings: tuple[Heading, ...]
    """Every letter or surname; none where the list has no headings."""
    groups: tuple[tuple[Heading | None, tuple[SpeakerBrief, ...]], ...]
    """The speakers of this page under their headings."""
    stretch: Stretch
    """Which page this is."""


@dataclass(frozen=True)
class SpeakerPage(Page):
    """One speaker."""

    template = "speaker.html"
    speaker: SpeakerReading
    """Roles, statements and namesakes."""
