"""Terms inside longer terms: which of them say something that the longer one does not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.search.index.layout import Mask

ALONE = 0.5
"""The share of its statements in which a term must stand without the longer one to be listed beside it."""


def apart(terms: Sequence[str], holding: Mask, least: int) -> list[int]:
    """The places in ``terms`` (the best first) of those to list. ``holding[i, j]`` says whether statement j holds term
    i. Of two terms of which one lies in the other (环境, 营商环境) both are listed where at least ``least`` statements,
    and half of those with the shorter one, have it without the longer one; otherwise only the longer one is, at the
    better place of the two."""
    kept: list[int] = []
    for place, term in enumerate(terms):
        if any(term in terms[other] and _covered(holding, place, other, least) for other in kept):
            continue
        inner = [other for other in kept if terms[other] in term and _covered(holding, other, place, least)]
        if inner:
            kept[kept.index(inner[0])] = place
            kept = [other for other in kept if other not in inner]
        else:
            kept.append(place)
    return kept


def _covered(holding: Mask, short: int, long: int, least: int) -> bool:
    alone = int(np.count_nonzero(holding[short] & ~holding[long]))
    return alone < max(least, ALONE * int(np.count_nonzero(holding[short])))
