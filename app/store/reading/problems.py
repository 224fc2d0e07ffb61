"""Problems: what the readers of files could not settle, with the line at fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.problems import Severity
from app.store.reading.called import called_names
from app.store.reading.lines import LineMap
from app.store.tables import WITHDRAWN, ProblemRow, SourceRow

PAGE = 100
"""Problems on one page of the list."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem: ``line`` is the number of the line in the received file (None: the whole file), ``text`` that line;
    ``source_name`` is what the file is called. ``accepted`` is why somebody lets it stand, None while it is open."""

    code: str
    severity: str
    message: str
    text: str | None
    line: int | None
    source_id: str
    source_name: str
    sample: bool
    accepted: str | None


@dataclass(frozen=True, slots=True)
class ProblemList:
    """One page of problems, the worst first; ``severities`` and ``codes`` count them all."""

    problems: tuple[ProblemView, ...]
    severities: dict[str, int]
    codes: tuple[tuple[str, int], ...]
    severity: str | None
    code: str | None
    total: int
    page: int
    pages: int


def problem_list(session: Session, severity: str | None, code: str | None, page: int) -> ProblemList:
    """Page ``page`` (from 1) of the open problems of sources that still stand, by severity and code where given."""
    standing = and_(SourceRow.state != WITHDRAWN, ProblemRow.accepted.is_(None))
    severities = session.execute(
        select(ProblemRow.severity, func.count()).join(SourceRow).where(standing).group_by(ProblemRow.severity)
    )
    chosen: list[ColumnElement[bool]] = [standing]
    if severity:
        chosen.append(ProblemRow.severity == severity)
    codes = session.execute(
        select(ProblemRow.code, func.count())
        .join(SourceRow)
        .where(*chosen)
        .group_by(ProblemRow.code)
        .order_by(func.count().desc(), ProblemRow.code)
    )
    counted = tuple(codes.all())
    if code:
        chosen.append(ProblemRow.code == code)
    total = sum(count for name, count in counted if not code or name == code)
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    rows = session.scalars(
        select(ProblemRow)
        .join(SourceRow)
        .where(*chosen)
        .order_by(_rank(), SourceRow.name, ProblemRow.id)
        .options(selectinload(ProblemRow.source))
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    return ProblemList(_views(session, rows), dict(severities.all()), counted, severity, code, total, page, pages)


def problems_of(session: Session, source: SourceRow) -> tuple[ProblemView, ...]:
    """The problems of one source, the worst first, those that somebody lets stand too."""
    query = select(ProblemRow).where(ProblemRow.source_id == source.id).order_by(_rank(), ProblemRow.id)
    return _views(session, session.scalars(query).all())


def problems_by_file(session: Session) -> Iterator[tuple[ProblemRow, int | None]]:
    """Every problem of every file, file by file, with the number of the line at fault (None: the whole file)."""
    query = select(ProblemRow).join(SourceRow).options(joinedload(ProblemRow.source))
    yield from _numbered(session.scalars(query.order_by(SourceRow.name, ProblemRow.id)))


def _rank() -> ColumnElement[int]:
    order = (Severity.BLOCK, Severity.DOUBT, Severity.NOTE)
    return case(
        {str(severity): rank for rank, severity in enumerate(order)}, value=ProblemRow.severity, else_=len(order)
    )


def _numbered(rows: Iterable[ProblemRow]) -> Iterator[tuple[ProblemRow, int | None]]:
    maps: dict[str, LineMap] = {}
    for row in rows:
        if row.start is None:
            yield row, None
            continue
        if row.source_id not in maps:
            maps[row.source_id] = LineMap.of(row.source)
        yield row, maps[row.source_id].line_of(row.start)


def _views(session: Session, rows: Sequence[ProblemRow]) -> tuple[ProblemView, ...]:
    names = called_names(session, {row.source_id for row in rows})
    return tuple(
        ProblemView(
            row.code,
            row.severity,
            row.message,
            row.line,
            line,
            row.source.id,
            names.get(row.source_id, row.source.name),
            row.source.sample,
            row.accepted,
        )
        for row, line in _numbered(rows)
    )
