"""Writing statements: those that an event had keep their numbers and permalinks where they go on.

One statement of SQL writes all rows of a table, whichever event they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.store.ids import FreeIds
from app.store.matching import Fingerprint, match
from app.store.rows import Row, StatementValues
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
    table_of,
)

_STATEMENTS = table_of(StatementRow)
_OLD = (
    select(_STATEMENTS.c.number, _STATEMENTS.c.speaker_name, _STATEMENTS.c.text, _STATEMENTS.c.state)
    .where(_STATEMENTS.c.event_id == bindparam("event"))
    .order_by(_STATEMENTS.c.number)
)
_LAST = select(func.max(_STATEMENTS.c.number))
_CHANGE = update(_STATEMENTS).where(_STATEMENTS.c.number == bindparam("this"))
_CHILDREN = (
    (table_of(ParagraphRow), "paragraphs"),
    (table_of(PointRow), "points"),
    (table_of(PassageRow), "passages"),
    (table_of(RoleRow), "roles"),
    (table_of(MentionRow), "mentions"),
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
        [Fingerprint(value.columns["speaker_name"], value.columns["text"]) for value in values],
    )
    kept = {old[place].number: value for place, value in zip(found, values, strict=True) if place is not None}
    changes = [value.columns | {"this": number, "state": PUBLISHED} for number, value in kept.items()]
    write_rows(connection, _CHANGE, changes)
    gone = sorted({row.number for row in old} - kept.keys())
    write_rows(connection, _CHANGE, [{"this": number, "state": SUPERSEDED} for number in gone])
    for table, _ in _CHILDREN:
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
    parts = [("statement", value.columns["speaker_name"] or "", value.columns["text"]) for _, value in said]
    free = FreeIds(connection, _STATEMENTS.c.id, parts)
    first = (connection.scalar(_LAST) or 0) + 1
    numbers = range(first, first + len(said))
    rows = [
        {"number": number, "id": free.take(*part), "event_id": event_id, "state": PUBLISHED, **value.columns}
        for number, part, (event_id, value) in zip(numbers, parts, said, strict=True)
    ]
    write_rows(connection, insert(_STATEMENTS), rows)
    _insert_children(connection, zip(numbers, (value for _, value in said), strict=True))
    return list(numbers)


def _insert_children(connection: Connection, said: Iterable[tuple[int, StatementValues]]) -> None:
    held = list(said)
    for table, attribute in _CHILDREN:
        rows = ([{"statement_number": number, **row} for row in getattr(value, attribute)] for number, value in held)
        write_rows(connection, insert(table), list(chain.from_iterable(rows)))


def _names(values: Iterable[StatementValues]) -> frozenset[str]:
    return frozenset(value.columns["speaker_name"] for value in values) - {None}


def write_rows(connection: Connection, statement: Any, rows: Sequence[Row]) -> None:
    """Execute ``statement`` for each of ``rows``; not at all where there are none (one of defaults otherwise)."""
    if rows:
        connection.execute(statement, rows)
