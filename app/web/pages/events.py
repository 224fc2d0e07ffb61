"""Events: the list and one of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from app.store.reading.clauses import clauses_of, departments_of
from app.store.reading.event_book import (
    EVERYTHING,
    EventFilter,
    PlaceTally,
    destinations,
    origins,
    year_counts,
)
from app.store.reading.event_lists import event_list
from app.store.reading.events import event_reading, first_line
from app.store.reading.timeline import Timeline, timeline
from app.text.messages import say
from app.web.addresses import whole_number
from app.web.contexts.events import EventPage, EventsPage
from app.web.event_chart import described, event_chart
from app.web.event_filters import chips_of, filter_address, read_filter, year_links
from app.web.event_sheet import columns_of, offices_of, sides_of
from app.web.frame import Crumb, View, Viewed
from app.web.pages.missing import moved
from app.web.templating import render
from app.web.wording import event_name, restricted

router = APIRouter(include_in_schema=False)
_Counts = tuple[Timeline, tuple[tuple[int, int], ...], tuple[PlaceTally, ...], tuple[PlaceTally, ...]]
LIST = Crumb(say("考察活动"), "/events")


@router.get("/events")
def events(view: Viewed) -> Response:
    """Events by year, along time, by where they come from and go to."""
    notices: list[str] = []
    given = view.request.query_params
    asked = read_filter(given, notices)
    page = whole_number(given.getlist("page"), say("页码"), notices) or 1
    listing = event_list(view.session, asked, page)
    times, years, came, went = _counts(view, asked)
    chips = chips_of(listing)
    return render(
        EventsPage(
            view.frame(
                restricted(say("考察活动"), [words for words, _ in chips]),
                notices=notices,
                sample=any(event.sample for event in listing.events),
            ),
            listing,
            times,
            event_chart(times, asked),
            described(times),
            year_links(asked, years),
            chips,
            tuple((tally, filter_address(replace(asked, origin=tally.code))) for tally in came),
            tuple((tally, filter_address(replace(asked, destination=tally.code))) for tally in went),
            filter_address(asked),
            filter_address(replace(asked, year=None, month=None)),
        )
    )


def _counts(view: View, asked: EventFilter) -> _Counts:
    book = view.book

    def counted() -> _Counts:
        return timeline(book, asked), year_counts(book, asked), origins(book, asked), destinations(book, asked)

    return view.kept("event-counts", counted) if asked == EVERYTHING else counted()


@router.get("/events/{identity}")
def event(view: Viewed, identity: str) -> Response:
    """One event: who came, what was said in order, and gaps beside measures by office."""
    notices: list[str] = []
    page = whole_number(view.request.query_params.getlist("page"), say("页码"), notices) or 1
    reading = event_reading(view.session, identity, page)
    if reading is None:
        return moved(view, "events", identity)
    brief = reading.brief
    shown = [statement.id for statement in reading.statements]
    clauses, departments = clauses_of(view.session, shown), departments_of(view.session, shown)
    frame = view.frame(event_name(brief.title, brief.source_name), crumbs=(LIST,), notices=notices, sample=brief.sample)
    return render(
        EventPage(
            frame,
            reading,
            first_line(view.session, identity),
            sides_of(brief, reading.statements),
            {statement: Counter(clause.kind for clause in held) for statement, held in clauses.items()},
            columns_of(clauses),
            offices_of(brief, reading.statements, departments, clauses),
        )
    )
