"""Rows: what is known of each statement about one text, worked out from its positions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.search.index.grams import SEPARATOR, Directory
from app.search.index.layout import (
    ALL_KINDS,
    BLOCK_SHIFT,
    FLAG_BITS,
    FLAGS,
    KIND_FLAG,
    Row,
    Words,
    addresses_of,
    row_of,
)
from app.search.index.segment import Segment

MANY = 1_024
"""Occurrences from which on a row is kept: from fewer it is worked out in 0.05 ms, and in a segment of a few statements
everything that they say stands in most of them."""


def hot_rows(segment: Segment, words: Words, grams: Directory) -> Iterator[tuple[str, Row]]:
    """Rows for the characters and bigrams that stand in half of the statements or more, ``MANY`` times at least."""
    for gram, low, high in _frequent(grams, segment.size):
        held = words[low:high]
        row = row_of_words(segment, np.sort(held) if len(gram) == 1 else held, len(gram))
        if 2 * np.count_nonzero(row) >= segment.size:
            yield gram, row


def _frequent(grams: Directory, size: int) -> Iterator[tuple[str, int, int]]:
    """The characters and bigrams that occur ``MANY`` times and as often as half of ``size`` or more, and the bounds of
    their positions."""
    least = max(MANY, (size + 1) // 2)
    ends = grams.bounds[grams.edges]
    for at in np.flatnonzero(np.diff(ends) >= least).tolist():
        yield chr(grams.firsts[at]), int(ends[at]), int(ends[at + 1])
    for at in np.flatnonzero(np.diff(grams.bounds) >= least).tolist():
        second = chr(grams.seconds[at])
        if second != SEPARATOR:
            first = chr(grams.firsts[np.searchsorted(grams.edges, at, side="right") - 1])
            yield first + second, int(grams.bounds[at]), int(grams.bounds[at + 1])


def row_of_words(segment: Segment, words: Words, length: int) -> Row:
    """The row of a text of ``length`` characters that starts at each of ``words`` (ascending)."""
    flags = words & np.uint32(FLAGS)
    if length > 1:
        flags = inside(segment, words, flags, length)
    return row_of(segment.size, segment.statements[words >> np.uint32(BLOCK_SHIFT)], flags)


def inside(segment: Segment, words: Words, flags: NDArray[np.uint32], length: int) -> NDArray[np.uint32]:
    """``flags`` without the kinds of those stretches that the text at ``words`` starts in but leaves."""
    near = np.flatnonzero(_over_an_end(segment, words, length) & ((flags & np.uint32(ALL_KINDS)) != 0))
    starts = addresses_of(words[near])
    for kind, flag in KIND_FLAG.items():
        leaving = near[~segment.stretches[kind].holding(starts, starts + length)]
        flags[leaving] &= np.uint32(FLAGS ^ flag)
    return flags


def _over_an_end(segment: Segment, words: Words, length: int) -> NDArray[np.bool_]:
    """Whether some stretch ends behind the first and before the last character of the text at each of ``words``."""
    if length > 64:
        return np.ones(len(words), np.bool_)
    behind = (words >> np.uint32(FLAG_BITS)) + np.uint32(1)
    place, shift = behind >> np.uint32(6), (behind & np.uint32(63)).astype(np.uint64)
    # shifted by one and then the rest: a shift by all 64 bits is not defined
    bits = (segment.ends[place] >> shift) | (
        segment.ends[place + np.uint32(1)] << np.uint64(1) << (np.uint64(63) - shift)
    )
    over: NDArray[np.bool_] = (bits & np.uint64((1 << (length - 1)) - 1)) != 0
    return over
