"""A large folder through `python -m app ingest`: how long, and how much memory as it goes on: `make bench-ingest`.

usage: python -m tests.benchmarks.bench_ingest [--statements N] [--family N] [--workers N [N ...]]

The files are varied copies of the sample corpus (``tests.benchmarks.bench_stages``) in which the sentences inside long
paragraphs are replaced by drawn ones (``tests.benchmarks.search_text``, fixed seed), so that no two speeches are alike
as no two real ones are. ``--family`` adds one speech that comes back so many times, each time with a few other
characters, as forms and reprints do: all but one are copies. Each run is a process over an empty database; what its
database says must not depend on the number of workers. Memory is resident, of the process that writes and, beside it,
of all that read, the largest of each tenth of the run.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.ingest.folders import find
from app.store.engine import open_engine
from tests.benchmarks import search_text
from tests.benchmarks.bench_stages import LONG_PARAGRAPH, SAMPLES, SEED, SENTENCE, load, varied
from tests.benchmarks.search_drawing import BATCH
from tests.benchmarks.search_text import Vocabulary
from tests.commands import ROOT, CommandLine
from tests.ingest.states import digest

STATEMENTS = 10_000
FAMILY_SENTENCES, FAMILY_SLIPS = 12, 4
GLANCE = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest: wall-clock seconds, statements stored, a digest of the database, and bytes (of the writer, of all
    that read) in the order of time."""

    workers: int
    seconds: float
    statements: int
    digest: str
    memory: tuple[tuple[int, int], ...]


def documents(statements: int) -> Iterator[tuple[str, bytes]]:
    """Named files with about so many statements in all, in UTF-8."""
    chance, drawn = random.Random(SEED), sentences()
    samples = [load(path) for path in find([SAMPLES]).files]
    made, turn = 0, 1
    while made < statements:
        for sample in samples:
            lines = [_redrawn(line, drawn) for line in varied(sample, chance, turn).split("\n")]
            yield f"{sample.path.stem}-{turn}.txt", "\n".join(lines).encode()
            made += max(1, len(sample.speakers))
            if made >= statements:
                return
        turn += 1


def family(many: int) -> Iterator[tuple[str, bytes]]:
    """Named files with the same speech of the same person, no two of them with the same characters."""
    chance, drawn = random.Random(SEED), sentences()
    speech = "".join(next(drawn) for _ in range(FAMILY_SENTENCES))
    for turn in range(many):
        said = list(speech)
        for place in chance.sample(range(len(said)), FAMILY_SLIPS):
            said[place] = chance.choice("零一二三四五六七八九")
        lines = (
            f"第{turn}次学习座谈会发言摘要",
            "钟小满(市人社局局长):",
            "".join(said) + "谢谢。" * chance.randrange(3),
        )
        yield f"family-{turn}.txt", "\n".join(lines).encode()


def sentences() -> Iterator[str]:
    """Drawn sentences without end."""
    words, chance = Vocabulary(), np.random.default_rng(SEED)
    while True:
        for text in search_text.texts(chance, words, [None] * BATCH):
            yield from SENTENCE.findall(text.text[text.heading :].lstrip())


def _redrawn(line: str, drawn: Iterator[str]) -> str:
    """A long line with other sentences between its first and its last one, at least as many characters; one of a single
    sentence with as many behind it."""
    if len(line) < LONG_PARAGRAPH:
        return line
    own = list(SENTENCE.finditer(line))
    low, high = (own[0].end(), own[-1].start()) if len(own) > 1 else (len(line), 2 * len(line))
    middle = next(drawn)
    while len(middle) < high - low:
        middle += next(drawn)
    return f"{line[:low]}{middle}{line[high:]}"


def measure(folder: Path, workers: int) -> Run:
    """One ingest of the files of ``folder`` with so many processes that read."""
    with tempfile.TemporaryDirectory() as name:
        command = CommandLine(Path(name) / "corpus.sqlite3")
        command.succeed("migrate")
        words = (sys.executable, "-m", "app", "ingest", str(folder), "--workers", str(workers))
        began, seen = time.perf_counter(), []
        process = subprocess.Popen(
            words, cwd=ROOT, env=command.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while process.poll() is None:
            seen.append(memory(process.pid))
            time.sleep(GLANCE)
        seconds = time.perf_counter() - began
        assert process.returncode == 0, "ingest failed"
        engine = open_engine(command.url)
        with engine.connect() as connection:
            statements = connection.exec_driver_sql("SELECT count(*) FROM statements").scalar_one()
        said = digest(command.database, engine)
        engine.dispose()
    return Run(workers, seconds, statements, said, tenths(seen))


def memory(process: int) -> tuple[int, int]:
    """Resident bytes of a process, and of all that descend from it (proc(5)); 0 where it has ended."""
    return resident(process), sum(map(resident, children(process)))


def resident(process: int) -> int:
    """Resident bytes of a process, 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def children(process: int) -> list[int]:
    """All that descend from a process."""
    try:
        own = [
            int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        ]
    except OSError:
        return []
    return [*own, *(other for child in own for other in children(child))]


def tenths(seen: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The largest of each tenth of a run, at least one."""
    bounds = [len(seen) * tenth // 10 for tenth in range(11)]
    parts = [seen[low:high] for low, high in pairwise(bounds) if high > low]
    return tuple((max(own for own, _ in part), max(below for _, below in part)) for part in parts)


def table(files: int, characters: int, runs: Sequence[Run]) -> str:
    """What was measured, in Markdown."""
    lines = [
        f"{files:,} files, {characters:,} characters, {runs[0].statements:,} statements, seed {SEED}",
        "",
        "| workers | seconds | characters a second | statements a second |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {run.workers} | {run.seconds:.0f} | {characters / run.seconds:,.0f} | {run.statements / run.seconds:,.0f} |"
        for run in runs
    ]
    lines += ["", "Memory in MB, the largest of each tenth of the run, of the writer + of all that read:", ""]
    for run in runs:
        held = ", ".join(f"{own / 1e6:.0f} + {below / 1e6:.0f}" for own, below in run.memory)
        lines.append(f"* {run.workers}: {held}")
    same = len({run.digest for run in runs}) == 1
    return "\n".join([*lines, "", f"The same database from every run: {'yes' if same else 'NO'}."])


def main(words: Sequence[str]) -> int:
    """Measure and print; 1 where two runs do not make the same database."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench_ingest", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--statements", type=lambda word: int(word.replace("_", "")), default=STATEMENTS)
    parser.add_argument("--family", type=lambda word: int(word.replace("_", "")), default=0)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="one run for each (default: 1 2)")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder, files, characters = Path(name), 0, 0
        for file_name, data in (*documents(chosen.statements), *family(chosen.family)):
            (folder / file_name).write_bytes(data)
            files, characters = files + 1, characters + len(data.decode())
        runs = [measure(folder, workers) for workers in chosen.workers]
    print(table(files, characters, runs))
    return 0 if len({run.digest for run in runs}) == 1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
