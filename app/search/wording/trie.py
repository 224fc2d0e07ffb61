"""A dictionary as arrays: for many places of a text at once the words that begin there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
"""Characters as code points, 0 for what no word runs over."""
_CHAR_BITS = 18
"""Chinese characters have code points below this power of two."""


@dataclass(frozen=True)
class Level:
    """The beginnings of so many characters, ascending by ``keys``: the place of the beginning one character shorter and
    the last character. ``costs`` are those of words (infinite for what is none), ``terms`` numbers of terms (or -1)."""

    keys: Codes
    costs: NDArray[np.float32]
    terms: NDArray[np.int32]

    def find(self, keys: Codes) -> tuple[Codes, NDArray[np.bool_]]:
        """Where each key is, and whether it is there."""
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return places, self.keys[places] == keys


@dataclass(frozen=True)
class Trie:
    """Words by their beginnings; ``levels[i]`` are those of i + 1 characters."""

    levels: tuple[Level, ...]

    @classmethod
    def of(cls, costs: Mapping[str, float], terms: Mapping[str, int]) -> Trie:
        """From words with costs; ``terms`` are the numbers of some of them. There is one word at least."""
        words = sorted(costs)
        codes = np.array(words).view(np.uint32).reshape(len(words), -1)
        lengths = np.count_nonzero(codes, axis=1)
        worth = np.array([costs[word] for word in words], np.float32)
        numbers = np.array([terms.get(word, -1) for word in words], np.int32)
        levels = []
        parents = np.zeros(len(words), np.int64)
        fresh = np.arange(len(words)) == 0
        for depth in range(codes.shape[1]):
            # words with the same beginning stand together, so that it is another where it differs from the one before
            fresh[1:] |= codes[1:, depth] != codes[:-1, depth]
            longer = lengths > depth
            first = fresh & longer
            places = np.cumsum(first) - 1
            keys = parents[first] << _CHAR_BITS | codes[first, depth]
            level = Level(keys, np.full(len(keys), np.inf, np.float32), np.full(len(keys), -1, np.int32))
            whole = lengths == depth + 1
            level.costs[places[whole]] = worth[whole]
            level.terms[places[whole]] = numbers[whole]
            parents = places
            levels.append(level)
        return cls(tuple(levels))

    def beginnings(self, codes: Codes) -> Iterator[tuple[Level, Codes, Codes]]:
        """For each level the places of a text at which a beginning of its length stands, and which. ``codes`` end in
        at least as many zeros as there are levels."""
        at = np.flatnonzero(codes)
        nodes = np.zeros(len(at), np.int64)
        for depth, level in enumerate(self.levels):
            following = codes[at + depth]
            nodes, there = level.find(nodes << _CHAR_BITS | following)
            there &= following != 0
            at, nodes = at[there], nodes[there]
            yield level, at, nodes
