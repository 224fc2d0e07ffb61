"""Short stable ids, made from content, so that the same file has the same permalinks in every database."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, islice

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, select

LENGTH = 10  # 50 bits: a collision is met by salting, so only links, not correctness, depend on it
MOST_AT_ONCE = 512
"""Candidates that are looked up at once, at the most."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]

_THESE: BindParameter[list[str]] = bindparam("these", expanding=True)


def short_id(*parts: str) -> str:
    """Ten lower-case letters and digits (RFC 4648 base32) of the parts' SHA-256."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    bits = int.from_bytes(digest[:7], "big") >> 6  # five bits a character, two characters at a time
    return "".join([_PAIRS[bits >> shift & 1023] for shift in (40, 30, 20, 10, 0)])


class FreeIds:
    """Ids that no row has and that were not given out before. ``column`` is where the ids of rows stand; one look-up
    answers for all the ``likely`` parts (without salt), which saves one for each."""

    def __init__(
        self, connection: Connection, column: ColumnElement[str], likely: Iterable[tuple[str, ...]] = ()
    ) -> None:
        self._connection = connection
        self._query = select(column).where(column.in_(_THESE))
        self._first = {parts: short_id(*parts) for parts in likely}
        self._asked = set(self._first.values())
        self._taken = self._look_up(sorted(self._asked))
        self._rest: dict[tuple[str, ...], Iterator[str]] = {}

    def take(self, *parts: str) -> str:
        """The short id of the parts, salted with 1, 2, … until it is free."""
        first = self._first.get(parts)
        if first is not None and first not in self._taken:
            self._taken.add(first)
            return first
        # many documents of one title: what was taken for one is not asked for again
        if parts not in self._rest:
            self._rest[parts] = self._free(parts)
        return next(self._rest[parts])

    def _free(self, parts: tuple[str, ...]) -> Iterator[str]:
        candidates = chain([short_id(*parts)], (short_id(*parts, str(salt)) for salt in count(1)))
        size = 1
        while some := list(islice(candidates, size)):
            self._ask(some)
            for candidate in some:
                if candidate not in self._taken:
                    self._taken.add(candidate)
                    yield candidate
            size = min(4 * size, MOST_AT_ONCE)

    def _ask(self, candidates: Sequence[str]) -> None:
        unasked = [candidate for candidate in candidates if candidate not in self._asked]
        self._asked.update(unasked)
        self._taken |= self._look_up(unasked)

    def _look_up(self, candidates: Collection[str]) -> set[str]:
        if not candidates:
            return set()
        return set(self._connection.scalars(self._query, {"these": list(candidates)}).all())
