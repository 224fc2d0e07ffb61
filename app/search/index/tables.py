"""The tables of the index. They hold nothing that cannot be made again from the statements (``writing.rebuild``)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

INDEX = MetaData()

STATE = Table(
    "search_state",
    INDEX,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("token", BigInteger, nullable=False),
    Column("layout", Integer, nullable=False),
)
"""One row: a random token that every change of the index replaces, and the layout in which it is written."""

SEGMENTS = Table(
    "search_segments",
    INDEX,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("statements", Integer, nullable=False),
    Column("addresses", Integer, nullable=False),
    Column("lowest", Integer, nullable=False),
    Column("highest", Integer, nullable=False),
)
"""A segment: how many statements and addresses, the smallest and largest statement number. ``id`` is random, so that
it names the same content in every copy of a database."""

ARRAYS = Table(
    "search_arrays",
    INDEX,
    Column("segment", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""What a segment holds a statement: numbers, lengths, days, facets, points, stretches (``segment.Segment``)."""

GRAMS = Table(
    "search_grams",
    INDEX,
    Column("segment", BigInteger, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("seconds", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
)
"""The bigrams that begin with one character: where their positions start, how many bigrams, second characters and
numbers of positions, each in the narrowest unsigned type."""

POSITIONS = Table(
    "search_positions",
    INDEX,
    Column("segment", BigInteger, primary_key=True, autoincrement=False),
    Column("chunk", Integer, primary_key=True, autoincrement=False),
    Column("words", LargeBinary, nullable=False),
)
"""The positions of all bigrams of a segment one after another, in chunks of ``CHUNK``."""

ROWS = Table(
    "search_rows",
    INDEX,
    Column("segment", BigInteger, primary_key=True, autoincrement=False),
    Column("gram", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""For a character or bigram that stands in most statements, and often: what is known of each statement (``layout``)."""

VALUES = Table(
    "search_values",
    INDEX,
    Column("facet", String, primary_key=True),
    Column("code", Integer, primary_key=True, autoincrement=False),
    Column("value", String, nullable=False),
    Column("forms", String, nullable=False),
    UniqueConstraint("value", "facet"),
)
"""The values of the facets with their numbers in the arrays; ``forms`` are the folded names by which a query may ask
for one, each between line feeds (which no folded text holds)."""

TAIL = Table(
    "search_tail",
    INDEX,
    Column("number", Integer, primary_key=True, autoincrement=False),
)
"""Statements that no segment holds yet."""

DEAD = Table(
    "search_dead",
    INDEX,
    Column("segment", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
)
"""Statements that a segment holds but that were withdrawn or changed since."""

LAYOUT = 1
"""What stands in the blobs and how; raised with every change of that, so that an older index is made anew."""
CHUNK = 16_384
"""Positions in a row of ``search_positions``."""

OF_SEGMENTS = (ARRAYS, GRAMS, POSITIONS, ROWS, DEAD)
"""Tables whose rows go when their segment goes."""


def create(connection: Connection) -> None:
    """Make the tables of the index, in the caller's transaction."""
    INDEX.create_all(connection, checkfirst=False)
