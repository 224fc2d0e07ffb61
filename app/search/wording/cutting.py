"""Cutting texts into words: of all ways to cut the one that costs least, as jieba cuts without its model for unknown
words (a path in a directed acyclic graph, by dynamic programming from the end).

Where no word runs on, every way has a cut, so that the pieces between are cut each for itself. All pieces go one step
at a time together: the places that are as far from the ends of their pieces lie side by side, the longest piece first,
so that a step is a few operations on slices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Costs = NDArray[np.float32]


@dataclass(frozen=True)
class Ways:
    """The words that begin at each place of a text: what a character costs alone, and for two, three… characters the
    places of the words, ascending, with their costs."""

    alone: Costs
    longer: Sequence[tuple[Places, Costs]]


def cut(ways: Ways) -> Places:
    """For each place the length of the word that begins there when the text is cut (1 for what is no character of a
    word), 0 inside a word. Of two ways that cost the same the one whose first word is shorter is taken."""
    steps = _Steps.of(ways)
    chosen = _cheapest(ways, steps)
    own = np.ones(len(ways.alone), np.int64)
    own[steps.places] = 0
    at = steps.begins
    ends = at + steps.sizes
    while len(at):
        own[at] = chosen[steps.ranks[at]]
        at = at + own[at]
        inside = at < ends
        at, ends = at[inside], ends[inside]
    return own


@dataclass(frozen=True)
class _Steps:
    """The pieces of two characters or more, the longest first, and their ``places`` by the distance to the end of the
    piece: those of distance s are from ``bounds[s + 1]`` to ``bounds[s + 2]``, as many as the pieces that have one.
    Before them is room for the ends themselves. ``ranks`` is where each place is."""

    begins: Places
    sizes: Places
    places: Places
    ranks: Places
    bounds: list[int]

    @classmethod
    def of(cls, ways: Ways) -> _Steps:
        """The pieces between the places where no word runs on."""
        size = len(ways.alone)
        reach = np.arange(1, size + 1)
        for length, (at, _) in enumerate(ways.longer, 2):
            reach[at] = at + length
        running_on = np.maximum.accumulate(reach)[:-1] > np.arange(1, size)
        begins = np.flatnonzero(np.concatenate(([True], ~running_on)))
        sizes = np.diff(begins, append=size)
        begins, sizes = begins[sizes > 1], sizes[sizes > 1]
        # the longest first; numpy sorts narrow numbers by their digits, which is faster
        longest = sizes.max(initial=0)
        order = np.argsort((longest - sizes).astype(np.min_scalar_type(longest)), kind="stable")
        begins, sizes = begins[order], sizes[order]
        pieces = np.repeat(np.arange(len(order)), sizes)
        behind = np.arange(len(pieces)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        distances = sizes[pieces] - 1 - behind
        bounds = np.cumsum(np.concatenate(([0, len(order)], np.bincount(distances))))
        places = begins[pieces] + behind
        ranks = np.zeros(size, np.int64)
        ranks[places] = bounds[distances + 1] + pieces
        return cls(begins, sizes, places, ranks, bounds.tolist())


def _cheapest(ways: Ways, steps: _Steps) -> Places:
    """By rank the length of the first word of the cheapest way from each place to the end of its piece."""
    size = steps.bounds[-1]
    costs = np.full((len(ways.longer) + 2, size), np.inf, np.float32)
    costs[1, steps.ranks[steps.places]] = ways.alone[steps.places]
    there = np.zeros((len(steps.bounds), len(costs)), np.bool_)
    there[:, 1] = True
    for length, (at, price) in enumerate(ways.longer, 2):
        ranks = steps.ranks[at]
        costs[length, ranks] = price
        there[np.searchsorted(steps.bounds, ranks, side="right") - 1, length] = True
    chosen = np.zeros(size, np.int64)
    # a sum of numbers of half its precision is exact, so that it does not matter where the pieces begin and end
    least = np.zeros(size, np.float64)
    for step in range(1, len(steps.bounds) - 1):
        low, high = steps.bounds[step : step + 2]
        best = np.full(high - low, np.inf)
        for length in np.flatnonzero(there[step]).tolist():
            behind = steps.bounds[step - length]
            other = costs[length, low:high] + least[behind : behind + high - low]
            chosen[low:high][other < best] = length
            best = np.minimum(best, other)
        least[low:high] = best
    return chosen
