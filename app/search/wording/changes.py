"""What becomes of the table of terms as statements come and go: gathered first, written once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, insert, select

from app.search.wording.tables import TERMS
from app.store.bulk import Among, ForEach

BATCH = 2_000
"""Terms that are changed at once."""

_KNOWN = Among(select(TERMS.c.term, TERMS.c.id), TERMS.c.term)
_ADD = ForEach(insert(TERMS), "id", "term", "statements")


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
        self._known.update(_KNOWN.rows(self._connection, unseen))
        fresh = [term for term in unseen if term not in self._known]
        numbered = dict(zip(fresh, range(self._next, self._next + len(fresh)), strict=True))
        self._next += len(fresh)
        self._fresh |= numbered
        self._known |= numbered
        return self._known

    def count(self, terms: NDArray[np.int64], sign: int) -> None:
        """So many statements more (1) or fewer (-1) hold each term, as often as it comes."""
        times = np.bincount(terms)
        distinct = np.flatnonzero(times)
        for term, more in zip(distinct.tolist(), times[distinct].tolist(), strict=True):
            self._more[term] += sign * more

    def write(self) -> None:
        """Bring the table up to date."""
        more = self._more
        rows = [(number, term, more.pop(number, 0)) for term, number in self._fresh.items()]
        _ADD.execute(self._connection, rows)
        changes: dict[int, list[int]] = defaultdict(list)
        for term, change in more.items():
            if change:
                changes[change].append(term)
        for change, held in changes.items():
            for at in range(0, len(held), BATCH):
                # numbers in the command: binding them takes several times as long
                these = ",".join(map(str, held[at : at + BATCH]))
                command = f"UPDATE {TERMS.name} SET statements = statements + ({change}) WHERE id IN ({these})"
                self._connection.exec_driver_sql(command)
