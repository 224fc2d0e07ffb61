"""Kinds on short invented passages that were judged by hand: how many are right, and how many are found.

``before`` marks the half that was written before the rules it measures. A passage has one kind or none; whatever
other kind is found in it, in points or running text, is wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.parse.points import find_points

JUDGED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "points_judged.json").read_text(encoding="utf-8"))
PRECISION = 0.95
RECALL = 0.8


def kinds_of(text: str) -> set[str]:
    """The kinds found anywhere in one paragraph."""
    return {found.kind.value for group in find_points([text], None) for found in group if found.kind is not None}


def test_the_set_is_large_and_has_every_kind() -> None:
    assert len(JUDGED) >= 60
    assert len({row["text"] for row in JUDGED}) == len(JUDGED)
    assert {row["kind"] for row in JUDGED} == {None, "insight", "gap", "measure", "proposal"}
    assert 2 * sum(row["before"] for row in JUDGED) >= len(JUDGED) - 4


@pytest.mark.parametrize("before", [True, False])
def test_a_kind_is_right_or_absent(before: bool) -> None:
    """Precision and recall of each half."""
    rows = [row for row in JUDGED if row["before"] is before]
    found = [(row["kind"], kind) for row in rows for kind in kinds_of(row["text"])]
    right = sum(expected == kind for expected, kind in found)
    wrong = [row["text"] for row in rows if kinds_of(row["text"]) - {row["kind"]}]
    missed = [row["text"] for row in rows if row["kind"] and row["kind"] not in kinds_of(row["text"])]
    assert right / len(found) >= PRECISION, wrong
    assert right / sum(row["kind"] is not None for row in rows) >= RECALL, missed
