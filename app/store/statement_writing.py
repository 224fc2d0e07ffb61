"""Writing the statements of one event: those that the event had keep their numbers and permalinks where they go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.store.ids import FreeIds, short_id
from app.store.matching import Fingerprint, match
from app.store.rows import StatementValues
from app.store.tables import (
    PUBLISHED,
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


@dataclass(frozen=True, slots=True)
class Changed:
    """Numbers of statements that were published and of those that are, and the names of all of them."""

    dropped: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()


def write_statements(
    connection: Connection, event_id: str, values: Sequence[StatementValues], *, fresh: bool
) -> Changed:
    """Have exactly ``values`` published for an event; ``fresh`` says that the event has no statements yet."""
    old = [] if fresh else connection.execute(_OLD, {"event": event_id}).all()
    continued = _matched(old, values)
    free = FreeIds(connection, _STATEMENTS.c.id, (_likely(v) for v, n in zip(values, continued, strict=True) if not n))
    last = connection.scalar(_LAST) or 0
    numbers, added, kept = [], [], []
    for value, number in zip(values, continued, strict=True):
        if number is None:
            last += 1
            identity = free.take("statement", value.columns["speaker_name"] or "", value.columns["text"])
            named = {"number": last, "id": identity, "event_id": event_id, "state": PUBLISHED}
            added.append(value.columns | named)
        else:
            kept.append(value.columns | {"this": number, "state": PUBLISHED})
        numbers.append(number or last)
    _execute(connection, insert(_STATEMENTS), added)
    _execute(connection, _CHANGE, kept)
    gone = {row.number for row in old}.difference(numbers)
    _execute(connection, _CHANGE, [{"this": number, "state": SUPERSEDED} for number in sorted(gone)])
    _write_children(connection, numbers, values, [number for number in continued if number])
    before = (row.speaker_name for row in old)
    now = (value.columns["speaker_name"] for value in values)
    dropped = tuple(row.number for row in old if row.state == PUBLISHED)
    return Changed(dropped, tuple(numbers), frozenset(name for name in (*before, *now) if name))


def _matched(old: Sequence[Any], values: Sequence[StatementValues]) -> list[int | None]:
    """The number of the old statement that each one continues."""
    if not old:
        return [None] * len(values)
    found = match(
        [Fingerprint(row.speaker_name, row.text) for row in old],
        [Fingerprint(value.columns["speaker_name"], value.columns["text"]) for value in values],
    )
    return [None if place is None else old[place].number for place in found]


def _likely(value: StatementValues) -> str:
    return short_id("statement", value.columns["speaker_name"] or "", value.columns["text"])


def _write_children(
    connection: Connection, numbers: Sequence[int], values: Sequence[StatementValues], kept: Sequence[int]
) -> None:
    for table, attribute in _CHILDREN:
        if kept:
            connection.execute(delete(table).where(table.c.statement_number.in_(kept)))
        children = [
            {"statement_number": number, **child}
            for number, value in zip(numbers, values, strict=True)
            for child in getattr(value, attribute)
        ]
        _execute(connection, insert(table), children)


def _execute(connection: Connection, statement: Any, rows: Iterable[Any]) -> None:
    rows = list(rows)
    if rows:  # no rows would be one of defaults
        connection.execute(statement, rows)
