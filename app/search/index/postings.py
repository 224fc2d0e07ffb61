"""Looking things up in a segment: in memory for the tail, in the database (with a shared cache) for a stored one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol, TypeVar

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from app.search.index.building import Built
from app.search.index.grams import Grams, widened
from app.search.index.layout import Row, Words
from app.search.index.segment import Segment
from app.search.index.tables import CHUNK, GRAMS, POSITIONS, ROWS
from app.store.tables import StatementRow

CACHED_BYTES = 128 * 1024 * 1024
"""What a process keeps of the positions that were asked for, at the most."""

_T = TypeVar("_T")
_NO_WORDS: Words = np.zeros(0, np.uint32)


class Postings(Protocol):
    """A segment with what can be looked up in it."""

    @property
    def segment(self) -> Segment:
        """What it holds beside positions."""

    def grams(self, first: str) -> Grams | None:
        """The bigrams that begin with a character, None where it does not occur."""

    def words(self, low: int, high: int, *, keep: bool = True) -> Words:
        """The positions from ``low`` to ``high``, which are bounds of bigrams; kept for a while, unless told not to."""

    def row(self, gram: str) -> Row | None:
        """The row of a character or bigram that stands in most statements, None for others."""

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """The folded texts of statements."""

    def kept(self, name: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """An array that is worked out from the segment once and kept for a while."""


@dataclass(frozen=True)
class Shelf:
    """Arrays that were read, the least recently used ones dropped; shared by the threads of a process."""

    held: LRUCache[tuple[object, ...], Any] = field(
        default_factory=lambda: LRUCache(CACHED_BYTES, getsizeof=lambda value: value[1])
    )
    lock: Lock = field(default_factory=Lock)

    def get(self, key: tuple[object, ...], make: Callable[[], _T], size: Callable[[_T], int]) -> _T:
        """The value under ``key``, made where it is not there. Two threads may make it at once; one is kept."""
        with self.lock:
            found = self.held.get(key)
        if found is None:
            value = make()
            found = (value, size(value) + 200)
            if found[1] <= self.held.maxsize:
                with self.lock:
                    self.held[key] = found
        result: _T = found[0]
        return result


@dataclass(frozen=True)
class InMemory:
    """A segment as it was built, with its texts."""

    built: Built
    folded: Mapping[int, str]
    made: dict[str, NDArray[Any]] = field(default_factory=dict)

    @property
    def segment(self) -> Segment:
        """What it holds beside positions."""
        return self.built.segment

    def grams(self, first: str) -> Grams | None:
        """As ``Postings.grams``."""
        return self.built.grams.get(first)

    def words(self, low: int, high: int, *, keep: bool = True) -> Words:
        """As ``Postings.words``."""
        return self.built.words[low:high]

    def row(self, gram: str) -> Row | None:
        """As ``Postings.row``."""
        return self.built.rows.get(gram)

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """As ``Postings.texts``."""
        return self.folded

    def kept(self, name: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """As ``Postings.kept``."""
        if name not in self.made:
            self.made[name] = make()
        return self.made[name]


@dataclass(frozen=True)
class Stored:
    """A segment in the database behind ``connection``, inside whose transaction it is read."""

    segment: Segment
    connection: Connection
    shelf: Shelf

    def grams(self, first: str) -> Grams | None:
        """As ``Postings.grams``."""
        key = ("grams", self.segment.id, first)
        return self.shelf.get(key, lambda: self._read_grams(first), lambda g: g.seconds.nbytes * 3 if g else 0)

    def words(self, low: int, high: int, *, keep: bool = True) -> Words:
        """As ``Postings.words``."""
        if not keep:
            return self._read_words(low, high)
        key = ("words", self.segment.id, low, high)
        return self.shelf.get(key, lambda: self._read_words(low, high), lambda words: words.nbytes)

    def row(self, gram: str) -> Row | None:
        """As ``Postings.row``."""
        key = ("row", self.segment.id, gram)
        return self.shelf.get(key, lambda: self._read_row(gram), lambda row: 0 if row is None else row.nbytes)

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """As ``Postings.texts``."""
        wanted = sorted(numbers)
        found: dict[int, str] = {}
        for at in range(0, len(wanted), CHUNK):
            query = select(StatementRow.number, StatementRow.folded)
            rows = self.connection.execute(query.where(StatementRow.number.in_(wanted[at : at + CHUNK])))
            found.update((number, folded) for number, folded in rows)
        return found

    def kept(self, name: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """As ``Postings.kept``."""
        return self.shelf.get(("kept", self.segment.id, name), make, lambda array: array.nbytes)

    def _read_grams(self, first: str) -> Grams | None:
        query = select(GRAMS.c.start, GRAMS.c.size, GRAMS.c.seconds, GRAMS.c.counts)
        row = self.connection.execute(
            query.where(GRAMS.c.segment == self.segment.id, GRAMS.c.first == ord(first))
        ).one_or_none()
        if row is None:
            return None
        counts = widened(row.counts, row.size).astype(np.int64)
        bounds = row.start + np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
        return Grams(widened(row.seconds, row.size).astype(np.uint32), bounds)

    def _read_words(self, low: int, high: int) -> Words:
        if low >= high:
            return _NO_WORDS
        first = low // CHUNK
        query = select(POSITIONS.c.words).where(
            POSITIONS.c.segment == self.segment.id, POSITIONS.c.chunk.between(first, (high - 1) // CHUNK)
        )
        data = self.connection.scalars(query.order_by(POSITIONS.c.chunk)).all()
        joined = np.frombuffer(data[0] if len(data) == 1 else b"".join(data), np.uint32)
        # a copy lets go of the rest of the chunk
        return joined[low - first * CHUNK : high - first * CHUNK].copy()

    def _read_row(self, gram: str) -> Row | None:
        query = select(ROWS.c.data).where(ROWS.c.segment == self.segment.id, ROWS.c.gram == gram)
        data = self.connection.scalar(query)
        return None if data is None else np.frombuffer(data, np.uint16)
