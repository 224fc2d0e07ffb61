"""How many places of each statement the terms of a query stand at: exact, from the positions of the index.

A *place* is a span of text that an occurrence of a term covers; what several terms cover alike is one place. Under a
``Within`` only occurrences in the units in which its part holds count (``app.search.standing`` finds the same in one
text); where kinds of point are asked for, only places that lie whole inside a point or passage of one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from app.search.hits import Hits
from app.search.index.layout import BLOCK, Addresses, Mask
from app.search.index.segment import Segment
from app.search.index.terms import spans
from app.search.query import Near, Term, Within

_HALF = 32


def line_counts(hits: Hits, scopes: Mapping[Term, Sequence[Within]], kinds: Sequence[str]) -> NDArray[np.int64]:
    """The places of every statement of a part, 0 for those that are no hits; ``scopes`` are those of ``scopes_of``."""
    segment = hits.part.segment
    found = [_in_hits(hits, term, withins, kinds) for term, withins in scopes.items()]
    if not found:
        return np.zeros(segment.size, np.int64)
    starts, ends = (np.concatenate(each) for each in zip(*found, strict=True))
    if len(scopes) > 1 or any(isinstance(term, Near) for term in scopes):
        starts = np.unique(starts << _HALF | ends) >> _HALF
    return np.bincount(segment.statements[starts // BLOCK], minlength=segment.size)


def in_kinds(segment: Segment, starts: Addresses, ends: Addresses, kinds: Sequence[str]) -> Mask:
    """Which spans lie whole inside a stretch of one of ``kinds``; for an unknown kind, in a statement without any."""
    mask = np.zeros(len(starts), np.bool_)
    for kind in kinds:
        if kind in segment.stretches:
            mask |= segment.stretches[kind].holding(starts, ends)
        else:
            mask |= segment.kinds[segment.statements[starts // BLOCK]] == 0
    return mask


def _in_hits(hits: Hits, term: Term, withins: Sequence[Within], kinds: Sequence[str]) -> tuple[Addresses, Addresses]:
    segment = hits.part.segment
    found = spans(hits.part.postings, term)
    mask = hits.mask[segment.statements[found.starts // BLOCK]]
    if withins:
        layers = (layer for within in withins for layer in hits.matcher.units(within))
        inside = (layer.holding(found.starts, found.ends) for layer in layers)
        mask &= reduce(np.logical_or, inside, np.zeros(len(mask), np.bool_))
    if kinds:
        mask &= in_kinds(segment, found.starts, found.ends, kinds)
    return found.starts[mask], found.ends[mask]
