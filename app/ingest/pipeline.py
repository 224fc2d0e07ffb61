"""A run of ingest: some files in a transaction, each whole or not at all, an outcome for each, the rest goes on."""

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
from app.ingest.following import Following
from app.ingest.gathering import gather
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.portions import portions
from app.ingest.reading import Here, Reader
from app.search import index
from app.store import files
from app.store.engine import refresh_statistics, session_factory, writing
from app.store.event_writing import published_statements
from app.store.garbage import uncollected
from app.store.paths import on_disk, storable
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
    changed, met = False, dict[str, bool]()
    run = chain(_ingest_files(engine, found, reader, stop, met), _withdraw_vanished(engine, found, stop, met))
    for outcome in run:
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


def _ingest_files(
    engine: Engine, found: Found, reader: Reader, stop: Callable[[], bool], met: dict[str, bool]
) -> Iterator[Outcome]:
    """Read and write; ``met`` gets the path of every item and whether it could be opened."""
    limits = reader.limits

    def wanted(item: Item) -> bool:
        with session_factory(engine).begin() as session:
            return not files.readings(session, item.sha256) & limits.readings

    documents = reader.documents(gather(found, limits), wanted)
    for portion in portions(documents, lambda pair: len(pair[0].data or b"")):
        if stop():
            return
        met |= {item.path: item.data is not None for item, _ in portion}
        yield from _write_portion(engine, portion, reader)


def _write_portion(engine: Engine, portion: list[tuple[Item, Document | None]], reader: Reader) -> list[Outcome]:
    """Write items in one transaction: all of them, or where anything fails none."""
    with uncollected(), session_factory(writing(engine)).begin() as session:
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
    counts = published_statements(session, sources)
    return [
        Outcome(
            item.name, Status.QUARANTINED if document.blocked else Status.ADDED, counts[source_id], document.problems
        )
        for source_id, (item, document) in zip(sources, fresh, strict=True)
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
        if same.reading in reader.limits.readings and same.state != WITHDRAWN:
            return _as_it_stands(session, same, item, status)
        status = Status.UPDATED if status is Status.UNCHANGED else status
    document = reader.read(item) if document is None else document
    target = same if same is not None else _own(known)
    written = write_document(session, document, target, _stamp(item, document, reader.limits))
    files.attach(session, written.source, item.path)
    following.take(session, written)
    status = Status.QUARANTINED if document.blocked else status
    return Outcome(item.name, status, _published(session, written.source), document.problems)


def _stamp(item: Item, document: Document, limits: Limits) -> Stamp:
    return Stamp(datetime.now(UTC), limits.reading(document), is_sample(Path(on_disk(item.path))))


def _as_it_stands(session: Session, source: SourceRow, item: Item, status: Status) -> Outcome:
    if status is not Status.UNCHANGED or any(row.severity == Severity.BLOCK for row in source.problems):
        index.touch(session.connection())
    if status is Status.RENAMED:
        source.name, source.sample = item.name, is_sample(Path(on_disk(item.path)))
    if source.state == QUARANTINED:
        return Outcome(item.name, Status.QUARANTINED, 0, _problems(source))
    accept_as_it_stands(source)
    return Outcome(item.name, status, _published(session, source), _problems(source) if status is Status.COPY else ())


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


def _withdraw_vanished(
    engine: Engine, found: Found, stop: Callable[[], bool], met: dict[str, bool]
) -> Iterator[Outcome]:
    """Withdraw what stood below a folder of the run and is gone, and what its container holds no more."""
    members = (path for path, opened in met.items() if opened and files.MEMBER in path)
    read = {path.partition(files.MEMBER)[0] for path in members}
    for folder in found.folders:
        if stop():
            return
        with session_factory(writing(engine)).begin() as session:
            below = files.paths_under(session, storable(f"{folder}{os.sep}"))
            left = [path for path in below if path not in met]
            gone = [path for path in left if not files.stands(path) or path.partition(files.MEMBER)[0] in read]
            outcomes, following = [], Following()
            for source in files.forget(session, gone):
                count = _published(session, source)
                following.take(session, withdraw(session, source))
                outcomes.append(Outcome(source.name, Status.WITHDRAWN, count))
            following.write(session)
        yield from outcomes


def _published(session: Session, source: SourceRow) -> int:
    session.flush()
    return 0 if source.state == QUARANTINED else published_statements(session, [source.id])[source.id]


def _note_copy(source: SourceRow, item: Item) -> None:
    code = ProblemCode.SAME_CONTENT
    message = f"“{item.name}”与“{source.name}”内容相同,只计一次;如不需要请删除其中一份。"
    if all(row.message != message for row in source.problems):
        problem = Problem(code, message)
        source.problems.append(ProblemRow(code=str(code), severity=str(problem.severity), message=message))


def _problems(source: SourceRow) -> tuple[Problem, ...]:
    rows: Iterable[ProblemRow] = source.problems
    return tuple(Problem(ProblemCode(row.code), row.message) for row in rows)
