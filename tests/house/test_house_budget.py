"""The 30 minutes of a whole run are shared out, and a part that outlives its share is ended and said to have failed."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from tests import parts

ROOT = Path(__file__).resolve().parents[2]
BUDGET_MINUTES = 30


def test_the_shares_fit_the_budget() -> None:
    """The set-up and the parts of the tests, each at its most."""
    assert parts.SET_UP_MINUTES + sum(part.minutes for part in parts.PARTS) <= BUDGET_MINUTES


def test_ci_grants_what_the_parts_say() -> None:
    """The limits in .ci/run: the set-up's add up to its share, the last is the parts' and a little more."""
    limits = [int(seconds) for seconds in re.findall(r"timeout (\d+)", (ROOT / ".ci" / "run").read_text())]
    assert sum(limits[:-1]) == parts.SET_UP_MINUTES * 60
    assert limits[-1] > sum(part.minutes for part in parts.PARTS) * 60
    assert sum(limits) <= BUDGET_MINUTES * 60


def test_a_part_that_hangs_is_ended() -> None:
    """With its children, soon after its share, and with a word on why."""
    sleeper = f"import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep({60})'])"
    began = time.monotonic()
    outcome = parts.run_part(parts.Part("hanging", 0.005, ((sys.executable, "-c", sleeper),)))
    assert outcome.verdict == "ended after its share of 0.005 minutes"
    assert time.monotonic() - began < 30


def test_a_failing_part_fails_and_is_named() -> None:
    """Its commands after the failing one are not run."""
    failing = (sys.executable, "-c", "raise SystemExit(3)")
    never = (sys.executable, "-c", "import time; time.sleep(60)")
    outcome = parts.run_part(parts.Part("failing", 1, (failing, never)))
    assert outcome.verdict == "failed (exit status 3)"
    assert "failing" in parts.summary([outcome])


def test_the_summary_says_what_was_left_out() -> None:
    """With the number of tests and the way to get what is missing; the counts close it, in a form CI reads."""
    part = parts.Part("e2e", 6, ())
    outcome = parts.Outcome(part, passed=3, left_out={"Chromium is not there: apt install chromium": 2})
    lines = parts.summary([outcome]).splitlines()
    assert "LEFT OUT: 2 tests of part e2e: Chromium is not there: apt install chromium" in lines
    assert lines[-1] == "3 passed, 0 failed, 2 skipped"
