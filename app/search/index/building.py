"""Statements made into a segment with its positions: one sort of 64-bit keys, (first, second, address, flags).

Bigrams as terms of an index over Chinese text: Manning, Raghavan and Schütze, Introduction to Information Retrieval,
2.4.1 (biword indexes) and 2.2.1 (character k-grams). A text of n characters is n bigrams, the last one with the
separator behind it, so that a single character is every bigram that begins with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.search.index.facet import Facet
from app.search.index.grams import SEPARATOR, Directory, alphabet_of, of_text
from app.search.index.layout import (
    ADDRESSES,
    BLOCK,
    FLAG_BITS,
    KIND_FLAG,
    KINDS,
    PROMINENCE_SHIFT,
    Addresses,
    Row,
    Words,
)
from app.search.index.prominence import PointSpan, prominent
from app.search.index.rows import hot_rows
from app.search.index.segment import FACETS, Segment, Stretches, starts_of

_PROMINENT = [bytes([worth << PROMINENCE_SHIFT]) for worth in range(3)]
_WITH_KIND = {kind: bytes(value | flag for value in range(256)) for kind, flag in KIND_FLAG.items()}


class Entry(NamedTuple):
    """A statement as the index takes it: ``heading`` characters of heading, points as (group, depth, start, end, kind)
    in their order, passages as (kind, start, end), values of every facet as codes."""

    number: int
    folded: str
    heading: int
    day: int
    points: Sequence[PointSpan]
    passages: Sequence[tuple[str, int, int]]
    facets: Sequence[tuple[int, ...]]


@dataclass(frozen=True)
class Built:
    """A segment with everything that is looked up in it. ``rows`` are kept for texts that stand in most
    statements, and often."""

    segment: Segment
    words: Words
    grams: Directory
    rows: dict[str, Row]


def segments_of(entries: Iterable[Entry], name: Callable[[], int], *, rows: bool = True) -> Iterator[Built]:
    """``entries`` indexed, as many in a segment as its addresses allow; ``name`` gives each segment its id."""
    held: list[Entry] = []
    taken = 0
    for entry in entries:
        size = len(entry.folded) // BLOCK * BLOCK + BLOCK
        if held and taken + size > ADDRESSES:
            yield build(name(), held, rows=rows)
            held, taken = [], 0
        held.append(entry)
        taken += size
    if held:
        yield build(name(), held, rows=rows)


def build(identity: int, entries: Sequence[Entry], *, rows: bool = True) -> Built:
    """Index ``entries``. Raises OverflowError where their addresses do not fit into words (one statement of more than
    67 million characters)."""
    lengths = np.array([len(entry.folded) for entry in entries], np.int32)
    starts = starts_of(lengths)
    segment = _segment(identity, entries, lengths, starts)
    if segment.end > ADDRESSES:
        raise OverflowError("a statement is too long to be indexed")
    codes = np.frombuffer(
        "".join(entry.folded + SEPARATOR for entry in entries).encode("utf-32-le", "surrogatepass"), np.uint32
    )
    grams, words = of_text(*_numbered(codes), _words(entries, lengths, starts)[:-1])
    return Built(segment, words, grams, dict(hot_rows(segment, words, grams)) if rows else {})


def _segment(identity: int, entries: Sequence[Entry], lengths: NDArray[np.int32], starts: Addresses) -> Segment:
    at = starts.tolist()
    points: list[list[tuple[int, int]]] = []
    kinds: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
    flags = []
    for base, entry in zip(at, entries, strict=True):
        held = 0
        for _, depth, start, end, _ in entry.points:
            while len(points) <= depth:
                points.append([])
            points[depth].append((base + start, base + end))
        for kind, start, end in _of_kinds(entry):
            kinds[kind].append((base + start, base + end))
            held |= KIND_FLAG[kind]
        flags.append(held)
    columns = zip(*(entry.facets for entry in entries), strict=True)
    return Segment(
        identity,
        np.array([entry.number for entry in entries], np.int64),
        lengths,
        np.array([entry.day for entry in entries], np.int32),
        np.array(flags, np.uint8),
        {facet: Facet.of(values) for facet, values in zip(FACETS, columns, strict=True)},
        tuple(_stretches(layer) for layer in points),
        {kind: _stretches(spans) for kind, spans in kinds.items()},
    )


def _of_kinds(entry: Entry) -> list[tuple[str, int, int]]:
    return [(kind, start, end) for _, _, start, end, kind in entry.points if kind is not None] + [*entry.passages]


def _stretches(spans: list[tuple[int, int]]) -> Stretches:
    """The outermost of ``spans``: one that lies inside another holds nothing that the other does not."""
    starts, ends = np.array(spans, np.int64).reshape(-1, 2).T
    filled = starts < ends
    starts, ends = starts[filled], ends[filled]
    order = np.lexsort((-ends, starts))
    starts, ends = starts[order], ends[order]
    outermost = np.diff(np.maximum.accumulate(ends), prepend=-1) > 0
    return Stretches(starts[outermost], ends[outermost])


def _numbered(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The characters that occur, ascending, and each character as its place among them; the separator is 0."""
    alphabet = alphabet_of(codes)
    places = np.zeros(int(alphabet.max(initial=0)) + 1, np.uint32)
    places[alphabet] = np.arange(len(alphabet), dtype=np.uint32)
    return alphabet, places[codes]


def _words(entries: Sequence[Entry], lengths: NDArray[np.int32], starts: Addresses) -> Words:
    """The word of every character and separator, in the order of the texts."""
    taken = lengths.astype(np.int64) + 1
    words: Words = np.arange(int(taken.sum()), dtype=np.uint32)
    words += np.repeat((starts - (np.cumsum(taken) - taken)).astype(np.uint32), taken)
    words <<= np.uint32(FLAG_BITS)
    words |= _flags(entries, len(words))
    return words


def _flags(entries: Sequence[Entry], size: int) -> NDArray[np.uint8]:
    """The flags of all ``size`` characters; short stretches are written much faster into bytes than into an array."""
    flags = bytearray(size)
    base = 0
    for entry in entries:
        for start, end, worth in prominent(entry.folded, entry.heading, entry.points):
            flags[base + start : base + end] = _PROMINENT[worth] * (end - start)
        for kind, start, end in _of_kinds(entry):
            flags[base + start : base + end] = flags[base + start : base + end].translate(_WITH_KIND[kind])
        base += len(entry.folded) + 1
    return np.frombuffer(flags, np.uint8)
