"""What `problems` prints."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from app.ingest.corrections import Shelf
from app.ingest.unused import unused_aliases, unused_corrections
from app.store.reading.problems import problems_by_file

_KEYS = ("code", "severity", "message", "start", "end", "line", "accepted")


def problem_lines(session: Session, as_json: bool) -> list[str]:
    """Every problem of every file on a line; as an object each where asked for."""
    lines = []
    for row, number in problems_by_file(session):
        name = row.source.name
        if as_json:
            problem = {"document": name} | {key: getattr(row, key) for key in _KEYS} | {"line_number": number}
            lines.append(json.dumps(problem, ensure_ascii=False))
            continue
        at, text = f":{number}" if number else "", f" 〔{row.line}〕" if row.line else ""
        settled = f" ✓已核:{row.accepted}" if row.accepted else ""
        lines.append(f"{name}{at}: {row.severity} [{row.code}] {row.message}{text}{settled}")
    return lines


def unused_lines(session: Session, shelf: Shelf) -> list[str]:
    """The corrections that belong to nothing in the corpus, and the aliases of departments that nothing prints."""
    aliases = [f"departments.csv: {label} 的别名“{alias}”没有用到" for label, alias in unused_aliases(session)]
    return [*unused_corrections(session, shelf), *aliases]
