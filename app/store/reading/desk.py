"""What waits for a person: files with open doubts, files kept out, files that came in last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from app.domain.problems import ProblemCode, Severity
from app.store.files import MEMBER, stands
from app.store.reading.called import called_names, held_where
from app.store.tables import WITHDRAWN, FileRow, ProblemRow, SourceRow

PAGE = 50
"""Files on one page of a list."""
LATEST = 10
"""Files that are listed because they came in last."""


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file in a line, by what it is called: its open doubts, the problems that keep it or its present version out,
    its notes, and the first sentence about it, a blocking problem's first."""

    id: str
    name: str
    state: str
    sample: bool
    at: datetime
    doubts: int
    blocked: int
    notes: int
    message: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One page of files, with how many there are; ``blocked`` is how many of them all are kept out."""

    files: tuple[WaitingFile, ...]
    total: int
    page: int
    pages: int
    blocked: int = 0


def doubtful(session: Session, page: int) -> Waiting:
    """Page ``page`` (from 1) of the files that have an open doubt or are kept out, those kept out first."""
    waiting = select(ProblemRow.source_id).where(ProblemRow.severity != Severity.NOTE, ProblemRow.accepted.is_(None))
    chosen = and_(SourceRow.state != WITHDRAWN, SourceRow.id.in_(waiting))
    kept_out = select(ProblemRow.source_id).where(ProblemRow.severity == Severity.BLOCK, ProblemRow.accepted.is_(None))
    count = select(func.count()).select_from(SourceRow).where(SourceRow.state != WITHDRAWN, SourceRow.id.in_(kept_out))
    return replace(_listed(session, chosen, page, PAGE, by_state=True), blocked=session.scalar(count) or 0)


def found_by_name(session: Session, words: str) -> Waiting:
    """The files whose name, or that of the container in which they are, holds the words, those that came in last first;
    for no words only a few of them."""
    named = SourceRow.name.contains(words, autoescape=True)
    if words:
        named |= SourceRow.id.in_(held_where(session, words))
    size = PAGE if words else LATEST
    return _listed(session, and_(SourceRow.state != WITHDRAWN, named), 1, size, by_state=False)


def stale_corrections(session: Session) -> tuple[tuple[str, str, str], ...]:
    """The corrections that fit nothing in their files: id and name of the file, and what is said of it."""
    query = (
        select(SourceRow.id, SourceRow.name, ProblemRow.message)
        .join(ProblemRow)
        .where(SourceRow.state != WITHDRAWN, ProblemRow.code == str(ProblemCode.STALE_CORRECTION))
        .order_by(SourceRow.name, ProblemRow.id)
    )
    rows = session.execute(query).all()
    names = called_names(session, {row.id for row in rows})
    return tuple((row.id, names.get(row.id, row.name), row.message) for row in rows)


def namesake_doubts(session: Session, without: str) -> frozenset[tuple[str, str]]:
    """The open doubts about namesakes in all files but one: ids of the sources, each with what is said of it."""
    query = (
        select(ProblemRow.source_id, ProblemRow.message)
        .join(SourceRow)
        .where(
            SourceRow.state != WITHDRAWN,
            SourceRow.id != without,
            ProblemRow.code == str(ProblemCode.AMBIGUOUS_SPEAKER),
            ProblemRow.accepted.is_(None),
        )
    )
    return frozenset((source_id, message) for source_id, message in session.execute(query))


def standing_path(session: Session, source_id: str) -> str | None:
    """Where the file of a source is; None where it is nowhere any more."""
    query = select(FileRow.path).where(FileRow.source_id == source_id, FileRow.present).order_by(FileRow.path)
    return next((path for path in session.scalars(query) if stands(path)), None)


def sources_at(session: Session, path: str) -> dict[str, str]:
    """The ids of the sources at a path, or in the container there, by their paths."""
    inside = FileRow.path.startswith(f"{path}{MEMBER}", autoescape=True)
    query = select(FileRow.path, FileRow.source_id).where((FileRow.path == path) | inside)
    return {row.path: row.source_id for row in session.execute(query)}


def _listed(session: Session, chosen: ColumnElement[bool], page: int, size: int, *, by_state: bool) -> Waiting:
    total = session.scalar(select(func.count()).select_from(SourceRow).where(chosen)) or 0
    pages = max(1, -(-total // size))
    page = min(page, pages)
    by_name = (SourceRow.name, SourceRow.id)
    order = (SourceRow.state.desc(), *by_name) if by_state else (SourceRow.ingested_at.desc(), *by_name)
    columns = (SourceRow.id, SourceRow.name, SourceRow.state, SourceRow.sample, SourceRow.ingested_at)
    query = select(*columns).where(chosen).order_by(*order).limit(size).offset((page - 1) * size)
    rows = session.execute(query).all()
    ids = [row.id for row in rows]
    names = called_names(session, ids)
    counts, messages = _problems(session, ids)
    files = tuple(
        WaitingFile(
            row.id,
            names.get(row.id, row.name),
            *row[2:],
            doubts=counts.get((row.id, Severity.DOUBT), 0),
            blocked=counts.get((row.id, Severity.BLOCK), 0),
            notes=counts.get((row.id, Severity.NOTE), 0),
            message=messages.get(row.id),
        )
        for row in rows
    )
    return Waiting(files, total, page, pages)


def _problems(session: Session, ids: Sequence[str]) -> tuple[dict[tuple[str, str], int], dict[str, str]]:
    rank = case({str(Severity.BLOCK): 0, str(Severity.DOUBT): 1}, value=ProblemRow.severity, else_=2)
    query = (
        select(ProblemRow.source_id, ProblemRow.severity, ProblemRow.message)
        .where(ProblemRow.source_id.in_(ids), ProblemRow.accepted.is_(None))
        .order_by(rank, ProblemRow.id)
    )
    counts: dict[tuple[str, str], int] = {}
    messages: dict[str, str] = {}
    for source_id, severity, message in session.execute(query):
        counts[source_id, severity] = counts.get((source_id, severity), 0) + 1
        messages.setdefault(source_id, message)
    return counts, messages
