"""Segments and the tail: when they are made and merged, how full they may be, and an index that is not there yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.search import index
from app.search.index import building, rows, writing
from app.search.index.layout import BLOCK
from app.search.index.tables import DEAD, POSITIONS, SEGMENTS, TAIL
from app.store.tables import StatementRow
from app.text.folding import fold
from tests.search.corpus import session_of
from tests.search.indexing import entries_of
from tests.search.oracle import Statement
from tests.search.test_search_index import filled, found, settled


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """A session over an empty corpus; a test gives its transaction up."""
    with session_of(()) as session:
        yield session


def test_a_long_tail_settles_by_itself_and_small_segments_merge(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that there are few segments, and the tail stays short; a large segment is left alone until it is mostly
    dead."""
    monkeypatch.setattr(writing, "TAIL_LIMIT", 10)
    monkeypatch.setattr(writing, "MANY", 2)
    monkeypatch.setattr(writing, "ADDRESSES", 1 << 11)
    filled(session, [f"第{number}篇" for number in range(8)])
    assert sizes(session) == ([], 8)
    for number in range(8, 40):
        session.add(copy_of(session, number))
        session.flush()
        index.add(session.connection(), [number + 1])
    segments, tail = sizes(session)
    assert len(segments) <= 3
    assert tail < 10
    assert sum(segments) + tail == 40
    assert found(session, "第") == set(range(40))
    before = set(session.scalars(select(SEGMENTS.c.id)))
    index.remove(session.connection(), range(1, 30))
    settled(session)
    assert found(session, "第") == set(range(29, 40))
    assert before - set(session.scalars(select(SEGMENTS.c.id)))
    kept = select(func.count()).where(POSITIONS.c.segment.not_in(select(SEGMENTS.c.id)))
    assert session.scalar(kept) == 0


def test_many_statements_at_once_are_a_segment(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of one size are merged once there are many, and all small ones when an ingest is done."""
    monkeypatch.setattr(writing, "AT_ONCE", 3)
    filled(session, ["第零篇"])
    for number in range(1, 25):
        session.add(copy_of(session, number))
    session.flush()
    seen = []
    for number in range(1, 25, 3):
        index.add(session.connection(), range(number + 1, number + 4))
        seen.append(sizes(session))
        assert found(session, "第") == set(range(number + 3))
    assert seen[0] == ([3], 1)
    assert seen[6] == ([3] * 7, 1)
    assert seen[7] == ([25], 0)
    index.add(session.connection(), [2, 3, 4])
    assert found(session, "第") == set(range(25))
    settled(session)
    assert sizes(session) == ([3, 25], 0), "the large one is left alone"
    assert found(session, "第") == set(range(25))


def test_complete_fills_an_index_that_was_never_made(session: Session) -> None:
    """As after a migration; where there is one, nothing happens."""
    filled(session, ["创新"])
    for table in index.INDEX.sorted_tables:
        session.execute(delete(table))
    assert found(session, "创新") == set()
    index.complete(session.connection())
    assert found(session, "创新") == {0}
    before = session.scalars(select(SEGMENTS.c.id)).all()
    index.complete(session.connection())
    assert session.scalars(select(SEGMENTS.c.id)).all() == before
    assert session.scalar(select(func.count()).select_from(DEAD)) == 0


def test_a_segment_may_be_full_to_the_last_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four texts of a block each fill four blocks, a fifth opens another segment; one text that is longer than a
    segment is refused."""
    monkeypatch.setattr(building, "ADDRESSES", 4 * BLOCK)

    def sizes_of(*texts: str) -> list[int]:
        entries = entries_of([Statement(one) for one in texts], {})
        return [built.segment.size for built in building.segments_of(entries, lambda: 1)]

    text = "创" * (BLOCK - 1)
    assert sizes_of(*[text] * 4) == [4]
    assert sizes_of(*[text] * 5) == [4, 1]
    assert sizes_of(text * 4, text) == [1, 1]
    with pytest.raises(OverflowError):
        sizes_of(text * 5)


def test_a_few_statements_keep_rows_of_what_they_say_often() -> None:
    """Everything that a single one says stands in all of them."""
    text = "".join(map(chr, range(0x4E00, 0x9F00))) + "创" * (rows.MANY + 1)
    for many in (1, 2):
        built = building.build(1, entries_of([Statement(text)] * many, {}))
        assert built.rows.keys() == {"创", "创创"}


def sizes(session: Session) -> tuple[list[int], int]:
    """Statements of the segments, and of the tail."""
    segments = session.scalars(select(SEGMENTS.c.statements).order_by(SEGMENTS.c.statements))
    return list(segments), session.scalar(select(func.count()).select_from(TAIL)) or 0


def copy_of(session: Session, number: int) -> StatementRow:
    """A further statement of the first event."""
    text = f"第{number}篇"
    return StatementRow(
        number=number + 1,
        id=f"s{number}",
        event_id="e0",
        ordinal=number,
        mode="direct",
        state="published",
        text=text,
        folded=fold(text),
    )
