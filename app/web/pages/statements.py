"""One statement; the list of all of them is the search without a query."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.store.reading.statements import StatementReading, statement_reading
from app.web.addresses import Asked, address, pairs, read_query
from app.web.contexts.statements import StatementPage
from app.web.frame import Crumb, Viewed
from app.web.markup import annotated, mark_anchor, marked, numbered
from app.web.matches import marks_of
from app.web.pages.events import LIST
from app.web.pages.missing import moved
from app.web.templating import render
from app.web.wording import UNSIGNED, event_name

NUMBERED = 30
"""Marks that are linked to by number above the text."""

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
    asked = read_query(view.request.query_params.multi_items())
    return render(_page(view, reading, asked))


def _page(view: Viewed, reading: StatementReading, asked: Asked) -> StatementPage:
    marks = marks_of(asked.request.query, reading.text, _points(reading))
    stretches = [(0, len(reading.heading or "")), *((p.start, len(p.text)) for p in reading.paragraphs)]
    heading, *paragraphs = numbered(marks, stretches)
    searched = bool(pairs(asked.request, asked.look))
    event = reading.event
    title = event_name(event.title, event.source_name)
    frame = view.frame(
        f"{reading.speaker or UNSIGNED}：{reading.headline}",
        crumbs=(LIST, Crumb(title, f"/events/{event.id}")),
        sample=reading.sample,
        query=asked.request.query,
    )
    return StatementPage(
        frame=frame,
        statement=reading,
        heading=marked(reading.heading, heading.marks, heading.anchors) if reading.heading else None,
        paragraphs=tuple(
            (p, annotated(p.text, p.annotations, held.marks, held.anchors))
            for p, held in zip(reading.paragraphs, paragraphs, strict=True)
        ),
        marks=len(marks),
        anchors=tuple(mark_anchor(number) for number in range(1, min(len(marks), NUMBERED) + 1)),
        back=address(asked.request, look=asked.look) if searched else None,
        carried=address(asked.request, "", asked.look) if searched else "",
    )


def _points(reading: StatementReading) -> list[tuple[int, int]]:
    """The spans of the points in the text of the statement."""
    return [
        (paragraph.start + each.start, paragraph.start + each.end)
        for paragraph in reading.paragraphs
        for each in paragraph.annotations
        if each.label is not None
    ]
