"""What a test may need beside the project, and what happens where that is missing.

``needs_shared`` and ``needs_chromium`` leave a test out, with a loud list at the end, where the real files or a
browser with Chinese fonts are not there. With ``YANLU_TEST_COMPLETE=1`` nothing may be left out: such a test fails,
and so does a run with any other skip. ``YANLU_TEST_REPORT`` names a file for the counts that tests/parts.py adds up.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from app.settings import Settings

COMPLETE = os.environ.get("YANLU_TEST_COMPLETE", "0") not in ("", "0")

# No deadline: a busy machine is no failure. In a complete run the examples are the same every time, so that a commit
# passes or fails once and for all; elsewhere new ones are tried.
settings.register_profile("yanlu", deadline=None, derandomize=COMPLETE, print_blob=True)
settings.load_profile("yanlu")


@cache
def missing_shared() -> str | None:
    """Why the real files cannot be read, or None where they can."""
    seeds = Settings().seeds
    needed = (seeds, seeds.parent / "gold" / "seeds.json", seeds.parent / "accept" / "score_seeds.py")
    absent = [str(path) for path in needed if not path.exists()]
    if not absent:
        return None
    return f"not there: {', '.join(absent)}; put the folder shared beside the project or set YANLU_SEEDS"


@cache
def missing_chromium() -> str | None:
    """Why a browser test cannot run, or None where Chromium and a Chinese font are there."""
    if shutil.which("chromium") is None:
        return "Chromium is not there: apt install chromium fonts-noto-cjk"
    listing = shutil.which("fc-list")
    if listing is None:
        return "fc-list is not there to look for Chinese fonts: apt install fontconfig fonts-noto-cjk"
    fonts = subprocess.run([listing, ":lang=zh"], capture_output=True, text=True, check=True).stdout
    return None if fonts.strip() else "no Chinese font, text would be drawn as boxes: apt install fonts-noto-cjk"


NEEDS = {"needs_shared": missing_shared, "needs_chromium": missing_chromium}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out, or fail it in a complete run, where what it needs is missing."""
    for marker, missing in NEEDS.items():
        reason = missing() if item.get_closest_marker(marker) else None
        if reason and COMPLETE:
            pytest.fail(f"YANLU_TEST_COMPLETE is set and {reason}", pytrace=False)
        if reason:
            pytest.skip(reason)


def skipped_reasons(reporter: pytest.TerminalReporter) -> Counter[str]:
    """Every reason for which a test was skipped, with the number of tests."""
    reasons: Counter[str] = Counter()
    for report in reporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[reason.removeprefix("Skipped: ")] += 1
    return reasons


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the counts for tests/parts.py; in a complete run anything skipped is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not isinstance(reporter, pytest.TerminalReporter):
        return
    reasons = skipped_reasons(reporter)
    if COMPLETE and reasons and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    target = os.environ.get("YANLU_TEST_REPORT")
    if target:
        failed = len(reporter.stats.get("failed", [])) + len(reporter.stats.get("error", []))
        counts = {"passed": len(reporter.stats.get("passed", [])), "failed": failed, "left_out": reasons}
        Path(target).write_text(json.dumps(counts), encoding="utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was left out where a reader looks, just above pytest's own last line."""
    for reason, number in skipped_reasons(terminalreporter).items():
        terminalreporter.write_line(f"LEFT OUT: {number} tests: {reason}", red=COMPLETE, yellow=not COMPLETE, bold=True)
