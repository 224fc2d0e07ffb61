"""Events: the list and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.store.reading.events import event_list, event_reading
from app.web.addresses import whole_number
from app.web.contexts.events import EventPage, EventsPage
from app.web.frame import Crumb, Viewed
from app.web.pages.missing import moved
from app.web.templating import render
from app.web.wording import event_name

router = APIRouter(include_in_schema=False)
LIST = Crumb("考察活动", "/events")


@router.get("/events")
def events(view: Viewed) -> Response:
    """Events by year."""
    notices: list[str] = []
    given = view.request.query_params
    page = whole_number(given.getlist("page"), "页码", notices) or 1
    listing = event_list(view.session, given.get("year"), page)
    sample = any(event.sample for event in listing.events)
    return render(EventsPage(view.frame("考察活动", notices=notices, sample=sample), listing))


@router.get("/events/{identity}")
def event(view: Viewed, identity: str) -> Response:
    """One event with its statements."""
    reading = event_reading(view.session, identity)
    if reading is None:
        return moved(view, "events", identity)
    brief = reading.brief
    frame = view.frame(event_name(brief.title, brief.source_name), crumbs=(LIST,), sample=brief.sample)
    return render(EventPage(frame, reading))
