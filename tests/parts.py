"""`make test`: run every part of the checks within its share of the budget and say what passed and what was left out.

Only the standard library is needed here. Each part runs in a process group of its own; one that outlives its share
is ended with everything it started and counts as failed, and the parts after it still run. The exit status is 0 where
every part passed, else 1. With ``YANLU_TEST_COMPLETE=1`` (as in ``.ci/run``) a test that would be left out fails.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SET_UP_MINUTES = 6  # what .ci/run grants to Debian's and Python's packages, before the parts
PYTEST = (sys.executable, "-m", "pytest", "-q", "--durations=5", "--durations-min=2")
# Not the files of many tests first: a file of two long ones would be left for the end, with one core idle meanwhile.
EVERY_CORE = ("--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder")


@dataclass(frozen=True)
class Part:
    """A check: its name, its share of the budget in minutes, and its commands, run in turn until one fails."""

    name: str
    minutes: float
    commands: tuple[tuple[str, ...], ...]


@dataclass
class Outcome:
    """What became of a part: how it ended, the seconds it took, and what pytest counted in it."""

    part: Part
    verdict: str = "passed"
    seconds: float = 0.0
    passed: int = 0
    failed: int = 0
    left_out: dict[str, int] = field(default_factory=dict)


PARTS = (
    Part(
        "lint",
        0.5,
        ((sys.executable, "-m", "ruff", "check", "."), (sys.executable, "-m", "ruff", "format", "--check", ".")),
    ),
    Part("types", 1, ((sys.executable, "-m", "mypy"),)),
    Part("unit", 14.5, ((*PYTEST, *EVERY_CORE, "tests", "--ignore=tests/acceptance", "--ignore=tests/e2e"),)),
    Part("acceptance", 1, ((*PYTEST, "tests/acceptance"),)),
    Part("e2e", 6.5, ((*PYTEST, *EVERY_CORE, "tests/e2e"),)),
)


def run_within(command: tuple[str, ...], seconds: float, environment: dict[str, str]) -> int | None:
    """The exit status of a command, or None where it was still running after so many seconds and was ended."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        for ending in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, ending)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)


def run_part(part: Part) -> Outcome:
    """Run the commands of one part and read what pytest counted from the report that tests/conftest.py writes."""
    outcome, began = Outcome(part), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        environment = os.environ | {"YANLU_TEST_REPORT": str(report)}
        for command in part.commands:
            status = run_within(command, part.minutes * 60 - (time.monotonic() - began), environment)
            if status is None:
                outcome.verdict = f"ended after its share of {part.minutes:g} minutes"
            elif status != 0:
                outcome.verdict = f"failed (exit status {status})"
            if status != 0:
                break
        if report.exists():
            counted = json.loads(report.read_text(encoding="utf-8"))
            outcome.passed, outcome.failed = counted["passed"], counted["failed"]
            outcome.left_out = counted["left_out"]
    outcome.seconds = time.monotonic() - began
    return outcome


def summary(outcomes: list[Outcome]) -> str:
    """The closing table: a line a part, then what was left out and how to get it, then the counts of all tests."""
    lines = ["", "part         share    took  result"]
    for outcome in outcomes:
        share, took = f"{outcome.part.minutes:g} min", f"{outcome.seconds:.0f} s"
        lines.append(f"{outcome.part.name:<10} {share:>7} {took:>7}  {outcome.verdict}")
    left_out = [(reason, number, o.part.name) for o in outcomes for reason, number in o.left_out.items()]
    for reason, number, name in left_out:
        lines.append(f"LEFT OUT: {number} tests of part {name}: {reason}")
    passed, failed = sum(o.passed for o in outcomes), sum(o.failed for o in outcomes)
    skipped = sum(number for _, number, _ in left_out)
    lines += ["", f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")]
    return "\n".join(lines)


def main(names: list[str]) -> int:
    """Run the parts of these names, or all; 0 where all passed, 2 for a name that is no part."""
    unknown = set(names) - {part.name for part in PARTS}
    if unknown:
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(p.name for p in PARTS)}")
        return 2
    outcomes = []
    for part in PARTS:
        if not names or part.name in names:
            print(f"\n== {part.name}: at most {part.minutes:g} minutes", flush=True)
            outcomes.append(run_part(part))
    print(summary(outcomes), flush=True)
    return 0 if all(outcome.verdict == "passed" for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
