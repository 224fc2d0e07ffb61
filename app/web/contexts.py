"""The contexts of the pages: each frozen class is what one template may use, and names that template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from app.store.reading.corpus import HomeReading
from app.store.reading.departments import DepartmentBrief, DepartmentReading
from app.store.reading.events import EventList, EventReading
from app.store.reading.places import PlaceNode, PlaceReading
from app.store.reading.problems import ProblemList
from app.store.reading.sources import SourceBrief, SourceReading
from app.store.reading.speakers import SpeakerBrief, SpeakerReading
from app.store.reading.statements import ParagraphView, StatementReading
from app.web.frame import Frame


@dataclass(frozen=True)
class Page:
    """A page: its frame, and the name of its template."""

    template: ClassVar[str]
    frame: Frame
    """What stands around the content."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question that finds something in this corpus: its words, its address, how many statements it finds."""

    words: str
    href: str
    total: int


@dataclass(frozen=True)
class HomePage(Page):
    """The first page."""

    template = "home.html"
    home: HomeReading
    """Counts, newest events, busiest places and departments."""
    examples: tuple[Example, ...]
    """Questions that work on the corpus as it is."""


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


@dataclass(frozen=True)
class StatementPage(Page):
    """One statement."""

    template = "statement.html"
    statement: StatementReading
    """The statement with its facts and neighbours."""
    heading: Markup | None
    """The heading with marks."""
    paragraphs: tuple[tuple[ParagraphView, Markup], ...]
    """Each paragraph with its points, passages and marks."""
    marks: int
    """How many places of the text the query matches."""
    anchors: tuple[str, ...]
    """The ids of the first of these places."""
    back: str | None
    """The address of the search that the reader came from."""
    carried: str
    """The query string that links to neighbours keep, with its question mark; empty without a query."""


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


@dataclass(frozen=True)
class DepartmentsPage(Page):
    """The list of departments."""

    template = "departments.html"
    departments: tuple[DepartmentBrief, ...]
    """Departments, most statements first."""


@dataclass(frozen=True)
class DepartmentPage(Page):
    """One department."""

    template = "department.html"
    department: DepartmentReading
    """Names and statements by place."""


@dataclass(frozen=True)
class PlacesPage(Page):
    """The tree of places."""

    template = "places.html"
    places: tuple[PlaceNode, ...]
    """Places in tree order with counts."""
    whole: bool
    """False where the tree is too long and stops at cities."""


@dataclass(frozen=True)
class PlacePage(Page):
    """One place."""

    template = "place.html"
    place: PlaceReading
    """What is said there, who leaves and who comes."""


@dataclass(frozen=True)
class SourcesPage(Page):
    """The list of files."""

    template = "sources.html"
    sources: tuple[SourceBrief, ...]
    """One page of the files, by state and name."""
    total: int
    """How many there are."""
    page: int
    """The page shown, from 1."""
    pages: int
    """How many pages there are."""


@dataclass(frozen=True)
class SourcePage(Page):
    """One file, line by line."""

    template = "source.html"
    source: SourceReading
    """Lines, repairs, ledger and problems."""


@dataclass(frozen=True)
class ProblemsPage(Page):
    """The list of problems."""

    template = "problems.html"
    listing: ProblemList
    """One page of problems with counts."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name of the corpus with the pinyin of its first two characters and their initials."""

    name: str
    pinyin: str
    initials: str


@dataclass(frozen=True)
class HelpPage(Page):
    """How to use the corpus."""

    template = "help.html"
    groups: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]
    """Queries under what they are for, with what they show and how many statements they find here."""
    spelled: Spelled | None
    """A name that the box suggests; None while the corpus is empty."""


@dataclass(frozen=True)
class MissingPage(Page):
    """Nothing stands at this address."""

    template = "missing.html"
    message: str
    """What was not found, in a sentence."""
    hint: str | None
    """Words of the address that can be searched for."""


@dataclass(frozen=True)
class FailurePage(Page):
    """The request could not be answered."""

    template = "failure.html"
    message: str
    """What happened and what to do."""
