"""Which terms texts hold, and how often each stands in a text as a word of its own.

A term occurs where its characters do, which is what a search for it finds. Beside that the texts are cut into words as
jieba does without its model for unknown words: of all ways to cut a stretch of Chinese characters into words of the
dictionary the one with the greatest product of frequencies (a path in a directed acyclic graph, by dynamic programming
from the end). Where no word runs on the cut is certain, so that the pieces between are cut each for itself, and all of
them go one step at a time together: a step is a few operations on arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search.wording.cutting import Ways, cut
from app.search.wording.trie import Codes
from app.search.wording.vocabulary import Vocabulary
from app.text.batches import by_length

_TOGETHER = 300_000
"""Characters that are looked at together. A step costs the same for few places as for many; the arrays of so many
characters take 30 MB."""
_HAN = ((0x3400, 0x9FFF), (0x20000, 0x3FFFF))
"""Words do not run over anything but Chinese characters."""


@dataclass(frozen=True)
class Tally:
    """Which texts hold which terms, by their places, ascending by text and term; ``times`` how often each is a word of
    its own there."""

    texts: NDArray[np.int64]
    terms: NDArray[np.int64]
    times: NDArray[np.int64]


def count(texts: Sequence[str], words: Vocabulary) -> list[dict[str, int]]:
    """For each folded text its terms in the form to show, and how often each is a word when the text is cut into words:
    0 for 环境 where the text has only 营商环境."""
    counts: list[dict[str, int]] = [{} for _ in texts]
    found = tally(texts, words)
    for text, term, times in zip(found.texts.tolist(), found.terms.tolist(), found.times.tolist(), strict=True):
        counts[text][words.terms[term]] = times
    return counts


def tally(texts: Sequence[str], words: Vocabulary) -> Tally:
    """The terms of folded texts, as numbers of ``words.terms``."""
    found, before = [Tally(*np.zeros((3, 0), np.int64))], 0
    for some in by_length(texts, _TOGETHER):
        one = _tally(some, words)
        found.append(Tally(one.texts + before, one.terms, one.times))
        before += len(some)
    columns = zip(*((one.texts, one.terms, one.times) for one in found), strict=True)
    return Tally(*map(np.concatenate, columns))


def _tally(texts: Sequence[str], words: Vocabulary) -> Tally:
    codes = _codes(texts, len(words.trie.levels) + 1)
    found = _look_up(codes, words)
    own = found.lengths == cut(found.ways)[found.at]
    owners = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    size = max(len(words.terms), 1)
    keys = np.sort((owners[found.at] * size + found.terms) << 1 | own)
    pairs = keys >> 1
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    times = np.add.reduceat(keys & 1, first) if len(first) else keys
    return Tally(*np.divmod(pairs[first], size), times)


def _codes(texts: Iterable[str], room: int) -> Codes:
    """The texts one after another with something that is no character of a word behind each, and room at the end."""
    joined = "".join(f"{text}\n" for text in texts) + "\n" * room
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    han = np.zeros(len(codes), np.bool_)
    for low, high in _HAN:
        han |= (codes >= low) & (codes <= high)
    return np.where(han, codes, 0)


@dataclass(frozen=True)
class _Found:
    """The occurrences of terms by place, number and length, and all words."""

    ways: Ways
    at: Codes
    terms: Codes
    lengths: Codes


def _look_up(codes: Codes, words: Vocabulary) -> _Found:
    alone = np.full(len(codes), words.unknown, np.float32)
    longer: list[tuple[Codes, NDArray[np.float32]]] = []
    found: list[tuple[Codes, Codes, Codes]] = []
    for length, (level, at, nodes) in enumerate(words.trie.beginnings(codes), 1):
        costs = level.costs[nodes]
        if length == 1:
            alone[at] = np.minimum(costs, alone[at])
        else:
            whole = costs < np.inf
            longer.append((at[whole], costs[whole]))
        numbers = level.terms[nodes].astype(np.int64)
        there = numbers >= 0
        found.append((at[there], numbers[there], np.full(np.count_nonzero(there), length, np.int64)))
    at, terms, lengths = (np.concatenate(column) for column in zip(*found, strict=True))
    return _Found(Ways(alone, longer), at, terms, lengths)
