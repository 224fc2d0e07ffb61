"""Writing documents: ids and permalinks outlive a second ingest, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import (
    PUBLISHED,
    QUARANTINED,
    SUPERSEDED,
    WITHDRAWN,
    ParagraphRow,
    PlaceRow,
    ProblemRow,
    SourceRow,
    StatementRow,
)
from app.store.writing import Written, withdraw
from tests.store.builders import COUNTY, Said, document, failed

Write = Callable[..., Written]
FIRST = Said("钟小满", "一是营商环境要再优化,办事要再提速。")
SECOND = Said("霍惊蛰", "对标先进地区,我们在人才引进上差距明显。")


def statements(session: Session) -> list[StatementRow]:
    return list(session.scalars(select(StatementRow).order_by(StatementRow.number)))


def test_a_second_write_of_the_same_document_keeps_every_id(session: Session, write: Write) -> None:
    source = write(document(FIRST, SECOND)).source
    before = [(row.number, row.id, row.speaker_id) for row in statements(session)]
    write(document(FIRST, SECOND), source)
    assert [(row.number, row.id, row.speaker_id) for row in statements(session)] == before
    assert len(session.scalars(select(ParagraphRow)).all()) == 2


def test_a_changed_statement_keeps_its_permalink_and_a_lost_one_stays_addressable(
    session: Session, write: Write
) -> None:
    source = write(document(FIRST, SECOND)).source
    first, second = statements(session)
    changed = Said("钟小满", "一是营商环境要再优化,办事要再提速,服务要再改进。")
    written = write(document(changed), source)
    again = statements(session)
    assert [(row.id, row.state) for row in again] == [(first.id, PUBLISHED), (second.id, SUPERSEDED)]
    assert again[0].text == changed.text
    assert set(written.dropped) == {first.number, second.number}
    assert written.added == (first.number,)


def test_a_statement_that_comes_back_takes_its_old_permalink(session: Session, write: Write) -> None:
    source = write(document(FIRST, SECOND)).source
    lost = statements(session)[1].id
    write(document(FIRST), source)
    write(document(FIRST, SECOND), source)
    assert [(row.id, row.state) for row in statements(session)][1] == (lost, PUBLISHED)


def test_the_same_file_has_the_same_permalinks_in_another_database(session: Session, write: Write) -> None:
    write(document(FIRST, SECOND))
    ids = [row.id for row in statements(session)]
    assert len(set(ids)) == 2
    assert all(len(i) == 10 for i in ids)
    write(document(FIRST, name="b.txt", title="另一次座谈会"))
    assert len({row.id for row in statements(session)}) == 3, "equal words in two files are two statements"


def test_a_blocked_change_leaves_the_last_accepted_version_up(session: Session, write: Write) -> None:
    source = write(document(FIRST)).source
    written = write(failed(), source)
    assert source.state == PUBLISHED
    assert written.dropped == ()
    assert statements(session)[0].state == PUBLISHED
    assert source.received.startswith("考察座谈会")
    assert [row.code for row in session.scalars(select(ProblemRow))] == ["undecodable"]


def test_a_blocked_new_file_is_kept_in_quarantine_and_freed_by_a_good_one(session: Session, write: Write) -> None:
    source = write(failed()).source
    assert session.scalars(select(SourceRow.state)).all() == [QUARANTINED]
    write(document(FIRST), source)
    assert session.scalars(select(SourceRow.state)).all() == [PUBLISHED]
    assert session.scalars(select(ProblemRow)).all() == []


def test_withdrawing_takes_the_statements_out_of_the_index_and_keeps_their_pages(
    session: Session, write: Write
) -> None:
    source = write(document(FIRST, SECOND)).source
    numbers = {row.number for row in statements(session)}
    written = withdraw(session, source)
    assert set(written.dropped) == numbers
    assert {row.state for row in statements(session)} == {WITHDRAWN}
    assert len(statements(session)) == 2


def test_places_stand_with_all_their_ancestors(session: Session, write: Write) -> None:
    write(document(FIRST, Said("苏白露", "回去以后抓紧落实。", place=COUNTY)))
    chains = {row.code: row.chain for row in session.scalars(select(PlaceRow))}
    assert chains == {"41": "41", "4107": "41/4107", "419001": "41/419001"}


def test_a_file_in_which_nobody_speaks_is_kept_without_an_event(session: Session, write: Write) -> None:
    source = write(document()).source
    assert (source.state, source.event) == (PUBLISHED, None)
    written = write(document(FIRST), source)
    assert source.event is not None
    assert written.added
    again = write(document(), source)
    assert again.dropped == written.added
    assert source.event.state == WITHDRAWN
