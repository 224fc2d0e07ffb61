"""Keeping the index in step with the statements, always in the caller's transaction.

``add`` puts statements into the tail, many at once into a segment of their own, ``remove`` takes them out, ``settle``
makes segments of the tail and merges small ones, so that there are about as many segments as the logarithm of the
corpus (the idea of log-structured merge trees: O'Neil and others, Acta Informatica 33, 1996). While statements are
added, segments are merged only where there are ``MANY`` of about one size, which writes each statement seldom; when
an ingest is done ``settle`` leaves few for readers. ``rebuild`` makes everything anew from the statements.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select, update

from app.search.index.building import Entry, segments_of
from app.search.index.facts import BATCH, read_facts
from app.search.index.layout import ADDRESSES
from app.search.index.merging import Source, merged
from app.search.index.storing import read_whole, store
from app.search.index.tables import (
    ARRAYS,
    DEAD,
    INDEX,
    LAYOUT,
    OF_SEGMENTS,
    SEGMENTS,
    STATE,
    TAIL,
)
from app.search.index.values import Values
from app.store.bulk import batches
from app.store.fresh import NOTHING_FRESH, Fresh
from app.store.garbage import seldom_collected
from app.store.tables import PUBLISHED, StatementRow

TAIL_LIMIT = 1_024
"""Statements in the tail from which on ``add`` settles: what a reader indexes in memory takes 0.1 s."""
AT_ONCE = 256
"""Statements that are added at once from which on they are a segment, so that they need not be read twice."""
MANY = 8
"""Segments of about one size that ``add`` merges."""
GROWTH = 4
"""A segment is merged with newer statements once these are more than one in so many of its own."""


def add(connection: Connection, numbers: Iterable[int], fresh: Mapping[int, Fresh] = NOTHING_FRESH) -> None:
    """Let searches find statements as their rows say; those that are in the index already are taken anew. Rows that
    ``fresh`` tells of are not read again; they are in no index yet."""
    values = Values(connection)
    for batch in batches(dict.fromkeys(numbers), BATCH):
        _remove(connection, [number for number in batch if number not in fresh])
        facts = read_facts(connection, batch, fresh)
        values.add(facts)
        if len(facts) >= AT_ONCE:
            _write_segments(connection, values.entries(facts))
        elif facts:  # an insert of no rows would be one of a row of defaults
            connection.execute(insert(TAIL), [{"number": each.number} for each in facts])
    touch(connection)
    if (connection.scalar(select(func.count()).select_from(TAIL)) or 0) >= TAIL_LIMIT:
        _merge(connection, ())
    sizes: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(select(SEGMENTS.c.id, SEGMENTS.c.statements, SEGMENTS.c.addresses)).all():
        if 2 * row.addresses < ADDRESSES:
            sizes[int(row.statements).bit_length() // (MANY.bit_length() - 1)].append(row.id)
    for alike in sizes.values():
        if len(alike) >= MANY:
            _merge(connection, alike)


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take statements out of the index; numbers that are not in it are passed over."""
    for batch in batches(dict.fromkeys(numbers), BATCH):
        _remove(connection, batch)
    touch(connection)


def _remove(connection: Connection, batch: list[int]) -> None:
    if not batch:
        return
    connection.execute(delete(TAIL).where(TAIL.c.number.in_(batch)))
    reach = (SEGMENTS.c.lowest <= max(batch), SEGMENTS.c.highest >= min(batch))
    for segment in connection.scalars(select(SEGMENTS.c.id).where(*reach)).all():
        data = connection.scalar(select(ARRAYS.c.data).where(ARRAYS.c.segment == segment, ARRAYS.c.name == "numbers"))
        held = np.intersect1d(np.frombuffer(data or b"", np.int64), batch)
        gone = np.setdiff1d(held, _dead(connection, segment)).tolist()
        if gone:
            connection.execute(insert(DEAD), [{"segment": segment, "number": number} for number in gone])


