"""A process that answers questions like a server, so that its times and its memory are its own.

usage: python -m tests.benchmarks.search_serving ENGINE STATEMENTS FOLDER SECONDS

Questions are asked in rounds: each once, then each once again, so that nothing is asked twice in a row. The first
round is the cold one; the others go on for SECONDS for each set of filters. JSON goes to standard output.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.search_corpus import Corpus, corpus
from tests.benchmarks.search_pages import Page
from tests.benchmarks.search_peers import engines
from tests.benchmarks.search_queries import Ask, Question, asks, filter_sets, literal

ROUNDS = 30
"""Rounds after the first, at the most."""

WARMING = Question("会议", "会议", literal("会议"))
"""Asked before anything is measured: what the process loads only once is loaded then, and timed apart."""


@dataclass(slots=True)
class Answer:
    """The total of a question, the milliseconds of its first page, and those of the pages after it."""

    total: int
    first: float
    again: list[float] = field(default_factory=list)

    @property
    def times(self) -> list[float]:
        """The repeats; the first page where there was no time for a second."""
        return self.again or [self.first]


@dataclass(frozen=True, slots=True)
class Served:
    """What a process did: milliseconds until it had answered a first question, memory in bytes by name (VmHWM: the
    most that was resident; VmRSS; RssAnon: without files), and the answers by the keys of their questions."""

    opening: float
    memory: dict[str, int]
    answers: dict[str, Answer]


def folder_of(folder: Path, engine: str, statements: int) -> Path:
    """Where an engine keeps what it makes of a corpus."""
    return folder / f"{engine}-{statements}"


def serve(engine: str, made: Corpus, folder: Path, seconds: float) -> Served:
    """Run the process and read its outcome. Raises subprocess.CalledProcessError where it fails."""
    words = (engine, str(made.statements), str(folder), str(seconds))
    command = (sys.executable, "-m", "tests.benchmarks.search_serving", *words)
    outcome: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    answers = {key: Answer(**answer) for key, answer in outcome["answers"].items()}
    return Served(outcome["opening"], outcome["memory"], answers)


def measure(engine: str, made: Corpus, folder: Path, seconds: float) -> Served:
    """Open an engine and ask it everything that it answers, in this process."""
    began = time.perf_counter()
    chosen = engines()[engine]
    page = chosen.open(made, folder_of(folder, engine, made.statements))
    page(Ask(WARMING, ""))
    opening = (time.perf_counter() - began) * 1000
    answers: dict[str, Answer] = {}
    wanted = [ask for ask in asks(made.path) if chosen.answers(ask)]
    for name in filter_sets():
        answers |= _rounds(page, [ask for ask in wanted if ask.filtered == name], seconds)
    return Served(opening, memory(), answers)


def memory(process: int | str = "self") -> dict[str, int]:
    """Bytes of a process by the names that Linux gives them (proc_pid_status(5))."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    pattern = r"^(VmHWM|VmRSS|RssAnon):\s+(\d+) kB$"
    return {name: int(size) * 1024 for name, size in re.findall(pattern, status, re.MULTILINE)}


def _rounds(page: Page, wanted: Sequence[Ask], seconds: float) -> dict[str, Answer]:
    ending = time.perf_counter() + seconds
    answers: dict[str, Answer] = {}
    for ask in wanted:
        total, took = _timed(page, ask)
        answers[ask.key] = Answer(total, took)
    for _ in range(ROUNDS):
        for ask in wanted:
            if time.perf_counter() > ending:
                return answers
            total, took = _timed(page, ask)
            assert total == answers[ask.key].total, f"{ask.key}: {total} after {answers[ask.key].total}"
            answers[ask.key].again.append(took)
    return answers


def _timed(page: Page, ask: Ask) -> tuple[int, float]:
    began = time.perf_counter()
    total = page(ask)
    return total, (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    name, statements, where, budget = sys.argv[1:]
    print(json.dumps(asdict(measure(name, corpus(Path(where), int(statements)), Path(where), float(budget)))))
