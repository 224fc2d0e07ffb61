"""Sources: the list, and one file line by line with every repair."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from app.domain.blocks import FAMILY, BlockKind, Family
from app.domain.problems import Severity
from app.store.reading.briefs import EventBrief, StatementBrief, event_briefs, statement_briefs
from app.store.reading.called import called_names
from app.store.reading.lines import LineMap, restored_of
from app.store.reading.problems import ProblemView, problems_of
from app.store.reading.source_lines import SourceLine, source_lines
from app.store.reading.standing import Span, gaps_of, held_by, stands
from app.store.tables import PUBLISHED, STANDING, EventRow, FileRow, ProblemRow, SourceRow, StatementRow


@dataclass(frozen=True, slots=True)
class SourceBrief:
    """A file in a line, by what it is called. ``doubts`` counts the open ones; ``blocked`` the problems that keep it
    out, or the version of it that is there."""

    id: str
    name: str
    state: str
    sample: bool
    size: int
    encoding: str | None
    statements: int
    doubts: int
    blocked: int


@dataclass(frozen=True, slots=True)
class RepairCount:
    """One form of repair: how often, and the lines of its first occurrences."""

    kind: str
    received: str
    restored: str
    count: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResidueView:
    """Damage that stands as received, with its reason and line."""

    received: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class SourceReading:
    """One file as received. ``ledger`` counts the characters of the file by family (in the order of ``Family``) and
    ``blocks`` by kind; ``copies`` is at how many paths the content was found, ``reading`` the stamp of the rules and
    corrections that it was read by. ``format``, ``address`` and ``fetched`` are as the file says (see SourceRow)."""

    brief: SourceBrief
    sha256: str
    reading: str
    format: str | None
    address: str | None
    fetched: date | None
    layout: str | None
    copies: int
    ingested_at: datetime
    characters: int
    ledger: tuple[tuple[Family, int], ...]
    blocks: tuple[tuple[BlockKind, int], ...]
    repairs: tuple[RepairCount, ...]
    repair_totals: dict[str, int]
    residues: tuple[ResidueView, ...]
    problems: tuple[ProblemView, ...]
    lines: tuple[SourceLine, ...]
    event: EventBrief | None
    statements: tuple[StatementBrief, ...]


PAGE = 200
"""Files on one page of the list."""
FIRST_LINES = 5
"""Lines named for one form of repair."""


def source_count(session: Session) -> int:
    """How many files there are, whatever their state."""
    return session.scalar(select(func.count()).select_from(SourceRow)) or 0


def source_list(session: Session, source_id: str | None = None, page: int = 1) -> tuple[SourceBrief, ...]:
    """Page ``page`` (from 1) of the files, by state and name; only one of them where an id is given."""
    spoken = (
        select(func.count())
        .select_from(StatementRow)
        .join(EventRow)
        .where(EventRow.source_id == SourceRow.id, StatementRow.state == PUBLISHED)
        .scalar_subquery()
    )
    columns = (SourceRow.id, SourceRow.name, SourceRow.state, SourceRow.sample, SourceRow.size, SourceRow.encoding)
    order = (SourceRow.state, SourceRow.name, SourceRow.id)
    shown = select(SourceRow.id).order_by(*order).limit(PAGE).offset((page - 1) * PAGE)
    chosen = SourceRow.id == source_id if source_id else SourceRow.id.in_(shown)
    counts = (spoken, _open(Severity.DOUBT), _open(Severity.BLOCK))
    rows = session.execute(select(*columns, *counts).where(chosen).order_by(*order)).all()
    names = called_names(session, [row.id for row in rows])
    return tuple(SourceBrief(row.id, names.get(row.id, row.name), *row[2:]) for row in rows)


def _open(severity: Severity) -> ScalarSelect[int]:
    """How many problems of a severity a source has that nobody lets stand."""
    mine = (ProblemRow.source_id == SourceRow.id, ProblemRow.severity == severity, ProblemRow.accepted.is_(None))
    return select(func.count()).select_from(ProblemRow).where(*mine).scalar_subquery()


def source_reading(session: Session, source_id: str) -> SourceReading | None:
    """The source with this id, whatever its state; None where there is none."""
    row = session.get(SourceRow, source_id)
    if row is None:
        return None
    lines = LineMap.of(row)
    event = row.event
    statements: tuple[StatementBrief, ...] = ()
    if event is not None:
        standing = (StatementRow.event_id == event.id, held_by(event))
        statements = statement_briefs(session, *standing, order=(StatementRow.ordinal,))
    blocks = _block_sizes(row)
    families: Counter[Family] = Counter()
    for kind, size in blocks.items():
        families[FAMILY[kind]] += size
    copies = session.scalar(
        select(func.count()).select_from(FileRow).where(FileRow.source_id == row.id, FileRow.present.is_(True))
    )
    gaps = _gaps(event, row)
    totals = Counter(str(repair.kind) for repair in lines.restored.repairs)
    totals["join"] = len(gaps)
    return SourceReading(
        brief=source_list(session, source_id)[0],
        sha256=row.sha256,
        reading=row.reading,
        format=row.format,
        address=row.address,
        fetched=row.fetched,
        layout=row.layout,
        copies=copies or 0,
        ingested_at=row.ingested_at,
        characters=len(row.received),
        ledger=tuple((family, families[family]) for family in Family),
        blocks=tuple(blocks.most_common()),
        repairs=_repair_counts(lines),
        repair_totals={kind: count for kind, count in totals.items() if count},
        residues=tuple(ResidueView(r["received"], r["reason"], lines.line_of(r["span"][0])) for r in row.residues),
        problems=tuple(problem for problem in problems_of(session, row) if problem.accepted is None),
        lines=source_lines(row, gaps),
        event=event_briefs(session, EventRow.id == event.id)[0] if event else None,
        statements=statements,
    )


def _block_sizes(row: SourceRow) -> Counter[BlockKind]:
    # as Transcript.ledger: in characters of the received file, the last block reaching its end
    restored, count, previous = restored_of(row), Counter[BlockKind](), 0
    for index, (kind, _, stop, _) in enumerate(row.blocks):
        end = len(row.received) if index == len(row.blocks) - 1 else restored.source_offset(stop)
        count[BlockKind(kind)] += end - previous
        previous = end
    return count


def _repair_counts(lines: LineMap) -> tuple[RepairCount, ...]:
    grouped: dict[tuple[str, str, str], list[int]] = {}
    for repair in lines.restored.repairs:
        form = (str(repair.kind), repair.received, repair.restored)
        grouped.setdefault(form, []).append(lines.line_of(repair.after.start))
    counts = (RepairCount(*form, len(at), tuple(dict.fromkeys(at))[:FIRST_LINES]) for form, at in grouped.items())
    return tuple(sorted(counts, key=lambda c: (c.kind, -c.count, c.received)))


def _gaps(event: EventRow | None, source: SourceRow) -> list[Span]:
    """The closed breaks of the statements that the file holds, those of an earlier reading left out."""
    if event is None:
        return []
    standing = STANDING if event.state in STANDING else (event.state,)
    held = (one for one in event.statements if one.state in standing and stands(one, source))
    return [gap for one in held for gap in gaps_of(one)]
