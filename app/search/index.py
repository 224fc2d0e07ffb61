"""The full-text index of one SQLite file: FTS5 over overlapping bigrams of the folded text, in the same transaction.

A text of n characters is n tokens: each character with the one after it, and the last one alone. A literal of two or
more characters is the phrase of its bigrams, and one character is a prefix, so that a match is exactly an occurrence.
FTS5's ``ascii`` tokenizer splits at ASCII alone, and folded text holds none. (Manning, Raghavan and Schütze,
Introduction to Information Retrieval, 2.4.1 biwords; the ``ascii`` tokenizer: sqlite.org/fts5.html, 4.3.2.)

The FTS5 table is contentless: with its own content, the bigrams would be stored a second time at more than twice the
size of the text. To forget a contentless row SQLite before 3.43 must be told the old text again, exactly, or the index
is silently wrong; by then the statement's row may have changed. So the text as indexed is kept in a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, pairwise

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Text,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    table,
    text,
)

from app.search.query import Literal, Node

TABLE_PREFIX = "statement_index"
"""Tables of the index (FTS5 adds some of its own) start with this; they are no part of ``Base.metadata``."""

_BATCH = 500
_INDEX = table(TABLE_PREFIX, column("rowid", Integer), column(TABLE_PREFIX, Text), column("body", Text))
_TEXTS = table(f"{TABLE_PREFIX}_texts", column("number", Integer), column("folded", Text))


def create(connection: Connection) -> None:
    """Make the tables of the index, in the caller's transaction. Raises sqlalchemy.exc.OperationalError where they are
    there already."""
    connection.execute(
        text(f"CREATE VIRTUAL TABLE {TABLE_PREFIX} USING fts5(body, tokenize='ascii', content='')"),
    )
    connection.execute(text(f"CREATE TABLE {TABLE_PREFIX}_texts (number INTEGER PRIMARY KEY, folded TEXT NOT NULL)"))


def add(connection: Connection, numbers_and_folded: Iterable[tuple[int, str]]) -> None:
    """Index folded texts under their statements' numbers, in the caller's transaction.

    Raises sqlalchemy.exc.IntegrityError for a number that is in the index: remove it first.
    """
    rows = iter(numbers_and_folded)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(insert(_TEXTS), [{"number": number, "folded": folded} for number, folded in batch])
        connection.execute(insert(_INDEX), [{"rowid": number, "body": _tokens(folded)} for number, folded in batch])


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take statements out of the index, in the caller's transaction; numbers that are not in it are passed over."""
    rest = iter(numbers)
    while batch := sorted(set(islice(rest, _BATCH))):
        rows = connection.execute(select(_TEXTS.c.number, _TEXTS.c.folded).where(_TEXTS.c.number.in_(batch))).all()
        if rows:
            command = {TABLE_PREFIX: "delete"}
            forget = [command | {"rowid": number, "body": _tokens(folded)} for number, folded in rows]
            connection.execute(insert(_INDEX), forget)
            connection.execute(delete(_TEXTS).where(_TEXTS.c.number.in_(batch)))


def matching(node: Node, ranked: bool) -> CTE:
    """The columns number and worth of every statement in the index that matches ``node``.

    ``worth`` is Okapi BM25 as FTS5 reckons it (k1 1.2, b 0.75; below 0, the better the smaller), and 0 where not
    ``ranked``, which saves most of the time of a query with many hits.
    """
    worth: ColumnElement[float] = func.bm25(text(TABLE_PREFIX)) if ranked else literal(0.0, Float)
    matches = _INDEX.c[TABLE_PREFIX].op("MATCH", is_comparison=True)(literal(_expression(node)))
    found = select(_INDEX.c.rowid.label("number"), worth.label("worth")).where(matches)
    # worked out by itself and once: left to choose, SQLite may ask the index anew for each statement
    return found.cte("matching").prefix_with("MATERIALIZED")


def _tokens(folded: str) -> str:
    return " ".join([first + second for first, second in pairwise(folded)] + [folded[-1:]])


def _expression(node: Node) -> str:
    if isinstance(node, Literal):
        if len(node.folded) == 1:
            return f'"{node.folded}" *'
        return '"' + " ".join(first + second for first, second in pairwise(node.folded)) + '"'
    return " AND ".join(_expression(part) for part in node.parts)
