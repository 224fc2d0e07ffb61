"""An ingest that is killed leaves the index and the tables saying the same, and the next run completes it."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.index.library import open_library
from app.search.model import SearchRequest
from app.search.service import search
from app.settings import ROOT
from app.store.engine import open_engine
from app.store.migration import migrate
from app.store.tables import PUBLISHED, StatementRow
from tests.search.wordings import counted

SAMPLES = ROOT / "corpus" / "samples"
KILLED = 5
"""Runs that are killed, each up to a quarter of a second after it has added something."""


def published(path: Path) -> int:
    """How many statements are there, asked beside the run that adds them."""
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM statements").fetchone()
    return int(count)


def indexed_and_published(url: str) -> tuple[set[int], dict[int, str]]:
    """The numbers that the index holds, and the published statements with their texts; a search finds what a scan
    of these finds, and their terms are counted."""
    engine = open_engine(url)
    with Session(engine) as session:
        held: set[int] = set()
        for part in open_library(session.connection()).parts:
            held |= set(np.asarray(part.segment.numbers)[part.alive].tolist())
        assert held == set(counted(session.connection()))
        rows = session.execute(select(StatementRow.number, StatementRow.text).where(StatementRow.state == PUBLISHED))
        texts = dict(rows.all())
        for query in ("发展", "的", "营商环境"):
            assert search(session, SearchRequest(f"“{query}”")).total == sum(query in text for text in texts.values())
    engine.dispose()
    return held, texts


def test_a_killed_ingest_leaves_one_truth(tmp_path: Path) -> None:
    """SIGKILL while documents are written; in the end everything is there."""
    url = f"sqlite:///{tmp_path / 'killed.sqlite3'}"
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    command = (sys.executable, "-m", "app", "ingest", str(SAMPLES), "--database", url)
    chance = random.Random(3)
    counts: list[int] = []
    for _ in range(KILLED):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            while run.poll() is None and published(tmp_path / "killed.sqlite3") == sum(counts[-1:]):
                time.sleep(0.01)
            time.sleep(chance.random() / 4)
            run.kill()
        held, texts = indexed_and_published(url)
        assert held == set(texts)
        counts.append(len(texts))
    assert counts == sorted(counts)
    assert subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    held, texts = indexed_and_published(url)
    assert held == set(texts)
    assert len(texts) >= max(counts)
    assert max(counts) > min(counts)
