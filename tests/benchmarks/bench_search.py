"""Whole pages of search beside tantivy, FTS5 and ripgrep on the same texts in the same run: `make bench-search`.

usage: python -m tests.benchmarks.bench_search [--statements N] [--peers NAMES] [--folder DIR] [--json FILE] …

A page is the exact total, 20 ranked hits with snippets, and all facets. Every engine answers in a process of its own,
one after the other, and every total is held against a scan. A folder that is named keeps what was made, so that a
second run measures only; without one everything is made anew and removed. Remove it after a change of the index.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import peer_ripgrep
from tests.benchmarks.search_corpus import Corpus, corpus
from tests.benchmarks.search_growth import grow, start
from tests.benchmarks.search_pages import Built
from tests.benchmarks.search_peers import OWN, engines
from tests.benchmarks.search_queries import asks, scan
from tests.benchmarks.search_report import Outcome, Run, inexact, report
from tests.benchmarks.search_serving import folder_of, serve

STATEMENTS = 10_000
SECONDS = 20.0
"""For the repeats of one engine under one filter."""

PEERS = ("tantivy", "fts5", "ripgrep")


def run(statements: int, peers: Sequence[str], folder: Path, seconds: float) -> Outcome:
    """Measure everything. Raises KeyError for a peer that cannot run here."""
    made = corpus(folder, statements)
    asked = asks(made.path)
    _say(f"{statements:,} statements are there; scanning them")
    truth = scan(made.path, asked)
    runs = {name: _run(name, made, folder, seconds) for name in (OWN, *peers)}
    _say("adding statements, starting the server")
    return Outcome(made, tuple(asked), truth, runs, grow(made, folder), start(made, asked))


def as_json(outcome: Outcome) -> str:
    """Everything that was measured."""
    corpus_values = {name: value for name, value in asdict(outcome.corpus).items() if name != "path"}
    values = {
        "corpus": corpus_values,
        "engines": {name: asdict(each) for name, each in outcome.runs.items()},
        "truth": outcome.truth,
        "growth": [asdict(each) for each in outcome.growth],
        "start": asdict(outcome.start),
        "inexact": inexact(outcome),
    }
    return json.dumps(values, ensure_ascii=False, indent=1)


def main(words: Sequence[str]) -> int:
    """Print the tables; 1 where a total was not exact."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench_search", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--statements", type=lambda word: int(word.replace("_", "")), default=STATEMENTS)
    parser.add_argument("--peers", default=",".join(PEERS), help="by commas, may be empty (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="keep the corpus and the indexes there for the next run")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of repeats a filter and engine (%(default)s)")
    parser.add_argument("--json", type=Path, help="write everything that was measured to this file")
    chosen = parser.parse_args(words)
    with ExitStack() as stack:
        folder = chosen.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        outcome = run(chosen.statements, available(chosen.peers), folder, chosen.seconds)
    print(report(outcome))
    if chosen.json:
        chosen.json.write_text(as_json(outcome), encoding="utf-8")
    return 1 if inexact(outcome) else 0


def available(names: str) -> list[str]:
    """The peers that are asked for and can run; says which cannot. Ends the program at a name that is none."""
    wanted = [name for name in names.split(",") if name]
    unknown = set(wanted) - set(PEERS)
    if unknown:
        raise SystemExit(f"no such peer: {', '.join(sorted(unknown))}; there are {', '.join(PEERS)}")
    if "ripgrep" in wanted and not peer_ripgrep.available():
        _say(peer_ripgrep.MISSING)
    return [name for name in wanted if name in engines()]


def _run(name: str, made: Corpus, folder: Path, seconds: float) -> Run:
    engine, own = engines()[name], folder_of(folder, name, made.statements)
    note = own.with_suffix(".json")
    if not note.exists() or name == OWN:
        _say(f"{engine.name}: building")
        note.write_text(json.dumps(asdict(engine.build(made, own))), encoding="utf-8")
    built = Built(**json.loads(note.read_text(encoding="utf-8")))
    _say(f"{engine.name}: measuring")
    return Run(engine.name, built.size is not None, built, serve(name, made, folder, seconds))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
