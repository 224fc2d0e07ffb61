"""However files fall into portions and transactions, the database says the same."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from app.ingest import portions
from app.ingest.folders import find
from app.ingest.pipeline import Outcome, ingest
from app.store.engine import open_engine
from app.store.migration import migrate
from app.store.tables import Base, RedirectRow, SpeakerRow, StatementRow
from tests.ingest.test_ingest_wording import state

Dump = dict[str, list[tuple[Any, ...]]]

LABOUR = "钟小满(新乡市人社局局长):就业服务要更实,培训补贴要直达企业,{turn}件实事要办好。"
FINANCE = "钟小满(新乡市财政局局长):预算安排要更早,资金拨付要更快,第{turn}季度要见效。"
IN_BOTH = "钟小满(新乡市人社局局长、财政局局长):两个部门要联动,第{turn}批补贴要一次办成。"
ELSEWHERE = "钟小满(十堰市人社局局长):我们那里的做法不同,第{turn}个园区要先试。"
OTHER = "霍惊蛰(新乡市商务局局长):对标先进地区,我们在人才引进上差距明显。一是政策要优化。二是第{turn}项服务要提速。"


def speech(turn: int, *said: str) -> str:
    """A file with a title and a day of its own."""
    title = f"新乡市党政代表团赴苏州考察学习发言摘要之{turn}"
    return f"{title}\n2021-05-{turn + 1:02}\n\n" + "\n\n".join(s.format(turn=turn) for s in said) + "\n"


FILES = {
    "a.txt": speech(1, LABOUR, OTHER),
    "b.txt": speech(2, FINANCE, OTHER),
    "c.txt": speech(3, ELSEWHERE),
    "d.txt": speech(1, LABOUR, OTHER),
    "e.txt": "关于召开座谈会的通知\n\n请各单位准时参加。\n",
    "f.txt": speech(4, IN_BOTH),
    "g.txt": speech(2, FINANCE, OTHER).replace("考察学习", "参观考察"),
    "h.txt": speech(5, ELSEWHERE, OTHER),
    "i.txt": "",
}
CHANGED = {
    "a.txt": speech(1, OTHER, FINANCE),
    "b.txt": None,
    "f.txt": speech(4, LABOUR),
    "i.txt": speech(6, IN_BOTH, OTHER),
}


def lay(folder: Path, files: dict[str, Any]) -> None:
    """Files as given; None takes one away."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, encoding="utf-8")


def dump(engine: Engine) -> Dump:
    """Every row of the store; without the hour of ingest and the numbers of problems, which nobody can see."""
    found: Dump = {}
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            shown = [c for c in table.columns if c.name != "ingested_at" and (table.name, c.name) != ("problems", "id")]
            found[table.name] = sorted(map(tuple, connection.execute(select(*shown))), key=repr)
    return found


def run(folder: Path, database: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Dump, list[Outcome]]:
    """Two ingests, of the files and of the changed ones, in portions of at least ``size`` bytes."""
    monkeypatch.setattr(portions, "PORTION_BYTES", size)
    monkeypatch.setattr(portions, "PATIENCE", 1_000.0)
    engine = open_engine(f"sqlite:///{database}")
    migrate(engine)
    lay(folder, FILES)
    outcomes = list(ingest(engine, find([folder])))
    state(engine)
    lay(folder, CHANGED)
    outcomes += ingest(engine, find([folder]))
    state(engine)
    found = dump(engine)
    engine.dispose()
    return found, outcomes


def test_portions_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction a file, one for all, and some between: every row and every outcome is the same."""
    alone = run(tmp_path / "files", tmp_path / "alone.sqlite3", 1, monkeypatch)
    for name in FILES.keys() - {"b.txt"}:
        (tmp_path / "files" / name).unlink()
    assert {row[0] for row in alone[0]["speakers"]}, "somebody speaks"
    assert {row.kind for row in rows(tmp_path / "alone.sqlite3", RedirectRow)} == {"speakers"}
    for size in (500, 1_000_000):
        together = run(tmp_path / "files", tmp_path / f"{size}.sqlite3", size, monkeypatch)
        assert together == alone


def rows(database: Path, table: type[Base]) -> list[Any]:
    """Rows of one table."""
    engine = open_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        found = list(connection.execute(select(table.__table__)))
    engine.dispose()
    return found


@pytest.mark.parametrize("size", [1, 1_000_000])
def test_the_order_of_files_does_not_decide_who_is_who(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """The same persons, texts and states, whichever file comes first, one by one and together."""
    monkeypatch.setattr(portions, "PORTION_BYTES", size)
    found = []
    for place, names in enumerate(permutations(("a.txt", "b.txt", "c.txt", "f.txt"))):
        if place % 5:
            continue
        folder, database = tmp_path / str(place), tmp_path / f"{place}.sqlite3"
        lay(folder, {f"{order}-{name}": FILES[name] for order, name in enumerate(names)})
        engine = open_engine(f"sqlite:///{database}")
        migrate(engine)
        list(ingest(engine, find([folder])))
        engine.dispose()
        persons: dict[str, set[tuple[str, str, str]]] = {}
        for row in rows(database, StatementRow):
            persons.setdefault(row.speaker_id, set()).add((row.speaker_name, row.text, row.state))
        assert {row.id for row in rows(database, SpeakerRow)} == persons.keys()
        found.append(sorted(sorted(held) for held in persons.values()))
    assert len(found) == 5
    assert all(each == found[0] for each in found)
    assert len(found[0]) == 3, "two of one name, and a third person"
