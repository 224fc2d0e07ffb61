"""Keeping the counts in step with the statements, always in the caller's transaction.

How many statements hold a term is kept beside the term, added to and taken from with each statement, so that nobody
has to sum it up over the corpus; the laws in the tests hold every course of changes to counting anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from app.search import index
from app.search.wording.changes import Changes
from app.search.wording.counting import tally
from app.search.wording.layout import packed, terms_of, unpacked
from app.search.wording.tables import COUNTS, STATE, WORDING
from app.search.wording.vocabulary import edition, vocabulary
from app.store.bulk import Among, ForEach, batches
from app.store.fresh import NOTHING_FRESH, Fresh
from app.store.tables import PUBLISHED, StatementRow, table_of

BATCH = 2_000
"""Statements that are counted at once."""

_STATEMENTS = table_of(StatementRow)
_TEXTS = Among(select(_STATEMENTS.c.number, _STATEMENTS.c.folded), _STATEMENTS.c.number)
_HELD = Among(select(COUNTS.c.terms), COUNTS.c.number)
_ADD = ForEach(insert(COUNTS), "number", "terms")


def add(connection: Connection, numbers: Iterable[int], fresh: Mapping[int, Fresh] = NOTHING_FRESH) -> None:
    """Count the terms of statements; those that are counted already are counted anew. Numbers without a statement are
    passed over. Those that ``fresh`` tells of are not read again; they are not counted yet."""
    changes = Changes(connection)
    for batch in batches(dict.fromkeys(numbers), BATCH):
        _remove(connection, [number for number in batch if number not in fresh], changes)
        _add(connection, batch, changes, fresh)
    changes.write()
    # what is there says by what the older counts were made, which an addition does not change
    if connection.scalar(select(STATE.c.only)) is None:
        _note_edition(connection)


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take statements out of the counts; numbers that are not in them are passed over."""
    changes = Changes(connection)
    for batch in batches(dict.fromkeys(numbers), BATCH):
        _remove(connection, batch, changes)
    changes.write()


def rebuild(connection: Connection) -> None:
    """Count everything anew from the published statements."""
    for table in WORDING.sorted_tables:
        connection.execute(delete(table))
    published = select(StatementRow.number).where(StatementRow.state == PUBLISHED).order_by(StatementRow.number)
    changes = Changes(connection)
    for batch in batches(connection.scalars(published), BATCH):
        _add(connection, batch, changes)
    changes.write()
    _note_edition(connection)
    index.touch(connection)


def is_complete(connection: Connection) -> bool:
    """Whether all is counted by the vocabulary of this program, or there is nothing yet to count."""
    counted_by = connection.scalar(select(STATE.c.edition))
    published = select(StatementRow.number).where(StatementRow.state == PUBLISHED).limit(1)
    return counted_by == edition() if counted_by is not None else connection.scalar(published) is None


def complete(connection: Connection) -> None:
    """Count where there are no counts by the vocabulary of this program, as after a migration."""
    if not is_complete(connection):
        rebuild(connection)


def _note_edition(connection: Connection) -> None:
    connection.execute(insert(STATE), {"only": 1, "edition": edition()})


def _remove(connection: Connection, batch: list[int], changes: Changes) -> None:
    held = [terms for (terms,) in _HELD.rows(connection, batch)]
    if held:
        connection.execute(delete(COUNTS).where(COUNTS.c.number.in_(batch)))
        changes.count(terms_of(unpacked(b"".join(held))), -1)


def _add(
    connection: Connection, batch: list[int], changes: Changes, fresh: Mapping[int, Fresh] = NOTHING_FRESH
) -> None:
    words = vocabulary()
    texts = [(number, fresh[number].values.columns.folded) for number in batch if number in fresh]
    texts += _TEXTS.rows(connection, (number for number in batch if number not in fresh))
    found = tally([folded for _, folded in texts], words)
    distinct = np.flatnonzero(np.bincount(found.terms, minlength=len(words.terms)))
    names = [words.terms[term] for term in distinct.tolist()]
    known = changes.identify(names)
    numbers = np.zeros(len(words.terms), np.int64)
    numbers[distinct] = [known[name] for name in names]
    terms = numbers[found.terms]
    numbered = zip(texts, packed(found.texts, terms, found.times, len(texts)), strict=True)
    _ADD.execute(connection, [(number, data) for (number, _), data in numbered])
    changes.count(terms, 1)
