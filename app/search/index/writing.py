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
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select, update

from app.search.index.building import Built, Entry, segments_of
from app.search.index.facts import BATCH, read_facts
from app.search.index.layout import ADDRESSES
from app.search.index.postings import narrowed
from app.search.index.tables import (
    ARRAYS,
    CHUNK,
    DEAD,
    GRAMS,
    INDEX,
    LAYOUT,
    OF_SEGMENTS,
    POSITIONS,
    ROWS,
    SEGMENTS,
    STATE,
    TAIL,
)
from app.search.index.values import Values
from app.store.garbage import uncollected
from app.store.tables import PUBLISHED, StatementRow

TAIL_LIMIT = 1_024
"""Statements in the tail from which on ``add`` settles: what a reader indexes in memory takes 0.1 s."""
AT_ONCE = 256
"""Statements that are added at once from which on they are a segment, so that they need not be read twice."""
MANY = 8
"""Segments of about one size that ``add`` merges."""
GROWTH = 4
"""A segment is merged with newer statements once these are more than one in so many of its own."""


def add(connection: Connection, numbers: Iterable[int]) -> None:
    """Let searches find statements as their rows say; those that are in the index already are taken anew."""
    values = Values(connection)
    for batch in _batches(numbers):
        _remove(connection, batch)
        facts = read_facts(connection, batch)
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
    for batch in _batches(numbers):
        _remove(connection, batch)
    touch(connection)


def _remove(connection: Connection, batch: list[int]) -> None:
    connection.execute(delete(TAIL).where(TAIL.c.number.in_(batch)))
    reach = (SEGMENTS.c.lowest <= max(batch), SEGMENTS.c.highest >= min(batch))
    for segment in connection.scalars(select(SEGMENTS.c.id).where(*reach)).all():
        gone = sorted(set(_alive(connection, segment)).intersection(batch))
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
    """Make the tail and some segments one segment."""
    numbers = list(connection.scalars(select(TAIL.c.number)))
    for segment in segments:
        numbers += _alive(connection, segment)
    if not numbers and not segments:
        return
    for table in OF_SEGMENTS:
        connection.execute(delete(table).where(table.c.segment.in_(segments)))
    connection.execute(delete(SEGMENTS).where(SEGMENTS.c.id.in_(segments)))
    connection.execute(delete(TAIL))
    _write_segments(connection, _entries(connection, sorted(numbers)))
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


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(dict.fromkeys(numbers))
    while batch := list(islice(rest, BATCH)):
        yield batch


def _alive(connection: Connection, segment: int) -> list[int]:
    data = connection.scalar(select(ARRAYS.c.data).where(ARRAYS.c.segment == segment, ARRAYS.c.name == "numbers"))
    gone = list(connection.scalars(select(DEAD.c.number).where(DEAD.c.segment == segment)))
    alive: list[int] = np.setdiff1d(np.frombuffer(data or b"", np.int64), gone).tolist()
    return alive


def _entries(connection: Connection, numbers: Sequence[int], *, fresh: bool = False) -> Iterator[Entry]:
    """Statements as the index takes them; where they are ``fresh`` their values may have no numbers yet."""
    values = Values(connection)
    for batch in _batches(numbers):
        facts = read_facts(connection, batch)
        if fresh:
            values.add(facts)
        yield from values.entries(facts)


def _write_segments(connection: Connection, entries: Iterable[Entry]) -> None:
    with uncollected():
        for built in segments_of(entries, lambda: secrets.randbits(62)):
            store(connection, built)


def store(connection: Connection, built: Built) -> None:
    """Write a segment to the tables, in the caller's transaction."""
    segment, numbers = built.segment.id, built.segment.numbers
    row = {"id": segment, "statements": len(numbers), "addresses": built.segment.end}
    row |= {"lowest": int(numbers.min()), "highest": int(numbers.max())}
    connection.execute(insert(SEGMENTS), row)
    arrays = built.segment.arrays().items()
    connection.execute(
        insert(ARRAYS), [{"segment": segment, "name": name, "data": array.tobytes()} for name, array in arrays]
    )
    grams = (
        {
            "segment": segment,
            "first": ord(first),
            "start": int(held.bounds[0]),
            "size": len(held.seconds),
            "seconds": narrowed(held.seconds),
            "counts": narrowed(np.diff(held.bounds)),
        }
        for first, held in built.grams.items()
    )
    while batch := list(islice(grams, BATCH)):
        connection.execute(insert(GRAMS), batch)
    edges = [*range(0, len(built.words), CHUNK), len(built.words)]
    for chunk, (low, high) in enumerate(pairwise(edges)):
        words = built.words[low:high].tobytes()
        connection.execute(insert(POSITIONS), {"segment": segment, "chunk": chunk, "words": words})
    rows = [{"segment": segment, "gram": gram, "data": data.tobytes()} for gram, data in built.rows.items()]
    if rows:
        connection.execute(insert(ROWS), rows)
