"""Keeping the counts in step with the statements, always in the caller's transaction.

How many statements hold a term is kept beside the term, added to and taken from with each statement, so that nobody
has to sum it up over the corpus; the laws in the tests hold every course of changes to counting anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from app.search import index
from app.search.wording.counting import count
from app.search.wording.layout import packed, terms_of, unpacked
from app.search.wording.tables import COUNTS, STATE, TERMS, WORDING
from app.search.wording.vocabulary import edition, vocabulary
from app.store.tables import PUBLISHED, StatementRow

BATCH = 2_000
"""Statements or terms that are asked for at once."""

_THESE: BindParameter[list[object]] = bindparam("these", expanding=True)
_TEXTS = select(StatementRow.number, StatementRow.folded).where(StatementRow.number.in_(_THESE))
_KNOWN = select(TERMS.c.term, TERMS.c.id).where(TERMS.c.term.in_(_THESE))
_HELD = select(COUNTS.c.terms).where(COUNTS.c.number.in_(_THESE))
_GONE = delete(COUNTS).where(COUNTS.c.number.in_(_THESE))
_CHANGE = (
    update(TERMS).where(TERMS.c.id == bindparam("term_id")).values(statements=TERMS.c.statements + bindparam("more"))
)


def add(connection: Connection, numbers: Iterable[int]) -> None:
    """Count the terms of statements; those that are counted already are counted anew. Numbers without a statement are
    passed over."""
    for batch in _batches(numbers):
        _remove(connection, batch)
        _add(connection, batch, {})
    _note_edition(connection)


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take statements out of the counts; numbers that are not in them are passed over."""
    for batch in _batches(numbers):
        _remove(connection, batch)


def rebuild(connection: Connection) -> None:
    """Count everything anew from the published statements."""
    for table in WORDING.sorted_tables:
        connection.execute(delete(table))
    published = select(StatementRow.number).where(StatementRow.state == PUBLISHED).order_by(StatementRow.number)
    identities: dict[str, int] = {}
    for batch in _batches(connection.scalars(published).all()):
        _add(connection, batch, identities)
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
    # what is there says by what the older counts were made, which an addition does not change
    if connection.scalar(select(STATE.c.only)) is None:
        connection.execute(insert(STATE), {"only": 1, "edition": edition()})


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(dict.fromkeys(numbers))
    while batch := list(islice(rest, BATCH)):
        yield batch


def _remove(connection: Connection, batch: list[int]) -> None:
    held = connection.scalars(_HELD, {"these": batch}).all()
    if held:
        connection.execute(_GONE, {"these": batch})
        _change(connection, Counter(terms_of(unpacked(b"".join(held))).tolist()), -1)


def _add(connection: Connection, batch: list[int], identities: dict[str, int]) -> None:
    """Count statements that are not counted; ``identities`` are numbers of terms known to the caller and grow."""
    words = vocabulary()
    counts = {number: count(folded, words) for number, folded in connection.execute(_TEXTS, {"these": batch})}
    totals = Counter(term for held in counts.values() for term in held)
    _identify(connection, sorted(totals.keys() - identities.keys()), identities)
    rows = [
        {"number": number, "terms": packed({identities[term]: times for term, times in held.items()})}
        for number, held in counts.items()
    ]
    if rows:
        connection.execute(insert(COUNTS), rows)
        _change(connection, {identities[term]: times for term, times in totals.items()}, 1)


def _identify(connection: Connection, terms: list[str], identities: dict[str, int]) -> None:
    for at in range(0, len(terms), BATCH):
        identities.update(connection.execute(_KNOWN, {"these": terms[at : at + BATCH]}).all())
    fresh = [term for term in terms if term not in identities]
    if fresh:
        first = (connection.scalar(select(func.max(TERMS.c.id))) or 0) + 1
        numbered = {term: number for number, term in enumerate(fresh, first)}
        rows = [{"id": number, "term": term, "statements": 0} for term, number in numbered.items()]
        connection.execute(insert(TERMS), rows)
        identities.update(numbered)


def _change(connection: Connection, counts: dict[int, int] | Counter[int], sign: int) -> None:
    if counts:
        connection.execute(_CHANGE, [{"term_id": term, "more": sign * more} for term, more in sorted(counts.items())])
