"""Ingest killed at 200 random instants: the database answers, is a prefix of the run, and the next run completes it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.ingest import portions
from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search.model import SearchRequest
from app.search.service import search
from app.settings import ROOT
from app.store.engine import open_engine
from app.store.migration import migrate
from tests.ingest.states import digest, rows
from tests.ingest.victims import SMALL

KILLS = 50
"""Of each of four series."""
PAGES = 12
"""Of the write-ahead log between two checkpoints, so that many kills fall into one."""
SPEECH = """{0}市党政代表团赴苏州考察学习发言摘要

钟小满（市人社局局长）：{0}要看到营商环境上的差距。
霍惊蛰（市财政局局长）：苏州的做法值得学习。一是预算更早。二是拨付更快。
"""


def write(folder: Path, **cities: str) -> None:
    """A speech of each city in the file of that name."""
    for name, city in cities.items():
        (folder / f"{name}.txt").write_text(SPEECH.format(city), encoding="utf-8")


def before(folder: Path) -> None:
    """What an earlier run has read."""
    write(folder, a="新乡", b="岳阳", c="安庆", d="曲靖")


def after(folder: Path) -> None:
    """One unchanged, one changed, one gone, one renamed, one spoilt, two new ones, one twice."""
    write(folder, b="宜春", e="赣州", f="赣州")
    (folder / "c.txt").unlink()
    (folder / "d.txt").rename(folder / "g.txt")
    (folder / "h.txt").write_bytes(b"\x00\x01" * 50)


@dataclass
class Scene:
    """The database under attack, how it was before the run, and the states that an undisturbed run goes through."""

    database: Path
    template: Path
    folder: Path
    states: list[str] = field(default_factory=list)

    def reset(self) -> None:
        """Put the database back to how it was before the run."""
        for suffix in ("-wal", "-shm"):
            self.database.with_name(self.database.name + suffix).unlink(missing_ok=True)
        shutil.copyfile(self.template, self.database)

    def look(self) -> str:
        """The state of the database, which must be sound and answer."""
        with closing(sqlite3.connect(self.database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        engine = open_engine(f"sqlite:///{self.database}")
        with Session(engine) as session:
            texts = [
                text
                for (text,) in session.connection().exec_driver_sql(
                    "SELECT text FROM statements WHERE state = 'published'"
                )
            ]
            assert search(session, SearchRequest("“差距”")).total == sum("差距" in text for text in texts) > 0
        state = digest(self.database, engine)
        engine.dispose()
        return state


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Four files that were read, and changes to be read; the states between them as an undisturbed run leaves them."""
    place = tmp_path_factory.mktemp("crashes")
    made = Scene(place / "corpus.sqlite3", place / "template.sqlite3", place / "files")
    made.folder.mkdir()
    engine = open_engine(f"sqlite:///{made.template}")
    migrate(engine)
    before(made.folder)
    assert len(list(ingest(engine, find([made.folder])))) == 4
    engine.dispose()
    after(made.folder)
    made.reset()
    engine = open_engine(f"sqlite:///{made.database}")
    beside = open_engine(f"sqlite:///{made.database}")

    def note(*_: object) -> None:
        state = digest(made.database, beside)
        if state not in made.states[-1:]:
            made.states.append(state)

    event.listen(engine, "checkin", note)
    note()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "PORTION_BYTES", SMALL)
        assert len(list(ingest(engine, find([made.folder])))) == 7
    event.remove(engine, "checkin", note)
    engine.dispose()
    beside.dispose()
    assert len(set(made.states)) == len(made.states) >= 4
    return made


@dataclass
class Victims:
    """The process that forks runs and kills them (``tests.ingest.victims``)."""

    process: subprocess.Popen[str]

    def run(self, after: float | None) -> tuple[bool, float]:
        """A run, killed after so many seconds where it lasts so long: whether it was, and how long it had."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("-\n" if after is None else f"{after}\n")
        self.process.stdin.flush()
        how, seconds = self.process.stdout.readline().split()
        return how == "killed", float(seconds)


@pytest.fixture(scope="module")
def victims(scene: Scene) -> Iterator[Victims]:
    """Warmed up by one run to the end."""
    scene.reset()
    command = (sys.executable, "-m", "tests.ingest.victims", str(scene.database), str(scene.folder), str(PAGES))
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield Victims(process)
        process.communicate()
        assert process.returncode == 0


@pytest.mark.parametrize("series", range(4))
def test_killed_at_200_random_instants(scene: Scene, victims: Victims, series: int) -> None:
    """Instants are drawn evenly over the time of a run; those that come after its end do not count."""
    chance = random.Random(series)
    scene.reset()
    _, whole = victims.run(None)
    complete = scene.look()
    assert complete == scene.states[-1]
    seen: dict[str, int] = dict.fromkeys(scene.states, 0)
    kills = 0
    while kills < KILLS:
        scene.reset()
        killed, seconds = victims.run(chance.uniform(0, whole))
        state = scene.look()
        assert state in seen, f"after {seconds} seconds the database is no prefix of the run"
        if not killed:
            whole = 0.9 * whole + 0.1 * seconds  # the machine has become quicker
            continue
        kills += 1
        seen[state] += 1
        assert victims.run(None)[0] is False
        assert scene.look() == complete
    assert sum(times > 0 for times in seen.values()) >= 3, "the instants were not spread over the run"


def test_a_killed_run_leaves_the_rest_to_the_next_one(scene: Scene, victims: Victims) -> None:
    """Runs that are killed one after another get further and further, none behind where the last one was."""
    chance = random.Random(7)
    scene.reset()
    _, whole = victims.run(None)
    scene.reset()
    reached = [0]
    for _ in range(6):
        victims.run(chance.uniform(whole / 3, whole))
        reached.append(scene.states.index(scene.look()))
    assert reached == sorted(reached)
    victims.run(None)
    assert rows(scene.database)["files"]
    assert scene.look() == scene.states[-1]
