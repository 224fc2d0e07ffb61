"""Segments in the tables: written, and read whole."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, insert, select

from app.search.index.building import Built
from app.search.index.bulk import insert_rows
from app.search.index.grams import Directory
from app.search.index.segment import Segment
from app.search.index.tables import ARRAYS, CHUNK, GRAMS, POSITIONS, ROWS, SEGMENTS

_ARRAYS = select(ARRAYS.c.name, ARRAYS.c.data)
_GRAMS = select(GRAMS.c.first, GRAMS.c.size, GRAMS.c.seconds, GRAMS.c.counts).order_by(GRAMS.c.first)
_WORDS = select(POSITIONS.c.words).order_by(POSITIONS.c.chunk)


def store(connection: Connection, built: Built) -> None:
    """Write a segment to the tables, in the caller's transaction."""
    segment, numbers = built.segment.id, built.segment.numbers
    row = {"id": segment, "statements": len(numbers), "addresses": built.segment.end}
    row |= {"lowest": int(numbers.min()), "highest": int(numbers.max())}
    connection.execute(insert(SEGMENTS), row)
    arrays = built.segment.arrays().items()
    insert_rows(connection, ARRAYS, [(segment, name, array.tobytes()) for name, array in arrays])
    insert_rows(connection, GRAMS, [(segment, *row) for row in built.grams.packed()])
    chunks = enumerate(range(0, len(built.words), CHUNK))
    insert_rows(
        connection, POSITIONS, [(segment, chunk, built.words[at : at + CHUNK].tobytes()) for chunk, at in chunks]
    )
    insert_rows(connection, ROWS, [(segment, gram, data.tobytes()) for gram, data in built.rows.items()])


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
