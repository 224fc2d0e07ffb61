"""The contexts of departments."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.briefs import PlaceRef, StatementBrief
from app.store.reading.departments import DepartmentBrief
from app.web.contexts.links import Choice, Stretch
from app.web.contexts.page import Page
from app.web.contexts.portraits import KindBlock, TermTable, YearStrip


@dataclass(frozen=True)
class DepartmentsPage(Page):
    """The list of departments."""

    template = "departments.html"
    by: str
    """What the list is ordered by: ``statements`` or ``name``."""
    orders: tuple[Choice, ...]
    """The ways to order it."""
    sought: str
    """What the names contain, blank for all of them."""
    total: int
    """Departments that are listed, all pages together."""
    everything: int
    """Departments of the corpus."""
    departments: tuple[DepartmentBrief, ...]
    """The departments of this page."""
    stretch: Stretch
    """Which page this is."""


@dataclass(frozen=True, slots=True)
class Column:
    """The office in one city: ``itself`` where a province is meant without what lies below it. ``total`` statements
    with their address, the newest of them, the newest gaps and measures."""

    place: PlaceRef
    itself: bool
    total: int
    href: str
    kinds: tuple[KindBlock, ...]
    statements: tuple[StatementBrief, ...]


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """The office in one more city: the place, its statements and their address."""

    place: PlaceRef
    itself: bool
    total: int
    href: str


@dataclass(frozen=True, slots=True)
class DepartmentProfile:
    """Everything about one department. ``columns`` are the cities with most statements, ``others`` come next;
    ``unlisted`` counts the cities that neither holds, ``unplaced`` the statements whose place is unknown (with their
    address)."""

    brief: DepartmentBrief
    total: int
    speakers: int
    columns: tuple[Column, ...]
    others: tuple[PlaceLink, ...]
    unlisted: int
    unplaced: int
    unplaced_href: str
    kinds: tuple[KindBlock, ...]
    terms: TermTable
    years: YearStrip
    statements: tuple[StatementBrief, ...]

    @property
    def cities(self) -> int:
        """The cities in which the office speaks."""
        return len(self.columns) + len(self.others) + self.unlisted

    @property
    def sample(self) -> bool:
        """True where a statement that is shown is of the sample corpus."""
        return any(brief.sample for column in self.columns for brief in column.statements) or any(
            brief.sample for brief in self.statements
        )


@dataclass(frozen=True)
class DepartmentPage(Page):
    """One department."""

    template = "department.html"
    department: DepartmentProfile
    """Names, the office city by city, kinds of points, terms."""
