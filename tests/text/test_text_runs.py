"""What may be covered is never less than what is, and mostly the same."""

from __future__ import annotations

import random

from app.text.likeness import RUN
from app.text.runs import covered_in_each, covered_of_each, places_of, runs_of

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def covered(mine: str, theirs: str) -> int:
    """How many characters of a text stand in runs of another, run by run."""
    starts = [start for start in range(len(mine) - RUN + 1) if mine[start : start + RUN] in theirs]
    return len({place for start in starts for place in range(start, start + RUN)})


def texts(chance: random.Random) -> list[str]:
    """Some that share longer and shorter parts, with slips, and some that share nothing."""
    base = "".join(chance.choices(LETTERS, k=200))
    found = ["".join(chance.choices(LETTERS, k=chance.randrange(RUN, 90)))]
    for _ in range(6):
        low, high = sorted(chance.sample(range(200), 2))
        said = list(base[low:high] + base[:low] + base[: chance.randrange(RUN, 60)])
        for _ in range(chance.randrange(12)):
            said[chance.randrange(len(said))] = "异"
        found.append("".join(said))
    return found


def test_bounds_of_many_are_those_of_each_alone() -> None:
    """In both directions: one text in each of the others, and each of the others in one text."""
    chance, same, pairs = random.Random(5), 0, 0
    for _ in range(40):
        said = texts(chance)
        runs = runs_of(said)
        assert [len(each) for each in runs] == [len(text) for text in said]
        for one, mine in zip(said, runs, strict=True):
            in_each = covered_in_each(mine, places_of(mine), runs).tolist()
            of_each = covered_of_each(runs, mine).tolist()
            for other, most, most_of in zip(said, in_each, of_each, strict=True):
                assert covered(one, other) <= most <= len(one)
                assert covered(other, one) <= most_of <= len(other)
                same += (most == covered(one, other)) + (most_of == covered(other, one))
                pairs += 2
    assert same > 0.8 * pairs
    assert runs_of([]) == []
