"""The contexts of places."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.briefs import EventBrief, PlaceRef, StatementBrief
from app.store.reading.places import PlaceNode
from app.web.contexts.links import Counted
from app.web.contexts.page import Page
from app.web.contexts.portraits import KindBlock, TermTable, YearStrip


@dataclass(frozen=True, slots=True)
class Branch:
    """A place of the tree with the branches right below it (those that are shown), how many places lie right below
    it, and whether they are seen at once."""

    node: PlaceNode
    branches: tuple[Branch, ...]
    below: int
    opened: bool


@dataclass(frozen=True)
class PlacesPage(Page):
    """The tree of places."""

    template = "places.html"
    sought: str
    """What the names contain, blank for the whole tree."""
    total: int
    """Places of the corpus."""
    found: int
    """Places whose names contain the words."""
    branches: tuple[Branch, ...]
    """The provinces with what lies below them."""
    whole: bool
    """False where the tree is too long to be shown with its counties and districts, save in the open province."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The city at the other end of visits: the events, the statements made about them, those of them with an insight
    and those with a measure."""

    place: PlaceRef
    events: Counted
    statements: Counted
    insights: Counted
    measures: Counted


@dataclass(frozen=True, slots=True)
class Traffic:
    """Visits in one direction, ``events`` of them, and the ``statements`` about them: the other ends with most events,
    how many ``more`` there are, the events whose other end is unknown, the newest events, and the newest insights and
    measures taken home."""

    events: Counted
    statements: Counted
    journeys: tuple[Journey, ...]
    more: int
    unknown: int
    newest: tuple[EventBrief, ...]
    home: tuple[KindBlock, ...]


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department that speaks for a place: its statements there and their address."""

    id: str
    statements: Counted


@dataclass(frozen=True, slots=True)
class PlaceProfile:
    """Everything about one place, what lies below it counted in. ``statements`` are the newest of ``total``;
    ``mentions`` are the statements that name it."""

    ref: PlaceRef
    node: PlaceNode
    children: tuple[PlaceNode, ...]
    total: int
    speakers: int
    mentions: Counted
    departments: tuple[DepartmentCount, ...]
    more_departments: int
    kinds: tuple[KindBlock, ...]
    terms: TermTable
    years: YearStrip
    statements: tuple[StatementBrief, ...]
    came: Traffic
    went: Traffic

    @property
    def destination(self) -> bool:
        """True where visitors say more about the place than those who serve there."""
        return self.came.statements.total > self.total

    @property
    def sample(self) -> bool:
        """True where something that is shown is of the sample corpus."""
        events = (*self.came.newest, *self.went.newest)
        return any(brief.sample for brief in self.statements) or any(event.sample for event in events)


@dataclass(frozen=True)
class PlacePage(Page):
    """One place."""

    template = "place.html"
    place: PlaceProfile
    """What is said there, who came and who left."""
