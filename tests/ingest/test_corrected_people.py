"""Who is one person and who is another, as somebody said, and what of it serves nothing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.corrections import Acceptance, Bearer, EventCorrection, Merge, entry_id
from app.domain.problems import ProblemCode
from app.ingest.correcting import bearer
from app.ingest.correction_writing import add_entry, remove_entry
from app.ingest.corrections import load_shelf
from app.ingest.outcomes import Status
from app.ingest.unused import unused_aliases, unused_corrections
from app.store.tables import ProblemRow, SourceRow, SpeakerRow
from tests.ingest.correcting import ELSEWHERE, SPEECH, WHY, Desk, statuses


def test_namesakes_are_made_one_and_parted_again(desk: Desk) -> None:
    """Two offices, one person; the doubt is gone with it and comes back with it."""
    desk.write("b.txt", ELSEWHERE)
    desk.run()
    doubted = select(ProblemRow.code).where(ProblemRow.code == "ambiguous-speaker")
    with Session(desk.engine) as session:
        assert session.scalars(doubted).all()
        ids = session.scalars(select(SpeakerRow.id).where(SpeakerRow.name == "钟小满")).all()
        people = tuple(bearer(session, identity) for identity in ids)
    assert set(people) == {Bearer("钟小满", "市人社局局长"), Bearer("钟小满", "市科技局局长")}
    apart = desk.persons()
    entry = Merge(WHY, people)
    path = desk.say(entry)
    assert statuses(desk.run()) == [Status.UNCHANGED, Status.UNCHANGED]
    assert {"市人社局局长", "市科技局局长"} in desk.persons().values()
    with Session(desk.engine) as session:
        assert not session.scalars(doubted).all()
    remove_entry(path, entry_id(entry))
    desk.run()
    assert list(map(sorted, desk.persons().values())) == list(map(sorted, apart.values()))
    with Session(desk.engine) as session:
        assert session.scalars(doubted).all()


def test_two_spellings_of_a_name_are_one_person(desk: Desk) -> None:
    """Known by the first; each statement keeps what is printed; apart again, each has a page of its own."""
    entry = Merge(WHY, (Bearer("霍惊蛰"), Bearer("楚立夏")))
    desk.write("b.txt", ELSEWHERE)
    path = desk.say(entry)
    desk.run()
    assert {"市财政局局长", "市教育局局长"} in desk.persons().values()
    assert ("楚立夏", "市教育局局长") in desk.speakers()
    with Session(desk.engine) as session:
        assert "楚立夏" not in session.scalars(select(SpeakerRow.name)).all()
    remove_entry(path, entry_id(entry))
    desk.run()
    with Session(desk.engine) as session:
        assert {"楚立夏", "霍惊蛰"} <= set(session.scalars(select(SpeakerRow.name)))
    assert {"市财政局局长", "市教育局局长"} not in desk.persons().values()


def test_a_speaker_is_told_from_a_namesake_of_the_same_office(desk: Desk) -> None:
    """A word for the person outweighs the shared office."""
    desk.write("b.txt", SPEECH.replace("营商环境上的差距", "园区建设上的差距").replace("苏州的做法", "苏州的办法"))
    desk.run()
    assert len(desk.persons()) == 2
    desk.say(desk.about(1, "b.txt", person="后任"), "b.txt")
    desk.run()
    assert len(desk.persons()) == 3


def test_an_accepted_namesake_is_no_open_doubt(desk: Desk) -> None:
    """Though it is only found beside other files; it is told from others by its words."""
    desk.write("b.txt", ELSEWHERE)
    desk.say(Acceptance(WHY, ProblemCode.AMBIGUOUS_SPEAKER, None, "“钟小满”"))
    desk.run()
    with Session(desk.engine) as session:
        query = select(SourceRow.name, ProblemRow.accepted).join(SourceRow).order_by(SourceRow.name)
        rows = session.execute(query.where(ProblemRow.code == "ambiguous-speaker")).all()
        assert [tuple(row) for row in rows] == [("a.txt", "看过原版"), ("b.txt", None)]
        assert unused_corrections(session, load_shelf(desk.folder)) == []


def test_what_serves_nothing_is_listed(desk: Desk) -> None:
    """Corrections without their file, merges without their people; aliases only of offices that are there."""
    desk.run()
    path = desk.say(Merge(WHY, (Bearer("霍惊蛰"), Bearer("某某人"))))
    add_entry(desk.folder / "gone.toml", EventCorrection(WHY, title="没有了"), "gone.txt", "0" * 64)
    with Session(desk.engine) as session:
        lines = unused_corrections(session, load_shelf(desk.folder))
        aliases = unused_aliases(session)
    assert any("“某某人”" in line and f"{path.name}:5" in line for line in lines)
    assert any("gone.txt" in line and "gone.toml" in line for line in lines)
    assert len(lines) == 2
    assert ("人社局", "人力资源社会保障局") in aliases or any(label == "人社局" for label, _ in aliases)
    assert not any(label == "科技局" for label, _ in aliases)
