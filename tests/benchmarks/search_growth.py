"""How soon new statements are found; how soon a server answers, and what it takes."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.search.model import SearchRequest
from app.search.service import search
from app.settings import ROOT
from app.store.engine import open_engine, session_factory
from tests.benchmarks.search_corpus import Corpus, add, following
from tests.benchmarks.search_queries import Ask
from tests.benchmarks.search_serving import memory

NEW = 1000
A_TRANSACTION = 7
QUERY = "创新"
QUOTED = 30
PATIENCE = 120
"""Seconds in which a server must answer."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds from the first of NEW statements until a search in another session finds the last one; the slowest
    transaction and that search, in milliseconds; and bytes by which the file grew, with its log."""

    seconds: float
    slowest: float
    found_after: float
    grown: int


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until a server answers /healthz, milliseconds of the first search after that and of the next, and its
    memory once it has answered every question."""

    seconds: float
    first: float
    second: float
    memory: dict[str, int]


def grow(made: Corpus, folder: Path) -> tuple[Growth, Growth]:
    """Add statements to a copy of the corpus, A_TRANSACTION in a transaction and then all in one."""
    return _grow(made, folder, A_TRANSACTION), _grow(made, folder, NEW)


def _grow(made: Corpus, folder: Path, together: int) -> Growth:
    """Add statements to a copy of the corpus, so many in a transaction, while a reader has it open."""
    path = folder / "growing.sqlite3"
    shutil.copyfile(made.path, path)
    writer, reader = (open_engine(f"sqlite:///{path}") for _ in range(2))
    statements = following(made.statements, NEW)
    sentence = SearchRequest(query=f'"{statements[-1].text.folded[-QUOTED:]}"')
    sessions = session_factory(reader)
    with sessions() as session:
        assert search(session, sentence).total == 0
    before, slowest, began = _size(path), 0.0, time.perf_counter()
    for at in range(0, NEW, together):
        opened = time.perf_counter()
        add(writer, statements[at : at + together])
        slowest = max(slowest, time.perf_counter() - opened)
    added = time.perf_counter()
    with sessions() as session:
        assert search(session, sentence).total == 1
    found = time.perf_counter()
    grown = _size(path) - before
    for engine in (reader, writer):
        engine.dispose()
    for left in folder.glob(f"{path.name}*"):
        left.unlink()
    return Growth(found - began, slowest * 1000, (found - added) * 1000, grown)


def start(made: Corpus, asked: Sequence[Ask]) -> Start:
    """Start the server as a person does, and ask it for pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = (sys.executable, "-m", "app", "serve", "--database", made.url, "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not _answers(f"{address}/healthz"):
                assert server.poll() is None, "the server ended before it answered"
                assert time.perf_counter() - began < PATIENCE, "the server does not answer"
                time.sleep(0.005)
            ready = time.perf_counter() - began
            first, second = (_fetch(f"{address}/search?{urllib.parse.urlencode({'q': QUERY})}") for _ in range(2))
            for ask in asked:
                _fetch(f"{address}/search?{_parameters(ask)}")
            used = memory(server.pid)
        finally:
            server.terminate()
    return Start(ready, first, second, used)


def _parameters(ask: Ask) -> str:
    filters = ask.filters
    days = {"from": filters.date_from, "to": filters.date_to}
    values = {"place": filters.place, "department": filters.department, "kind": filters.kind}
    values |= {name: (day.isoformat(),) for name, day in days.items() if day}
    return urllib.parse.urlencode({"q": ask.question.text, **values}, doseq=True)


def _fetch(address: str) -> float:
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=PATIENCE) as response:
        response.read()
    return (time.perf_counter() - began) * 1000


def _answers(address: str) -> bool:
    try:
        _fetch(address)
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))
