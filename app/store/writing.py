"""Writing read documents, in the caller's transaction. Ids and permalinks outlive a second ingest.

Rows go into the tables without objects in between, many documents with one statement of SQL for a table: most of the
time of an ingest would go into the unit of work otherwise. Objects that a session holds are read anew where they are
used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session, make_transient_to_detached

from app.domain.document import Document
from app.domain.problems import Severity
from app.store.bulk import Among, ForEach
from app.store.event_writing import add_events, change_event, withdraw_event
from app.store.ids import FreeIds
from app.store.rows import UNREAD, Row, problem_values, source_values
from app.store.statement_writing import NOTHING, Changed
from app.store.tables import PUBLISHED, QUARANTINED, WITHDRAWN, ProblemRow, SourceRow, table_of

_SOURCES, _PROBLEMS = table_of(SourceRow), table_of(ProblemRow)
_TAKEN = Among(select(_SOURCES.c.id), _SOURCES.c.id)
_ADD = ForEach(insert(_SOURCES), *_SOURCES.columns.keys())
_ADD_PROBLEM = ForEach(insert(_PROBLEMS), *(column.name for column in _PROBLEMS.columns if column.name != "id"))
_CHANGE = update(_SOURCES).where(_SOURCES.c.id == bindparam("this"))


@dataclass(frozen=True)
class Stamp:
    """When and with which reading rules a source was read, and whether it belongs to a sample."""

    at: datetime
    reading: str
    sample: bool


@dataclass(frozen=True)
class Written(Changed):
    """The source and what the index must follow: statement numbers to drop and to add, and the names whose speakers
    may have to be told apart anew."""

    source: SourceRow


def write_new(session: Session, documents: Sequence[tuple[Document, Stamp]]) -> list[tuple[str, Changed]]:
    """Store documents of which nothing is known yet, one source each; ids of the sources, and what index and speakers
    must follow, in the order of ``documents``."""
    session.flush()
    connection = session.connection()
    parts = [("source", document.sha256) for document, _ in documents]
    free = FreeIds(connection, _TAKEN, parts)
    ids = [free.take(*part) for part in parts]
    rows = [
        UNREAD | _stamped(document, stamp) | {"id": identity, "state": QUARANTINED if document.blocked else PUBLISHED}
        for identity, (document, stamp) in zip(ids, documents, strict=True)
    ]
    _ADD.execute_named(connection, rows)
    named = [(identity, document) for identity, (document, _) in zip(ids, documents, strict=True)]
    _insert_problems(connection, named)
    spoken = [(identity, document) for identity, document in named if _speaks(document)]
    changed = dict(zip((identity for identity, _ in spoken), add_events(connection, spoken), strict=True))
    return [(identity, changed.get(identity, NOTHING)) for identity in ids]


def write_document(session: Session, document: Document, source: SourceRow | None, stamp: Stamp) -> Written:
    """Store ``document`` over ``source`` (None: a new one). A blocked document leaves what was published before."""
    if source is None:
        ((identity, changed),) = write_new(session, [(document, stamp)])
        return _written(_held(session, identity), changed)
    session.flush()
    connection = session.connection()
    identity, standing = source.id, document.blocked and source.state == PUBLISHED
    if not document.blocked:
        connection.execute(_CHANGE, _stamped(document, stamp) | {"this": identity, "state": PUBLISHED})
    elif source.state == QUARANTINED:
        connection.execute(_CHANGE, _stamped(document, stamp) | {"this": identity})
    gone = delete(_PROBLEMS).where(_PROBLEMS.c.source_id == identity)
    # what keeps a new version out is listed beside the problems of the version that stays up
    connection.execute(gone.where(_PROBLEMS.c.severity == str(Severity.BLOCK)) if standing else gone)
    _insert_problems(connection, [(identity, document)])
    changed = NOTHING if document.blocked else change_event(connection, identity, document)
    session.expire_all()
    return _written(source, changed)


def withdraw(session: Session, source: SourceRow) -> Written:
    """Take a source whose file is gone out of the corpus; its pages stay addressable."""
    session.flush()
    connection = session.connection()
    connection.execute(_CHANGE, {"this": source.id, "state": WITHDRAWN})
    changed = withdraw_event(connection, source.id)
    session.expire_all()
    return _written(source, changed)


def accept_as_it_stands(source: SourceRow) -> None:
    """Forget what kept another version out: the file holds the published content again."""
    source.problems = [row for row in source.problems if row.severity != Severity.BLOCK]


def _written(source: SourceRow, changed: Changed) -> Written:
    return Written(changed.dropped, changed.added, changed.names, changed.fresh, source)


def _held(session: Session, identity: str) -> SourceRow:
    """The object of a row that was written without one; nothing of it is read before it is used."""
    source = SourceRow(id=identity)
    make_transient_to_detached(source)
    session.add(source)
    return source


def _stamped(document: Document, stamp: Stamp) -> Row:
    return source_values(document) | {"ingested_at": stamp.at, "reading": stamp.reading, "sample": stamp.sample}


def _speaks(document: Document) -> bool:
    return not document.blocked and document.transcript is not None and bool(document.transcript.statements)


def _insert_problems(connection: Connection, documents: Iterable[tuple[str, Document]]) -> None:
    rows = []
    for source_id, document in documents:
        restored = document.transcript.restored.text if document.transcript else ""
        rows += [{"source_id": source_id, **problem_values(problem, restored)} for problem in document.problems]
    _ADD_PROBLEM.execute_named(connection, rows)
