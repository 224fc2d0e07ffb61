"""Plain Okapi BM25, reckoned from the texts alone: what a ranking has to be better than.

score = sum over the literals of idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean length)), with idf =
ln(1 + (N - df + 0.5) / (df + 0.5)), which stays above 0 for a word in most texts (Robertson and Zaragoza 2009; the idf
as in Lucene). tf counts the occurrences of a literal, overlapping ones once; lengths are in characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

K1 = 1.2
B = 0.75


def bm25(matching: Iterable[str], texts: Mapping[str, str], literals: Sequence[str]) -> dict[str, float]:
    """The score of each id in ``matching``. ``texts`` are those of the whole corpus, which idf and the mean length
    are taken from; texts and literals are folded alike."""
    mean = sum(map(len, texts.values())) / len(texts)
    rare = {literal: _idf(sum(literal in text for text in texts.values()), len(texts)) for literal in literals}

    def score(text: str) -> float:
        length = K1 * (1 - B + B * len(text) / mean)
        counts = ((literal, text.count(literal)) for literal in literals)
        return sum(rare[literal] * count * (K1 + 1) / (count + length) for literal, count in counts)

    return {each: score(texts[each]) for each in matching}


def by_bm25(matching: Iterable[str], texts: Mapping[str, str], literals: Sequence[str]) -> list[str]:
    """The ids ``matching``, the best first, equal ones by id."""
    scores = bm25(matching, texts, literals)
    return sorted(scores, key=lambda each: (-scores[each], each))


def _idf(having: int, every: int) -> float:
    return log(1 + (every - having + 0.5) / (having + 0.5))
