"""Events: the list, newest first, and one of them with its statements."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import Field

from app.search.model import UNKNOWN
from app.store.reading.event_pages import event_page
from app.store.reading.events import EventReading, event_reading
from app.web.api.lists import Listing, Stretch, listing
from app.web.api.parameters import EventParameters, Nothing, identified
from app.web.api.resource import LIST, ONE, moved, resource
from app.web.api.shapes import (
    EventItem,
    KindCounts,
    PlaceLink,
    StatementItem,
    event_item,
    kind_counts_of,
    place_link,
    statement_item,
)
from app.web.frame import Viewed

router = resource("考察活动")


class Event(EventItem):
    """一次活动。An event with its statements."""

    publication: str | None = Field(description="刊物。Publication.", examples=["河东日报"])
    chair: str | None = Field(description="主持人。Chair.", examples=["范已去"])
    reporters: list[str] = Field(description="记者。Reporters.", examples=[["金一", "木二"]])
    home: PlaceLink | None = Field(description="文中“我市”“我县”指哪里。What the document calls home.")
    kinds: KindCounts = Field(description="要点和段落各类多少。How many of each kind.")
    statement_list: list[StatementItem] = Field(description="全部发言，依原文次序。All statements in order.")


@router.get("/events", operation_id="listEvents", summary="考察活动列表", responses=LIST)
def events(view: Viewed, asked: Annotated[EventParameters, Query()]) -> Listing[EventItem]:
    """已收录的活动，新的在前，日期不详的在后。Published events, newest first, undated ones last."""
    stretch = Stretch.of(asked)
    years = [None if year == UNKNOWN else int(year) for year in asked.year]
    total, found = event_page(view.session, years, stretch.size, stretch.offset)
    return listing(view, stretch, total, [event_item(brief) for brief in found])


@router.get("/events/{event_id}", operation_id="getEvent", summary="一次活动", responses=ONE)
def event(view: Viewed, event_id: Annotated[str, identified("f6g7h2i3j4")], _: Nothing) -> Event:
    """一次活动及其全部发言。已撤下的仍可读，withdrawn 为真。An event with its statements."""
    reading = event_reading(view.session, event_id)
    if reading is None:
        moved(view, "events", event_id)
    return _whole(reading)


def _whole(reading: EventReading) -> Event:
    item = event_item(reading.brief)
    return Event(
        **{name: getattr(item, name) for name in EventItem.model_fields},
        publication=reading.publication,
        chair=reading.chair,
        reporters=list(reading.reporters),
        home=place_link(reading.home),
        kinds=kind_counts_of(reading.kinds),
        statement_list=[statement_item(brief) for brief in reading.statements],
    )
