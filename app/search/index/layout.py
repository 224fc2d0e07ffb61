"""How positions and rows are packed into numbers, and what the packed flags mean.

An *address* is a place in a segment: every statement starts at a multiple of ``BLOCK``, so that the statement of an
address is one look-up. A *word* is an address with the flags of its character in the low bits. A *row* says for every
statement of a segment how much a text occurs there, and inside which kinds; 0 where it does not occur.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.kinds import Kind

Words = NDArray[np.uint32]
Addresses = NDArray[np.int64]
Row = NDArray[np.uint16]
Mask = NDArray[np.bool_]

BLOCK: Final = 64
FLAG_BITS: Final = 6
BLOCK_SHIFT: Final = FLAG_BITS + 6
"""A word shifted by this is the number of its block."""
ADDRESSES: Final = 1 << 26
"""Addresses of a segment at the most, which is what a word can say: about 120,000 statements of 500 characters."""

KINDS: Final = tuple(str(kind) for kind in Kind)
ALL_KINDS: Final = (1 << len(KINDS)) - 1
KIND_FLAG: Final = {kind: 1 << place for place, kind in enumerate(KINDS)}
"""The character stands in a point or passage of that kind; in a row: an occurrence stands whole inside one."""
PROMINENCE_SHIFT: Final = 4
"""The two bits above the kinds say how prominent the place of the character is: 0, 1 or 2 (``prominence``)."""
FLAGS: Final = (1 << FLAG_BITS) - 1

WEIGHT: Final = (1 << 10) - 1
"""The bits of a row that weigh its occurrences: 2 for each, and its prominence; more than this counts as this."""
ROW_SHIFT: Final = 10
"""A row shifted by this is the flags of the kinds."""


def addresses_of(words: Words) -> Addresses:
    """The addresses of words."""
    return (words >> np.uint32(FLAG_BITS)).astype(np.int64)


def row_of(size: int, statements: NDArray[np.int32], flags: NDArray[np.uint32]) -> Row:
    """A row for ``size`` statements from the statement (ascending) and the flags of each occurrence."""
    row = np.zeros(size, np.uint16)
    if len(statements):
        first = np.flatnonzero(np.concatenate(([True], statements[1:] != statements[:-1])))
        weights = np.add.reduceat((flags >> np.uint32(PROMINENCE_SHIFT)) + np.uint32(2), first)
        kinds = np.bitwise_or.reduceat(flags & np.uint32(ALL_KINDS), first) << np.uint32(ROW_SHIFT)
        row[statements[first]] = np.minimum(weights, WEIGHT) | kinds
    return row
