"""Events whose statements count for others: their states, and what their sources say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from app.domain.problems import SEVERITY, ProblemCode
from app.store.bulk import Among
from app.store.statement_writing import write_rows
from app.store.tables import (
    COPY,
    PUBLISHED,
    STANDING,
    EventRow,
    ProblemRow,
    SourceRow,
    StatementRow,
    table_of,
)

_STATEMENTS, _EVENTS, _SOURCES = table_of(StatementRow), table_of(EventRow), table_of(SourceRow)
_PROBLEMS = table_of(ProblemRow)
_ORIGINALS, _PRINTERS = _STATEMENTS.alias(), _EVENTS.alias()
_THESE: BindParameter[list[Any]] = bindparam("these", expanding=True)
_CHANGE_EVENT = update(_EVENTS).where(_EVENTS.c.id == bindparam("this"))
_STATES = Among(select(_STATEMENTS.c.event_id, _STATEMENTS.c.state).distinct(), _STATEMENTS.c.event_id)
_EVENTS_OF = Among(select(_EVENTS.c.id, _EVENTS.c.source_id, _EVENTS.c.state), _EVENTS.c.id)
_COPIED = (
    select(_EVENTS.c.source_id, _SOURCES.c.name, func.count())
    .select_from(
        _STATEMENTS.join(_EVENTS, _EVENTS.c.id == _STATEMENTS.c.event_id)
        .join(_ORIGINALS, _ORIGINALS.c.number == _STATEMENTS.c.copy_of)
        .join(_PRINTERS, _PRINTERS.c.id == _ORIGINALS.c.event_id)
        .join(_SOURCES, _SOURCES.c.id == _PRINTERS.c.source_id)
    )
    .where(_STATEMENTS.c.event_id.in_(_THESE), _STATEMENTS.c.state == COPY)
    .group_by(_EVENTS.c.source_id, _SOURCES.c.name)
    .order_by(_EVENTS.c.source_id, _SOURCES.c.name)
)


def settle_events(connection: Connection, events: Sequence[str]) -> None:
    """An event all of whose statements are copies is a copy; its source says which of them count for another one."""
    held: dict[str, set[str]] = defaultdict(set)
    for event_id, state in _STATES.rows(connection, events):
        if state in STANDING:
            held[event_id].add(state)
    now = {event_id: PUBLISHED if PUBLISHED in states else COPY for event_id, states in held.items()}
    rows = _EVENTS_OF.rows(connection, sorted(now))
    changes = [{"this": event_id, "state": now[event_id]} for event_id, _, state in rows if state != now[event_id]]
    write_rows(connection, _CHANGE_EVENT, changes)
    code = ProblemCode.COPIED_STATEMENTS
    connection.execute(
        delete(_PROBLEMS).where(_PROBLEMS.c.source_id.in_(_THESE), _PROBLEMS.c.code == str(code)),
        {"these": [source_id for _, source_id, _ in rows]},
    )
    copied = sorted(event_id for event_id, states in held.items() if COPY in states)
    if not copied:
        return
    values = {"code": str(code), "severity": str(SEVERITY[code])}
    problems = [
        {"source_id": source_id, "message": f"有 {count} 篇发言与“{name}”里的相同，只计一次，以那里的为准。", **values}
        for source_id, name, count in connection.execute(_COPIED, {"these": copied}).all()
    ]
    write_rows(connection, insert(_PROBLEMS), problems)
