"""Rows: what is known of each statement about one text, worked out from its positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

SEPARATOR = "\0"
"""Stands behind every statement; folded text holds no ASCII."""


@dataclass(frozen=True, slots=True)
class Grams:
    """The bigrams that begin with one character: their second characters ascending, and ``bounds`` of their positions
    in the positions of the segment (one more than there are bigrams)."""

    seconds: NDArray[np.uint32]
    bounds: NDArray[np.int64]


def hot_rows(segment: Segment, words: Words, grams: Mapping[str, Grams]) -> Iterator[tuple[str, Row]]:
    """Rows for the characters and bigrams that stand in half of the statements or more."""
    for first, held in grams.items():
        if 2 * (held.bounds[-1] - held.bounds[0]) < segment.size:
            continue
        spans = [(first, int(held.bounds[0]), int(held.bounds[-1]))]
        many = np.flatnonzero(2 * np.diff(held.bounds) >= segment.size)
        for at in many.tolist():
            second = chr(held.seconds[at])
            if second != SEPARATOR:
                spans.append((first + second, int(held.bounds[at]), int(held.bounds[at + 1])))
        for gram, low, high in spans:
            row = row_of_words(segment, np.sort(words[low:high]), len(gram))
            if 2 * np.count_nonzero(row) >= segment.size:
                yield gram, row


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
