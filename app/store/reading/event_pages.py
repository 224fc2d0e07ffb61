"""Events in stretches of any size, for those who read all of them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import extract, func, or_, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import EventBrief, event_briefs
from app.store.tables import PUBLISHED, EventRow


def event_page(
    session: Session, years: Collection[int | None], limit: int, offset: int
) -> tuple[int, tuple[EventBrief, ...]]:
    """How many published events there are in these years (None: undated; no years: all), and a stretch of them,
    newest first, undated last."""
    conditions = [EventRow.state == PUBLISHED]
    if years:
        dated = extract("year", EventRow.day).in_([year for year in years if year is not None])
        conditions.append(or_(dated, EventRow.day.is_(None)) if None in years else dated)
    total = session.scalar(select(func.count()).select_from(EventRow).where(*conditions)) or 0
    return total, event_briefs(session, *conditions, limit=limit, offset=offset)
