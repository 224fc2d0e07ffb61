"""The reader on the gold set: every measure reaches its floor, in what rules were written against and in the rest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.scoring.floors import broken, load_floors
from tests.scoring.gold import load
from tests.scoring.report import misses
from tests.scoring.scoring import Score, score_document

GOLD = Path(__file__).parent
PARTS = [part for part in ("dev", "held") if any((GOLD / part).glob("*.json"))]


@cache
def scores(part: str) -> tuple[Score, ...]:
    """The documents of a part, read and judged."""
    return tuple(score_document(gold) for gold in load(GOLD / part))


def test_there_is_gold() -> None:
    """The checks below would pass over an empty set."""
    assert "dev" in PARTS
    assert len(scores("dev")) >= 24


@pytest.mark.parametrize("part", PARTS)
def test_every_measure_reaches_its_floor(part: str) -> None:
    """The floors stand in floors.json; what was read wrong is listed where one breaks."""
    below = broken(scores(part), load_floors(GOLD / "floors.json", part))
    assert not below, "\n".join([*below, misses(scores(part))])


@pytest.mark.parametrize("part", PARTS)
def test_the_documents_hold_what_their_gold_says(part: str) -> None:
    """The first and the last characters of every statement stand in the restored text."""
    absent = [
        (s.gold.name, d.expected) for s in scores(part) for d in s.decisions if d.measure == "gold found" and d.missed
    ]
    assert absent == []
