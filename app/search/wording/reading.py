"""The counts as a reader sees them: packed terms of statements, totals, and terms by number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, bindparam, func, select

from app.search.index.library import Snapshot
from app.search.wording.tables import COUNTS, TERMS

BATCH = 5_000
"""Statements that are read at once."""

Totals = NDArray[np.int64]

_THESE: BindParameter[list[int]] = bindparam("these", expanding=True)
_PACKED = select(COUNTS.c.number, COUNTS.c.terms).where(COUNTS.c.number.in_(_THESE))
_NAMED = select(TERMS.c.id, TERMS.c.term).where(TERMS.c.id.in_(_THESE))
_TOTALS = "wording totals"


def packed_terms(connection: Connection, numbers: Sequence[int]) -> dict[int, bytes]:
    """The packed terms of those of the statements that are counted."""
    found: dict[int, bytes] = {}
    for at in range(0, len(numbers), BATCH):
        found.update(connection.execute(_PACKED, {"these": numbers[at : at + BATCH]}).all())
    return found


def totals(connection: Connection, snapshot: Snapshot) -> Totals:
    """In how many statements each term stands, by its number; read once for each state of the corpus."""
    held = snapshot.kept.get(_TOTALS)
    if not isinstance(held, np.ndarray):
        held = np.zeros((connection.scalar(select(func.max(TERMS.c.id))) or 0) + 1, np.int64)
        rows = connection.execute(select(TERMS.c.id, TERMS.c.statements)).all()
        if rows:
            numbers, counts = zip(*rows, strict=True)
            held[np.array(numbers, np.int64)] = counts
        snapshot.kept[_TOTALS] = held
    return held


def named(connection: Connection, terms: Sequence[int]) -> dict[int, str]:
    """Terms by number."""
    return dict(connection.execute(_NAMED, {"these": terms}).all())
