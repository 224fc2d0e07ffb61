"""What a run has to reach: the floors of tests/gold/floors.json."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.scoring.scoring import MEASURES, Score, tally

SHARES = ("precision", "recall", "f1")
COUNTS = ("negatives with speakers", "negatives with statements")


@dataclass(frozen=True, slots=True)
class Floors:
    """The least share (precision, recall or f1) by measure, and the most negatives that may go wrong by count."""

    least: Mapping[str, Mapping[str, float]]
    most: Mapping[str, int]


def load_floors(path: Path, part: str) -> Floors:
    """The floors of one part (dev, held). Raises ValueError for a measure, a share or a count that there is not."""
    entry = json.loads(path.read_text(encoding="utf-8"))[part]
    floors = Floors(entry["least"], entry["most"])
    shares = {share for each in floors.least.values() for share in each}
    unknown = (floors.least.keys() - set(MEASURES)) | (shares - set(SHARES)) | (floors.most.keys() - set(COUNTS))
    if unknown:
        raise ValueError(f"{path.name}: unknown: {', '.join(sorted(unknown))}")
    return floors


def negatives(scores: Sequence[Score]) -> dict[str, int]:
    """How many documents in which nobody speaks were read as if somebody did, by count."""
    empty = [score for score in scores if score.gold.reason]
    return dict(zip(COUNTS, (sum(s.speakers > 0 for s in empty), sum(s.statements > 0 for s in empty)), strict=True))


def broken(scores: Sequence[Score], floors: Floors) -> list[str]:
    """A line for every floor that the scores do not reach. A measure with nothing to decide breaks none."""
    lines = []
    for measure, shares in floors.least.items():
        for share, floor in shares.items():
            reached: float | None = getattr(tally(scores, measure), share)
            if reached is not None and reached < floor:
                lines.append(f"{measure}: {share} {reached:.3f} is below {floor:.3f}")
    counted = negatives(scores)
    over = [(name, most) for name, most in floors.most.items() if counted[name] > most]
    return lines + [f"{name}: {counted[name]} are more than {most}" for name, most in over]
