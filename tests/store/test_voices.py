"""Who speaks in a statement that no single person speaks: written with it, gone with it, linked by evidence alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.transcript import Voice
from app.store.reading.departments import department_list
from app.store.speakers import settle_speakers
from app.store.tables import SUPERSEDED, RoleRow, SpeakerRow, StatementRow, VoiceRow
from app.store.writing import Written, withdraw
from tests.store.builders import CITY, OTHER_CITY, Said, document

Write = Callable[..., Written]
ZHONG = Voice("钟小满", "市人社局局长")
HUO = Voice("霍惊蛰")
BOTH = Said(None, "我们一起把窗口并起来办,回去就办。", together=(ZHONG, HUO))
ALONE = Said("钟小满", "一是就业服务要更实,办事要再提速。")
HUO_ALONE = Said("霍惊蛰", "项目要早谋划。", office="财政局", role="市财政局局长")


def linked(session: Session) -> list[tuple[str, str | None]]:
    """The voices that stand, each with the name of its speaker."""
    rows = session.execute(
        select(VoiceRow.name, SpeakerRow.name)
        .outerjoin(SpeakerRow, SpeakerRow.id == VoiceRow.speaker_id)
        .order_by(VoiceRow.statement_number, VoiceRow.ordinal)
    )
    return [(name, speaker) for name, speaker in rows]


def test_everyone_is_written_in_the_order_printed(session: Session, write: Write) -> None:
    """With role, department and place where they are known; nobody of them is the speaker."""
    written = write(document(BOTH))
    rows = session.scalars(select(VoiceRow).order_by(VoiceRow.ordinal)).all()
    found = [(row.name, row.full, row.role, row.department, row.place_code) for row in rows]
    assert found == [
        ("钟小满", True, "市人社局局长", "人社局", CITY.code),
        ("霍惊蛰", True, None, None, None),
    ]
    assert session.scalars(select(StatementRow.speaker_name)).all() == [None]
    assert session.scalars(select(SpeakerRow)).all() == [], "speaking together alone makes nobody a page"
    assert written.names == {"钟小满", "霍惊蛰"}


def test_they_count_by_their_offices(session: Session, write: Write) -> None:
    """The roles of all, in the order printed, are the roles of the statement."""
    write(document(replace(BOTH, together=(ZHONG, replace(HUO, role="市人社局局长")))))
    rows = session.scalars(select(RoleRow).order_by(RoleRow.ordinal)).all()
    assert [(row.ordinal, row.department_id, row.level, row.place_code) for row in rows] == [
        (1, "人社局", "局长", CITY.code),
        (2, "人社局", "局长", CITY.code),
    ]
    assert [(brief.id, brief.statements) for brief in department_list(session)] == [("人社局", 1)]


def test_another_reading_replaces_them(session: Session, write: Write) -> None:
    """The statement goes on with who speaks as it is read now, or with nobody beside its one speaker."""
    source = write(document(BOTH)).source
    write(document(replace(BOTH, together=(HUO,))), source)
    assert linked(session) == [("霍惊蛰", None)]
    write(document(replace(BOTH, name="霍惊蛰", together=())), source)
    assert linked(session) == []


def test_who_spoke_in_a_lost_statement_stays_addressable(session: Session, write: Write) -> None:
    """As everything else of a superseded statement does."""
    source = write(document(BOTH, HUO_ALONE)).source
    write(document(HUO_ALONE), source)
    assert session.scalars(select(StatementRow.state).order_by(StatementRow.number)).all()[0] == SUPERSEDED
    assert [name for name, _ in linked(session)] == ["钟小满", "霍惊蛰"]


def test_a_shared_office_at_a_place_links(session: Session, write: Write) -> None:
    """Whichever file comes first; and the statement is told to have another speaker."""
    for documents in ([BOTH, ALONE], [ALONE, BOTH]):
        for number, said in enumerate(documents):
            write(document(said, name=f"{number}{said.name}.txt", title=f"第{number}次{said.name}"))
        assert set(linked(session)) == {("钟小满", "钟小满"), ("霍惊蛰", None)}


def test_the_name_alone_links_nobody(session: Session, write: Write) -> None:
    """The same office in another city, or no office in another document."""
    write(document(replace(ALONE, place=OTHER_CITY), HUO_ALONE, name="b.txt", title="另一次"))
    write(document(BOTH))
    assert linked(session) == [("钟小满", None), ("霍惊蛰", None)]


def test_speaking_alone_at_the_same_event_links(session: Session, write: Write) -> None:
    """One document does not name two people alike without telling them apart by office."""
    write(document(BOTH, HUO_ALONE))
    assert linked(session) == [("钟小满", None), ("霍惊蛰", "霍惊蛰")]


def test_another_office_at_the_same_event_links_nobody(session: Session, write: Write) -> None:
    """They may be two people."""
    write(document(BOTH, replace(HUO_ALONE, name="钟小满")))
    assert linked(session) == [("钟小满", None), ("霍惊蛰", None)]


def test_evidence_for_two_speakers_links_nobody(session: Session, write: Write) -> None:
    """Two of one name speak alone at the event, and the label does not say which of them it means."""
    bare = Said(None, BOTH.text, together=(Voice("霍惊蛰"), Voice("楚立夏")))
    write(document(bare, HUO_ALONE, replace(HUO_ALONE, text="人才要留得住。", office="教育局", role="市教育局局长")))
    assert linked(session) == [("霍惊蛰", None), ("楚立夏", None)]


def test_a_link_goes_with_the_evidence(session: Session, write: Write) -> None:
    """The other file is withdrawn; the statement is told to have another speaker."""
    alone = write(document(ALONE, name="b.txt", title="另一次")).source
    both = write(document(BOTH))
    assert linked(session)[0] == ("钟小满", "钟小满")
    gone = withdraw(session, alone)
    assert settle_speakers(session, gone.names) == set(both.added)
    assert linked(session)[0] == ("钟小满", None)


def test_a_link_follows_a_speaker_who_gets_another_id(session: Session, write: Write) -> None:
    """Two speakers turn out to be one."""
    finance = replace(ALONE, office="财政局", role="市财政局局长", text="预算安排要更早。")
    write(document(finance, name="a.txt", title="第一次"))
    write(document(ALONE, name="b.txt", title="第二次"))
    write(document(BOTH, name="c.txt", title="第三次"))
    write(document(replace(ALONE, also="财政局", text="两个部门要联动。"), name="d.txt", title="第四次"))
    assert len(session.scalars(select(SpeakerRow)).all()) == 1
    assert linked(session)[0] == ("钟小满", "钟小满")
