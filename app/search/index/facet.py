"""The values of one facet for every statement of a segment.

Many statements have the same values (the places of an event, the offices of a speaker), so that the distinct sets of
values are kept once and counted first: a count costs one look-up a statement and then one a set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.search.index.layout import Mask


@dataclass(frozen=True)
class Facet:
    """``which[i]`` is the set of statement i; ``codes[offsets[s]:offsets[s + 1]]`` are the values of set s, each
    once."""

    which: NDArray[np.int32]
    offsets: NDArray[np.int32]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Sequence[tuple[int, ...]]) -> Facet:
        """From the values of each statement."""
        numbers: dict[tuple[int, ...], int] = {}
        which = [numbers.setdefault(each, len(numbers)) for each in values]
        offsets = np.zeros(len(numbers) + 1, np.int32)
        np.cumsum([len(each) for each in numbers], out=offsets[1:])
        return cls(np.array(which, np.int32), offsets, np.array([c for each in numbers for c in each], np.int32))

    def sets(self) -> list[tuple[int, ...]]:
        """The values of each set."""
        codes = self.codes.tolist()
        return [tuple(codes[low:high]) for low, high in pairwise(self.offsets.tolist())]

    def counts(self, chosen: Chosen, size: int) -> NDArray[np.int64]:
        """For each code below ``size`` the chosen statements that have it."""
        counts = np.zeros(size, np.int64)
        held = self._values(np.bincount(self.which[chosen.rows], minlength=len(self.offsets) - 1))
        counts[: len(held)] = self._totals - held if chosen.left_out else held
        return counts

    def having(self, wanted: NDArray[np.int32]) -> Mask:
        """The statements that have one of the codes ``wanted``."""
        table = np.zeros(max(int(self.codes.max(initial=0)), int(wanted.max(initial=0))) + 1, np.bool_)
        table[wanted] = True
        held = np.concatenate(([0], np.cumsum(table[self.codes])))
        sets: Mask = held[self.offsets[1:]] > held[self.offsets[:-1]]
        return sets[self.which] if len(self.which) else np.zeros(0, np.bool_)

    @cached_property
    def last(self) -> NDArray[np.int32]:
        """The last value of each statement: of places the one that its speaker serves, without those it lies in; of
        speakers the first of several; of a facet with one value a statement that one."""
        return self.codes[self.offsets[1:] - 1][self.which]

    @property
    def alone(self) -> Mask:
        """The statements that have one value."""
        held: Mask = (np.diff(self.offsets) == 1)[self.which]
        return held

    @cached_property
    def _totals(self) -> NDArray[np.int64]:
        return self._values(np.bincount(self.which, minlength=len(self.offsets) - 1))

    @cached_property
    def _size(self) -> int:
        return int(self.codes.max(initial=-1)) + 1

    @cached_property
    def _single(self) -> bool:
        return len(self.codes) == len(self.offsets) - 1

    def _values(self, sets: NDArray[np.int64]) -> NDArray[np.int64]:
        """The counts of sets as counts of their values."""
        there = np.flatnonzero(sets)
        if self._single:
            out = np.zeros(self._size, np.int64)
            out[self.codes[there]] = sets[there]
            return out
        starts = self.offsets[there]
        lengths = self.offsets[there + 1] - starts
        before = np.cumsum(lengths) - lengths
        places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()), dtype=np.int32)
        # floats hold whole numbers up to 2 ** 53
        weights = np.repeat(sets[there].astype(np.float64), lengths)
        return np.bincount(self.codes[places], weights, self._size).astype(np.int64)


@dataclass(frozen=True)
class Chosen:
    """Statements of a segment: ``rows``, or all but ``rows`` where these are ``left_out``, whichever are fewer."""

    rows: NDArray[np.intp]
    left_out: bool

    @classmethod
    def of(cls, mask: Mask) -> Chosen:
        """The statements of a mask."""
        left_out = 2 * int(np.count_nonzero(mask)) > len(mask)
        return cls(np.flatnonzero(~mask if left_out else mask), left_out)
