"""Who is one person: shared evidence merges, its absence does not, and the order of files does not matter."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.corrections import Bearer
from app.domain.document import Document
from app.names.identity import Appearance, Persons
from app.store.engine import session_factory, writing
from app.store.merges import set_merges
from app.store.speakers import settle_in_turn
from app.store.tables import ProblemRow, RedirectRow, SpeakerRow, StatementRow
from app.store.writing import Written, write_new
from tests.store.builders import OTHER_CITY, Said, document
from tests.store.conftest import STAMP

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


def drawn(chance: random.Random, number: int) -> Document:
    """A document of two or three of four people, in offices that tell namesakes apart or bring them together."""
    said = []
    for _ in range(chance.choice([2, 3])):
        one = chance.choice([LABOUR, FINANCE, IN_BOTH, ELSEWHERE])
        role = chance.choice([one.role, "市长"])
        said.append(
            replace(one, name=chance.choice(["钟小满", "钟大满", "苏白露"]), role=role, text=f"第{number}次说。")
        )
    return document(*said, name=f"{number}.txt", title=f"第{number}次座谈")


def settled(session: Session) -> list[object]:
    """Speakers, whose statements are whose, which ids lead where, and which files say that there are namesakes."""
    people = session.execute(select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.note, SpeakerRow.byname)).all()
    led = session.execute(select(RedirectRow.old_id, RedirectRow.new_id)).all()
    told = session.execute(select(ProblemRow.source_id, ProblemRow.message)).all()
    return [sorted(people), speakers(session), sorted(led), sorted(told)]


@pytest.mark.parametrize("seed", range(4))
def test_many_documents_at_once_are_as_one_after_another(engine: Engine, seed: int) -> None:
    """The same speakers by the same ids, with the same that lead to them, also where two names are one person's."""
    chance = random.Random(seed)
    documents = [drawn(chance, number) for number in range(16)]
    found = []
    for at_once in (1, 4, 16):
        with session_factory(writing(engine))() as session:
            if seed % 2:
                set_merges(session, [(Bearer("钟小满", "市长"), Bearer("钟大满", None))])
            for start in range(0, len(documents), at_once):
                written = write_new(session, [(each, STAMP) for each in documents[start : start + at_once]])
                settle_in_turn(session, [changed for _, changed in written])
            found.append(settled(session))
            session.rollback()
    assert found[0] == found[1] == found[2]
    assert found[0][2]


def test_each_statement_is_looked_at_once_however_many_documents_come(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not all of a name again for each document."""
    added = []
    add = Persons.add

    def counting(self: Persons, item: Appearance, said: list[str]) -> list[str]:
        added.append(item.key)
        return add(self, item, said)

    monkeypatch.setattr(Persons, "add", counting)
    documents = [document(LABOUR, name=f"{number}.txt", title=f"第{number}次") for number in range(40)]
    written = write_new(session, [(each, STAMP) for each in documents])
    settle_in_turn(session, [changed for _, changed in written])
    assert len(set(speakers(session))) == 1
    assert sorted(added, key=int) == [str(number) for number in range(1, 41)]
