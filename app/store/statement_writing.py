"""Writing statements: those that an event had keep their numbers and permalinks where they go on.

One statement of SQL writes all rows of a table, whichever event they belong to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.store.bulk import Among, ForEach
from app.store.fresh import NOTHING_FRESH, Fresh, FreshEvent
from app.store.ids import FreeIds
from app.store.matching import Fingerprint, match
from app.store.rows import MENTION, PARAGRAPH, PASSAGE, POINT, ROLE, STATEMENT, VOICE, Row, StatementValues
from app.store.tables import (
    PUBLISHED,
    STANDING,
    SUPERSEDED,
    MentionRow,
    ParagraphRow,
    PassageRow,
    PointRow,
    RoleRow,
    StatementRow,
    VoiceRow,
    table_of,
)

_STATEMENTS = table_of(StatementRow)
_OLD = (
    select(_STATEMENTS.c.number, _STATEMENTS.c.speaker_name, _STATEMENTS.c.text, _STATEMENTS.c.state)
    .where(_STATEMENTS.c.event_id == bindparam("event"))
    .order_by(_STATEMENTS.c.number)
)
_LAST = select(func.max(_STATEMENTS.c.number))
_TAKEN = Among(select(_STATEMENTS.c.id), _STATEMENTS.c.id)
_ADD = ForEach(insert(_STATEMENTS), "number", "id", "event_id", "state", "excerpt", *STATEMENT)
_THIS = update(_STATEMENTS).where(_STATEMENTS.c.number == bindparam("this"))
_CHANGE = ForEach(_THIS, "this", "state", *STATEMENT)
_CHILDREN = tuple(
    (table, ForEach(insert(table), "statement_number", *names), rows)
    for table, names, rows in (
        (table_of(ParagraphRow), PARAGRAPH, attrgetter("paragraphs")),
        (table_of(PointRow), POINT, attrgetter("points")),
        (table_of(PassageRow), PASSAGE, attrgetter("passages")),
        (table_of(RoleRow), ROLE, attrgetter("roles")),
        (table_of(MentionRow), MENTION, attrgetter("mentions")),
        (table_of(VoiceRow), VOICE, attrgetter("voices")),
    )
)

Said = tuple[FreshEvent, Sequence[StatementValues]]
"""An event and its statements in their order."""


@dataclass(frozen=True)
class Changed:
    """Numbers of statements that stood and of those that are published, and the names of all of them; ``fresh`` are
    those that had no row before, by number."""

    dropped: tuple[int, ...]
    added: tuple[int, ...]
    names: frozenset[str]
    fresh: Mapping[int, Fresh]


NOTHING = Changed((), (), frozenset(), NOTHING_FRESH)


def add_statements(connection: Connection, events: Sequence[Said]) -> list[Changed]:
    """Write the statements of events that have none yet; what each event has, in the order of ``events``."""
    written = iter(_insert(connection, [(event, value) for event, values in events for value in values]).items())
    held = [dict(islice(written, len(values))) for _, values in events]
    return [Changed((), tuple(fresh), _names(values), fresh) for fresh, (_, values) in zip(held, events, strict=True)]


def change_statements(connection: Connection, event: FreshEvent, values: Sequence[StatementValues]) -> Changed:
    """Have exactly ``values`` published for an event that was written before."""
    old = connection.execute(_OLD, {"event": event.id}).all()
    found = match(
        [Fingerprint(row.speaker_name, row.text) for row in old],
        [Fingerprint(value.columns.speaker_name, value.columns.text) for value in values],
    )
    kept = {old[place].number: value for place, value in zip(found, values, strict=True) if place is not None}
    _CHANGE.execute(connection, [(number, PUBLISHED, *value.columns) for number, value in kept.items()])
    gone = sorted({row.number for row in old} - kept.keys())
    write_rows(connection, _THIS, [{"this": number, "state": SUPERSEDED} for number in gone])
    for table, _, _ in _CHILDREN:
        connection.execute(delete(table).where(table.c.statement_number.in_(list(kept))))
    _insert_children(connection, kept.items())
    pairs = zip(found, values, strict=True)
    fresh = _insert(connection, [(event, value) for place, value in pairs if place is None])
    numbers = iter(fresh)
    return Changed(
        tuple(row.number for row in old if row.state in STANDING),
        tuple(next(numbers) if place is None else old[place].number for place in found),
        _names(values) | {row.speaker_name for row in old if row.speaker_name},
        fresh,
    )


def _insert(connection: Connection, said: Sequence[tuple[FreshEvent, StatementValues]]) -> dict[int, Fresh]:
    """Write statements; them by their numbers, in their order."""
    if not said:
        return {}
    parts = [("statement", value.columns.speaker_name or "", value.columns.text) for _, value in said]
    free = FreeIds(connection, _TAKEN, parts)
    first = (connection.scalar(_LAST) or 0) + 1
    fresh = {
        number: Fresh(free.take(*part), event, value)
        for number, part, (event, value) in zip(range(first, first + len(said)), parts, said, strict=True)
    }
    rows = [(number, one.id, one.event.id, PUBLISHED, False, *one.values.columns) for number, one in fresh.items()]
    _ADD.execute(connection, rows)
    _insert_children(connection, [(number, one.values) for number, one in fresh.items()])
    return fresh


def _insert_children(connection: Connection, said: Collection[tuple[int, StatementValues]]) -> None:
    for _, add, rows_of in _CHILDREN:
        add.execute(connection, [(number, *row) for number, value in said for row in rows_of(value)])


def _names(values: Iterable[StatementValues]) -> frozenset[str]:
    return frozenset(name for value in values for name in value.names)


def write_rows(connection: Connection, statement: Any, rows: Sequence[Row]) -> None:
    """Execute ``statement`` for each of ``rows``; not at all where there are none (one of defaults otherwise)."""
    if rows:
        connection.execute(statement, rows)
