"""Runs of ingest over folders that change: nothing is lost, nothing is done twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.ingest import fingerprint
from app.ingest.folders import find
from app.ingest.outcomes import Outcome, Status
from app.ingest.pipeline import ingest
from app.ingest.stages import read_document
from app.search.model import SearchRequest
from app.search.service import search
from app.store.reading.briefs import statement_briefs
from app.store.reading.statements import statement_reading
from app.store.tables import PUBLISHED, WITHDRAWN, EventRow, ProblemRow, SourceRow, StatementRow

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。

霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快。
"""
OTHER = SPEECH.replace("新乡市党政", "新乡市经贸").replace("钟小满", "苏白露").replace("霍惊蛰", "楚立夏")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "a.txt").write_text(SPEECH, encoding="utf-8")
    return made


def run(engine: Engine, folder: Path) -> list[Outcome]:
    return list(ingest(engine, find([folder])))


def statuses(outcomes: list[Outcome]) -> list[tuple[str, Status]]:
    return [(outcome.name, outcome.status) for outcome in outcomes]


def hits(engine: Engine, query: str) -> list[str]:
    with Session(engine) as session:
        return [hit.id for hit in search(session, SearchRequest(query)).hits]


def test_a_second_run_over_unchanged_files_reads_nothing(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert statuses(run(engine, folder)) == [("a.txt", Status.ADDED)]

    def never(*_: object) -> None:
        raise AssertionError("an unchanged file was read again")

    monkeypatch.setattr("app.ingest.reading.read_document", never)
    assert statuses(run(engine, folder)) == [("a.txt", Status.UNCHANGED)]


def test_a_changed_rule_reads_unchanged_files_again(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(engine, folder)
    before = hits(engine, "营商环境")
    monkeypatch.setattr("app.ingest.limits.reading_version", lambda: "newer")
    assert statuses(run(engine, folder)) == [("a.txt", Status.UPDATED)]
    assert hits(engine, "营商环境") == before != []
    assert len(fingerprint.reading_version()) == 12


def test_a_changed_file_is_updated_in_place_and_found_by_its_new_words_only(engine: Engine, folder: Path) -> None:
    run(engine, folder)
    before = hits(engine, "直达企业")
    (folder / "a.txt").write_text(SPEECH.replace("直达企业", "送到企业"), encoding="utf-8")
    assert statuses(run(engine, folder)) == [("a.txt", Status.UPDATED)]
    assert hits(engine, "送到企业") == before
    assert hits(engine, "直达企业") == []


def test_a_statement_that_its_changed_file_holds_no_more_says_so(engine: Engine, folder: Path) -> None:
    run(engine, folder)
    (lost,) = hits(engine, "直达企业")
    title, _, second = SPEECH.split("\n\n")
    (folder / "a.txt").write_text(f"{title}\n\n{second}", encoding="utf-8")
    run(engine, folder)
    with Session(engine) as session:
        read = statement_reading(session, lost)
        assert read is not None
        assert (read.withdrawn, read.superseded, read.gone) == (True, True, False)
    (folder / "a.txt").unlink()
    run(engine, folder)
    with Session(engine) as session:
        gone = statement_reading(session, lost)
        assert gone is not None
        assert (gone.withdrawn, gone.superseded, gone.gone) == (True, True, True)


def test_a_statement_whose_file_is_gone_is_not_said_to_be_changed(engine: Engine, folder: Path) -> None:
    """The file as it was last read holds the text."""
    run(engine, folder)
    (lost,) = hits(engine, "直达企业")
    (folder / "a.txt").unlink()
    run(engine, folder)
    with Session(engine) as session:
        read = statement_reading(session, lost)
        assert read is not None
        assert (read.withdrawn, read.superseded, read.gone) == (True, False, True)


def test_a_lost_byte_is_counted_in_the_statement_that_holds_it(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text(SPEECH.replace("看到了", "看\ufffd了"), encoding="utf-8")
    run(engine, folder)
    with Session(engine) as session:
        read = [statement_reading(session, row) for row in hits(engine, '"。"')]
        assert sorted(each.losses for each in read if each) == [0, 1]


def test_a_day_of_printing_is_not_taken_for_the_day_of_the_event(engine: Engine, folder: Path) -> None:
    (folder / "a.txt").write_text(
        SPEECH.replace("\n\n", "\n\n来源:新乡日报 发布时间:2021-03-04\n\n", 1), encoding="utf-8"
    )
    run(engine, folder)
    with Session(engine) as session:
        for hit in search(session, SearchRequest("。")).hits:
            assert (str(hit.date), hit.date_published) == ("2021-03-04", True)
        assert all(brief.printed_only for brief in statement_briefs(session))


def test_a_renamed_file_keeps_everything(engine: Engine, folder: Path) -> None:
    run(engine, folder)
    before = hits(engine, "营商环境")
    (folder / "a.txt").rename(folder / "b.txt")
    assert statuses(run(engine, folder)) == [("b.txt", Status.RENAMED)]
    assert hits(engine, "营商环境") == before
    with Session(engine) as session:
        assert session.scalars(select(SourceRow.name)).all() == ["b.txt"]


def test_a_copy_counts_once_and_is_said(engine: Engine, folder: Path) -> None:
    (folder / "copy.txt").write_text(SPEECH, encoding="utf-8")
    outcomes = run(engine, folder)
    assert statuses(outcomes) == [("a.txt", Status.ADDED), ("copy.txt", Status.COPY)]
    assert "copy.txt" in outcomes[1].problems[-1].message
    assert len(hits(engine, "营商环境")) == 1
    (folder / "a.txt").unlink()
    assert statuses(run(engine, folder)) == [("copy.txt", Status.UNCHANGED)]
    assert len(hits(engine, "营商环境")) == 1, "the copy still holds the statements"


def test_a_changed_copy_becomes_a_source_of_its_own(engine: Engine, folder: Path) -> None:
    (folder / "copy.txt").write_text(SPEECH, encoding="utf-8")
    run(engine, folder)
    (folder / "copy.txt").write_text(OTHER, encoding="utf-8")
    assert statuses(run(engine, folder)) == [("a.txt", Status.UNCHANGED), ("copy.txt", Status.ADDED)]
    assert len(hits(engine, "营商环境")) == 2


def test_a_vanished_file_is_withdrawn_and_comes_back_under_its_old_ids(engine: Engine, folder: Path) -> None:
    run(engine, folder)
    before = hits(engine, "营商环境")
    (folder / "a.txt").unlink()
    assert statuses(run(engine, folder)) == [("a.txt", Status.WITHDRAWN)]
    assert hits(engine, "营商环境") == []
    with Session(engine) as session:
        assert set(session.scalars(select(StatementRow.state))) == {WITHDRAWN}
        assert session.scalars(select(EventRow.state)).all() == [WITHDRAWN]
    (folder / "a.txt").write_text(SPEECH, encoding="utf-8")
    run(engine, folder)
    assert hits(engine, "营商环境") == before


def test_a_file_that_turns_bad_leaves_the_accepted_version_up(engine: Engine, folder: Path) -> None:
    run(engine, folder)
    before = hits(engine, "营商环境")
    (folder / "a.txt").write_bytes(b"\x00\x01\x02" * 50)
    outcomes = run(engine, folder)
    assert statuses(outcomes) == [("a.txt", Status.QUARANTINED)]
    assert hits(engine, "营商环境") == before
    (folder / "a.txt").write_text(SPEECH, encoding="utf-8")
    run(engine, folder)
    with Session(engine) as session:
        assert session.scalars(select(ProblemRow.code).where(ProblemRow.severity == "block")).all() == []


def test_a_bug_in_a_rule_costs_one_file_and_is_reported(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "z.txt").write_text(OTHER, encoding="utf-8")

    def broken(name: str, data: bytes, *_: object) -> object:
        if name == "a.txt":
            raise RuntimeError("boom")
        return read_document(name, data)

    monkeypatch.setattr("app.ingest.reading.read_document", broken)
    outcomes = run(engine, folder)
    assert statuses(outcomes) == [("a.txt", Status.QUARANTINED), ("z.txt", Status.ADDED)]
    assert "boom" in outcomes[0].problems[0].message


def test_a_file_is_all_or_nothing(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("app.search.index.add", fails)
    with pytest.raises(OSError, match="disk full"):
        run(engine, folder)
    with Session(engine) as session:
        for table in (SourceRow, EventRow, StatementRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_everything_published_is_in_the_index(engine: Engine, folder: Path) -> None:
    (folder / "z.txt").write_text(OTHER, encoding="utf-8")
    run(engine, folder)
    with Session(engine) as session:
        published = session.scalar(select(func.count()).where(StatementRow.state == PUBLISHED))
        assert search(session, SearchRequest("一")).total <= (published or 0)
        for row in session.scalars(select(StatementRow)):
            found = {hit.id for hit in search(session, SearchRequest(f'"{row.text[:12]}"')).hits}
            assert row.id in found
