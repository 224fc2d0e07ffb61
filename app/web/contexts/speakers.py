"""The contexts of speakers."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.briefs import PlaceRef, StatementBrief
from app.store.reading.roles import RoleRun
from app.store.reading.speakers import NamedSpeaker, SpeakerBrief
from app.web.contexts.links import Choice, Stretch
from app.web.contexts.page import Page
from app.web.contexts.portraits import KindBlock, TermTable, YearStrip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the list, a letter or a surname in the reader's characters: how many speakers stand under it, the
    address that opens it, the id of its section, whether it is the one that is shown alone."""

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
    orders: tuple[Choice, ...]
    """The ways to order it."""
    sought: str
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


@dataclass(frozen=True, slots=True)
class SpeakerProfile:
    """Everything about one speaker. ``total`` counts the statements, of which ``statements`` are the newest;
    ``visited`` are the places that the delegations went to; of the ``total`` statements so many are spoken
    ``together`` with others."""

    named: NamedSpeaker
    total: int
    together: int
    events: int
    departments: tuple[str, ...]
    places: tuple[PlaceRef, ...]
    visited: tuple[PlaceRef, ...]
    roles: tuple[RoleRun, ...]
    kinds: tuple[KindBlock, ...]
    terms: TermTable
    years: YearStrip
    statements: tuple[StatementBrief, ...]

    @property
    def all_sample(self) -> bool:
        """True where every statement shown is of the sample corpus."""
        return bool(self.statements) and all(brief.sample for brief in self.statements)

    @property
    def sample(self) -> bool:
        """True where one is."""
        return any(brief.sample for brief in self.statements)


@dataclass(frozen=True)
class SpeakerPage(Page):
    """One speaker."""

    template = "speaker.html"
    speaker: SpeakerProfile
    """Roles, kinds of points, terms, statements and namesakes."""
