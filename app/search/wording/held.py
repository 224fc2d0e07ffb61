"""The terms of some statements together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search.index.layout import Mask
from app.search.wording.layout import terms_of, times_of, unpacked


@dataclass(frozen=True)
class Held:
    """The terms of statements in a row, those of statement i before ``ends[i]``; by term in how many of the statements
    it occurs (``inside``) and in how many it is a word of its own (``own``)."""

    terms: NDArray[np.int64]
    ends: NDArray[np.int64]
    inside: NDArray[np.int64]
    own: NDArray[np.int64]

    @classmethod
    def of(cls, packed: Sequence[bytes], size: int) -> Held:
        """From the packed terms of each statement; ``size`` is above the largest number of a term."""
        words = unpacked(b"".join(packed))
        terms = terms_of(words)
        ends = np.cumsum([len(each) // words.itemsize for each in packed], dtype=np.int64)
        own = np.bincount(terms[times_of(words) > 0], minlength=size)
        return cls(terms, ends, np.bincount(terms, minlength=size), own)

    def holding(self, wanted: NDArray[np.int64]) -> Mask:
        """For each of the terms the statements that hold it."""
        places = np.full(len(self.inside), -1, np.int16)
        places[wanted] = np.arange(len(wanted))
        found = places[self.terms]
        there = np.flatnonzero(found >= 0)
        holding = np.zeros((len(wanted), len(self.ends)), np.bool_)
        holding[found[there], np.searchsorted(self.ends, there, side="right")] = True
        return holding
