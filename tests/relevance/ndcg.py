"""How good an order of hits is against grades given by hand: the normalized discounted cumulative gain.

Gain 2^grade - 1, discounted by the logarithm to base 2 of the rank plus 1, divided by the same sum for the best order
that the grades allow (Järvelin and Kekäläinen 2002, with the exponential gain of Burges et al. 2005; Manning, Raghavan
and Schütze, Introduction to Information Retrieval, 8.4). What nobody judged gains nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2

DEPTH = 10
"""How many hits from the top are looked at: the first half of a page."""


def dcg(grades: Iterable[int]) -> float:
    """The discounted gain of grades in the order of the hits, all of them."""
    return sum((2.0**grade - 1.0) / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def ndcg(order: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """From 0 (nothing worth reading) to 1 (no better order) for the first ``depth`` ids of ``order``.

    The best order is that of all judged ids, shown or not. Raises ValueError where none has a grade above 0.
    """
    best = dcg(sorted(grades.values(), reverse=True)[:depth])
    if not best:
        raise ValueError("no hit was judged worth reading")
    return dcg(grades.get(shown, 0) for shown in order[:depth]) / best


def unjudged(order: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> tuple[str, ...]:
    """Those of the first ``depth`` ids that have no grade."""
    return tuple(shown for shown in order[:depth] if shown not in grades)
