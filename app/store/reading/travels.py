"""Who came to a place and where its delegations went: numbers of events by the other end."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import EventBrief, below, event_briefs
from app.store.tables import PUBLISHED, DestinationRow, EventRow, PlaceRow


@dataclass(frozen=True, slots=True)
class Travels:
    """Events in one direction: ``ends`` are the codes at the other end with their numbers of events, most first
    (``unknown``: events whose other end is not known); ``newest`` are the last of the events."""

    ends: tuple[tuple[str, int], ...]
    unknown: int
    newest: tuple[EventBrief, ...]


def came_to(session: Session, chain: str, newest: int) -> Travels:
    """The visits paid to the place with this chain or to one below it, by the place that they came from."""
    inside = select(PlaceRow.code).where(below(chain))
    paid = select(DestinationRow.event_id).where(DestinationRow.place_code.in_(inside))
    conditions = (EventRow.id.in_(paid), EventRow.state == PUBLISHED)
    number = func.count()
    rows = session.execute(
        select(EventRow.origin_code, number)
        .where(*conditions)
        .group_by(EventRow.origin_code)
        .order_by(number.desc(), EventRow.origin_code)
    ).all()
    return Travels(
        tuple((code, count) for code, count in rows if code),
        sum(count for code, count in rows if not code),
        event_briefs(session, *conditions, limit=newest) if rows else (),
    )


def went_from(session: Session, chain: str, newest: int) -> Travels:
    """The visits that left from the place with this chain or from one below it, by each place that they went to."""
    inside = select(PlaceRow.code).where(below(chain))
    conditions = (EventRow.origin_code.in_(inside), EventRow.state == PUBLISHED)
    number = func.count(EventRow.id.distinct())
    rows = session.execute(
        select(DestinationRow.place_code, number)
        .select_from(EventRow)
        .join(DestinationRow, DestinationRow.event_id == EventRow.id, isouter=True)
        .where(*conditions)
        .group_by(DestinationRow.place_code)
        .order_by(number.desc(), DestinationRow.place_code)
    ).all()
    return Travels(
        tuple((code, count) for code, count in rows if code),
        sum(count for code, count in rows if not code),
        event_briefs(session, *conditions, limit=newest) if rows else (),
    )
