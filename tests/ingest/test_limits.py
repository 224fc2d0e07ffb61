"""A file that runs away costs its own reading, in every way in which a process can come to an end."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.document import Document
from app.domain.problems import ProblemCode
from app.ingest.folders import find
from app.ingest.items import Item
from app.ingest.limits import Limits, reader_died
from app.ingest.outcomes import Outcome, Status
from app.ingest.pipeline import ingest
from app.ingest.pool import Pool
from app.ingest.reading import Here, failed

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满（市人社局局长）：此次考察让我们看到了营商环境上的差距。下一步，要把培训补贴直达企业。
"""
ENDLESS = SPEECH + "".join(f"回去以后，我们要把第{n}个项目办好，既要看速度，也要看质量。\n" for n in range(20_000))
LIMITS = Limits(size=8 << 20, seconds=60, memory=1 << 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good file, one that takes long and much, and another good one."""
    made = tmp_path / "files"
    made.mkdir()
    (made / "a.txt").write_text(SPEECH, encoding="utf-8")
    (made / "m.txt").write_text(ENDLESS, encoding="utf-8")
    (made / "z.txt").write_text(SPEECH.replace("钟小满", "苏白露"), encoding="utf-8")
    return made


def run(engine: Engine, folder: Path, limits: Limits) -> list[Outcome]:
    """A run with one worker."""
    with Pool(1, limits) as pool:
        return list(ingest(engine, find([folder]), pool))


def only_the_middle_one_failed(outcomes: list[Outcome], code: ProblemCode) -> None:
    """The two good files are there, and of the third it is said what is wrong with it."""
    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.QUARANTINED, Status.ADDED]
    assert [problem.code for problem in outcomes[1].problems] == [code]


def test_a_file_that_takes_too_long_is_left_until_it_changes(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the same limits it is not tried again."""
    tight = Limits(LIMITS.size, 0.3, LIMITS.memory)
    outcomes = run(engine, folder, tight)
    only_the_middle_one_failed(outcomes, ProblemCode.TOO_SLOW)
    assert "0.3 秒" in outcomes[1].problems[0].message

    def never(*_: object) -> None:
        raise AssertionError("it was read again")

    with monkeypatch.context() as patched:
        patched.setattr("app.ingest.pool.Nursery", never)
        again = run(engine, folder, tight)
    assert [outcome.status for outcome in again] == [Status.UNCHANGED, Status.QUARANTINED, Status.UNCHANGED]
    (folder / "m.txt").write_text(ENDLESS[:2000], encoding="utf-8")
    assert run(engine, folder, tight)[1].status is Status.UPDATED


def test_raised_limits_read_it_again(engine: Engine, folder: Path) -> None:
    """Without a change of the file."""
    (folder / "m.txt").write_text(ENDLESS[:300_000], encoding="utf-8")
    only_the_middle_one_failed(run(engine, folder, Limits(LIMITS.size, 0.05, LIMITS.memory)), ProblemCode.TOO_SLOW)
    after = run(engine, folder, LIMITS)
    assert [outcome.status for outcome in after] == [Status.UNCHANGED, Status.UPDATED, Status.UNCHANGED]


def test_a_file_that_takes_too_much_memory_is_left(engine: Engine, folder: Path) -> None:
    """The limit is on what reading adds to the process. Where not even the message can be made any more, the process is
    gone, and that is said."""
    outcomes = run(engine, folder, Limits(LIMITS.size, 60, 24 << 20))
    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.QUARANTINED, Status.ADDED]
    [problem] = outcomes[1].problems
    assert problem.code in (ProblemCode.TOO_COSTLY, ProblemCode.READER_DIED)
    assert "24 MB" in problem.message or "意外中止" in problem.message


@pytest.mark.parametrize("pool", [True, False])
def test_a_file_that_is_too_large_is_not_opened(engine: Engine, folder: Path, pool: bool) -> None:
    """Whoever reads; it is read once it is small enough."""
    limits = Limits(100_000, 60, LIMITS.memory)
    outcomes = run(engine, folder, limits) if pool else list(ingest(engine, find([folder]), Here(limits)))
    only_the_middle_one_failed(outcomes, ProblemCode.TOO_LARGE)
    (folder / "m.txt").write_text(ENDLESS[:2000], encoding="utf-8")
    assert run(engine, folder, limits)[1].status is Status.UPDATED


def send_to_reader_of(pool: Pool, name: str, number: int, done: threading.Event) -> None:
    """Send a signal to each process that is seen reading the file of that name."""
    sent: set[int] = set()
    while not done.is_set():
        for process, reading in pool.processes.items():
            if reading == name and process not in sent:
                time.sleep(0.02)
                os.kill(process, number)
                sent.add(process)
        time.sleep(0.001)


@pytest.mark.parametrize(
    ("number", "seconds", "code"),
    [
        (signal.SIGKILL, 60, ProblemCode.READER_DIED),
        (signal.SIGSEGV, 60, ProblemCode.READER_DIED),
        (signal.SIGSTOP, 0.5, ProblemCode.TOO_SLOW),
    ],
    ids=["killed", "crashed", "stands still"],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_ends_or_stands_still_costs_its_file(
    engine: Engine, folder: Path, workers: int, number: signal.Signals, seconds: float, code: ProblemCode
) -> None:
    """Whatever did it, the system or a library; the other files are read by a fresh one."""
    done = threading.Event()
    with Pool(workers, Limits(LIMITS.size, seconds, LIMITS.memory)) as pool:
        hunter = threading.Thread(target=send_to_reader_of, args=(pool, "m.txt", number, done))
        hunter.start()
        try:
            outcomes = list(ingest(engine, find([folder]), pool))
        finally:
            done.set()
            hunter.join()
    only_the_middle_one_failed(outcomes, code)


def test_what_a_dead_process_could_not_read_is_tried_by_the_next_run(engine: Engine, folder: Path) -> None:
    """The cause may have been outside the file."""
    (folder / "m.txt").write_text(ENDLESS[:2000], encoding="utf-8")

    class Dying(Here):
        def read(self, item: Item) -> Document:
            return failed(item, reader_died(9)) if item.name == "m.txt" else super().read(item)

    only_the_middle_one_failed(list(ingest(engine, find([folder]), Dying(LIMITS))), ProblemCode.READER_DIED)
    assert run(engine, folder, LIMITS)[1].status is Status.UPDATED


def parent(process: int) -> int:
    """The number of the process that forked another."""
    return int(Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])


def test_without_the_process_that_forks_another_is_started(engine: Engine, folder: Path) -> None:
    """Between two files."""
    (folder / "m.txt").unlink()
    with Pool(1, LIMITS) as pool:
        coming = ingest(engine, find([folder]), pool)
        assert next(coming).status is Status.ADDED
        (worker,) = pool.processes
        for process in (parent(worker), worker):
            os.kill(process, signal.SIGKILL)
        assert [outcome.status for outcome in coming] == [Status.ADDED]
