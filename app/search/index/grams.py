"""The bigrams of a segment in their order, and where the positions of each lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.index.layout import Words

SEPARATOR = "\0"
"""Stands behind every statement; folded text holds no ASCII."""

Places = NDArray[np.int64]
_WIDTHS = {width: np.dtype(f"<u{width}") for width in (1, 2, 4)}
_HALF = np.uint64(32)
"""Bits of half a key."""


@dataclass(frozen=True, slots=True)
class Grams:
    """The bigrams that begin with one character: their second characters ascending, and ``bounds`` of their positions
    in the positions of the segment (one more than there are bigrams)."""

    seconds: NDArray[np.uint32]
    bounds: Places


@dataclass(frozen=True, slots=True)
class Directory:
    """All bigrams of a segment, ascending: those that begin with ``firsts[i]`` are from ``edges[i]`` to
    ``edges[i + 1]``, each with its second character and ``bounds`` of its positions (one more than there are)."""

    firsts: NDArray[np.uint32]
    edges: Places
    seconds: NDArray[np.uint32]
    bounds: Places

    def get(self, first: str) -> Grams | None:
        """The bigrams that begin with a character, None where it does not occur."""
        at = int(np.searchsorted(self.firsts, ord(first)))
        if at == len(self.firsts) or self.firsts[at] != ord(first):
            return None
        low, high = self.edges[at : at + 2].tolist()
        return Grams(self.seconds[low:high], self.bounds[low : high + 1])

    def packed(self) -> Iterator[tuple[int, int, int, bytes, bytes]]:
        """For each first character: it, where its positions start, how many bigrams, their second characters, and the
        numbers of their positions, each in the narrowest unsigned type that holds them all."""
        if len(self.firsts):
            starts, sizes = self.bounds[self.edges[:-1]], np.diff(self.edges)
            seconds, counts = _narrowed(self.seconds, self.edges), _narrowed(np.diff(self.bounds), self.edges)
            yield from zip(self.firsts.tolist(), starts.tolist(), sizes.tolist(), seconds, counts, strict=True)

    @classmethod
    def unpacked(cls, rows: Sequence[tuple[int, int, bytes, bytes]]) -> Directory:
        """From what ``packed`` gives, without the starts, ascending by first character."""
        firsts, sizes, seconds, counts = zip(*rows, strict=True) if rows else ((), (), (), ())
        bounds = np.cumsum(np.concatenate(([0], _all_widened(counts, sizes))))
        edges = np.cumsum([0, *sizes])
        return cls(np.array(firsts, np.uint32), edges, _all_widened(seconds, sizes).astype(np.uint32), bounds)


def alphabet_of(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The characters that occur, ascending."""
    there = np.zeros(int(codes.max(initial=0)) + 1, np.bool_)
    there[codes] = True
    return np.flatnonzero(there).astype(np.uint32)


def of_text(alphabet: NDArray[np.uint32], letters: NDArray[Any], words: Words) -> tuple[Directory, Words]:
    """The bigrams of a text with their words in their order. ``letters`` are its characters as places in the
    ``alphabet``, the last one only second; ``words``, ascending, are those of all others. Bigrams that begin with the
    separator, at place 0, are left out."""
    # numpy sorts numbers of 16 bits by their digits, which takes half the time of sorting whole keys
    letters = letters.astype(np.uint16 if len(alphabet) <= 1 << 16 else np.uint32)
    first, second = letters[:-1], letters[1:]
    order = np.lexsort((second, first))[np.count_nonzero(first == 0) :]
    return _directory(alphabet, paired(first[order], second[order], alphabet)), words[order]


def arranged(alphabet: NDArray[np.uint32], pairs: NDArray[Any], words: Words) -> tuple[Directory, Words]:
    """Bigrams with their words in their order. A pair is the place of the first character in the ``alphabet`` times its
    length and that of the second (``paired``); those that begin with the separator, at place 0, are left out."""
    size = len(alphabet)
    if pairs.dtype == np.uint32:
        # little-endian 64-bit keys, written and read as halves: the word below, the pair above
        keys: NDArray[np.uint64] = np.empty(len(pairs), np.dtype("<u8"))
        halves = keys.view(np.dtype("<u4")).reshape(-1, 2)
        halves[:, 0], halves[:, 1] = words, pairs
        keys.sort(kind="stable")  # what several segments held in their order is only merged
        halves = halves[np.searchsorted(keys, np.uint64(size) << _HALF) :]
        words, pairs = np.ascontiguousarray(halves[:, 0]), halves[:, 1]
    else:
        order = np.lexsort((words, pairs))
        order = order[pairs[order] >= size]
        words, pairs = words[order], pairs[order]
    return _directory(alphabet, pairs), words


def _directory(alphabet: NDArray[np.uint32], pairs: NDArray[Any]) -> Directory:
    """The directory of bigrams whose pairs, of one word each, stand in their order."""
    begins = np.flatnonzero(pairs[1:] != pairs[:-1]) + 1
    begins = np.concatenate((np.zeros(min(len(pairs), 1), np.int64), begins))
    first, second = np.divmod(pairs[begins], len(alphabet))
    edges = np.flatnonzero(np.concatenate((first[:1] == first[:1], first[1:] != first[:-1])))
    firsts = alphabet[first[edges]]
    return Directory(firsts, np.append(edges, len(begins)), alphabet[second], np.append(begins, len(pairs)))


def paired(first: NDArray[Any], second: NDArray[Any], alphabet: NDArray[np.uint32]) -> NDArray[Any]:
    """Pairs from the places of both characters in the alphabet; half a key each, where it tells so many apart."""
    kind = np.uint32 if len(alphabet) <= 1 << 16 else np.uint64
    pairs: NDArray[Any] = first.astype(kind) * len(alphabet) + second.astype(kind)
    return pairs


def widened(data: bytes, size: int) -> NDArray[Any]:
    """So many packed numbers, whose type shows in the length."""
    return np.frombuffer(data, _WIDTHS[len(data) // size])


def _all_widened(packed: Sequence[bytes], sizes: Sequence[int]) -> Places:
    """All numbers of several packed series, each of so many."""
    widths = [len(data) // size for data, size in zip(packed, sizes, strict=True)]
    of_each = np.repeat(np.array(widths, np.uint8), sizes)
    out = np.zeros(len(of_each), np.int64)
    for width, kind in _WIDTHS.items():
        alike = b"".join(compress(packed, (each == width for each in widths)))
        out[of_each == width] = np.frombuffer(alike, kind)
    return out


def _narrowed(values: NDArray[Any], edges: Places) -> list[bytes]:
    """The values between one edge and the next, each in the narrowest type that holds them all."""
    widths = np.array([1, 2, 4])[np.searchsorted([0xFF, 0xFFFF], np.maximum.reduceat(values, edges[:-1]))]
    data = {width: values.astype(kind).tobytes() for width, kind in _WIDTHS.items()}
    spans = zip(widths.tolist(), edges[:-1].tolist(), edges[1:].tolist(), strict=True)
    return [data[width][width * low : width * high] for width, low, high in spans]
