"""What `problems` prints."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cli.typed import argument, typed
from app.ingest.corrections import Shelf
from app.ingest.unused import unused_aliases, unused_corrections
from app.store.paths import shown
from app.store.reading.problems import problems_by_file
from app.store.tables import FileRow

_KEYS = ("code", "severity", "message", "start", "end", "line", "accepted")


def problem_lines(session: Session, as_json: bool) -> list[str]:
    """Every problem of every file on a line, which begins with what to type for the file (the name alone where it
    stands nowhere any more); as an object each where asked for."""
    lines, paths = [], _paths(session)
    for row, number in problems_by_file(session):
        name, path = row.source.name, paths.get(row.source_id)
        if as_json:
            file = argument(path) if path else None
            problem = (
                {"document": name, "file": file} | {key: getattr(row, key) for key in _KEYS} | {"line_number": number}
            )
            lines.append(json.dumps(problem, ensure_ascii=False))
            continue
        at, text = f":{number}" if number else "", f" 〔{row.line}〕" if row.line else ""
        settled = f" ✓已核:{row.accepted}" if row.accepted else ""
        lines.append(
            f"{typed(path) if path else shown(name)}{at}: {row.severity} [{row.code}] {row.message}{text}{settled}"
        )
    return lines


def _paths(session: Session) -> dict[str, str]:
    """The first path of each source whose file is there."""
    query = select(FileRow.source_id, func.min(FileRow.path)).where(FileRow.present).group_by(FileRow.source_id)
    return {row.source_id: row[1] for row in session.execute(query)}


def unused_lines(session: Session, shelf: Shelf) -> list[str]:
    """The corrections that belong to nothing in the corpus, and the aliases of departments that nothing prints."""
    aliases = [f"departments.csv: {label} 的别名“{alias}”没有用到" for label, alias in unused_aliases(session)]
    return [*unused_corrections(session, shelf), *aliases]
