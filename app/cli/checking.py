"""What `problems` prints."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cli.typed import argument, typed
from app.domain.labels import SEVERITY_LABELS, handle
from app.domain.problems import ProblemCode, Severity
from app.ingest.corrections import Shelf
from app.ingest.questions import is_question
from app.ingest.unused import unused_aliases, unused_corrections, waiting_corrections
from app.store.paths import shown
from app.store.reading.problems import problems_by_file
from app.store.tables import FileRow

_KEYS = ("code", "severity", "message", "start", "end", "line", "accepted")
FEW = 10
"""Aliases that are listed unless all are asked for."""
_QUESTION = "待答"
"""How a note is marked that asks a person something."""


def problem_lines(session: Session, as_json: bool) -> list[str]:
    """Every problem of every file on a line, which begins with what to type for the file (the name alone where it
    stands nowhere any more); as an object each where asked for."""
    lines, paths = [], _paths(session)
    for row, number in problems_by_file(session):
        name, path = row.source.name, paths.get(row.source_id)
        if as_json:
            problem = {"document": name, "file": argument(path) if path else None} | {
                key: getattr(row, key) for key in _KEYS
            }
            problem |= {"line_number": number, "question": is_question(row)}
            lines.append(json.dumps(problem, ensure_ascii=False))
            continue
        at, text = f":{number}" if number else "", f" 〔{row.line}〕" if row.line else ""
        settled = f" ✓已核：{row.accepted}" if row.accepted else ""
        file = typed(path) if path else shown(name)
        weight = _QUESTION if is_question(row) else SEVERITY_LABELS[Severity(row.severity)]
        lines.append(f"{file}{at}: {weight} {handle(ProblemCode(row.code))} {row.message}{text}{settled}")
    return lines


def _paths(session: Session) -> dict[str, str]:
    """The first path of each source whose file is there."""
    query = select(FileRow.source_id, func.min(FileRow.path)).where(FileRow.present).group_by(FileRow.source_id)
    return {row.source_id: row[1] for row in session.execute(query)}


def unused_lines(session: Session, shelf: Shelf, every: bool) -> list[str]:
    """What a person should look at first: the corrections that belong to nothing in the corpus; those that wait for a
    file to be read; then the aliases of departments that nothing prints, the first few of them or ``every`` one. Each
    kind with how many there are."""
    aliases = [f"departments.csv: {label} 的别名“{alias}”" for label, alias in unused_aliases(session)]
    listed = aliases if every else aliases[:FEW]
    left = len(aliases) - len(listed)
    return [
        *_section("没有用到的校订(请改正或删去)", unused_corrections(session, shelf)),
        *_section("在等文件读成的校订", waiting_corrections(session, shelf)),
        *_section("没有用到的别名(不影响读取)", listed, len(aliases)),
        *([f"   还有 {left} 条；加 --all 全部列出。"] if left else ()),
    ]


def _section(title: str, lines: list[str], count: int | None = None) -> list[str]:
    return [f"{title} {count or len(lines)} 条", *(f"   {line}" for line in lines)] if lines else []
