"""How the terms of a statement are packed: one number a term, the term above the low byte, how often in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.uint32]
TIMES_BITS: Final = 8
MOST: Final = (1 << TIMES_BITS) - 1
"""More than this counts as this."""


def packed(counts: Mapping[int, int]) -> bytes:
    """The terms (by number) of a statement with how often each is a word of its own there, ascending by term."""
    words = sorted((term << TIMES_BITS) | min(times, MOST) for term, times in counts.items())
    return np.array(words, "<u4").tobytes()


def unpacked(data: bytes) -> Packed:
    """What ``packed`` made, of one statement or of several in a row."""
    return np.frombuffer(data, "<u4")


def terms_of(words: Packed) -> NDArray[np.int64]:
    """The numbers of the terms."""
    return (words >> np.uint32(TIMES_BITS)).astype(np.int64)


def times_of(words: Packed) -> NDArray[np.int64]:
    """How often each is a word of its own."""
    return (words & np.uint32(MOST)).astype(np.int64)
