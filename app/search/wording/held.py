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
    """The terms of statements in a row, ``terms[i]`` in statement ``rows[i]``; by term in how many of the statements it
    occurs (``inside``) and in how many it is a word of its own (``own``)."""

    statements: int
    terms: NDArray[np.int64]
    rows: NDArray[np.int64]
    inside: NDArray[np.int64]
    own: NDArray[np.int64]

    @classmethod
    def of(cls, packed: Sequence[bytes], size: int) -> Held:
        """From the packed terms of each statement; ``size`` is above the largest number of a term."""
        words = unpacked(b"".join(packed))
        terms = terms_of(words)
        rows = np.repeat(np.arange(len(packed)), [len(each) // words.itemsize for each in packed])
        own = np.bincount(terms[times_of(words) > 0], minlength=size)
        return cls(len(packed), terms, rows, np.bincount(terms, minlength=size), own)

    def holding(self, wanted: NDArray[np.int64]) -> Mask:
        """For each of the terms the statements that hold it."""
        places = np.full(len(self.inside), -1, np.int64)
        places[wanted] = np.arange(len(wanted))
        at = places[self.terms]
        there = at >= 0
        holding = np.zeros((len(wanted), self.statements), np.bool_)
        holding[at[there], self.rows[there]] = True
        return holding
