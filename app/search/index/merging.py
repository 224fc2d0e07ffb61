"""Segments made into larger ones from what they hold, without reading the statements again.

A statement keeps all that is known of it and gets another place, so that its words only move by a number of blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.index.building import Built
from app.search.index.facet import Facet
from app.search.index.grams import SEPARATOR, alphabet_of, arranged, paired
from app.search.index.layout import ADDRESSES, BLOCK, BLOCK_SHIFT, FLAG_BITS, KINDS, Addresses, Mask, Words
from app.search.index.rows import hot_rows
from app.search.index.segment import FACETS, Segment, Stretches, blocks_of, starts_of


@dataclass(frozen=True)
class Source:
    """A segment, and which of its statements are ``taken``."""

    built: Built
    taken: Mask

    def between(self, lowest: int, highest: int) -> Source:
        """Of the statements taken those with numbers from ``lowest`` to ``highest``."""
        numbers = self.built.segment.numbers
        return replace(self, taken=self.taken & (numbers >= lowest) & (numbers <= highest))


def merged(sources: Sequence[Source], name: Callable[[], int]) -> Iterator[Built]:
    """The statements taken, ascending by number, as many in a segment as its addresses allow; ``name`` gives each
    segment its id."""
    numbers, lengths = _all_taken(sources, "numbers"), _all_taken(sources, "lengths")
    order = np.argsort(numbers)
    ends = np.cumsum(blocks_of(lengths[order]))
    at = 0
    while at < len(order):
        upto = int(np.searchsorted(ends, (ends[at - 1] if at else 0) + ADDRESSES, side="right"))
        lowest, highest = numbers[order[at]], numbers[order[upto - 1]]
        yield _merged([source.between(lowest, highest) for source in sources], name())
        at = upto


@dataclass(frozen=True)
class _Moved:
    """A source whose statements move, each by so many addresses; of those that are not taken nothing is said."""

    source: Source
    by: Addresses

    def words(self) -> tuple[Words, NDArray[np.intp] | slice]:
        """All words as they are then, and which of them are those of statements taken."""
        segment, taken = self.source.built.segment, self.source.taken
        words = self.source.built.words
        blocks = words >> np.uint32(BLOCK_SHIFT)
        # numbers without a sign add up modulo their size, so that a step back is one forward
        moves = (self.by << FLAG_BITS).astype(np.uint32)[segment.statements]
        kept = slice(None) if taken.all() else np.flatnonzero(taken[segment.statements][blocks])
        return words + moves[blocks], kept

    def pairs(self, alphabet: NDArray[np.uint32]) -> NDArray[Any]:
        """The pair of characters of each word."""
        grams = self.source.built.grams
        firsts = np.repeat(np.searchsorted(alphabet, grams.firsts), np.diff(grams.edges))
        pairs = paired(firsts, np.searchsorted(alphabet, grams.seconds), alphabet)
        return np.repeat(pairs, np.diff(grams.bounds))

    def stretches(self, held: Stretches) -> Stretches:
        """Those of some stretches that lie in statements taken."""
        rows = self.source.built.segment.statements[held.starts // BLOCK]
        there = self.source.taken[rows]
        by = self.by[rows[there]]
        return Stretches(held.starts[there] + by, held.ends[there] + by)


def _merged(sources: Sequence[Source], identity: int) -> Built:
    numbers = _all_taken(sources, "numbers")
    order = np.argsort(numbers)
    lengths = _all_taken(sources, "lengths")[order]
    starts = np.zeros(len(order), np.int64)
    starts[order] = starts_of(lengths)
    moved = []
    at = 0
    for source in sources:
        by = np.zeros(source.built.segment.size, np.int64)
        upto = at + int(np.count_nonzero(source.taken))
        by[source.taken] = starts[at:upto] - source.built.segment.starts[source.taken]
        moved.append(_Moved(source, by))
        at = upto
    segment = Segment(
        identity,
        numbers[order],
        lengths,
        _all_taken(sources, "days")[order],
        _all_taken(sources, "kinds")[order],
        {facet: _facet(facet, sources, order) for facet in FACETS},
        _layers(moved),
        {kind: _together([one.stretches(one.source.built.segment.stretches[kind]) for one in moved]) for kind in KINDS},
    )
    grams, words = arranged(*_bigrams(moved))
    return Built(segment, words, grams, dict(hot_rows(segment, words, grams)))


def _all_taken(sources: Sequence[Source], name: str) -> NDArray[Any]:
    """One value of each statement taken, in the order of the sources."""
    return np.concatenate([getattr(source.built.segment, name)[source.taken] for source in sources])


def _facet(name: str, sources: Sequence[Source], order: NDArray[np.intp]) -> Facet:
    values: list[tuple[int, ...]] = []
    for source in sources:
        facet = source.built.segment.facets[name]
        sets = facet.sets()
        values += [sets[which] for which in facet.which[source.taken].tolist()]
    return Facet.of([values[at] for at in order.tolist()])


def _layers(moved: Sequence[_Moved]) -> tuple[Stretches, ...]:
    layers = [
        _together([one.stretches(layer) for one, layer in zip(moved, layers, strict=True) if layer is not None])
        for layers in zip_longest(*(one.source.built.segment.points for one in moved))
    ]
    while layers and not len(layers[-1].starts):
        layers.pop()
    return tuple(layers)


def _together(parts: Sequence[Stretches]) -> Stretches:
    starts, ends = (np.concatenate([getattr(part, name) for part in parts]) for name in ("starts", "ends"))
    order = np.argsort(starts)
    return Stretches(starts[order], ends[order])


def _bigrams(moved: Sequence[_Moved]) -> tuple[NDArray[np.uint32], NDArray[Any], Words]:
    """The alphabet of all sources, and the pairs and words that are left of them."""
    grams = [one.source.built.grams for one in moved]
    separator = np.array([ord(SEPARATOR)], np.uint32)
    alphabet = alphabet_of(
        np.concatenate((separator, *(each.firsts for each in grams), *(each.seconds for each in grams)))
    )
    pairs, words = [], []
    for one in moved:
        held, kept = one.words()
        words.append(held[kept])
        pairs.append(one.pairs(alphabet)[kept])
    return alphabet, np.concatenate(pairs), np.concatenate(words)
