"""Writing one read document, in the caller's transaction. Ids and permalinks outlive a second ingest.

Rows go into the tables without objects in between, a statement of SQL for all rows of a table: most of the time of
an ingest would go into the unit of work otherwise. Objects that the session holds are read anew where they are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session, make_transient_to_detached

from app.domain.document import Document
from app.domain.problems import Severity
from app.store.ids import FreeIds
from app.store.places import ensure_departments, ensure_places
from app.store.rows import Row, event_values, problem_values, source_values, statement_values
from app.store.statement_writing import Changed, write_statements
from app.store.tables import (
    PUBLISHED,
    QUARANTINED,
    WITHDRAWN,
    DestinationRow,
    EventRow,
    ProblemRow,
    SourceRow,
    StatementRow,
    table_of,
)

_SOURCES, _PROBLEMS, _EVENTS = table_of(SourceRow), table_of(ProblemRow), table_of(EventRow)
_DESTINATIONS, _STATEMENTS = table_of(DestinationRow), table_of(StatementRow)
_SOURCE = _SOURCES.c.id == bindparam("this")
_EVENT = _EVENTS.c.id == bindparam("this")
_EVENT_OF = select(_EVENTS.c.id).where(_EVENTS.c.source_id == bindparam("source"))
_PUBLISHED = select(_STATEMENTS.c.number, _STATEMENTS.c.speaker_name).where(
    _STATEMENTS.c.event_id == bindparam("event"), _STATEMENTS.c.state == PUBLISHED
)


@dataclass(frozen=True)
class Stamp:
    """When and with which reading rules a source was read, and whether it belongs to a sample."""

    at: datetime
    reading: str
    sample: bool


@dataclass(frozen=True)
class Written:
    """The source and what the index must follow: statement numbers to drop and to add, and the names whose speakers
    may have to be told apart anew."""

    source: SourceRow
    dropped: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()


def write_document(session: Session, document: Document, source: SourceRow | None, stamp: Stamp) -> Written:
    """Store ``document`` over ``source`` (None: a new one). A blocked document leaves what was published before."""
    session.flush()
    connection = session.connection()
    values = source_values(document) | {"ingested_at": stamp.at, "reading": stamp.reading, "sample": stamp.sample}
    fresh, stood = source is None, source is not None and source.state == PUBLISHED
    if source is None:
        identity = FreeIds(connection, _SOURCES.c.id).take("source", document.sha256)
        values |= {"id": identity, "state": QUARANTINED if document.blocked else PUBLISHED}
        connection.execute(insert(_SOURCES), values)
        source = _held(session, identity)
    else:
        identity = source.id
        if not document.blocked:
            connection.execute(update(_SOURCES).where(_SOURCE), values | {"this": identity, "state": PUBLISHED})
        elif source.state == QUARANTINED:
            connection.execute(update(_SOURCES).where(_SOURCE), values | {"this": identity})
    # what keeps a new version out is listed beside the problems of the version that stays up
    _write_problems(connection, identity, document, fresh=fresh, standing=document.blocked and stood)
    changed = Changed() if document.blocked else _write_event(connection, document, identity, fresh=fresh)
    session.expire_all()
    return Written(source, changed.dropped, changed.added, changed.names)


def withdraw(session: Session, source: SourceRow) -> Written:
    """Take a source whose file is gone out of the corpus; its pages stay addressable."""
    session.flush()
    connection = session.connection()
    connection.execute(update(_SOURCES).where(_SOURCE), {"this": source.id, "state": WITHDRAWN})
    changed = _withdraw_event(connection, connection.scalar(_EVENT_OF, {"source": source.id}))
    session.expire_all()
    return Written(source, changed.dropped, changed.added, changed.names)


def _held(session: Session, identity: str) -> SourceRow:
    """The object of a row that was written without one; nothing of it is read before it is used."""
    source = SourceRow(id=identity)
    make_transient_to_detached(source)
    session.add(source)
    return source


def _withdraw_event(connection: Connection, event_id: str | None) -> Changed:
    # a file in which nobody speaks is no event that a reader could open
    if event_id is None:
        return Changed()
    connection.execute(update(_EVENTS).where(_EVENT), {"this": event_id, "state": WITHDRAWN})
    rows = connection.execute(_PUBLISHED, {"event": event_id}).all()
    numbers = tuple(row.number for row in rows)
    if numbers:
        connection.execute(update(_STATEMENTS).where(_STATEMENTS.c.number.in_(numbers)).values(state=WITHDRAWN))
    return Changed(numbers, (), frozenset(row.speaker_name for row in rows if row.speaker_name))


def _write_problems(
    connection: Connection, source_id: str, document: Document, *, fresh: bool, standing: bool
) -> None:
    if not fresh:
        gone = delete(_PROBLEMS).where(_PROBLEMS.c.source_id == source_id)
        connection.execute(gone.where(_PROBLEMS.c.severity == str(Severity.BLOCK)) if standing else gone)
    restored = document.transcript.restored.text if document.transcript else ""
    rows = [{"source_id": source_id} | problem_values(problem, restored) for problem in document.problems]
    if rows:
        connection.execute(insert(_PROBLEMS), rows)


def accept_as_it_stands(source: SourceRow) -> None:
    """Forget what kept another version out: the file holds the published content again."""
    source.problems = [row for row in source.problems if row.severity != Severity.BLOCK]


def _write_event(connection: Connection, document: Document, source_id: str, *, fresh: bool) -> Changed:
    transcript, resolution = document.transcript, document.resolution
    assert transcript is not None
    event_id = None if fresh else connection.scalar(_EVENT_OF, {"source": source_id})
    if not transcript.statements:
        return _withdraw_event(connection, event_id)
    assert resolution is not None
    places = resolution.event
    known = [p for p in (places.home, places.origin, *places.destinations) if p]
    for names in resolution.statements:
        known += [p for p in (names.place, *names.mentioned, *(role.place for role in names.roles)) if p]
    ensure_places(connection, known)
    ensure_departments(connection, resolution)
    values = event_values(document) | {"state": PUBLISHED}
    fresh = event_id is None
    if event_id is None:
        facts = transcript.event
        event_id = FreeIds(connection, _EVENTS.c.id).take("event", facts.title or "", str(facts.published or ""))
        connection.execute(insert(_EVENTS), values | {"id": event_id, "source_id": source_id})
    else:
        connection.execute(update(_EVENTS).where(_EVENT), values | {"this": event_id})
    _write_destinations(connection, event_id, [place.code for place in places.destinations], fresh=fresh)
    named = {names.ordinal: names for names in resolution.statements}
    said = [statement_values(transcript, statement, named[statement.ordinal]) for statement in transcript.statements]
    return write_statements(connection, event_id, said, fresh=fresh)


def _write_destinations(connection: Connection, event_id: str, codes: list[str], *, fresh: bool) -> None:
    if not fresh:
        connection.execute(delete(_DESTINATIONS).where(_DESTINATIONS.c.event_id == event_id))
    rows: list[Row] = [
        {"event_id": event_id, "ordinal": ordinal, "place_code": code} for ordinal, code in enumerate(codes, 1)
    ]
    if rows:
        connection.execute(insert(_DESTINATIONS), rows)
