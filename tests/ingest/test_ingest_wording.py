"""Terms are counted in the transaction of the document: whatever becomes of files, the counts say what is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search import wording
from app.store.engine import open_engine, writing
from app.store.migration import migrate
from app.store.tables import PUBLISHED, StatementRow
from tests.search.wordings import Counted, counted, totals

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。

霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快。
"""
OTHER = SPEECH.replace("新乡市党政", "新乡市经贸").replace("钟小满", "苏白露").replace("霍惊蛰", "楚立夏")


def change(folder: Path) -> None:
    """Another text in the same file."""
    (folder / "a.txt").write_text(SPEECH.replace("营商环境", "数字经济"), encoding="utf-8")


def remove(folder: Path) -> None:
    """The file is gone."""
    (folder / "a.txt").unlink()


def spoil(folder: Path) -> None:
    """The file is no text any more, so that the version before stays."""
    (folder / "a.txt").write_bytes(b"\x00\x01" * 99)


def rename(folder: Path) -> None:
    """The same under another name."""
    (folder / "a.txt").rename(folder / "c.txt")


def silence(folder: Path) -> None:
    """Nobody speaks in it any more."""
    (folder / "a.txt").write_text("关于召开座谈会的通知\n\n请各单位准时参加。\n", encoding="utf-8")


def state(engine: Engine) -> tuple[Counted, dict[str, int]]:
    """The counts, which are those of the published statements and of counting anew."""
    with writing(engine).connect() as connection:
        found = counted(connection), totals(connection)
        published = select(StatementRow.number).where(StatementRow.state == PUBLISHED)
        assert found[0].keys() == set(connection.scalars(published))
        assert wording.is_complete(connection)
        wording.rebuild(connection)
        assert (counted(connection), totals(connection)) == found
        connection.rollback()
    return found


@pytest.mark.parametrize("step", [change, remove, spoil, rename, silence], ids=lambda step: step.__name__)
def test_the_counts_follow_the_files(tmp_path: Path, step: Callable[[Path], None]) -> None:
    """Changed, gone, spoilt, renamed, and back again."""
    engine = open_engine(f"sqlite:///{tmp_path / 'db' / 'corpus.sqlite3'}")
    migrate(engine)
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(SPEECH, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    assert list(ingest(engine, find([folder])))
    before = state(engine)
    assert before[1]["营商环境"] == 2
    step(folder)
    assert list(ingest(engine, find([folder])))
    assert state(engine)[1]["营商环境"] == (2 if step in (spoil, rename) else 1)
    (folder / "c.txt").unlink(missing_ok=True)
    (folder / "a.txt").write_text(SPEECH, encoding="utf-8")
    assert list(ingest(engine, find([folder])))
    assert state(engine)[1] == before[1]
    engine.dispose()


def test_a_document_that_fails_leaves_no_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where counting breaks, the document is not there either."""
    engine = open_engine(f"sqlite:///{tmp_path / 'db' / 'corpus.sqlite3'}")
    migrate(engine)
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")

    def fails(*_: object) -> None:
        raise RuntimeError("counting failed")

    monkeypatch.setattr("app.search.wording.add", fails)
    with pytest.raises(RuntimeError, match="counting failed"):
        list(ingest(engine, find([tmp_path / "a.txt"])))
    with Session(engine) as session:
        assert session.scalars(select(StatementRow)).all() == []
    assert state(engine) == ({}, {})
    engine.dispose()
