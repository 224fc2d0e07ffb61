"""Departments: the list and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.syllables import reading_of
from app.store.reading.departments import DepartmentBrief
from app.text.messages import say
from app.web.contexts.departments import DepartmentPage, DepartmentsPage
from app.web.department_profile import department_profile
from app.web.frame import Crumb, Viewed
from app.web.listing import chosen, contains, cut, looked_for, orderings
from app.web.pages.missing import Missing
from app.web.templating import render

router = APIRouter(include_in_schema=False)
PATH, PAGE = "/departments", 120
BY = {"statements": say("按发言篇数"), "name": say("按名称读音")}


@router.get(PATH)
def departments(view: Viewed) -> Response:
    """Departments, most statements first or by the reading of their names."""
    by, words = chosen(view, "by", tuple(BY)), looked_for(view)
    everything = view.departments
    listed = everything
    if by == "name":
        listed = view.kept("departments by name", lambda: tuple(sorted(everything, key=_reading)))
    if words:
        listed = tuple(each for each in listed if contains(words, each.id, each.name, *each.aliases))
    notices: list[str] = []
    values = {"by": "" if by == "statements" else by, "q": words}
    page, stretch = cut(view, listed, PAGE, PATH, values, notices)
    frame = view.frame(say("部门"), sample=view.facts.samples > 0, notices=notices)
    orders = orderings(PATH, "by", BY, by, words)
    return render(DepartmentsPage(frame, by, orders, words, len(listed), len(everything), tuple(page), stretch))


def _reading(department: DepartmentBrief) -> tuple[tuple[str, ...], str]:
    return reading_of(department.id), department.id


@router.get(PATH + "/{identity:path}")
def department(view: Viewed, identity: str) -> Response:
    """One department across places; its label is its id."""
    found = department_profile(view, identity)
    if found is None:
        raise Missing("departments")
    frame = view.frame(found.brief.id, crumbs=(Crumb(say("部门"), PATH),), sample=found.sample)
    return render(DepartmentPage(frame, found))
