"""Departments: the list and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.store.reading.departments import department_list, department_reading
from app.web.contexts.departments import DepartmentPage, DepartmentsPage
from app.web.frame import Crumb, Viewed
from app.web.pages.missing import Missing
from app.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/departments")
def departments(view: Viewed) -> Response:
    """Departments, most statements first."""
    return render(
        DepartmentsPage(view.listing("部门"), view.kept("departments", lambda: department_list(view.session)))
    )


@router.get("/departments/{identity:path}")
def department(view: Viewed, identity: str) -> Response:
    """One department across places; its label is its id."""
    reading = department_reading(view.session, identity)
    if reading is None:
        raise Missing("departments")
    frame = view.frame(reading.brief.id, crumbs=(Crumb("部门", "/departments"),), sample=reading.sample)
    return render(DepartmentPage(frame, reading))
