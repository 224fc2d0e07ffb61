"""Segments in the tables: written, and read whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table, insert, select

from app.search.index.building import Built
from app.search.index.grams import Directory
from app.search.index.segment import Segment
from app.search.index.tables import ARRAYS, CHUNK, GRAMS, POSITIONS, ROWS, SEGMENTS
from app.store.bulk import ForEach

_ADD = {table: ForEach(insert(table), *table.columns.keys()) for table in (SEGMENTS, ARRAYS, GRAMS, POSITIONS, ROWS)}
_ARRAYS = select(ARRAYS.c.name, ARRAYS.c.data)
_GRAMS = select(GRAMS.c.first, GRAMS.c.size, GRAMS.c.seconds, GRAMS.c.counts).order_by(GRAMS.c.first)
_WORDS = select(POSITIONS.c.words).order_by(POSITIONS.c.chunk)


def store(connection: Connection, built: Built) -> None:
    """Write a segment to the tables, in the caller's transaction."""
    segment, numbers = built.segment.id, built.segment.numbers
    chunks = range(0, len(built.words), CHUNK)
    rows: dict[Table, Iterable[tuple[Any, ...]]] = {
        SEGMENTS: [(len(numbers), built.segment.end, int(numbers.min()), int(numbers.max()))],
        ARRAYS: ((name, array.tobytes()) for name, array in built.segment.arrays().items()),
        GRAMS: built.grams.packed(),
        POSITIONS: ((chunk, built.words[at : at + CHUNK].tobytes()) for chunk, at in enumerate(chunks)),
        ROWS: ((gram, data.tobytes()) for gram, data in built.rows.items()),
    }
    for table, add in _ADD.items():
        add.execute(connection, [(segment, *row) for row in rows[table]])


def read_segment(connection: Connection, identity: int) -> Segment:
    """What a stored segment holds beside its positions."""
    rows = connection.execute(_ARRAYS.where(ARRAYS.c.segment == identity))
    return Segment.from_arrays(identity, dict(rows.all()).__getitem__)


def read_whole(connection: Connection, identity: int) -> Built:
    """A stored segment with its positions, without its rows."""
    grams = connection.execute(_GRAMS.where(GRAMS.c.segment == identity)).all()
    words = connection.scalars(_WORDS.where(POSITIONS.c.segment == identity)).all()
    joined = np.frombuffer(b"".join(words), np.uint32)
    return Built(read_segment(connection, identity), joined, Directory.unpacked(grams), {})
