"""The order of the hits.

Newest first: by the date of the event, unknown dates last. Relevance: Okapi BM25 (Robertson and Zaragoza, The
Probabilistic Relevance Framework, 2009: rare words count more than common ones, often more than once, short before
long) over weighted occurrences (BM25F, the same, section 3.6): one in a prominent place counts more than a passing
mention (``index.prominence``). Without a term there is nothing to be relevant to, and the newest come first. Ties: by
date, then in the order in which they were taken in.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.search.hits import Hits
from app.search.index.layout import WEIGHT
from app.search.index.library import Snapshot
from app.search.query import Term

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25, the usual values."""

Keys = NDArray[np.float32]


def relevance(found: Sequence[Hits], terms: Sequence[Term], snapshot: Snapshot) -> Keys:
    """The score of every hit, part by part, the greater the better."""
    chosen = [hits.rows for hits in found]
    average = max(snapshot.characters, 1) / max(snapshot.statements, 1)
    norms = [
        np.float32(SATURATION) * (np.float32(1 - LENGTH) + np.float32(LENGTH / average) * hits.part.segment.lengths[at])
        for hits, at in zip(found, chosen, strict=True)
    ]
    scores = [np.zeros(len(at), np.float32) for at in chosen]
    for term in terms:
        rows = [hits.matcher.row(term) for hits in found]
        holding = sum(np.count_nonzero((row != 0) & hits.part.alive) for row, hits in zip(rows, found, strict=True))
        worth = np.float32(np.log1p((snapshot.statements - holding + 0.5) / (holding + 0.5)) * (SATURATION + 1))
        for at, row, norm, score in zip(chosen, rows, norms, scores, strict=True):
            # a row weighs in halves
            times = (row[at] & np.uint16(WEIGHT)).astype(np.float32) * np.float32(0.5)
            score += worth * times / (times + norm)
    return np.concatenate(scores) if scores else np.zeros(0, np.float32)


def ordered(found: Sequence[Hits], keys: Keys | None, first: int, size: int) -> list[int]:
    """The numbers of the hits from ``first`` (0 for the best), ``size`` at most: by ``keys``, then newest first."""
    if not found:
        return []
    chosen = [(hits.part.segment, hits.rows) for hits in found]
    days = np.concatenate([segment.days[at] for segment, at in chosen])
    numbers = np.concatenate([segment.numbers[at] for segment, at in chosen])
    key = days.astype(np.float64) if keys is None else keys.astype(np.float64)
    if first >= len(key):
        return []
    last = min(first + size, len(key))
    if last < len(key):
        # all that are as good as the last one wanted, so that ties are settled the same on every page
        kept = np.flatnonzero(key >= np.partition(key, len(key) - last)[len(key) - last])
        key, days, numbers = key[kept], days[kept], numbers[kept]
    order = np.lexsort((numbers, -days, -key))
    wanted: list[int] = numbers[order[first:last]].tolist()
    return wanted
