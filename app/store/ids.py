"""Short stable ids, made from content, so that the same file has the same permalinks in every database."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from app.store.bulk import Among

LENGTH = 10  # 50 bits: a collision is met by salting, so only links, not correctness, depend on it
MOST_AT_ONCE = 512
"""Candidates that are looked up at once, at the most."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]

Parts = tuple[str, ...]
"""What an id is made of."""


def short_id(*parts: str) -> str:
    """Ten lower-case letters and digits (RFC 4648 base32) of the parts' SHA-256."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    bits = int.from_bytes(digest[:7], "big") >> 6  # five bits a character, two characters at a time
    first, second, third, fourth = bits >> 40, bits >> 30 & 1023, bits >> 20 & 1023, bits >> 10 & 1023
    return f"{_PAIRS[first]}{_PAIRS[second]}{_PAIRS[third]}{_PAIRS[fourth]}{_PAIRS[bits & 1023]}"


class FreeIds:
    """Ids that no row has and that were not given out before. ``ids`` looks up those that rows have; all that may be
    needed for the ``likely`` parts, as often as they are named, are looked up together."""

    def __init__(self, connection: Connection, ids: Among, likely: Iterable[Parts] = ()) -> None:
        self._connection, self._ids = connection, ids
        self._taken = set[str]()
        self._candidates: dict[Parts, list[str]] = {}
        self._past: dict[Parts, int] = {}
        """How many candidates of the parts were looked at: what was taken for one is not asked for again."""
        wanted: Mapping[Parts, int] = Counter(likely)
        while wanted:
            self._ask(wanted)
            wanted = {parts: many for parts, many in wanted.items() if self._free(parts) < many}

    def take(self, *parts: str) -> str:
        """The short id of the parts, salted with 1, 2, … until it is free."""
        candidates, place = self._candidates.setdefault(parts, []), self._past.get(parts, 0)
        while True:
            if place == len(candidates):
                self._ask([parts])
            identity = candidates[place]
            place += 1
            if identity not in self._taken:
                break
        self._past[parts] = place
        self._taken.add(identity)
        return identity

    def _free(self, parts: Parts) -> int:
        candidates = self._candidates[parts]
        return len(candidates) - sum(map(self._taken.__contains__, candidates))

    def _ask(self, these: Iterable[Parts]) -> None:
        """Find out which of some more candidates of each are taken: one first, then more and more."""
        asked = list[str]()
        for parts in these:
            candidates = self._candidates.setdefault(parts, [])
            start = len(candidates)
            salts = range(start, start + min(3 * start + 1, MOST_AT_ONCE))
            candidates += [short_id(*parts, *([str(salt)] if salt else [])) for salt in salts]
            asked += candidates[start:]
        self._taken.update(identity for (identity,) in self._ids.rows(self._connection, asked))
