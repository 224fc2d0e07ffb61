"""The next ingest obeys what a person put right, and forgets it when the entry is gone."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.corrections import Acceptance, EventCorrection, entry_id
from app.domain.kinds import Kind
from app.domain.problems import ProblemCode
from app.ingest.correcting import point_entry, quoted, tried
from app.ingest.correction_files import CorrectionError, read_corrections
from app.ingest.correction_writing import remove_entry
from app.ingest.items import Item, items
from app.ingest.outcomes import Status
from app.ingest.reading import read
from app.ingest.stages import read_document
from app.store.reading.problems import problem_list, problems_by_file
from app.store.tables import PUBLISHED, EventRow, ProblemRow, StatementRow
from tests.ingest.correcting import ELSEWHERE, SPEECH, WHY, Desk, statuses


def test_a_correction_is_obeyed_and_undone(desk: Desk) -> None:
    """Only the file that it concerns is read again; without the entry everything is as it was."""
    desk.write("b.txt", ELSEWHERE)
    desk.run()
    before = desk.exported()
    entry = desk.about(1, speaker="白芷", role="市教育局局长", department="市教育局", place="河南省新乡市红旗区")
    path = desk.say(entry)
    assert statuses(desk.run()) == [Status.UPDATED, Status.UNCHANGED]
    assert desk.speakers()[:2] == [("白芷", "市教育局局长"), ("霍惊蛰", "市财政局局长")]
    with Session(desk.engine) as session:
        row = session.scalars(select(StatementRow).where(StatementRow.speaker_name == "白芷")).one()
        assert (row.place_code, row.rule) == ("410702", "corrected")
        assert [role.department_id for role in row.roles] == ["市教育局"]
    assert statuses(desk.run()) == [Status.UNCHANGED, Status.UNCHANGED]
    assert remove_entry(path, entry_id(entry))
    assert not path.exists()
    assert statuses(desk.run()) == [Status.UPDATED, Status.UNCHANGED]
    assert desk.exported() == before


def test_the_permalink_outlives_a_correction(desk: Desk) -> None:
    """Another speaker, the same statement."""
    desk.run()
    with Session(desk.engine) as session:
        before = session.scalars(select(StatementRow.id).order_by(StatementRow.ordinal)).all()
    desk.say(desk.about(1, speaker="白芷"))
    desk.run()
    with Session(desk.engine) as session:
        query = select(StatementRow.id).where(StatementRow.state == PUBLISHED).order_by(StatementRow.ordinal)
        assert session.scalars(query).all() == before


def test_the_event_and_the_source_are_put_right(desk: Desk) -> None:
    """Title, days, origin with what 市 means from there, destinations, and where the original stands."""
    entry = EventCorrection(
        WHY,
        title="赴杭州考察",
        start=date(2020, 9, 15),
        end=date(2020, 9, 16),
        publication="某日报",
        origin="山东省菏泽市",
        destinations=("浙江省杭州市",),
        address="https://example.org/a?b=1",
        fetched=date(2026, 1, 4),
    )
    desk.say(entry)
    desk.run()
    with Session(desk.engine) as session:
        event = session.scalars(select(EventRow)).one()
        assert (event.title, event.start, event.end) == ("赴杭州考察", date(2020, 9, 15), date(2020, 9, 16))
        assert (event.origin_code, event.home_code) == ("3717", "3717")
        assert [one.place_code for one in event.destinations] == ["3301"]
        assert {row.place_code for row in event.statements} == {"3717"}
        assert (event.source.address, event.source.fetched) == ("https://example.org/a?b=1", date(2026, 1, 4))


def test_a_kind_is_put_right(desk: Desk) -> None:
    """By the label of the point."""
    document = read_document("a.txt", SPEECH.encode())
    desk.say(point_entry(document, 2, "1-2", Kind.GAP, WHY))
    desk.run()
    lines = [json.loads(line) for line in desk.exported()]
    assert [point["kind"] for point in lines[1]["points"]][1] == "gap"
    with pytest.raises(CorrectionError, match="1-7"):
        point_entry(document, 2, "1-7", Kind.GAP, WHY)


def test_a_moved_and_a_changed_file_keep_their_corrections(desk: Desk) -> None:
    """The digest decides, else the name; a line that moved is found by its words."""
    desk.say(desk.about(2, speaker="白芷"))
    (desk.files / "a.txt").rename(desk.files / "renamed.txt")
    desk.run()
    assert desk.speakers()[1][0] == "白芷"
    (desk.files / "renamed.txt").unlink()
    desk.write("a.txt", SPEECH.replace("摘要\n", "摘要\n\n来源:某日报\n\n"))
    desk.run()
    assert desk.speakers()[1][0] == "白芷"


def test_a_changed_file_takes_its_corrections_along(desk: Desk) -> None:
    """What is written down for its new content stands beside what was written before, under the new digest."""
    path = desk.say(desk.about(2, speaker="白芷"))
    desk.write("a.txt", SPEECH + "\n完\n")
    desk.run()
    assert desk.say(desk.about(1, speaker="楚立夏")) == path
    desk.run()
    assert [name for name, _ in desk.speakers()] == ["楚立夏", "白芷"]
    assert read_corrections(path).sha256 == next(items(desk.files / "a.txt")).sha256


def test_a_namesake_of_the_file_does_not_take_its_corrections(desk: Desk) -> None:
    """Two files of one name, in two folders: only the one it was written for obeys, while that one stands."""
    desk.run()
    desk.say(desk.about(2, speaker="白芷"))
    (desk.files / "z").mkdir()
    desk.write("z/a.txt", ELSEWHERE)
    desk.run()
    with Session(desk.engine) as session:
        codes = session.scalars(select(ProblemRow.code)).all()
    assert ProblemCode.STALE_CORRECTION not in codes


def test_what_fits_nothing_any_more_is_reported(desk: Desk) -> None:
    """With the place where it is written down; the rest of the file is read as ever."""
    path = desk.say(desk.about(2, speaker="白芷"))
    desk.write("a.txt", ELSEWHERE)
    outcomes = desk.run()
    stale = [p for p in outcomes[0].problems if p.code is ProblemCode.STALE_CORRECTION]
    assert len(stale) == 1
    assert f"{path.name}:5" in stale[0].message
    assert [name for name, _ in desk.speakers()] == ["钟小满", "楚立夏"]


def test_a_correction_that_takes_no_hold_is_refused(desk: Desk) -> None:
    """Before it is written."""
    entry = desk.about(1, begins="没有这几个字")
    item = Item("a.txt", "a.txt", "", SPEECH.encode())
    with pytest.raises(CorrectionError, match="没有这几个字"):
        tried(read, item, read(item), entry)


def test_a_doubt_that_stands_is_not_open_any_more(desk: Desk) -> None:
    """It leaves the list of open problems, and says who let it stand."""
    desk.write("a.txt", "在全市总结会上的发言\n\n同志们:\n\n这次考察,我有三点体会。一是思想要解放。二是作风要过硬。\n")
    desk.run()
    with Session(desk.engine) as session:
        assert "unsigned-statement" in dict(problem_list(session, None, None, 1).codes)
    desk.say(Acceptance(WHY, ProblemCode.UNSIGNED_STATEMENT))
    desk.run()
    with Session(desk.engine) as session:
        assert "unsigned-statement" not in dict(problem_list(session, None, None, 1).codes)
        settled = {row.code: row.accepted for row, _ in problems_by_file(session)}
    assert settled["unsigned-statement"] == "看过原版"


def test_a_doubt_that_is_not_there_cannot_stand(desk: Desk) -> None:
    """The correction is stale."""
    desk.say(Acceptance(WHY, ProblemCode.EMPTY_STATEMENT, 3))
    (outcome,) = desk.run()
    assert [p.code for p in outcome.problems] == [ProblemCode.STALE_CORRECTION]


def test_the_first_quoted_words_of_a_message_tell_it_apart() -> None:
    """None where nothing is quoted."""
    assert quoted("地名“朝阳区”可能指“甲”") == "“朝阳区”"
    assert quoted("没有") is None
