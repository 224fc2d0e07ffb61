"""Who is one person: shared evidence merges, its absence does not, and the order of files does not matter."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import ProblemRow, RedirectRow, SpeakerRow, StatementRow
from app.store.writing import Written
from tests.store.builders import OTHER_CITY, Said, document

Write = Callable[..., Written]
LABOUR = Said("钟小满", "一是就业服务要更实。")
LABOUR_AGAIN = Said("钟小满", "培训补贴要直达企业。", role="市人力资源和社会保障局局长")
FINANCE = Said("钟小满", "预算安排要更早。", office="财政局", role="市财政局局长")
IN_BOTH = Said("钟小满", "两个部门要联动。", also="财政局")
ELSEWHERE = Said("钟小满", "我们那里的做法不同。", place=OTHER_CITY)


def speakers(session: Session) -> list[str | None]:
    return list(session.scalars(select(StatementRow.speaker_id).order_by(StatementRow.number)))


def test_the_same_office_under_two_names_is_one_speaker(session: Session, write: Write) -> None:
    write(document(LABOUR))
    write(document(LABOUR_AGAIN, name="b.txt", title="另一次"))
    assert len(set(speakers(session))) == 1
    assert session.scalars(select(ProblemRow)).all() == []


def test_namesakes_without_shared_evidence_stay_apart_and_both_files_say_so(session: Session, write: Write) -> None:
    write(document(LABOUR))
    write(document(ELSEWHERE, name="b.txt", title="另一次"))
    assert len(set(speakers(session))) == 2
    assert [row.code for row in session.scalars(select(ProblemRow))] == ["ambiguous-speaker"] * 2
    assert all(row.note for row in session.scalars(select(SpeakerRow)))
    assert {row.byname for row in session.scalars(select(SpeakerRow))} == {"新乡市 市人社局局长", "十堰市 市人社局局长"}


def test_later_evidence_merges_and_the_vanished_id_redirects(session: Session, write: Write) -> None:
    write(document(LABOUR))
    write(document(FINANCE, name="b.txt", title="另一次"))
    first, second = speakers(session)
    assert first != second
    write(document(IN_BOTH, name="c.txt", title="第三次"))
    assert set(speakers(session)) == {first}
    redirect = session.get(RedirectRow, ("speakers", second))
    assert redirect is not None
    assert redirect.new_id == first
    assert session.scalars(select(ProblemRow)).all() == [], "the doubt is gone with the evidence"


def test_two_people_of_one_name_in_one_document_are_told_apart_by_office(session: Session, write: Write) -> None:
    write(document(LABOUR, FINANCE))
    assert len(set(speakers(session))) == 2


def test_a_corrected_name_moves_the_statement_and_drops_the_empty_speaker(session: Session, write: Write) -> None:
    source = write(document(LABOUR)).source
    old = speakers(session)[0]
    write(document(Said("钟大满", LABOUR.text)), source)
    new = speakers(session)[0]
    assert new != old
    assert [row.name for row in session.scalars(select(SpeakerRow))] == ["钟大满"]
    assert session.get(RedirectRow, ("speakers", old)) is not None


def test_an_unsigned_statement_has_no_speaker(session: Session, write: Write) -> None:
    write(document(Said(None, "很高兴和大家交流。")))
    assert speakers(session) == [None]
    assert session.scalars(select(SpeakerRow)).all() == []
