"""What becomes of the table of terms as statements come and go: gathered first, written once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, bindparam, func, insert, select, update

from app.search.wording.tables import TERMS

BATCH = 2_000
"""Terms that are asked for or changed at once."""

_THESE: BindParameter[list[object]] = bindparam("these", expanding=True)
_KNOWN = select(TERMS.c.term, TERMS.c.id).where(TERMS.c.term.in_(_THESE))
_CHANGE = update(TERMS).where(TERMS.c.id.in_(_THESE)).values(statements=TERMS.c.statements + bindparam("more"))


class Changes:
    """The numbers of terms, and by how many the statements that hold each become more or fewer, until that is
    written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}
        self._fresh: dict[str, int] = {}
        self._next = (connection.scalar(select(func.max(TERMS.c.id))) or 0) + 1
        self._more: Counter[int] = Counter()

    def identify(self, terms: Iterable[str]) -> dict[str, int]:
        """The numbers of all terms that were ever asked for, these among them; one that has none gets one."""
        unseen = sorted(set(terms) - self._known.keys())
        for at in range(0, len(unseen), BATCH):
            self._known.update(self._connection.execute(_KNOWN, {"these": unseen[at : at + BATCH]}).all())
        fresh = [term for term in unseen if term not in self._known]
        numbered = dict(zip(fresh, range(self._next, self._next + len(fresh)), strict=True))
        self._next += len(fresh)
        self._fresh |= numbered
        self._known |= numbered
        return self._known

    def count(self, terms: NDArray[np.int64], sign: int) -> None:
        """So many statements more (1) or fewer (-1) hold each term, as often as it comes."""
        distinct, times = np.unique(terms, return_counts=True)
        for term, more in zip(distinct.tolist(), times.tolist(), strict=True):
            self._more[term] += sign * more

    def write(self) -> None:
        """Bring the table up to date."""
        rows = [{"id": number, "term": term, "statements": 0} for term, number in self._fresh.items()]
        if rows:
            self._connection.execute(insert(TERMS), rows)
        changes: dict[int, list[int]] = defaultdict(list)
        for term, more in self._more.items():
            if more:
                changes[more].append(term)
        for more, held in changes.items():
            for at in range(0, len(held), BATCH):
                self._connection.execute(_CHANGE, {"these": held[at : at + BATCH], "more": more})
