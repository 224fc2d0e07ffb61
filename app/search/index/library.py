"""The index as one reader sees it: the segments and the tail of one moment, kept as long as they are true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Connection, Engine, select

from app.search.index.building import segments_of
from app.search.index.facts import BATCH, read_facts
from app.search.index.layout import Mask
from app.search.index.postings import InMemory, Postings, Shelf, Stored
from app.search.index.segment import Segment
from app.search.index.storing import read_segment
from app.search.index.tables import DEAD, SEGMENTS, STATE, TAIL
from app.search.index.values import Book, Values, sizes


@dataclass(frozen=True)
class Part:
    """A segment to search, with the statements of it that are still to be found."""

    postings: Postings
    alive: Mask

    @property
    def segment(self) -> Segment:
        """What the segment holds beside positions."""
        return self.postings.segment


@dataclass(frozen=True)
class Snapshot:
    """What stands behind one token: stored segments, the tail, what is dead, and how many values a facet has.
    ``values`` and ``codes`` are those that were read, ``kept`` what others work out once for this moment."""

    token: int
    segments: tuple[tuple[Segment, Mask], ...]
    tail: tuple[InMemory, ...]
    sizes: Mapping[str, int]
    statements: int
    characters: int
    values: dict[tuple[str, int], str] = field(default_factory=dict)
    codes: dict[tuple[str, str], int] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """A snapshot over a connection that sees it, and the values of its facets."""

    snapshot: Snapshot
    parts: tuple[Part, ...]
    book: Book


@dataclass
class _Kept:
    """What a process keeps for one database."""

    shelf: Shelf = field(default_factory=Shelf)
    lock: Lock = field(default_factory=Lock)
    snapshot: Snapshot | None = None


_TOKEN = select(STATE.c.token)
_KEPT: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def token_of(connection: Connection) -> int:
    """A number that is another after every change of the corpus; 0 before the first."""
    return connection.scalar(_TOKEN) or 0


def open_library(connection: Connection) -> Library:
    """The index as the transaction of ``connection`` sees it."""
    kept = _KEPT.setdefault(connection.engine, _Kept())
    token = token_of(connection)
    snapshot = kept.snapshot
    if snapshot is None or snapshot.token != token:
        with kept.lock:
            if kept.snapshot is None or kept.snapshot.token != token:
                kept.snapshot = _snapshot(connection, token, kept.snapshot)
            snapshot = kept.snapshot
    parts = [Part(Stored(segment, connection, kept.shelf), alive) for segment, alive in snapshot.segments]
    parts += [Part(postings, np.ones(postings.segment.size, np.bool_)) for postings in snapshot.tail]
    return Library(snapshot, tuple(parts), Book(connection, snapshot.values, snapshot.codes))


def _snapshot(connection: Connection, token: int, before: Snapshot | None) -> Snapshot:
    known = {segment.id: segment for segment, _ in before.segments} if before else {}
    dead: dict[int, list[int]] = {}
    for identity, number in connection.execute(select(DEAD)):
        dead.setdefault(identity, []).append(number)
    segments = []
    for identity in connection.scalars(select(SEGMENTS.c.id).order_by(SEGMENTS.c.statements.desc(), SEGMENTS.c.id)):
        segment = known.get(identity) or read_segment(connection, identity)
        segments.append((segment, ~np.isin(segment.numbers, dead.get(identity, []))))
    tail = _tail(connection)
    lengths = [segment.lengths[alive] for segment, alive in segments]
    lengths += [postings.segment.lengths for postings in tail]
    return Snapshot(
        token,
        tuple(segments),
        tail,
        sizes(connection),
        sum(len(each) for each in lengths),
        sum(int(each.sum()) for each in lengths),
    )


def _tail(connection: Connection) -> tuple[InMemory, ...]:
    numbers: Sequence[int] = connection.scalars(select(TAIL.c.number).order_by(TAIL.c.number)).all()
    batches = [read_facts(connection, numbers[at : at + BATCH]) for at in range(0, len(numbers), BATCH)]
    texts = {each.number: each.folded for facts in batches for each in facts}
    values = Values(connection)
    entries = (entry for facts in batches for entry in values.entries(facts))
    # an id below 0 is no stored segment's
    return tuple(InMemory(built, texts) for built in segments_of(entries, lambda: -1, rows=False))
