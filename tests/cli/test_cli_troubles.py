"""A full disk, a database that is read-only, Ctrl-C, a kill: a word on each, nothing half done, nothing left over."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from app.ingest import portions
from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.store.engine import open_engine
from app.store.trouble import explained
from tests.commands import ROOT, SAMPLES, CommandLine
from tests.ingest.states import digest, rows

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满（市人社局局长）：此次考察让我们看到了营商环境上的差距。下一步，要把培训补贴直达企业。
"""


@pytest.fixture
def commands(tmp_path: Path) -> CommandLine:
    """An empty database."""
    made = CommandLine(tmp_path / "corpus.sqlite3")
    made.succeed("migrate")
    return made


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The sample corpus, read without a disturbance."""
    made = CommandLine(tmp_path_factory.mktemp("complete") / "corpus.sqlite3")
    made.succeed("migrate")
    made.succeed("ingest", SAMPLES)
    return made


def start(commands: CommandLine, *words: str | Path, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """A command that is at work."""
    return subprocess.Popen(
        (sys.executable, "-m", "app", *words),
        cwd=ROOT,
        env=commands.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=before,
    )


def sound(commands: CommandLine) -> int:
    """How many statements are there; the database is whole, and no document is there in part."""
    with closing(connect(commands.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (torn,) = connection.execute(
            "SELECT count(*) FROM sources JOIN events ON events.source_id = sources.id WHERE NOT EXISTS"
            " (SELECT 1 FROM statements WHERE statements.event_id = events.id)"
        ).fetchone()
        assert torn == 0
        return int(connection.execute("SELECT count(*) FROM statements").fetchone()[0])


def the_next_run_completes_it(commands: CommandLine, complete: CommandLine) -> None:
    """It holds in every row what an undisturbed run holds."""
    commands.succeed("ingest", SAMPLES)
    assert rows(commands.database) == rows(complete.database)


def test_a_full_disk_while_ingesting(commands: CommandLine, complete: CommandLine) -> None:
    """The system refuses to let a file grow: status 2 and a word; with room again the run is completed."""
    room = commands.database.stat().st_size + 400_000

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    printed, told = start(commands, "ingest", SAMPLES, before=little_room).communicate(timeout=100)
    assert "Traceback" not in told
    assert "磁盘" in told
    assert "再次运行同一命令" in told
    assert printed == ""
    assert 0 < sound(commands) < 221
    the_next_run_completes_it(commands, complete)


def pages(database: Path) -> int:
    """How many pages a database has."""
    with closing(connect(database)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


def test_a_database_without_a_free_page(tmp_path: Path, commands: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite itself calls full, at several places of a run: never half a document, and a clear word."""
    monkeypatch.setattr(portions, "PORTION_BYTES", 1)
    found = find(sorted(SAMPLES.glob("1*.txt"))[:5])
    whole = tmp_path / "whole.sqlite3"
    shutil.copyfile(commands.database, whole)
    undisturbed = open_engine(f"sqlite:///{whole}")
    assert len(list(ingest(undisturbed, found))) == 5
    few, many = pages(commands.database), pages(whole)
    assert many - few > 20
    reached = set()
    for most in range(few, many - 4, (many - few) // 5):
        engine = open_engine(commands.url)
        event.listen(engine, "connect", lambda made, _, most=most: made.execute(f"PRAGMA max_page_count={most}"))
        with pytest.raises(OperationalError) as caught:
            list(ingest(engine, found))
        assert explained(caught.value).startswith("磁盘已满")
        engine.dispose()
        reached.add(sound(commands))
    assert len(reached) > 2
    engine = open_engine(commands.url)
    list(ingest(engine, found))
    assert digest(commands.database, engine) == digest(whole, undisturbed)
    engine.dispose()
    undisturbed.dispose()


def test_a_database_that_is_read_only(commands: CommandLine) -> None:
    """As whoever may read only has it (permissions do not bind every account that runs tests): it is said, and what can
    be read is read."""
    url = f"sqlite:///file:{commands.database}?mode=ro&uri=true"
    done = commands.run("ingest", SAMPLES, "--database", url)
    assert done.returncode == 2
    assert "数据库是只读的" in done.stderr
    assert done.stdout == ""
    assert commands.run("problems", "--database", url).returncode == 0
    assert sound(commands) == 0


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """A sentence, not what the driver says."""
    (tmp_path / "corpus.sqlite3").write_text("这不是数据库" * 1000, encoding="utf-8")
    done = CommandLine(tmp_path / "corpus.sqlite3").run("ingest", SAMPLES)
    assert done.returncode == 2
    assert "这个文件不是数据库" in done.stderr


def test_a_setting_that_is_no_number_is_named(tmp_path: Path) -> None:
    """With status 2."""
    commands = CommandLine(tmp_path / "corpus.sqlite3")
    process = subprocess.run(
        (sys.executable, "-m", "app", "migrate"),
        cwd=ROOT,
        env=commands.environment | {"YANLU_FILE_SECONDS": "long"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 2
    assert "YANLU_FILE_SECONDS" in process.stderr


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_a_run_between_documents(commands: CommandLine, complete: CommandLine, times: int) -> None:
    """Status 130 and how far it came, pressed once or twice; the next run goes on from there."""
    process = start(commands, "ingest", SAMPLES)
    assert process.stderr
    line = process.stderr.readline()
    assert "新增" in line
    for _ in range(times):
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
    printed, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert printed == ""
    assert "Traceback" not in told
    assert "已中断" in told
    assert "再次运行同一命令" in told
    assert sound(commands) < 221
    the_next_run_completes_it(commands, complete)


def children(process: int) -> list[int]:
    """The processes that one has started, and theirs."""
    below = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process and state != "Z":
            below += [int(stat.parent.name), *children(int(stat.parent.name))]
    return below


def test_a_killed_command_leaves_no_process(tmp_path: Path, commands: CommandLine) -> None:
    """Not even one in the middle of a file that takes a minute."""
    long = tmp_path / "long.txt"
    long.write_text(SPEECH + "回去以后，我们要把项目办好，既要看速度，也要看质量。\n" * 200_000, encoding="utf-8")
    process = start(commands, "ingest", long)
    deadline = time.monotonic() + 60
    while len(started := children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(started) == 2
    process.kill()
    process.communicate()
    while any(Path(f"/proc/{each}").exists() for each in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{each}").exists() for each in started)
    assert sound(commands) == 0
