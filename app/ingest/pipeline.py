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

from app.domain.corrections import Corrections
from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode, Severity
from app.ingest.corrections import EMPTY, Shelf, reading_of
from app.ingest.fingerprint import reading_version
from app.ingest.folders import Found, is_sample
from app.ingest.items import Item, items
from app.ingest.stages import read_document
from app.search import index, wording
from app.store import files
from app.store.engine import refresh_statistics, session_factory, writing
from app.store.merges import set_merges, why_accepted
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


def ingest(engine: Engine, found: Found, shelf: Shelf = EMPTY) -> Iterator[Outcome]:
    """Read every file of ``found`` into the database behind ``engine``, obeying the corrections of ``shelf``; one
    outcome a file, as it is done.

    Files that stood below a folder of ``found`` and are gone come last, as withdrawn.
    """
    changed = _follow_merges(engine, shelf)
    every = (item for path in found.files for item in items(path))
    for outcome in chain((_ingest_item(engine, item, shelf) for item in every), _withdraw_vanished(engine, found)):
        changed |= outcome.status is not Status.UNCHANGED
        yield outcome
    if changed:
        with writing(engine).begin() as connection:
            index.settle(connection)
        refresh_statistics(writing(engine))


def _follow_merges(engine: Engine, shelf: Shelf) -> bool:
    """Tell the people apart anew whom the corrections make one, or no longer do."""
    with session_factory(writing(engine)).begin() as session:
        names = set_merges(session, [merge.people for merge in shelf.merges])
        if names:
            index.add(session.connection(), sorted(settle_speakers(session, names)))
            index.touch(session.connection())
    return bool(names)


def _ingest_item(engine: Engine, item: Item, shelf: Shelf) -> Outcome:
    return _write(engine, item, shelf, lambda corrections: _read(item, corrections))


def _read(item: Item, corrections: Corrections) -> Document:
    if item.data is None:
        return Document(item.name, item.sha256, 0, failure=item.failure)
    try:
        return read_document(item.name, item.data, corrections)
    except Exception as error:  # the one place where a bug in a rule is caught: the rest of the run goes on
        message = f"读取时程序出错({type(error).__name__}: {error})。其余文件不受影响;请把此文件报告给维护者。"
        return Document(item.name, item.sha256, len(item.data), failure=Problem(ProblemCode.INTERNAL_ERROR, message))


def _write(engine: Engine, item: Item, shelf: Shelf, document: Callable[[Corrections], Document]) -> Outcome:
    with session_factory(writing(engine)).begin() as session:
        known = files.look_up(session, item.path, item.sha256)
        corrections = shelf.of(item.name, item.sha256, lambda digest: files.held_elsewhere(session, digest, known))
        reading = reading_of(reading_version(), corrections)
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
            if same.reading == reading and same.state != WITHDRAWN:
                return _as_it_stands(session, same, item, status)
            status = Status.UPDATED if status is Status.UNCHANGED else status
        target = same if same is not None else _own(known)
        return _store(session, item, document(corrections), target, status, reading)


def _as_it_stands(session: Session, source: SourceRow, item: Item, status: Status) -> Outcome:
    if status is not Status.UNCHANGED or any(row.severity == Severity.BLOCK for row in source.problems):
        index.touch(session.connection())
    if status is Status.RENAMED:
        source.name, source.sample = item.name, is_sample(Path(item.path))
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
    session: Session, item: Item, document: Document, source: SourceRow | None, status: Status, reading: str
) -> Outcome:
    stamp = Stamp(datetime.now(UTC), reading, is_sample(Path(item.path)))
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


def _withdraw_vanished(engine: Engine, found: Found) -> Iterator[Outcome]:
    seen = {str(path) for path in found.files}
    for folder in found.folders:
        with session_factory(writing(engine)).begin() as session:
            gone = [p for p in files.paths_under(session, f"{folder}{os.sep}") if p not in seen and not files.stands(p)]
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
        row = ProblemRow(code=str(code), severity=str(problem.severity), message=message)
        row.accepted = why_accepted(source.accepted, code, message)
        source.problems.append(row)


def _problems(source: SourceRow) -> tuple[Problem, ...]:
    rows: Iterable[ProblemRow] = source.problems
    return tuple(Problem(ProblemCode(row.code), row.message) for row in rows)
