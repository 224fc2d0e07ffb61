"""How right the reader is on documents whose meaning was written down beside them: `make bench-gold`.

usage: python -m tests.benchmarks.bench_gold [--held] [--verbose] [--only NAME]

Without --held the documents that rules were written against are read, with it those that were set aside. The exit
status is 1 where a measure does not reach its floor in tests/gold/floors.json; with --only no floor is held.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.scoring.floors import broken, load_floors
from tests.scoring.gold import load
from tests.scoring.report import layout_table, misses, table
from tests.scoring.scoring import score_document

GOLD = Path(__file__).resolve().parents[1] / "gold"


def run(root: Path, part: str, only: str = "", verbose: bool = False) -> tuple[str, int]:
    """The report on one part of the gold set below ``root``, and the exit status.

    Raises ValueError for gold or floors that do not keep to their format.
    """
    scores = [score_document(gold) for gold in load(root / part, only)]
    below = [] if only else broken(scores, load_floors(root / "floors.json", part))
    parts = [misses(scores)] if verbose else []
    parts += [table(scores), layout_table(scores), "\n".join(below)]
    return "\n\n".join(text for text in parts if text), 1 if below else 0


def main(arguments: Sequence[str]) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_gold", description=__doc__)
    parser.add_argument("--held", action="store_true", help="the documents that were set aside")
    parser.add_argument("--verbose", action="store_true", help="list every wrong decision")
    parser.add_argument("--only", metavar="NAME", default="", help="documents whose names begin so")
    asked = parser.parse_args(arguments)
    text, status = run(GOLD, "held" if asked.held else "dev", asked.only, asked.verbose)
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
