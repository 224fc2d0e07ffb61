"""The other sources that print a statement: its copies, or the statement that it is a copy of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.tables import COPY, PUBLISHED, EventRow, SourceRow, StatementRow
from app.text.likeness import Difference, differences

SHOWN = 40
"""Differences that are listed."""
LONGEST = 20_000
"""Characters of a text up to which its differences are worked out for a page."""


@dataclass(frozen=True, slots=True)
class Print:
    """The same statement in another source: ``publication`` and ``published`` as that source says, ``address`` where
    its original stands on the web. ``excerpt`` says that the copy holds only a part. ``differences`` are the first
    places where its text parts from the one shown, ``parted`` how many there are, None where they were not worked out
    (an excerpt, or a very long text)."""

    brief: StatementBrief
    publication: str | None
    published: date | None
    address: str | None
    excerpt: bool
    differences: tuple[Difference, ...]
    parted: int | None


def copies_of(session: Session, row: StatementRow) -> tuple[Print, ...]:
    """The copies of a statement that counts, by source; none for one that does not."""
    if row.state != PUBLISHED:
        return ()
    found = session.scalars(select(StatementRow).where(StatementRow.copy_of == row.number, StatementRow.state == COPY))
    prints = [_print(session, other, row, other.excerpt) for other in found]
    return tuple(sorted(prints, key=lambda one: (one.published or date.max, one.brief.source_name, one.brief.id)))


def original_of(session: Session, row: StatementRow) -> Print | None:
    """The statement that counts for a copy; None for one that is no copy."""
    if row.state != COPY or row.copy_of is None:
        return None
    other = session.get(StatementRow, row.copy_of)
    return None if other is None else _print(session, other, row, row.excerpt)


def copied_in(session: Session, event_id: str) -> tuple[StatementBrief, ...]:
    """The statements of an event that count for another source, in their order."""
    mine = (StatementRow.event_id == event_id, StatementRow.state == COPY)
    return statement_briefs(session, *mine, order=(StatementRow.ordinal,))


def _print(session: Session, other: StatementRow, shown: StatementRow, excerpt: bool) -> Print:
    publication, published, address = session.execute(
        select(EventRow.publication, EventRow.published, SourceRow.address)
        .join(SourceRow, SourceRow.id == EventRow.source_id)
        .where(EventRow.id == other.event_id)
    ).one()
    compared = not excerpt and max(len(other.text), len(shown.text)) <= LONGEST
    found = differences(_body(shown), _body(other)) if compared else ()
    brief = statement_briefs(session, StatementRow.number == other.number)[0]
    parted = len(found) if compared else None
    return Print(brief, publication, published, address, excerpt, found[:SHOWN], parted)


def _body(row: StatementRow) -> str:
    return "\n".join(paragraph.text for paragraph in row.paragraphs)
