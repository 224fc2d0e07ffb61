"""The benchmark of large folders runs on a tiny one; its files are the same every time and never alike."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.store.engine import open_engine
from app.store.migration import migrate
from app.store.tables import COPY, PUBLISHED, StatementRow
from tests.benchmarks import bench_ingest


def test_it_measures_runs_that_make_the_same_database(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each number of workers, and statements that were really stored."""
    assert bench_ingest.main(["--statements", "20", "--workers", "1", "2"]) == 0
    said = capsys.readouterr().out
    assert "| 1 | " in said
    assert "| 2 | " in said
    assert "The same database from every run: yes." in said
    assert int(said.partition(" statements")[0].rpartition(" ")[2]) >= 20


def test_the_files_are_the_same_every_time_and_never_alike() -> None:
    """A fixed seed; files of one sample share their frame, not their speeches."""
    files = list(bench_ingest.documents(1_000))
    assert files == list(bench_ingest.documents(1_000))
    assert len({name for name, _ in files}) == len(files)
    first, second = [data.decode() for name, data in files if name.startswith("103_")][:2]
    lines = {line for line in first.split("\n") if len(line) > 150}
    assert lines
    assert lines.isdisjoint(second.split("\n"))


def test_a_family_is_one_speech_that_counts_once(tmp_path: Path) -> None:
    """However often it comes back, never with the same characters."""
    files = dict(bench_ingest.family(8))
    assert len(set(files.values())) == 8
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    engine = open_engine(f"sqlite:///{tmp_path / 'corpus.sqlite3'}")
    migrate(engine)
    assert len(list(ingest(engine, find([tmp_path / name for name in files])))) == 8
    with Session(engine) as session:
        assert sorted(session.scalars(select(StatementRow.state))) == [COPY] * 7 + [PUBLISHED]
    engine.dispose()


def test_two_drawn_sentences_are_hardly_ever_the_same() -> None:
    """Or the copies that are looked for in each ingest would be what is measured."""
    drawn = list(islice(bench_ingest.sentences(), 5_000))
    long = [sentence for sentence in drawn if len(sentence) > 20]
    assert len(set(long)) == len(long) > 2_000


def test_memory_is_that_of_a_process_and_of_what_it_started() -> None:
    """This process has some and, before it starts any, nothing below it."""
    own, _ = bench_ingest.memory(os.getpid())
    assert own > 1_000_000
    assert bench_ingest.resident(2**22 + 1) == 0


def test_tenths_are_the_largest_of_each_part() -> None:
    """Of few looks there are fewer parts."""
    assert bench_ingest.tenths([(1, 5), (3, 2)]) == ((1, 5), (3, 2))
    assert bench_ingest.tenths([(each, 100 - each) for each in range(20)])[0] == (1, 100)
