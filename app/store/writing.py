"""Writing one read document, in the caller's transaction. Ids and permalinks outlive a second ingest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.document import Document
from app.domain.people import Place
from app.domain.problems import Severity
from app.store.ids import free_id
from app.store.matching import Fingerprint, match
from app.store.rows import (
    Row,
    StatementValues,
    event_values,
    lineage,
    problem_values,
    source_values,
    statement_values,
)
from app.store.tables import (
    PUBLISHED,
    QUARANTINED,
    STANDING,
    WITHDRAWN,
    DepartmentRow,
    DestinationRow,
    EventRow,
    MentionRow,
    ParagraphRow,
    PassageRow,
    PlaceRow,
    PointRow,
    ProblemRow,
    RoleRow,
    SourceRow,
    StatementRow,
)

_CHILDREN = (ParagraphRow, PointRow, PassageRow, RoleRow, MentionRow)


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
    if source is None:
        source_id = free_id(lambda i: session.get(SourceRow, i) is not None, "source", document.sha256)
        source = SourceRow(id=source_id, state=QUARANTINED, **_stamped(document, stamp))
        session.add(source)
    elif not document.blocked or source.state == QUARANTINED:
        for key, value in _stamped(document, stamp).items():
            setattr(source, key, value)
    _write_problems(session, source, document)
    if document.blocked:
        return Written(source)
    source.state = PUBLISHED
    session.flush()
    if document.transcript is not None and not document.transcript.statements:
        return _withdraw_event(session, source)
    return _write_event(session, document, source)


def withdraw(session: Session, source: SourceRow) -> Written:
    """Take a source whose file is gone out of the corpus; its pages stay addressable."""
    source.state = WITHDRAWN
    return _withdraw_event(session, source)


def _withdraw_event(session: Session, source: SourceRow) -> Written:
    # a file in which nobody speaks is no event that a reader could open
    if source.event is None:
        session.flush()
        return Written(source)
    source.event.state = WITHDRAWN
    rows = [row for row in source.event.statements if row.state in STANDING]
    for row in rows:
        row.state = WITHDRAWN
    session.flush()
    return Written(source, dropped=tuple(row.number for row in rows), names=_names(rows))


def _stamped(document: Document, stamp: Stamp) -> Row:
    return source_values(document) | {"ingested_at": stamp.at, "reading": stamp.reading, "sample": stamp.sample}


def _write_problems(session: Session, source: SourceRow, document: Document) -> None:
    restored = document.transcript.restored.text if document.transcript else ""
    rows = [ProblemRow(**problem_values(problem, restored)) for problem in document.problems]
    # what keeps a new version out is listed beside the problems of the version that stays up
    standing = document.blocked and source.state == PUBLISHED
    source.problems = ([row for row in source.problems if row.severity != Severity.BLOCK] if standing else []) + rows
    session.flush()


def accept_as_it_stands(source: SourceRow) -> None:
    """Forget what kept another version out: the file holds the published content again."""
    source.problems = [row for row in source.problems if row.severity != Severity.BLOCK]


def _write_event(session: Session, document: Document, source: SourceRow) -> Written:
    assert document.resolution is not None
    places = document.resolution.event
    known = [p for p in (places.home, places.origin, *places.destinations) if p]
    for names in document.resolution.statements:
        known += [p for p in (names.place, *names.mentioned, *(role.place for role in names.roles)) if p]
    ensure_places(session, known)
    _ensure_departments(session, document)
    event = source.event
    if event is None:
        facts = document.transcript.event if document.transcript else None
        title, day = (facts.title or "", str(facts.published or "")) if facts else ("", "")
        event_id = free_id(lambda i: session.get(EventRow, i) is not None, "event", title, day)
        event = EventRow(id=event_id, source_id=source.id)
        session.add(event)
        source.event = event
    for key, value in event_values(document).items():
        setattr(event, key, value)
    event.state = PUBLISHED
    session.flush()
    session.execute(delete(DestinationRow).where(DestinationRow.event_id == event.id))
    if places.destinations:
        rows = [
            {"event_id": event.id, "ordinal": i, "place_code": place.code}
            for i, place in enumerate(places.destinations, 1)
        ]
        session.execute(insert(DestinationRow), rows)
    session.expire(event, ["destinations"])
    return _write_statements(session, document, source, event)


def _write_statements(session: Session, document: Document, source: SourceRow, event: EventRow) -> Written:
    assert document.transcript is not None
    assert document.resolution is not None
    transcript = document.transcript
    named = {names.ordinal: names for names in document.resolution.statements}
    values = [statement_values(transcript, statement, named[statement.ordinal]) for statement in transcript.statements]
    old = list(session.scalars(select(StatementRow).where(StatementRow.event_id == event.id)))
    before = _names(old)
    dropped = tuple(row.number for row in old if row.state in STANDING)
    kept = match(
        [Fingerprint(row.speaker_name, row.text) for row in old],
        [Fingerprint(value.columns["speaker_name"], value.columns["text"]) for value in values],
    )
    for row in old:
        row.state = WITHDRAWN
    rows = []
    for value, index in zip(values, kept, strict=True):
        row = old[index] if index is not None else _new_statement(session, source, event, value)
        for key, column in value.columns.items():
            setattr(row, key, column)
        row.state = PUBLISHED
        session.add(row)
        rows.append(row)
    session.flush()
    _write_children(session, rows, values)
    session.expire(event, ["statements"])
    added = tuple(row.number for row in rows)
    return Written(source, dropped, added, before | _names(rows))


def _new_statement(session: Session, source: SourceRow, event: EventRow, value: StatementValues) -> StatementRow:
    def taken(candidate: str) -> bool:
        with session.no_autoflush:
            pending = any(isinstance(row, StatementRow) and row.id == candidate for row in session.new)
            return (
                pending or session.scalar(select(StatementRow.number).where(StatementRow.id == candidate)) is not None
            )

    columns = value.columns
    chosen = free_id(taken, "statement", columns["speaker_name"] or "", columns["text"])
    return StatementRow(id=chosen, event_id=event.id)


def _write_children(session: Session, rows: list[StatementRow], values: list[StatementValues]) -> None:
    numbers = [row.number for row in rows]
    for table in _CHILDREN:
        session.execute(delete(table).where(table.statement_number.in_(numbers)))
    groups = (
        (ParagraphRow, "paragraphs"),
        (PointRow, "points"),
        (PassageRow, "passages"),
        (RoleRow, "roles"),
        (MentionRow, "mentions"),
    )
    for table, attribute in groups:
        children = [
            child | {"statement_number": number}
            for number, value in zip(numbers, values, strict=True)
            for child in getattr(value, attribute)
        ]
        if children:
            session.execute(insert(table), children)
    for row in rows:
        session.expire(row, [attribute for _, attribute in groups])


def ensure_places(session: Session, places: Iterable[Place]) -> None:
    """Have a row for every place and its ancestors."""
    rows = {row["code"]: row for place in places for row in lineage(place)}
    for code in sorted(rows, key=len):
        if session.get(PlaceRow, code) is None:
            session.add(PlaceRow(**rows[code]))
            session.flush()


def _ensure_departments(session: Session, document: Document) -> None:
    assert document.resolution is not None
    for names in document.resolution.statements:
        for role in names.roles:
            if role.department is None:
                continue
            row = session.get(DepartmentRow, role.department.label)
            if row is None:
                row = DepartmentRow(id=role.department.label, aliases=[])
                session.add(row)
            row.name, row.known = role.department.name, role.department.known
            printed = role.printed.removesuffix(role.title or "")
            if printed and printed not in row.aliases:
                row.aliases = sorted([*row.aliases, printed])
    session.flush()


def _names(rows: Iterable[StatementRow]) -> frozenset[str]:
    return frozenset(row.speaker_name for row in rows if row.speaker_name)
