"""The counts in the transactions of the corpus: any course of changes leaves what counting anew would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.search import wording
from app.search.index.library import token_of
from app.search.wording.tables import COUNTS, STATE
from app.search.wording.vocabulary import vocabulary
from app.store.tables import PUBLISHED, WITHDRAWN, StatementRow
from app.text.folding import fold
from tests.search.corpus import Held, Said, fill, session_of
from tests.search.wordings import counted, totals, worded

TEXTS = st.lists(
    st.sampled_from("营商环境 環境 数字经济 经济 人才 科技创新 产业链 的 ， 营商".split()), max_size=6
).map("".join)


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """A session over an empty corpus; a test gives its transaction up."""
    with session_of(()) as session:
        wording.create(session.connection())
        session.commit()
        yield session


def set_to(session: Session, number: int, **values: str) -> None:
    """Change the row of a statement, which the counts do not know of yet."""
    session.execute(update(StatementRow).where(StatementRow.number == number).values(**values))


@given(
    texts=st.lists(TEXTS, min_size=1, max_size=4),
    steps=st.lists(
        st.tuples(st.sampled_from(("change", "remove", "add")), st.integers(1, 4), TEXTS),
        max_size=8,
    ),
)
@settings(max_examples=100, deadline=None)
def test_any_course_of_changes_is_counting_anew(
    session: Session, texts: list[str], steps: list[tuple[str, int, str]]
) -> None:
    """Adding, changing, removing, adding again: the same terms, times and totals, and those of a scan."""
    session.rollback()
    fill(session, [Said(text) for text in texts], [Held()])
    connection = session.connection()
    wording.add(connection, range(1, len(texts) + 1))
    for step, place, text in steps:
        number = min(place, len(texts))
        if step == "remove":
            set_to(session, number, state=WITHDRAWN)
            wording.remove(connection, [number])
        else:
            if step == "change":
                set_to(session, number, text=text, folded=fold(text))
            set_to(session, number, state=PUBLISHED)
            wording.add(connection, [number])
    before = counted(connection), totals(connection)
    wording.rebuild(connection)
    assert (counted(connection), totals(connection)) == before
    live = session.scalars(select(StatementRow.folded).where(StatementRow.state == PUBLISHED)).all()
    scanned = {shown: sum(folded in one for one in live) for folded, shown in scannable().items()}
    assert before[1] == {shown: held for shown, held in scanned.items() if held}


@cache
def scannable() -> dict[str, str]:
    """The terms of the vocabulary that the texts of the law can hold, folded, with the form to show."""
    chars = set(fold("营商环境環境数字经济经济人才科技创新产业链的营商"))
    return {fold(term): term for term in vocabulary().terms if chars.issuperset(fold(term))}


def test_counts_are_given_up_with_the_transaction() -> None:
    """Nothing of a document that was not written is left."""
    with worded([Said("优化营商环境")]) as session:
        before = counted(session.connection()), totals(session.connection())
        set_to(session, 1, text="科技创新", folded=fold("科技创新"))
        wording.add(session.connection(), [1])
        assert totals(session.connection()) != before[1]
        session.rollback()
        assert (counted(session.connection()), totals(session.connection())) == before


def test_numbers_without_statements_are_passed_over() -> None:
    """Added or removed."""
    with worded([Said("优化营商环境")]) as session:
        before = counted(session.connection())
        wording.add(session.connection(), [99])
        wording.remove(session.connection(), [98, 99])
        assert counted(session.connection()) == before


def test_a_statement_without_terms_is_counted() -> None:
    """As one that has none."""
    with worded([Said("……")]) as session:
        assert counted(session.connection()) == {1: {}}


def test_a_corpus_that_was_never_counted_is_completed_once() -> None:
    """And what readers keep of it is out of date then."""
    with session_of([Said("优化营商环境")]) as session:
        connection = session.connection()
        wording.create(connection)
        assert not wording.is_complete(connection)
        before = token_of(connection)
        wording.complete(connection)
        assert wording.is_complete(connection)
        assert counted(connection)[1]["营商环境"] == 1
        after = token_of(connection)
        assert after != before
        wording.complete(connection)
        assert token_of(connection) == after


def test_counts_by_another_vocabulary_are_made_anew() -> None:
    """Adding a statement does not hide that the others were counted by an older list."""
    with worded([Said("优化营商环境"), Said("发展数字经济")]) as session:
        connection = session.connection()
        connection.execute(update(STATE).values(edition="older"))
        connection.execute(update(COUNTS).where(COUNTS.c.number == 1).values(terms=b""))
        wording.add(connection, [2])
        assert not wording.is_complete(connection)
        wording.complete(connection)
        assert wording.is_complete(connection)
        assert counted(connection)[1]["营商环境"] == 1


def test_an_empty_corpus_is_complete() -> None:
    """There is nothing to count."""
    with session_of(()) as session:
        wording.create(session.connection())
        assert wording.is_complete(session.connection())
