"""What follows the documents of a transaction is told what was written; the tables alone would have told the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import copy, rmtree

import pytest
from sqlalchemy import Engine, MetaData, select

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search import index, wording
from app.search.index import writing
from app.settings import ROOT
from app.store import statement_writing
from app.store.engine import open_engine
from app.store.fresh import NOTHING_FRESH
from app.store.migration import migrate
from app.store.statement_writing import Changed
from app.store.tables import Base

SAMPLES = ROOT / "corpus" / "samples"
BY_CHANCE = {"ingested_at", "token"}
"""Columns that differ from run to run."""


def rows(engine: Engine) -> dict[str, list[str]]:
    """Everything in every table."""
    found = {}
    every: tuple[MetaData, ...] = (Base.metadata, index.INDEX, wording.WORDING)
    with engine.connect() as connection:
        for table in (table for each in every for table in each.sorted_tables):
            columns = [column for column in table.columns if column.name not in BY_CHANCE]
            found[table.name] = sorted(map(repr, connection.execute(select(*columns)).all()))
    return found


def course(folder: Path, engine: Engine) -> Iterator[dict[str, list[str]]]:
    """The tables after files came, after a copy came beside one and others changed, and after one went."""
    migrate(engine)
    for path in sorted(SAMPLES.iterdir())[:12]:
        copy(path, folder)
    list(ingest(engine, find([folder])))
    yield rows(engine)
    first, second, third, *_ = sorted(folder.iterdir())
    (folder / "beside.txt").write_bytes(first.read_bytes() + b"\n")
    lines = second.read_bytes().split(b"\n")
    second.write_bytes(b"\n".join(lines[: len(lines) // 2]))
    third.write_bytes(third.read_bytes() + third.read_bytes().split(b"\n", 3)[-1])
    list(ingest(engine, find([folder])))
    yield rows(engine)
    first.unlink()
    list(ingest(engine, find([folder])))
    yield rows(engine)


def test_what_is_told_is_what_the_tables_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of every table is the same, whether statements just written are handed over or read back."""
    monkeypatch.setattr(writing, "AT_ONCE", 8)
    told = run(tmp_path, monkeypatch)
    monkeypatch.setattr(statement_writing, "Changed", untold)
    assert run(tmp_path, monkeypatch) == told


def untold(dropped: tuple[int, ...], added: tuple[int, ...], names: frozenset[str], _: object) -> Changed:
    """What changed, with nothing handed over."""
    return Changed(dropped, added, names, NOTHING_FRESH)


def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, list[str]]]:
    """The course in a database of its own, with the same files at the same paths."""
    ids = count(1)
    monkeypatch.setattr("secrets.randbits", lambda _: next(ids))
    engine = open_engine("sqlite://")
    (folder / "files").mkdir()
    found = list(course(folder / "files", engine))
    rmtree(folder / "files")
    engine.dispose()
    return found
