"""A database, a folder of files and a folder of corrections, for the tests of what ingest obeys."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.corrections import Entry, Why
from app.export import jsonl
from app.ingest.correcting import statement_entry
from app.ingest.correction_writing import write_down
from app.ingest.corrections import elsewhere, load_shelf
from app.ingest.folders import find
from app.ingest.items import items
from app.ingest.outcomes import Outcome, Status
from app.ingest.pipeline import ingest
from app.ingest.stages import read_document
from app.store.tables import PUBLISHED, StatementRow
from tests.migrated import migrated

WHY = Why("看过原版", "编者", date(2026, 1, 5))
SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。

霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快。
"""
ELSEWHERE = """菏泽市党政代表团赴杭州考察学习发言摘要

钟小满(市科技局局长):杭州的平台建得早。我们要把实验室搬到园区里去。

楚立夏(市教育局局长):学校和企业走得很近,值得我们认真学。
"""


class Desk:
    """A database, a folder of files and a folder of corrections."""

    def __init__(self, root: Path) -> None:
        self.engine: Engine = migrated(root / "db" / "corpus.sqlite3")
        self.files, self.folder = root / "files", root / "corrections"
        self.files.mkdir()
        self.write("a.txt", SPEECH)

    def write(self, name: str, text: str) -> Path:
        """A file to read."""
        path = self.files / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self) -> list[Outcome]:
        """Ingest everything with the corrections as they are."""
        return list(ingest(self.engine, find([self.files]), shelf=load_shelf(self.folder)))

    def say(self, entry: Entry, name: str = "a.txt") -> Path:
        """Write an entry down for a file."""
        item = next(items(self.files / name))
        with Session(self.engine) as session:
            other = elsewhere(session, item.path, item.sha256)
            applied = load_shelf(self.folder).files_of(item.name, item.sha256, other)
        return write_down(self.folder, [path for path, _ in applied], [entry], item.name, item.sha256)

    def about(self, ordinal: int, name: str = "a.txt", **given: object) -> Entry:
        """A correction of a statement of a file."""
        data = (self.files / name).read_bytes()
        held = load_shelf(self.folder).of(name, next(items(self.files / name)).sha256)
        return statement_entry(read_document(name, data, held), ordinal, WHY, given)

    def speakers(self) -> list[tuple[str | None, str | None]]:
        """Names and roles as published, in order."""
        with Session(self.engine) as session:
            query = select(StatementRow.speaker_name, StatementRow.role).where(StatementRow.state == PUBLISHED)
            return [(name, role) for name, role in session.execute(query.order_by(StatementRow.number))]

    def persons(self) -> dict[str, set[str]]:
        """The speakers' ids with the roles they are printed with."""
        with Session(self.engine) as session:
            rows = session.scalars(select(StatementRow).where(StatementRow.state == PUBLISHED)).all()
            found: dict[str, set[str]] = {}
            for row in rows:
                found.setdefault(row.speaker_id or "", set()).add(row.role or "")
            return found

    def exported(self) -> list[str]:
        """Everything that is published."""
        with Session(self.engine) as session:
            return [json.dumps(json.loads(line), sort_keys=True) for line in jsonl.lines(session)]


def statuses(outcomes: list[Outcome]) -> list[Status]:
    """What became of each file."""
    return [outcome.status for outcome in outcomes]
