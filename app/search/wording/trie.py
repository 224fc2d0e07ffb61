"""A dictionary as arrays: for many places of a text at once the words that begin there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
"""Characters as code points, 0 for what no word runs over."""
Nodes = NDArray[np.int32]
"""Places of beginnings in their level."""
_CHAR_BITS = 18
"""Chinese characters have code points below this power of two."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2 ** 64 divided by the golden ratio: the high bits of a product with it scatter keys that lie close together (Knuth,
The Art of Computer Programming 3, 6.4, multiplicative hashing)."""
_ROOM = 2
"""Slots of a level are 2 ** 2 to 2 ** 3 times its keys, so that most keys have one for themselves."""


@dataclass(frozen=True)
class Level:
    """The beginnings of so many characters, ascending by ``keys``: the place of the beginning one character shorter and
    the last character. ``costs`` are those of words (infinite for what is none), ``terms`` numbers of terms (or -1),
    ``longer`` says which beginnings have a longer one."""

    keys: Codes
    costs: NDArray[np.float32]
    terms: NDArray[np.int32]
    longer: NDArray[np.bool_]

    def find(self, keys: Codes) -> tuple[Nodes, NDArray[np.bool_]]:
        """Where each key is, and whether it is there."""
        places = self._slots[self._slots_of(keys)]
        # where the slot is empty this compares with the last key, which has a slot that is not
        there = self.keys[places] == keys
        unsure = np.flatnonzero(~there & (places >= 0))
        rest = keys[unsure]
        places[unsure] = found = np.minimum(np.searchsorted(self.keys, rest), len(self.keys) - 1)
        there[unsure] = self.keys[found] == rest
        return places, there

    @cached_property
    def _slots(self) -> Nodes:
        """The place of one of the keys with that slot; -1 where no key has it."""
        slots = np.full(1 << self._bits, -1, np.int32)
        slots[self._slots_of(self.keys)] = np.arange(len(self.keys), dtype=np.int32)
        return slots

    @property
    def _bits(self) -> int:
        return len(self.keys).bit_length() + _ROOM

    def _slots_of(self, keys: Codes) -> Codes:
        return (keys.view(np.uint64) * _SPREAD >> np.uint64(64 - self._bits)).view(np.int64)


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
            deep = lengths > depth
            first = fresh & deep
            places = np.cumsum(first) - 1
            keys = parents[first] << _CHAR_BITS | codes[first, depth]
            none, no_term = np.full(len(keys), np.inf, np.float32), np.full(len(keys), -1, np.int32)
            level = Level(keys, none, no_term, np.zeros(len(keys), np.bool_))
            whole = lengths == depth + 1
            level.costs[places[whole]] = worth[whole]
            level.terms[places[whole]] = numbers[whole]
            level.longer[places[lengths > depth + 1]] = True
            parents = places
            levels.append(level)
        return cls(tuple(levels))

    def beginnings(self, codes: Codes) -> Iterator[tuple[Level, Codes, Nodes]]:
        """For each level the places of a text at which a beginning of its length stands, and which, as far as there are
        any. ``codes`` end in at least as many zeros as there are levels."""
        at = np.flatnonzero(codes)
        nodes: Nodes = np.zeros(len(at), np.int32)
        for depth, level in enumerate(self.levels):
            following = codes[at + depth]
            places, there = level.find(nodes.astype(np.int64) << _CHAR_BITS | following)
            there &= following != 0
            at, nodes = at[there], places[there]
            yield level, at, nodes
            going_on = level.longer[nodes]
            at, nodes = at[going_on], nodes[going_on]
            if not len(at):
                return
