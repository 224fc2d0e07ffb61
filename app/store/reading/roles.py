"""The roles of a speaker over time, as printed and as understood, each with the line of the file that prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only, selectinload

from app.store.reading.briefs import PlaceRef, place_refs
from app.store.reading.lines import LineMap
from app.store.reading.statements import RoleView
from app.store.tables import PUBLISHED, EventRow, ParagraphRow, SourceRow, StatementRow


@dataclass(frozen=True, slots=True)
class RoleSource:
    """Where a role is printed: statement, event, file and line; ``day`` is the day of publication where
    ``printed_only``, for the event has none."""

    statement_id: str
    event_id: str
    event_title: str | None
    source_id: str
    source_name: str
    line: int
    day: date | None
    printed_only: bool


@dataclass(frozen=True, slots=True)
class RoleRun:
    """A role printed alike with ``statements`` statements, one after another: where it stands first, and the day of
    the last."""

    printed: str
    parts: tuple[RoleView, ...]
    first: RoleSource
    last_day: date | None
    statements: int


def role_runs(session: Session, speaker_id: str) -> tuple[RoleRun, ...]:
    """The roles of a speaker in the order of their events (undated last); statements that print none are left out."""
    spoken = session.scalars(
        select(StatementRow)
        .where(StatementRow.speaker_id == speaker_id, StatementRow.state == PUBLISHED, StatementRow.role.is_not(None))
        .order_by(StatementRow.day.is_(None), StatementRow.day, StatementRow.event_id, StatementRow.ordinal)
        .options(
            load_only(StatementRow.id, StatementRow.ordinal, StatementRow.role, StatementRow.day),
            selectinload(StatementRow.roles),
            selectinload(StatementRow.event).load_only(EventRow.title, EventRow.start, EventRow.source_id),
        )
    ).all()
    runs = [list(run) for _, run in groupby(spoken, key=lambda one: one.role)]
    ids = {run[0].event.source_id for run in runs}
    sources = {row.id: row for row in session.scalars(select(SourceRow).where(SourceRow.id.in_(ids)))}
    lines = {identity: LineMap.of(source) for identity, source in sources.items()}
    paragraphs = _first_paragraphs(session, [run[0].number for run in runs])
    refs = place_refs(session, (role.place_code for run in runs for role in run[0].roles))
    return tuple(
        RoleRun(
            printed=run[0].role or "",
            parts=_parts(run[0], refs),
            first=_source(
                run[0],
                sources[run[0].event.source_id],
                lines[run[0].event.source_id],
                paragraphs.get(run[0].number, 0),
            ),
            last_day=run[-1].day,
            statements=len(run),
        )
        for run in runs
    )


def _parts(row: StatementRow, refs: dict[str, PlaceRef]) -> tuple[RoleView, ...]:
    return tuple(
        RoleView(role.printed, role.title, role.department_id, refs.get(role.place_code or "")) for role in row.roles
    )


def _source(row: StatementRow, source: SourceRow, lines: LineMap, paragraph: int) -> RoleSource:
    event = row.event
    return RoleSource(
        statement_id=row.id,
        event_id=event.id,
        event_title=event.title,
        source_id=source.id,
        source_name=source.name,
        line=lines.line_of(_attributed(source.blocks, row.ordinal, paragraph)),
        day=row.day,
        printed_only=event.start is None and row.day is not None,
    )


def _first_paragraphs(session: Session, numbers: Sequence[int]) -> dict[int, int]:
    """Where the first paragraphs of statements begin in the restored text of their source."""
    rows = session.execute(
        select(ParagraphRow.statement_number, ParagraphRow.segments).where(
            ParagraphRow.statement_number.in_(numbers), ParagraphRow.ordinal == 1
        )
    )
    return {number: segments[0][0] for number, segments in rows if segments}


def _attributed(blocks: Iterable[Sequence[object]], statement: int, paragraph: int) -> int:
    """Where the attribution of a statement, by its ordinal, begins in the restored text; its first paragraph where no
    attribution is marked."""
    for kind, start, _, ordinal in blocks:
        if kind == "attribution" and ordinal == statement and isinstance(start, int):
            return start
    return paragraph
