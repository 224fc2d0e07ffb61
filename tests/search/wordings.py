"""Corpora whose terms are counted, and what the tables then say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.search import wording
from app.search.wording.layout import terms_of, times_of, unpacked
from app.search.wording.tables import COUNTS, TERMS
from app.store.tables import PUBLISHED
from tests.search.corpus import Held, Said, session_of

Counted = dict[int, dict[str, int]]


@contextmanager
def worded(said: Iterable[Said], events: Sequence[Held] = (Held(),)) -> Iterator[Session]:
    """A session over a corpus in memory with its terms counted; statement i (from 0) has the number i + 1."""
    statements = tuple(said)
    with session_of(statements, events) as session:
        wording.create(session.connection())
        published = [number for number, one in enumerate(statements, 1) if one.state == PUBLISHED]
        wording.add(session.connection(), published)
        session.commit()
        yield session


def counted(connection: Connection) -> Counted:
    """For each statement its terms, and how often each is a word of its own."""
    names = dict(connection.execute(select(TERMS.c.id, TERMS.c.term)).all())
    found: Counted = {}
    for number, data in connection.execute(select(COUNTS)):
        words = unpacked(data)
        terms = zip(terms_of(words).tolist(), times_of(words).tolist(), strict=True)
        found[number] = {names[term]: times for term, times in terms}
    return found


def totals(connection: Connection) -> dict[str, int]:
    """In how many statements each term stands, those in none left out."""
    return dict(connection.execute(select(TERMS.c.term, TERMS.c.statements).where(TERMS.c.statements != 0)).all())