def settle(connection: Connection) -> None:
    """Make the tail a segment, together with the segments that are small beside it or mostly dead."""
    dead = select(DEAD.c.segment, func.count().label("gone")).group_by(DEAD.c.segment).subquery()
    query = select(SEGMENTS, func.coalesce(dead.c.gone, 0).label("gone"))
    query = query.outerjoin(dead, dead.c.segment == SEGMENTS.c.id).order_by(SEGMENTS.c.statements)
    newer = connection.scalar(select(func.count()).select_from(TAIL)) or 0
    small, decayed = [], []
    for row in connection.execute(query).all():
        if 2 * row.addresses < ADDRESSES and (not newer or row.statements < GROWTH * newer):
            small.append(row.id)
            newer += row.statements - row.gone
        if 2 * row.gone > row.statements:
            decayed.append(row.id)
    tail = connection.scalar(select(TAIL.c.number).limit(1)) is not None
    _merge(connection, sorted({*(small if tail or len(small) > 1 else ()), *decayed}))


def _merge(connection: Connection, segments: Sequence[int]) -> None:
    """Make the tail and some segments one segment, or as few as can hold them."""
    waiting = list(connection.scalars(select(TAIL.c.number).order_by(TAIL.c.number)))
    if not segments:
        _write_segments(connection, _entries(connection, waiting))
    else:
        with seldom_collected():
            tail = segments_of(_entries(connection, waiting), _fresh_id, rows=False)
            sources = [Source(built, np.ones(built.segment.size, np.bool_)) for built in tail]
            sources += [_alive(connection, segment) for segment in segments]
            for built in merged(sources, _fresh_id):
                store(connection, built)
    for table in OF_SEGMENTS:
        connection.execute(delete(table).where(table.c.segment.in_(segments)))
    connection.execute(delete(SEGMENTS).where(SEGMENTS.c.id.in_(segments)))
    connection.execute(delete(TAIL))
    if waiting or segments:
        touch(connection)


def is_settled(connection: Connection) -> bool:
    """Whether nothing waits in the tail."""
    return connection.scalar(select(TAIL.c.number).limit(1)) is None


def rebuild(connection: Connection) -> None:
    """Make the whole index from the published statements."""
    for table in INDEX.sorted_tables:
        connection.execute(delete(table))
    published = select(StatementRow.number).where(StatementRow.state == PUBLISHED).order_by(StatementRow.number)
    numbers = list(connection.scalars(published))
    _write_segments(connection, _entries(connection, numbers, fresh=True))
    touch(connection)


def touch(connection: Connection) -> None:
    """Say that the corpus is another from here on: what readers keep of it they work out anew."""
    token = secrets.randbits(62)
    if not connection.execute(update(STATE).values(token=token)).rowcount:
        connection.execute(insert(STATE), {"only": 1, "token": token, "layout": LAYOUT})


def is_complete(connection: Connection) -> bool:
    """Whether there is an index in the layout that this program reads, or nothing yet to index."""
    layout = connection.scalar(select(STATE.c.layout))
    published = select(StatementRow.number).where(StatementRow.state == PUBLISHED).limit(1)
    return layout == LAYOUT if layout is not None else connection.scalar(published) is None


def complete(connection: Connection) -> None:
    """Make the index where there is none that this program reads, as after a migration."""
    if not is_complete(connection):
        rebuild(connection)


def _alive(connection: Connection, identity: int) -> Source:
    """A stored segment with those of its statements that are still to be found."""
    built = read_whole(connection, identity)
    return Source(built, ~np.isin(built.segment.numbers, _dead(connection, identity)))


def _dead(connection: Connection, segment: int) -> NDArray[np.int64]:
    return np.array(connection.scalars(select(DEAD.c.number).where(DEAD.c.segment == segment)).all(), np.int64)


def _entries(connection: Connection, numbers: Sequence[int], *, fresh: bool = False) -> Iterator[Entry]:
    """Statements as the index takes them; where they are ``fresh`` their values may have no numbers yet."""
    values = Values(connection)
    for batch in batches(dict.fromkeys(numbers), BATCH):
        facts = read_facts(connection, batch)
        if fresh:
            values.add(facts)
        yield from values.entries(facts)


def _write_segments(connection: Connection, entries: Iterable[Entry]) -> None:
    with seldom_collected():
        for built in segments_of(entries, _fresh_id):
            store(connection, built)


def _fresh_id() -> int:
    return secrets.randbits(62)
