"""Values of a facet for every statement of a segment: any number each, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.search.index.layout import Mask


@dataclass(frozen=True)
class Ragged:
    """``codes[offsets[i]:offsets[i + 1]]`` are the values of statement i, each once."""

    offsets: NDArray[np.int32]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Sequence[Sequence[int]]) -> Ragged:
        """From the values of each statement."""
        offsets = np.zeros(len(values) + 1, np.int32)
        np.cumsum([len(each) for each in values], out=offsets[1:])
        return cls(offsets, np.array([code for each in values for code in each], np.int32))

    def counts(self, mask: Mask, size: int) -> NDArray[np.int64]:
        """For each code below ``size`` the statements of ``mask`` that have it."""
        chosen = np.flatnonzero(mask)
        if 2 * len(chosen) > len(mask):
            return self._everywhere(size) - self._among(np.flatnonzero(~mask), size)
        return self._among(chosen, size)

    def having(self, wanted: NDArray[np.int32]) -> Mask:
        """The statements that have one of the codes ``wanted``."""
        if not len(self.codes) or not len(wanted):
            return np.zeros(len(self.offsets) - 1, np.bool_)
        table = np.zeros(max(int(self.codes.max()), int(wanted.max())) + 1, np.bool_)
        table[wanted] = True
        held = np.concatenate(([0], np.cumsum(table[self.codes])))
        return held[self.offsets[1:]] > held[self.offsets[:-1]]

    @cached_property
    def _single(self) -> bool:
        return len(self.codes) == len(self.offsets) - 1 and bool((np.diff(self.offsets) == 1).all())

    @cached_property
    def _totals(self) -> NDArray[np.int64]:
        return np.bincount(self.codes).astype(np.int64)

    def _everywhere(self, size: int) -> NDArray[np.int64]:
        out = np.zeros(size, np.int64)
        out[: len(self._totals)] = self._totals
        return out

    def _among(self, chosen: NDArray[np.intp], size: int) -> NDArray[np.int64]:
        if self._single:
            return np.bincount(self.codes[chosen], minlength=size)
        starts = self.offsets[chosen]
        lengths = self.offsets[chosen + 1] - starts
        before = np.cumsum(lengths) - lengths
        places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()), dtype=np.int32)
        return np.bincount(self.codes[places], minlength=size)
