"""Writing what was read into the tables: some files in a transaction, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode, Severity
from app.ingest.corrections import reading_of
from app.ingest.folders import is_sample
from app.ingest.following import Following
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.outcomes import Outcome, Status
from app.ingest.reading import Reader
from app.search import index
from app.store import files
from app.store.engine import session_factory, writing
from app.store.event_writing import published_statements
from app.store.merges import why_accepted
from app.store.paths import on_disk, shown
from app.store.tables import QUARANTINED, WITHDRAWN, ProblemRow, SourceRow
from app.store.writing import Stamp, accept_as_it_stands, withdraw, write_document, write_new


def readings(item: Item, limits: Limits) -> frozenset[str]:
    """The stamps of a reading that still holds: by the same rules, within the same limits, with what was put right."""
    return frozenset(reading_of(version, item.corrections) for version in limits.readings)


def write_portion(engine: Engine, portion: list[tuple[Item, Document | None]], reader: Reader) -> list[Outcome]:
    """Write items in one transaction: all of them, or where anything fails none."""
    with session_factory(writing(engine)).begin() as session:
        known = files.known(session, [item.path for item, _ in portion], [item.sha256 for item, _ in portion])
        following, fresh, outcomes = Following(), list[tuple[Item, Document]](), list[Outcome]()
        for item, document in portion:
            if document is not None and known.isdisjoint((item.path, item.sha256)):
                fresh.append((item, document))
            else:
                outcomes += _write_new(session, fresh, following, reader.limits)
                fresh = []
                outcomes.append(_write(session, item, document, following, reader))
            known |= {item.path, item.sha256}
        outcomes += _write_new(session, fresh, following, reader.limits)
        following.write(session)
    return outcomes


def _write_new(
    session: Session, fresh: list[tuple[Item, Document]], following: Following, limits: Limits
) -> list[Outcome]:
    """Write items of which the store knows neither path nor content."""
    if not fresh:
        return []
    written = write_new(session, [(document, _stamp(item, document, limits)) for item, document in fresh])
    sources = [source_id for source_id, _ in written]
    files.attach_new(session, zip(sources, (item.path for item, _ in fresh), strict=True))
    following.take_new(session, [changed for _, changed in written])
    return [
        Outcome(
            item.path,
            Status.QUARANTINED if document.blocked else Status.ADDED,
            sum(following.texts[number] for number in changed.added),
            document.problems,
        )
        for (_, changed), (item, document) in zip(written, fresh, strict=True)
    ]


def _write(session: Session, item: Item, document: Document | None, following: Following, reader: Reader) -> Outcome:
    known = files.look_up(session, item.path, item.sha256)
    same = known.same
    status = _status(known)
    if same is not None:
        if status is Status.RENAMED and known.vanished:
            files.rename(session, known.vanished, item.path)
        else:
            files.attach(session, same, item.path)
        if known.mine is not None and known.mine is not same:
            _retire(session, known.mine, following)
        if status is Status.COPY:
            _note_copy(same, item)
        if same.reading in readings(item, reader.limits) and same.state != WITHDRAWN:
            return _as_it_stands(session, same, item, status, following)
        status = Status.UPDATED if status is Status.UNCHANGED else status
    document = reader.read(item) if document is None else document
    target = same if same is not None else _own(known)
    written = write_document(session, document, target, _stamp(item, document, reader.limits))
    files.attach(session, written.source, item.path)
    following.take(session, written)
    status = Status.QUARANTINED if document.blocked else status
    return Outcome(item.path, status, published(session, written.source), document.problems)


def _stamp(item: Item, document: Document, limits: Limits) -> Stamp:
    reading = reading_of(limits.reading(document), item.corrections)
    return Stamp(datetime.now(UTC), reading, is_sample(Path(on_disk(item.path))))


def _as_it_stands(session: Session, source: SourceRow, item: Item, status: Status, following: Following) -> Outcome:
    if status is not Status.UNCHANGED or any(row.severity == Severity.BLOCK for row in source.problems):
        index.touch(session.connection())
    if status is Status.RENAMED:
        name, source.name, source.sample = source.name, item.name, is_sample(Path(on_disk(item.path)))
        if name != item.name:
            following.take_renamed(session, source.id)
    if source.state == QUARANTINED:
        return Outcome(item.path, Status.QUARANTINED, 0, _problems(source))
    accept_as_it_stands(source)
    # of several paths of one content the first one counts
    again = status is Status.UNCHANGED and item.path != min(file.path for file in source.files if file.present)
    counted = 0 if again else published(session, source)
    return Outcome(item.path, status, counted, _problems(source) if status is Status.COPY else ())


def _status(known: files.Known) -> Status:
    if known.same is None:
        return Status.ADDED if _own(known) is None else Status.UPDATED
    if known.same is known.mine:
        return Status.UNCHANGED
    return Status.RENAMED if known.vanished else Status.COPY


def _own(known: files.Known) -> SourceRow | None:
    # a source that also stands elsewhere keeps its content; the changed copy becomes a source of its own
    if known.mine is None or len([file for file in known.mine.files if file.present]) > 1:
        return None
    return known.mine


def _retire(session: Session, source: SourceRow, following: Following) -> None:
    session.flush()
    session.refresh(source, ["files"])
    if not any(file.present for file in source.files):
        following.take(session, withdraw(session, source))


def published(session: Session, source: SourceRow) -> int:
    """How many statements of a source count."""
    session.flush()
    return 0 if source.state == QUARANTINED else published_statements(session, [source.id])[source.id]


def _note_copy(source: SourceRow, item: Item) -> None:
    code = ProblemCode.SAME_CONTENT
    other = min((file.path for file in source.files if file.present and file.path != item.path), default=source.name)
    one, another = _told_apart(item.path, other)
    message = f"“{one}”与“{another}”内容相同，只计一次；如不需要请删除其中一份。"
    if all(row.message != message for row in source.problems):
        problem = Problem(code, message)
        row = ProblemRow(code=str(code), severity=str(problem.severity), message=message)
        row.accepted = why_accepted(source.accepted, code, message)
        source.problems.append(row)


def _told_apart(path: str, other: str) -> tuple[str, str]:
    """What two documents are called; with their folders from where these part, if it is the same."""
    if files.called(path) != files.called(other):
        return files.called(path), files.called(other)
    above = os.path.commonpath((path, other))
    return shown(os.path.relpath(path, above)), shown(os.path.relpath(other, above))


def _problems(source: SourceRow) -> tuple[Problem, ...]:
    rows: Iterable[ProblemRow] = source.problems
    return tuple(Problem(ProblemCode(row.code), row.message) for row in rows)
