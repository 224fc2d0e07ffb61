"""One event with its statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import (
    EventBrief,
    PlaceRef,
    StatementBrief,
    event_briefs,
    place_refs,
    statement_briefs,
)
from app.store.reading.copies import copied_in
from app.store.reading.lines import restored_of
from app.store.tables import PUBLISHED, EventRow, ParagraphRow, PassageRow, PointRow, SourceRow, StatementRow

STATEMENTS = 60
"""Statements on one page of an event."""


@dataclass(frozen=True, slots=True)
class EventReading:
    """One event. ``kinds`` counts points and passages by kind; ``home`` is the place the document calls 我市;
    ``statements`` are all of them or those of page ``page`` of ``pages``; ``copies`` are those that count for another
    source, where not all do."""

    brief: EventBrief
    publication: str | None
    chair: str | None
    reporters: tuple[str, ...]
    home: PlaceRef | None
    statements: tuple[StatementBrief, ...]
    copies: tuple[StatementBrief, ...]
    kinds: dict[str, int]
    day: date | None
    page: int
    pages: int


def event_reading(session: Session, event_id: str, page: int | None = None) -> EventReading | None:
    """The event with this id, withdrawn or not, with all its statements or those of a page (from 1; beyond the last:
    the last); None where there is none."""
    row = session.get(EventRow, event_id)
    if row is None:
        return None
    brief = event_briefs(session, EventRow.id == event_id)[0]
    mine = (StatementRow.event_id == event_id, StatementRow.state == row.state)
    pages = max(1, -(-brief.statements // STATEMENTS))
    stretch = {} if page is None else {"limit": STATEMENTS, "offset": (min(page, pages) - 1) * STATEMENTS}
    return EventReading(
        brief=brief,
        publication=row.publication,
        chair=row.chair,
        reporters=tuple(row.reporters),
        home=place_refs(session, [row.home_code]).get(row.home_code or ""),
        statements=statement_briefs(session, *mine, order=(StatementRow.ordinal,), **stretch),
        copies=copied_in(session, event_id) if row.state == PUBLISHED else (),
        kinds=_kind_counts(session, *mine),
        day=row.day,
        page=min(page or 1, pages),
        pages=1 if page is None else pages,
    )


def first_line(session: Session, event_id: str) -> int | None:
    """The line of the source on which the first statement of an event begins; None where it has none."""
    paragraph = session.scalar(
        select(ParagraphRow)
        .join(StatementRow)
        .join(EventRow)
        .where(StatementRow.event_id == event_id, StatementRow.state == EventRow.state)
        .order_by(StatementRow.ordinal, ParagraphRow.ordinal)
        .limit(1)
    )
    source = session.scalar(select(SourceRow).join(EventRow).where(EventRow.id == event_id))
    if paragraph is None or source is None or not paragraph.segments:
        return None
    before = source.received[: restored_of(source).source_offset(paragraph.segments[0][0])]
    return 1 + len(re.findall("\r\n|\r|\n", before))


def _kind_counts(session: Session, *conditions: ColumnElement[bool]) -> dict[str, int]:
    """How many points and passages of each kind the statements have that meet the conditions."""
    counts: dict[str, int] = {}
    for table in (PointRow, PassageRow):
        query = select(table.kind, func.count()).join(StatementRow).where(*conditions, table.kind.is_not(None))
        for kind, count in session.execute(query.group_by(table.kind)):
            counts[kind or ""] = counts.get(kind or "", 0) + count
    return counts
