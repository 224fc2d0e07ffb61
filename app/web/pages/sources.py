"""Sources: the list of files and one of them, line by line."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.store.reading.sources import PAGE, source_count, source_list, source_reading
from app.text.messages import say
from app.web.addresses import whole_number
from app.web.contexts.sources import SourcePage, SourcesPage
from app.web.frame import Crumb, Viewed
from app.web.pages.missing import moved
from app.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(view: Viewed) -> Response:
    """Every file that was received."""
    notices: list[str] = []
    total = source_count(view.session)
    pages = max(1, -(-total // PAGE))
    page = min(whole_number(view.request.query_params.getlist("page"), say("页码"), notices) or 1, pages)
    found = source_list(view.session, page=page)
    frame = view.frame(say("来源文件"), notices=notices, sample=any(source.sample for source in found))
    return render(SourcesPage(frame, found, total, page, pages))


@router.get("/sources/{identity}")
def source(view: Viewed, identity: str) -> Response:
    """One file with every repair shown."""
    reading = source_reading(view.session, identity)
    if reading is None:
        return moved(view, "sources", identity)
    brief = reading.brief
    frame = view.frame(brief.name, crumbs=(Crumb(say("来源文件"), "/sources"),), sample=brief.sample)
    return render(SourcePage(frame, reading))
