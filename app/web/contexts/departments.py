"""The contexts of departments."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.departments import DepartmentBrief, DepartmentReading
from app.web.contexts.choices import Ordering, Stretch
from app.web.contexts.page import Page


@dataclass(frozen=True)
class DepartmentsPage(Page):
    """The list of departments."""

    template = "departments.html"
    by: str
    """What the list is ordered by: ``statements`` or ``name``."""
    orders: tuple[Ordering, ...]
    """The ways to order it."""
    words: str
    """What the names contain, blank for all of them."""
    total: int
    """Departments that are listed, all pages together."""
    everything: int
    """Departments of the corpus."""
    departments: tuple[DepartmentBrief, ...]
    """The departments of this page."""
    stretch: Stretch
    """Which page this is."""


@dataclass(frozen=True)
class DepartmentPage(Page):
    """One department."""

    template = "department.html"
    department: DepartmentReading
    """Names and statements by place."""
