"""A run of ingest: files in transactions of a few, each whole or not at all, an outcome for each, the rest goes on."""

from __future__ import annotations

import hashlib
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
from app.ingest.fingerprint import reading_version
from app.ingest.folders import Found, is_sample
from app.ingest.following import Following
from app.ingest.portions import portions
from app.ingest.stages import read_document
from app.search import index
from app.store import files
from app.store.engine import refresh_statistics, session_factory, writing
from app.store.event_writing import published_statements
from app.store.garbage import uncollected
from app.store.tables import QUARANTINED, WITHDRAWN, ProblemRow, SourceRow
from app.store.writing import Stamp, accept_as_it_stands, withdraw, write_document, write_new


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


def ingest(engine: Engine, found: Found) -> Iterator[Outcome]:
    """Read every file of ``found`` into the database behind ``engine``; one outcome a file, as it is done.

    Files that stood below a folder of ``found`` and are gone come last, as withdrawn.
    """
    changed = False
    read = portions(_read_needed(engine, map(_open, found.files)), lambda pair: pair[0].size)
    written = (outcome for portion in read for outcome in _write_portion(engine, portion))
    for outcome in chain(written, _withdraw_vanished(engine, found)):
        changed |= outcome.status is not Status.UNCHANGED
        yield outcome
    if changed:
        with writing(engine).begin() as connection:
            index.settle(connection)
        refresh_statistics(writing(engine))


@dataclass(frozen=True)
class _File:
    """A file with its content's digest; ``document`` reads it."""

    path: Path
    digest: str
    size: int
    document: Callable[[], Document]


def _open(path: Path) -> _File:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(ProblemCode.UNREADABLE_FILE, f"文件无法读取({reason})。请检查文件权限或链接后重新导入。")
        digest = hashlib.sha256(f"unreadable\x1f{path}".encode()).hexdigest()
        return _File(path, digest, 0, lambda: Document(path.name, digest, 0, failure=problem))
    digest = hashlib.sha256(data).hexdigest()
    return _File(path, digest, len(data), lambda: _read(path.name, data, digest))


def _read(name: str, data: bytes, digest: str) -> Document:
    try:
        return read_document(name, data)
    except Exception as error:  # the one place where a bug in a rule is caught: the rest of the run goes on
        message = f"读取时程序出错({type(error).__name__}: {error})。其余文件不受影响;请把此文件报告给维护者。"
        return Document(name, digest, len(data), failure=Problem(ProblemCode.INTERNAL_ERROR, message))


def _read_needed(engine: Engine, opened: Iterable[_File]) -> Iterator[tuple[_File, Document | None]]:
    """Each file with its document, before anything is locked; None where the store holds what reading would give."""
    for some in portions(opened, lambda file: file.size):
        with engine.connect() as connection:
            current = files.current(connection, [file.digest for file in some], reading_version())
        yield from ((file, None if file.digest in current else file.document()) for file in some)


def _write_portion(engine: Engine, portion: list[tuple[_File, Document | None]]) -> list[Outcome]:
    """Write files in one transaction: all of them, or where anything fails none."""
    with uncollected(), session_factory(writing(engine)).begin() as session:
        opened = [file for file, _ in portion]
        known = files.known(session, [str(file.path) for file in opened], [file.digest for file in opened])
        following, fresh, outcomes = Following(), list[tuple[_File, Document]](), []
        for file, document in portion:
            mine = {str(file.path), file.digest}
            if document is not None and known.isdisjoint(mine):
                fresh.append((file, document))
                outcomes.append(_outcome_of_new(file, document))
            else:
                _write_new(session, fresh, following)
                fresh = []
                outcomes.append(_write(session, file, document, following))
            known |= mine
        _write_new(session, fresh, following)
        following.write(session)
    return outcomes


def _outcome_of_new(file: _File, document: Document) -> Outcome:
    if document.blocked or document.transcript is None:
        return Outcome(file.path.name, Status.QUARANTINED, 0, document.problems)
    return Outcome(file.path.name, Status.ADDED, len(document.transcript.statements), document.problems)


def _write_new(session: Session, fresh: list[tuple[_File, Document]], following: Following) -> None:
    written = write_new(session, [(document, _stamp(file)) for file, document in fresh])
    paths = [str(file.path) for file, _ in fresh]
    files.attach_new(session, zip((source for source, _ in written), paths, strict=True))
    following.take_new(session, (changed for _, changed in written))


def _stamp(file: _File) -> Stamp:
    return Stamp(datetime.now(UTC), reading_version(), is_sample(file.path))


def _write(session: Session, file: _File, document: Document | None, following: Following) -> Outcome:
    path = file.path
    known = files.look_up(session, str(path), file.digest)
    same = known.same
    status = _status(known)
    if same is not None:
        if status is Status.RENAMED and known.vanished:
            files.rename(session, known.vanished, str(path))
        else:
            files.attach(session, same, str(path))
        if known.mine is not None and known.mine is not same:
            _retire(session, known.mine, following)
        if status is Status.COPY:
            _note_copy(same, path)
        if same.reading == reading_version() and same.state != WITHDRAWN:
            return _as_it_stands(session, same, path, status)
        status = Status.UPDATED if status is Status.UNCHANGED else status
    document = file.document() if document is None else document
    written = write_document(session, document, same if same is not None else _own(known), _stamp(file))
    files.attach(session, written.source, str(path))
    following.take(session, written)
    status = Status.QUARANTINED if document.blocked else status
    return Outcome(path.name, status, _published(session, written.source), document.problems)


def _as_it_stands(session: Session, source: SourceRow, path: Path, status: Status) -> Outcome:
    if status is not Status.UNCHANGED or any(row.severity == Severity.BLOCK for row in source.problems):
        index.touch(session.connection())
    if status is Status.RENAMED:
        source.name, source.sample = path.name, is_sample(path)
    if source.state == QUARANTINED:
        return Outcome(path.name, Status.QUARANTINED, 0, _problems(source))
    accept_as_it_stands(source)
    return Outcome(path.name, status, _published(session, source), _problems(source) if status is Status.COPY else ())


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


def _withdraw_vanished(engine: Engine, found: Found) -> Iterator[Outcome]:
    seen = {str(path) for path in found.files}
    for folder in found.folders:
        with session_factory(writing(engine)).begin() as session:
            gone = [
                p for p in files.paths_under(session, f"{folder}{os.sep}") if p not in seen and not Path(p).exists()
            ]
            outcomes, following = [], Following()
            for source in files.forget(session, gone):
                count = _published(session, source)
                following.take(session, withdraw(session, source))
                outcomes.append(Outcome(source.name, Status.WITHDRAWN, count))
            following.write(session)
        yield from outcomes


def _published(session: Session, source: SourceRow) -> int:
    session.flush()
    return 0 if source.state == QUARANTINED else published_statements(session, source.id)


def _note_copy(source: SourceRow, path: Path) -> None:
    code = ProblemCode.SAME_CONTENT
    message = f"“{path.name}”与“{source.name}”内容相同,只计一次;如不需要请删除其中一份。"
    if all(row.message != message for row in source.problems):
        problem = Problem(code, message)
        source.problems.append(ProblemRow(code=str(code), severity=str(problem.severity), message=message))


def _problems(source: SourceRow) -> tuple[Problem, ...]:
    rows: Iterable[ProblemRow] = source.problems
    return tuple(Problem(ProblemCode(row.code), row.message) for row in rows)
