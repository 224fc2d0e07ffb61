"""ripgrep over the folded texts, one statement a line: a total only, by reading everything each time."""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from app.search import query as tree
from app.search.query import Node
from tests.benchmarks.search_corpus import Corpus
from tests.benchmarks.search_facts import facts
from tests.benchmarks.search_pages import Built, Page
from tests.benchmarks.search_queries import Ask, sequence_expression

PROGRAM = "rg"
MISSING = "ripgrep is not there and left out: apt install ripgrep"


def available() -> bool:
    """Whether the program can be run."""
    return shutil.which(PROGRAM) is not None


class Ripgrep:
    """A text file beside the corpus and a process for each question."""

    name = "ripgrep"

    def build(self, corpus: Corpus, folder: Path) -> Built:
        """Write the texts; folded text holds no line feed."""
        folder.mkdir(parents=True, exist_ok=True)
        with _file(folder).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(known.folded + "\n" for known in facts(corpus.path))
        return Built(None, None)

    def open(self, corpus: Corpus, folder: Path) -> Page:
        """Words that must (or must not) all stand in a line are a pipe."""
        path = _file(folder)
        return lambda ask: _count(_steps(ask.question.root), path)

    def answers(self, ask: Ask) -> bool:
        """It knows words only."""
        return ask.filtered == ""


def _file(folder: Path) -> Path:
    return folder / "folded.txt"


def _steps(node: Node) -> list[list[str]]:
    """The options of each process, one behind the other."""
    match node:
        case tree.All(parts):
            return [step for part in parts for step in _steps(part)]
        case tree.Not(part):
            return [["-v", *step] for step in _steps(part)]
        case tree.AnyOf(parts):
            return [["-e", "|".join(_expression(part) for part in parts)]]
    return [["-e", _expression(node)]]


def _expression(node: Node) -> str:
    match node:
        case tree.Literal(folded=folded):
            return re.escape(folded)
        case tree.Sequence():
            return sequence_expression(node)
    raise NotImplementedError(type(node).__name__)


def _count(steps: list[list[str]], path: Path) -> int:
    with ExitStack() as running:
        feeding: IO[bytes] | None = None
        for at, step in enumerate(steps):
            counting = ["-c"] if at == len(steps) - 1 else []
            command = [PROGRAM, "--no-config", "-a", *counting, *step, "-" if feeding else str(path)]
            source = feeding or subprocess.DEVNULL
            process = running.enter_context(subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE))
            assert process.stdout is not None
            feeding = process.stdout
        count = int(feeding.read() or 0) if feeding else 0
        assert process.wait() in (0, 1), f"{command} failed"  # 1: no line matches
        return count
