"""The lines of a file that one statement stands on, received beside restored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.reading.lines import LineMap
from app.store.reading.source_lines import SourceLine, source_lines
from app.store.reading.sources import ResidueView
from app.store.reading.standing import gaps_of, held_by, segments_of, spans_of, stands, starting_in, statement_row
from app.store.tables import PUBLISHED, STANDING, SourceRow, StatementRow


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines that follow one another; ``passed`` is the run of lines (first and last) between them and the lines
    before, which hold nothing of the statement."""

    lines: tuple[SourceLine, ...]
    passed: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class StatementSource:
    """A statement in its file. ``runs`` is empty where the text of the file has changed (``superseded``), ``gone`` is
    True where the file has been withdrawn, ``withdrawn`` where the statement is no longer searched. ``statements`` are
    those that the file was last read into, by which a line names whose it is; ``repairs`` counts by kind what was
    restored in this one, ``residues`` is what could not be."""

    brief: StatementBrief
    source_id: str
    superseded: bool
    gone: bool
    withdrawn: bool
    runs: tuple[LineRun, ...]
    repairs: dict[str, int]
    residues: tuple[ResidueView, ...]
    statements: tuple[StatementBrief, ...]

    @property
    def lines(self) -> int:
        """How many lines the statement stands on, blank ones between them left out."""
        return sum(bool(line.labels) for run in self.runs for line in run.lines)

    @property
    def first(self) -> int:
        """The number of the first of these lines; 1 where there is none."""
        return next((line.number for run in self.runs for line in run.lines), 1)

    @property
    def changed(self) -> bool:
        """Whether any of these lines was received otherwise than it is shown."""
        return any(line.changed for run in self.runs for line in run.lines)


def statement_source(session: Session, statement_id: str) -> StatementSource | None:
    """The statement with this id in its file, withdrawn or not; None where there is none."""
    row = statement_row(session, statement_id)
    if row is None:
        return None
    source = row.event.source
    standing = stands(row, source)
    return StatementSource(
        brief=statement_briefs(session, StatementRow.number == row.number)[0],
        source_id=source.id,
        superseded=not standing,
        gone=source.state != PUBLISHED,
        withdrawn=row.state not in STANDING,
        runs=_runs(row, source) if standing else (),
        repairs=_repairs(row, source) if standing else {},
        residues=_residues(row, source) if standing else (),
        statements=statement_briefs(
            session,
            StatementRow.event_id == row.event_id,
            held_by(row.event),
            order=(StatementRow.ordinal,),
        ),
    )


def _runs(row: StatementRow, source: SourceRow) -> tuple[LineRun, ...]:
    lines = source_lines(source, gaps_of(row))
    found: list[LineRun] = []
    last = 0
    for low, high in LineMap.of(source).runs_of(spans_of(row, source)):
        found.append(LineRun(lines[low - 1 : high], (last + 1, low - 1) if last else None))
        last = high
    return tuple(found)


def _repairs(row: StatementRow, source: SourceRow) -> dict[str, int]:
    within = starting_in(row, [(start, end) for *_, start, end in source.repairs])
    kinds = Counter(kind for (kind, *_), inside in zip(source.repairs, within, strict=True) if inside)
    joins = len(gaps_of(row))
    return dict(kinds) | ({"join": joins} if joins else {})


def _residues(row: StatementRow, source: SourceRow) -> tuple[ResidueView, ...]:
    lines, segments = LineMap.of(source), segments_of(row)
    return tuple(
        ResidueView(residue["received"], residue["reason"], lines.line_of(residue["span"][0]))
        for residue in source.residues
        if any(start < residue["span"][1] and residue["span"][0] < end for start, end in segments)
    )
