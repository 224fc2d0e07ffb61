"""A run of ingest: every file in a transaction of its own, an outcome for each, the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode, Severity
from app.ingest.folders import Found, is_sample
from app.ingest.gathering import gather
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.reading import Here, Reader
from app.search import index, wording
from app.store import files
from app.store.engine import refresh_statistics, session_factory, writing
from app.store.paths import on_disk, storable
from app.store.speakers import settle_speakers
from app.store.tables import PUBLISHED, QUARANTINED, WITHDRAWN, ProblemRow, SourceRow
from app.store.writing import Stamp, Written, accept_as_it_stands, withdraw, write_document


class Status(StrEnum):
    """What became of one file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    COPY = "copy"
    QUARANTINED = "quarantined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Outcome:
    """One file of a run: its name, what became of it, how many statements it holds, and its problems."""

    name: str
    status: Status
    statements: int = 0
    problems: tuple[Problem, ...] = ()


def never() -> bool:
    """Go on to the end."""
    return False


def ingest(
    engine: Engine, found: Found, reader: Reader | None = None, stop: Callable[[], bool] = never
) -> Iterator[Outcome]:
    """Have ``reader`` (None: this process) read every file of ``found`` into the database behind ``engine``; one
    outcome a file, as it is done. Files that stood below a folder of ``found`` and are gone come last, as withdrawn.

    Once ``stop`` says so nothing more is begun; what is done stays, and the next run goes on from there. Several runs
    take turns by ``app.store.turns.alone``.
    """
    reader = reader or Here()
    changed = False
    for outcome in chain(_ingest_files(engine, found, reader, stop), _withdraw_vanished(engine, found, stop)):
        changed |= outcome.status is not Status.UNCHANGED
        yield outcome
    if stop():
        return
    with writing(engine).begin() as connection:
        # a run that came to an end before this point leaves it to the next one
        pending = changed or not index.is_settled(connection)
        if pending:
            index.settle(connection)
    if pending:
        refresh_statistics(writing(engine))


def _ingest_files(engine: Engine, found: Found, reader: Reader, stop: Callable[[], bool]) -> Iterator[Outcome]:
    limits = reader.limits

    def wanted(item: Item) -> bool:
        with session_factory(engine).begin() as session:
            return not files.readings(session, item.sha256) & limits.readings

    for item, document in reader.documents(gather(found, limits), wanted):
        if stop():
            return
        yield _write(engine, item, document, reader)


def _write(engine: Engine, item: Item, document: Document | None, reader: Reader) -> Outcome:
    with session_factory(writing(engine)).begin() as session:
        known = files.look_up(session, item.path, item.sha256)
        same = known.same
        status = _status(known)
        if same is not None:
            if status is Status.RENAMED and known.vanished:
                files.rename(session, known.vanished, item.path)
            else:
                files.attach(session, same, item.path)
            if known.mine is not None and known.mine is not same:
                _retire(session, known.mine)
            if status is Status.COPY:
                _note_copy(same, item)
            if same.reading in reader.limits.readings and same.state != WITHDRAWN:
                return _as_it_stands(session, same, item, status)
            status = Status.UPDATED if status is Status.UNCHANGED else status
        target = same if same is not None else _own(known)
        read = reader.read(item) if document is None else document
        return _store(session, item, read, target, status, reader.limits)


def _as_it_stands(session: Session, source: SourceRow, item: Item, status: Status) -> Outcome:
    if status is not Status.UNCHANGED or any(row.severity == Severity.BLOCK for row in source.problems):
        index.touch(session.connection())
    if status is Status.RENAMED:
        source.name, source.sample = item.name, is_sample(Path(on_disk(item.path)))
    if source.state == QUARANTINED:
        return Outcome(item.name, Status.QUARANTINED, 0, _problems(source))
    accept_as_it_stands(source)
    return Outcome(item.name, status, _published(source), _problems(source) if status is Status.COPY else ())


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


def _store(
    session: Session, item: Item, document: Document, source: SourceRow | None, status: Status, limits: Limits
) -> Outcome:
    stamp = Stamp(datetime.now(UTC), limits.reading(document), is_sample(Path(on_disk(item.path))))
    written = write_document(session, document, source, stamp)
    files.attach(session, written.source, item.path)
    _follow(session, written)
    return Outcome(
        item.name, Status.QUARANTINED if document.blocked else status, _published(written.source), document.problems
    )


def _follow(session: Session, written: Written) -> None:
    moved = settle_speakers(session, written.names)
    connection = session.connection()
    index.remove(connection, written.dropped)
    index.add(connection, sorted(moved.union(written.added)))
    wording.remove(connection, written.dropped)
    wording.add(connection, written.added)


def _retire(session: Session, source: SourceRow) -> None:
    session.flush()
    session.refresh(source, ["files"])
    if not any(file.present for file in source.files):
        _follow(session, withdraw(session, source))


def _withdraw_vanished(engine: Engine, found: Found, stop: Callable[[], bool]) -> Iterator[Outcome]:
    seen = {storable(path) for path in found.files}
    for folder in found.folders:
        if stop():
            return
        with session_factory(writing(engine)).begin() as session:
            below = files.paths_under(session, storable(f"{folder}{os.sep}"))
            gone = [path for path in below if path not in seen and not files.stands(path)]
            outcomes = []
            for source in files.forget(session, gone):
                count = _published(source)
                _follow(session, withdraw(session, source))
                outcomes.append(Outcome(source.name, Status.WITHDRAWN, count))
        yield from outcomes


def _published(source: SourceRow) -> int:
    if source.event is None or source.state == QUARANTINED:
        return 0
    return sum(1 for statement in source.event.statements if statement.state == PUBLISHED)


def _note_copy(source: SourceRow, item: Item) -> None:
    code = ProblemCode.SAME_CONTENT
    message = f"“{item.name}”与“{source.name}”内容相同,只计一次;如不需要请删除其中一份。"
    if all(row.message != message for row in source.problems):
        problem = Problem(code, message)
        source.problems.append(ProblemRow(code=str(code), severity=str(problem.severity), message=message))


def _problems(source: SourceRow) -> tuple[Problem, ...]:
    rows: Iterable[ProblemRow] = source.problems
    return tuple(Problem(ProblemCode(row.code), row.message) for row in rows)
