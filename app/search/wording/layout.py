"""How the terms of a statement are packed: one number a term, the term above the low byte, how often in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.uint32]
TIMES_BITS: Final = 8
MOST: Final = (1 << TIMES_BITS) - 1
"""More than this counts as this."""


def packed(owners: NDArray[np.int64], terms: NDArray[np.int64], times: NDArray[np.int64], size: int) -> list[bytes]:
    """For each of ``size`` statements its terms (by number) with how often each is a word of its own there, ascending
    by term; ``owners`` says whose each entry is, by place."""
    words = (owners << 32) | (terms << TIMES_BITS) | np.minimum(times, MOST)
    words.sort()
    words = (words & 0xFFFFFFFF).astype("<u4")
    ends = np.cumsum(np.bincount(owners, minlength=size)).tolist()
    return [words[start:end].tobytes() for start, end in pairwise([0, *ends])]


def unpacked(data: bytes) -> Packed:
    """What ``packed`` made, of one statement or of several in a row."""
    return np.frombuffer(data, "<u4")


def terms_of(words: Packed) -> NDArray[np.int64]:
    """The numbers of the terms."""
    return (words >> np.uint32(TIMES_BITS)).astype(np.int64)


def times_of(words: Packed) -> NDArray[np.int64]:
    """How often each is a word of its own."""
    return (words & np.uint32(MOST)).astype(np.int64)
