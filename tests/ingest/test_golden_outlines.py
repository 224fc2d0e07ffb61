"""The outline of every sample file is the one that a person has read and accepted (tests/golden/)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.export.outline import outline
from app.ingest.folders import find
from app.ingest.stages import read_document
from app.settings import ROOT

GOLDEN = ROOT / "tests" / "golden"
SAMPLES = find([ROOT / "corpus"]).files


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_outline_is_the_accepted_one(path: Path) -> None:
    """A missing outline is written and the test fails: read it against the source, then commit it."""
    golden = GOLDEN / f"{path.stem}.txt"
    printed = outline(read_document(path.name, path.read_bytes()), codes=True) + "\n"
    if not golden.exists():
        golden.write_text(printed, encoding="utf-8")
        pytest.fail(f"{golden.relative_to(ROOT)} was missing and has been written: read it against {path.name}")
    assert printed == golden.read_text(encoding="utf-8")


def test_no_outline_is_left_without_its_sample() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} <= {path.stem for path in SAMPLES}
