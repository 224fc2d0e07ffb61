"""The tables of the wording. They hold nothing that cannot be counted again from the statements (``rebuild``)."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table

WORDING = MetaData()

STATE = Table(
    "wording_state",
    WORDING,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("edition", String, nullable=False),
)
"""One row: the edition of the vocabulary by which everything is counted (``vocabulary.edition``)."""

TERMS = Table(
    "wording_terms",
    WORDING,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("term", String, nullable=False, unique=True),
    Column("statements", Integer, nullable=False),
)
"""Terms as the mainland prints them, and in how many statements each stands. A term keeps its number, also when no
statement has it any more."""

COUNTS = Table(
    "wording_counts",
    WORDING,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("terms", LargeBinary, nullable=False),
)
"""The terms of a statement (``layout``)."""


def create(connection: Connection) -> None:
    """Make the tables, in the caller's transaction."""
    WORDING.create_all(connection, checkfirst=False)
