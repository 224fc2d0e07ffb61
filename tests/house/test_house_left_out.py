"""A test whose needs are missing is left out loudly; in a complete run it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {
    "tests/acceptance": "put the folder shared beside the project or set YANLU_SEEDS",
    "tests/e2e": "apt install chromium fonts-noto-cjk",
}


def run_pytest(part: str, complete: str, report: Path) -> subprocess.CompletedProcess[str]:
    """pytest on a part of the tests, where neither the real files nor a browser can be found."""
    bare = {"YANLU_SEEDS": str(report.parent / "none"), "PATH": str(report.parent), "YANLU_TEST_COMPLETE": complete}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", part],
        cwd=ROOT,
        env=os.environ | bare | {"YANLU_TEST_REPORT": str(report)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("part", LEFT_OUT)
def test_what_is_missing_is_said_with_the_way_to_get_it(part: str, tmp_path: Path) -> None:
    """The run passes, names what it left out and how to get it, and counts it for `make test`."""
    done = run_pytest(part, "0", tmp_path / "report.json")
    assert done.returncode == 0, done.stdout
    assert "LEFT OUT: " in done.stdout
    assert LEFT_OUT[part] in done.stdout
    counts = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (counts["passed"], counts["failed"]) == (0, 0)
    assert sum(counts["left_out"].values()) > 0


@pytest.mark.parametrize("part", LEFT_OUT)
def test_a_complete_run_leaves_nothing_out(part: str, tmp_path: Path) -> None:
    """The same tests fail, each with the reason."""
    done = run_pytest(part, "1", tmp_path / "report.json")
    assert done.returncode == 1, done.stdout
    counts = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert counts["failed"] > 0
    assert counts["left_out"] == {}
    assert LEFT_OUT[part] in done.stdout
