"""How much of a text may stand in runs that many others have too: an upper bound, found for all of them at once.

A run of ``RUN`` characters goes to one of ``SLOTS`` slots, and runs of one slot are taken for the same. So a bound is
never below what is covered (``app.text.likeness.alike``) and mostly is just that; it costs a tenth.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.text.likeness import RUN, codes, grams

SLOTS = 1 << 16

Runs = npt.NDArray[np.uint32]
"""For each character of a text the slot of the run that begins there; ``SLOTS`` for the last ones, where none does."""
Places = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int64]


def runs_of(skeletons: Sequence[str]) -> list[Runs]:
    """The runs of texts of at least ``RUN`` characters."""
    if not skeletons:
        return []
    slots = np.full(sum(map(len, skeletons)), SLOTS, np.uint32)
    slots[: 1 - RUN] = grams(codes("".join(skeletons)), RUN) >> np.uint64(48)
    ends = np.cumsum([len(skeleton) for skeleton in skeletons])
    for back in range(1, RUN):
        slots[ends - back] = SLOTS
    return np.split(slots, ends[:-1])


def places_of(runs: Runs) -> Places:
    """By slot where a run of a text stands, from 1 on; 0 where it has none."""
    places = np.zeros(SLOTS + 1, np.int64)
    places[runs] = np.arange(1, len(runs) + 1)
    places[SLOTS] = 0
    return places


def covered_in_each(mine: Runs, places: Places, others: Sequence[Runs]) -> Counts:
    """How many characters of one text, whose runs stand at ``places``, each of the others may cover."""
    width = len(mine) + 1
    flat = np.repeat(np.arange(0, len(others) * width, width), [len(other) for other in others])
    flat += places.take(np.concatenate(others))
    shared = np.zeros(len(others) * width, np.bool_)
    shared[flat] = True
    table = shared.reshape(len(others), width)
    table[:, 0] = False
    counts: Counts = np.count_nonzero(_covered(table.take(places[mine], axis=1)), axis=1)
    return counts


def covered_of_each(others: Sequence[Runs], theirs: Runs) -> Counts:
    """How many characters of each of the others one text may cover."""
    has = np.zeros(SLOTS + 1, np.bool_)
    has[theirs] = True
    has[SLOTS] = False
    starts = np.cumsum([0, *(len(other) for other in others[:-1])])
    return np.add.reduceat(_covered(has[np.concatenate(others)]), starts, dtype=np.int64)


def _covered(shared: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which characters stand in a run, by where runs begin: no run begins at the last ones of a text."""
    covered = shared.copy()
    for back in range(1, RUN):
        covered[..., back:] |= shared[..., :-back]
    return covered
