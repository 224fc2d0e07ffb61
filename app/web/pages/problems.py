"""Problems: what the readers of files could not settle."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.domain.problems import ProblemCode, Severity
from app.store.reading.problems import problem_list
from app.text.messages import say
from app.web.addresses import whole_number
from app.web.contexts.sources import ProblemsPage
from app.web.frame import Viewed
from app.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/problems")
def problems(view: Viewed) -> Response:
    """Problems, the worst first, by severity and code."""
    notices: list[str] = []
    given = view.request.query_params
    page = whole_number(given.getlist("page"), say("页码"), notices) or 1
    severity, code = given.get("severity") or None, given.get("code") or None
    if severity is not None and severity not in set(Severity):
        notices.append(say("没有“{value}”这种轻重，已显示全部。", value=severity[:20]))
        severity = None
    if code is not None and code not in set(ProblemCode):
        notices.append(say("没有“{value}”这种问题，已显示全部。", value=code[:20]))
        code = None
    listing = problem_list(view.session, severity, code, page)
    sample = any(problem.sample for problem in listing.problems)
    return render(ProblemsPage(view.frame(say("待校对"), notices=notices, sample=sample), listing))
