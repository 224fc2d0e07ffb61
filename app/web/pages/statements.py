"""One statement; the list of all of them is the search without a query."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.search.model import SearchRequest
from app.store.reading.statements import StatementReading, statement_reading
from app.web.addresses import address, pairs, read_query
from app.web.contexts import StatementPage
from app.web.frame import Crumb, Viewed
from app.web.markup import annotated, marked, shifted
from app.web.matches import marks_of
from app.web.pages.events import LIST
from app.web.pages.missing import moved
from app.web.templating import render
from app.web.wording import UNSIGNED, event_name

router = APIRouter(include_in_schema=False)


@router.get("/statements")
def statements() -> Response:
    """Every statement, newest first."""
    return RedirectResponse("/search", 302)


@router.get("/statements/{identity}")
def statement(view: Viewed, identity: str) -> Response:
    """One statement, set for reading; with a search in the query string, its matches are marked."""
    reading = statement_reading(view.session, identity)
    if reading is None:
        return moved(view, "statements", identity)
    asked = read_query(view.request.query_params.multi_items()).request
    return render(_page(view, reading, asked))


def _page(view: Viewed, reading: StatementReading, asked: SearchRequest) -> StatementPage:
    marks = marks_of(asked.query, reading.text)
    searched = bool(pairs(asked))
    event = reading.event
    title = event_name(event.title, event.source_name)
    frame = view.frame(
        f"{reading.speaker or UNSIGNED}：{reading.headline}",
        crumbs=(LIST, Crumb(title, f"/events/{event.id}")),
        sample=reading.sample,
        query=asked.query,
    )
    return StatementPage(
        frame=frame,
        statement=reading,
        heading=marked(reading.heading, shifted(marks, 0, len(reading.heading))) if reading.heading else None,
        paragraphs=tuple(
            (p, annotated(p.text, p.annotations, shifted(marks, p.start, len(p.text)))) for p in reading.paragraphs
        ),
        marks=len(marks),
        back=address(asked) if searched else None,
        carried=address(asked, "") if searched else "",
    )
