"""The contexts of departments."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.departments import DepartmentBrief, DepartmentReading
from app.web.contexts.page import Page


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
