"""Writing statements: those that an event had keep their numbers and permalinks where they go on.

One statement of SQL writes all rows of a table, whichever event they belong to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.store.bulk import Among, ForEach
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

Said = tuple[str, Sequence[StatementValues]]
"""An event by its id, and its statements in their order."""


@dataclass(frozen=True)
class Changed:
    """Numbers of statements that stood and of those that are published, and the names of all of them."""

    dropped: tuple[int, ...]
    added: tuple[int, ...]
    names: frozenset[str]


NOTHING = Changed((), (), frozenset())


def add_statements(connection: Connection, events: Sequence[Said]) -> list[Changed]:
    """Write the statements of events that have none yet; what each event has, in the order of ``events``."""
    numbers = iter(_insert(connection, [(event_id, value) for event_id, values in events for value in values]))
    return [Changed((), tuple(next(numbers) for _ in values), _names(values)) for _, values in events]


def change_statements(connection: Connection, event_id: str, values: Sequence[StatementValues]) -> Changed:
    """Have exactly ``values`` published for an event that was written before."""
    old = connection.execute(_OLD, {"event": event_id}).all()
    found = match(
        [Fingerprint(row.speaker_name, row.text) for row in old],
        [Fingerprint(value.name, value.text) for value in values],
    )
    kept = {old[place].number: value for place, value in zip(found, values, strict=True) if place is not None}
    _CHANGE.execute(connection, [(number, PUBLISHED, *value.columns) for number, value in kept.items()])
    gone = sorted({row.number for row in old} - kept.keys())
    write_rows(connection, _THIS, [{"this": number, "state": SUPERSEDED} for number in gone])
    for table, _, _ in _CHILDREN:
        connection.execute(delete(table).where(table.c.statement_number.in_(list(kept))))
    _insert_children(connection, kept.items())
    pairs = zip(found, values, strict=True)
    fresh = iter(_insert(connection, [(event_id, value) for place, value in pairs if place is None]))
    return Changed(
        tuple(row.number for row in old if row.state in STANDING),
        tuple(next(fresh) if place is None else old[place].number for place in found),
        _names(values) | {row.speaker_name for row in old if row.speaker_name},
    )


def _insert(connection: Connection, said: Sequence[tuple[str, StatementValues]]) -> list[int]:
    """Write statements; their numbers."""
    if not said:
        return []
    parts = [("statement", value.name or "", value.text) for _, value in said]
    free = FreeIds(connection, _TAKEN, parts)
    first = (connection.scalar(_LAST) or 0) + 1
    numbers = range(first, first + len(said))
    rows = [
        (number, free.take(*part), event_id, PUBLISHED, False, *value.columns)
        for number, part, (event_id, value) in zip(numbers, parts, said, strict=True)
    ]
    _ADD.execute(connection, rows)
    _insert_children(connection, list(zip(numbers, (value for _, value in said), strict=True)))
    return list(numbers)


def _insert_children(connection: Connection, said: Collection[tuple[int, StatementValues]]) -> None:
    for _, add, rows_of in _CHILDREN:
        add.execute(connection, [(number, *row) for number, value in said for row in rows_of(value)])


def _names(values: Iterable[StatementValues]) -> frozenset[str]:
    return frozenset(name for value in values for name in value.names)


def write_rows(connection: Connection, statement: Any, rows: Sequence[Row]) -> None:
    """Execute ``statement`` for each of ``rows``; not at all where there are none (one of defaults otherwise)."""
    if rows:
        connection.execute(statement, rows)
