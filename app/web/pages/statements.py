"""One statement, and the lines of its file; the list of all statements is the search without a query."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from app.search.wording import similar
from app.store.reading.briefs import statement_briefs
from app.store.reading.redirects import current_id
from app.store.reading.statement_source import statement_source
from app.store.reading.statements import StatementReading, statement_reading
from app.store.tables import StatementRow
from app.text.messages import say
from app.web.addresses import Asked, address, page_address, pairs, read_query
from app.web.citing import references
from app.web.contexts.statements import Alike, StatementPage, StatementSourcePage
from app.web.frame import Crumb, View, Viewed
from app.web.language import Language, translated
from app.web.markup import annotated, mark_anchor, marked, numbered
from app.web.matches import marks_of
from app.web.pages.events import LIST
from app.web.pages.missing import Missing, moved
from app.web.templating import render
from app.web.wording import KINDS, UNSIGNED, event_name

NUMBERED = 30
"""Marks that are linked to by number above the text."""
ALIKE, SAME = 5, 0.95
"""Statements that are listed as like the one shown, and the likeness from which on their words are nearly the same."""

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


@router.get("/statements/{identity}/source")
def source(view: Viewed, identity: str) -> Response:
    """The lines of the file that the statement stands on, as received and as restored."""
    found = statement_source(view.session, identity)
    if found is None:
        current = current_id(view.session, "statements", identity)
        if current is None:
            raise Missing("statements")
        return RedirectResponse(f"{page_address('statements', current)}/source", 301)
    brief = found.brief
    crumbs = (
        LIST,
        Crumb(event_name(brief.event_title, brief.source_name), f"/events/{brief.event_id}"),
        Crumb(_title(brief.signed, brief.headline), page_address("statements", brief.id)),
    )
    frame = view.frame(say("出处对照：{title}", title=brief.headline), crumbs=crumbs, sample=brief.sample)
    return render(StatementSourcePage(frame, found))


def _page(view: View, reading: StatementReading, asked: Asked) -> StatementPage:
    marks = marks_of(asked.request.query, reading.text, _points(reading))
    stretches = [(0, len(reading.heading or "")), *((p.start, len(p.text)) for p in reading.paragraphs)]
    heading, *paragraphs = numbered(marks, stretches)
    searched = bool(pairs(asked.request, asked.look))
    event = reading.event
    kinds = _kinds(view.reader.language)
    frame = view.frame(
        _title(reading.signed, reading.headline),
        crumbs=(LIST, Crumb(event_name(event.title, event.source_name), f"/events/{event.id}")),
        sample=reading.sample,
        query=asked.request.query,
    )
    return StatementPage(
        frame=frame,
        statement=reading,
        heading=marked(reading.heading, heading.marks, heading.anchors, reading.heading_losses)
        if reading.heading
        else None,
        paragraphs=tuple(
            (p, annotated(p.text, p.annotations, held.marks, held.anchors, _losses(reading, p.losses), kinds))
            for p, held in zip(reading.paragraphs, paragraphs, strict=True)
        ),
        references=references(view, reading),
        alike=_alike(view, reading.id),
        marks=len(marks),
        anchors=tuple(mark_anchor(number) for number in range(1, min(len(marks), NUMBERED) + 1)),
        back=address(asked.request, look=asked.look) if searched else None,
        carried=address(asked.request, "", asked.look) if searched else "",
    )


def _title(speaker: str | None, headline: str) -> str:
    return say("{speaker}：{headline}", speaker=speaker or UNSIGNED, headline=headline)


def _kinds(language: Language) -> Mapping[str, str]:
    """The words for kinds inside a Chinese text; English ones say what they are."""
    if language is not Language.ENGLISH:
        return KINDS
    return {kind: Markup('<span lang="en">{}</span>').format(translated(word)) for kind, word in KINDS.items()}


def _losses(reading: StatementReading, losses: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return () if reading.superseded else losses


def _alike(view: View, identity: str) -> tuple[Alike, ...]:
    found = similar(view.session, identity, ALIKE)
    briefs = {
        brief.id: brief
        for brief in statement_briefs(view.session, StatementRow.number.in_([each.number for each in found]))
    }
    return tuple(Alike(briefs[each.id], each.shared, each.likeness >= SAME) for each in found)


def _points(reading: StatementReading) -> list[tuple[int, int]]:
    """The spans of the points in the text of the statement."""
    return [
        (paragraph.start + each.start, paragraph.start + each.end)
        for paragraph in reading.paragraphs
        for each in paragraph.annotations
        if each.label is not None
    ]
