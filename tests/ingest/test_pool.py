"""Reading in processes of their own: the same in the same order whoever reads, little ahead, nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app.ingest.folders import find
from app.ingest.items import Item, items
from app.ingest.limits import Limits
from app.ingest.outcomes import Outcome, Status
from app.ingest.pipeline import ingest
from app.ingest.pool import AHEAD, Pool, default_workers
from app.ingest.reading import Here, Reader, read
from app.settings import ROOT
from app.store.engine import open_engine
from app.store.migration import migrate
from tests.ingest.states import digest, rows

SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.txt"))
LIMITS = Limits(size=1 << 20, seconds=60, memory=1 << 30)


def sample_items() -> list[Item]:
    """The sample corpus."""
    return [item for path in SAMPLES for item in items(path)]


def all_of(items: Iterable[Item]) -> Iterator[tuple[Item, bool]]:
    """Every item is to be read."""
    return ((item, True) for item in items)


def alive(process: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_documents_come_in_the_order_of_the_items_and_as_if_read_here() -> None:
    """With two workers, each of which has read some."""
    taken = sample_items()[:16]
    with Pool(2, LIMITS) as pool:
        documents = list(pool.documents(all_of(taken)))
        assert len(pool.processes) == 2
    assert documents == [(item, read(item)) for item in taken]


def test_one_and_two_workers_and_none_make_the_same_database(tmp_path: Path) -> None:
    """Row by row in every table, apart from times, and in the index; over changed files too."""
    folder = tmp_path / "files"
    folder.mkdir()
    for path in SAMPLES[:6]:
        shutil.copy(path, folder)
    engines = {}
    for name in ("here", "one", "two"):
        engines[name] = open_engine(f"sqlite:///{tmp_path / name}.sqlite3")
        migrate(engines[name])
    with Pool(1, LIMITS) as one, Pool(2, LIMITS) as two:
        readers: dict[str, Reader] = {"here": Here(LIMITS), "one": one, "two": two}

        def outcomes() -> dict[str, list[Outcome]]:
            return {name: list(ingest(engines[name], find([folder]), readers[name])) for name in readers}

        first = outcomes()
        shutil.copy(SAMPLES[6], folder / SAMPLES[0].name)
        shutil.copy(SAMPLES[1], folder / "zz_copy.txt")
        (folder / SAMPLES[2].name).unlink()
        second = outcomes()
    for found in (first, second):
        assert found["here"] == found["one"] == found["two"]
    assert {outcome.status for outcome in second["two"]} == {
        Status.UNCHANGED,
        Status.UPDATED,
        Status.COPY,
        Status.WITHDRAWN,
    }
    tables = {name: rows(tmp_path / f"{name}.sqlite3") for name in engines}
    assert tables["here"] == tables["one"] == tables["two"]
    assert len(tables["two"]["statements"]) > 40
    assert len({digest(tmp_path / f"{name}.sqlite3", engine) for name, engine in engines.items()}) == 1
    for engine in engines.values():
        engine.dispose()


def test_items_are_taken_only_so_far_ahead() -> None:
    """So that memory is steady however many files there are."""
    taken = 0

    def counted() -> Iterator[Item]:
        nonlocal taken
        for item in sample_items():
            taken += 1
            yield item

    with Pool(2, LIMITS) as pool:
        for given, _ in enumerate(pool.documents(all_of(counted()))):
            assert taken - given <= 2 * AHEAD
    assert taken == len(SAMPLES)


def test_few_bytes_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Large files are not read ahead in numbers."""
    monkeypatch.setattr("app.ingest.pool.AHEAD_BYTES", 1)
    ahead: list[Item] = []
    with Pool(2, LIMITS) as pool:

        def taken() -> Iterator[Item]:
            for item in sample_items()[:4]:
                ahead.append(item)
                yield item

        for item, document in pool.documents(all_of(taken())):
            assert document is not None
            assert ahead == [item]
            ahead.clear()


def test_what_need_not_be_read_starts_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A run over unchanged files costs no worker."""
    engine = open_engine(f"sqlite:///{tmp_path / 'corpus.sqlite3'}")
    migrate(engine)
    with Pool(1, LIMITS) as pool:
        assert [each.status for each in ingest(engine, find(SAMPLES[:2]), pool)] == [Status.ADDED] * 2

    def never(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("app.ingest.pool.Nursery", never)
    with Pool(2, LIMITS) as pool:
        assert [each.status for each in ingest(engine, find(SAMPLES[:2]), pool)] == [Status.UNCHANGED] * 2
    engine.dispose()


def test_no_process_is_left_behind() -> None:
    """Neither after the end nor when nobody takes the rest of the documents."""
    with Pool(2, LIMITS) as pool:
        coming = pool.documents(all_of(sample_items()))
        next(coming)
        processes = pool.processes
        assert processes
        assert all(alive(process) for process in processes)
    assert not any(alive(process) for process in processes)
    assert not pool.processes


def test_a_pool_whose_workers_were_all_killed_reads_on() -> None:
    """While they wait for work: they are replaced, and no file suffers."""
    taken = sample_items()[:6]
    with Pool(2, LIMITS) as pool:
        assert len(list(pool.documents(all_of(taken)))) == 6
        for process in pool.processes:
            os.kill(process, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while any(alive(process) for process in pool.processes) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert list(pool.documents(all_of(taken))) == [(item, read(item)) for item in taken]


def test_a_pool_asked_to_stop_gives_no_more() -> None:
    """Even if much was read ahead."""
    stopped: list[Item] = []
    with Pool(2, LIMITS, stop=lambda: len(stopped) == 3) as pool:
        for item, _ in pool.documents(all_of(sample_items())):
            stopped.append(item)
    assert len(stopped) == 3


def test_workers_are_as_many_as_processors() -> None:
    """Eight at the most."""
    assert 1 <= default_workers() <= min(8, os.cpu_count() or 1)
