"""Two ingests at once take turns, and whoever reads meanwhile neither waits nor sees half a document."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search.model import SearchRequest
from app.search.service import search
from app.settings import ROOT
from app.store.engine import open_engine, session_factory, writing
from app.store.migration import migrate
from app.store.tables import PUBLISHED, StatementRow
from app.store.turns import BusyError, alone
from tests.commands import CommandLine
from tests.ingest.states import digest

SAMPLES = sorted((ROOT / "corpus" / "samples").glob("1*.txt"))
SPEECH = """{0}市党政代表团赴苏州考察学习发言摘要

钟小满（市人社局局长）：看到了差距。
霍惊蛰（市财政局局长）：差距不小。
苏白露（市科技局局长）：要缩小差距。
"""


def wait_never() -> bool:
    """Nobody waits."""
    return False


def test_one_at_a_time_and_the_next_when_it_ends(tmp_path: Path) -> None:
    """Also where it ends by an error; another database is not concerned."""
    engine, other = (open_engine(f"sqlite:///{tmp_path / name}.sqlite3") for name in "ab")
    with alone(engine, wait_never), alone(other, wait_never), pytest.raises(BusyError), alone(engine, wait_never):
        raise AssertionError("two at once")
    with pytest.raises(ZeroDivisionError), alone(engine, wait_never):
        1 / 0  # noqa: B018
    asked: list[bool] = []
    with ExitStack() as first:

        def patient() -> bool:
            asked.append(True)
            if len(asked) == 2:
                first.close()
            return True

        first.enter_context(alone(engine, wait_never))
        with alone(engine, patient):
            assert len(asked) == 2
    engine.dispose()
    other.dispose()


def test_a_database_in_memory_needs_no_turn() -> None:
    """It is nobody else's."""
    engine = open_engine("sqlite://")
    with alone(engine, wait_never), alone(engine, wait_never):
        pass
    engine.dispose()


def test_two_processes_over_overlapping_folders_make_what_one_after_the_other_makes(tmp_path: Path) -> None:
    """Both come while a third one is at work, say that they wait, and go on one after the other."""
    one, two = tmp_path / "one", tmp_path / "one" / "two"
    two.mkdir(parents=True)
    for place, path in zip((one, two) * 4, SAMPLES, strict=False):
        shutil.copy(path, place)
    together, turn = (CommandLine(tmp_path / f"{name}.sqlite3") for name in ("together", "turn"))
    for commands in (together, turn):
        commands.succeed("migrate")
    third = open_engine(together.url)
    with alone(third, wait_never):
        running = [
            subprocess.Popen(
                (sys.executable, "-m", "app", "ingest", folder),
                cwd=ROOT,
                env=together.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
            for folder in (one, two)
        ]
        for process in running:
            assert process.stderr
            assert "另一次导入正在写这个数据库" in process.stderr.readline()
    third.dispose()
    told = [process.communicate(timeout=100) for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    turn.succeed("ingest", one)
    states = []
    for commands in (together, turn):
        engine = open_engine(commands.url)
        with Session(engine) as session:
            rows = session.execute(select(StatementRow.id, StatementRow.text, StatementRow.state)).all()
            states.append(sorted(map(tuple, rows)))
            assert search(session, SearchRequest("。")).total == len(rows)
        engine.dispose()
    assert states[0] == states[1]


def test_without_taking_turns_documents_still_stay_whole(tmp_path: Path) -> None:
    """Two runs in two threads, each with its own connections: the database lets one write at a time."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number, city in enumerate(("新乡", "岳阳", "安庆", "曲靖")):
        (folder / f"{number}.txt").write_text(SPEECH.format(city), encoding="utf-8")
    engines = [open_engine(f"sqlite:///{tmp_path / name}.sqlite3") for name in ("both", "both", "once")]
    migrate(engines[0])
    migrate(engines[2])
    threads = [threading.Thread(target=lambda e=e: list(ingest(e, find([folder])))) for e in engines[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(ingest(engines[2], find([folder])))) == 4
    assert digest(tmp_path / "both.sqlite3", engines[0]) == digest(tmp_path / "once.sqlite3", engines[2])
    for engine in engines:
        engine.dispose()


def test_readers_see_whole_documents_and_never_wait(tmp_path: Path) -> None:
    """Each document says a word three times; while they are written, changed and withdrawn every total is a multiple,
    the same as the tables hold in the same glance, and comes at once, even while a writer holds its lock."""
    folder = tmp_path / "files"
    folder.mkdir()
    engine = open_engine(f"sqlite:///{tmp_path / 'corpus.sqlite3'}")
    migrate(engine)
    cities = ("新乡", "岳阳", "安庆", "曲靖", "泸州", "赣州")
    done = threading.Event()

    def work() -> None:
        try:
            for number, city in enumerate(cities):
                (folder / f"{number}.txt").write_text(SPEECH.format(city), encoding="utf-8")
            assert len(list(ingest(engine, find([folder])))) == len(cities)
            for number in range(0, len(cities), 2):
                (folder / f"{number}.txt").unlink()
                (folder / f"{number + 1}.txt").write_text(SPEECH.format("宜春"), encoding="utf-8")
            assert len(list(ingest(engine, find([folder])))) == len(cities)
        finally:
            done.set()

    writer = threading.Thread(target=work)
    beside = open_engine(f"sqlite:///{tmp_path / 'corpus.sqlite3'}")
    totals: list[int] = []
    writer.start()
    while not done.is_set():
        with Session(beside) as session:
            totals.append(search(session, SearchRequest("“差距”")).total)
            published = select(func.count()).where(StatementRow.state == PUBLISHED)
            assert session.scalar(published) == totals[-1]
    writer.join()
    assert all(total % 3 == 0 for total in totals)
    assert len(set(totals)) > 3
    with session_factory(writing(engine)).begin() as held, Session(beside) as session:
        held.execute(select(1))
        began = time.monotonic()
        assert search(session, SearchRequest("“差距”")).total >= 3
        assert time.monotonic() - began < 5
    engine.dispose()
    beside.dispose()
