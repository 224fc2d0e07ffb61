"""What became of a statement that is in the corpus no more: its file is gone, was changed, or was only read anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.store.engine import open_engine, session_factory, writing
from app.store.tables import EventRow, SourceRow, StatementRow
from tests.web.building import File, statement
from tests.web.conftest import make_database, open_client


@pytest.fixture(scope="module")
def fate_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over three withdrawn statements whose files have met different ends."""
    url = make_database(tmp_path_factory.mktemp("fate") / "fate.sqlite3", filled=False)
    engine = open_engine(url)
    with session_factory(writing(engine)).begin() as session:
        for number, state in ((1, "published"), (2, "published"), (3, "withdrawn")):
            file = File(f"{number}.txt")
            pieces = [file.line("statement", words, 1) for words in ("我们要把", "窗口前移。")]
            source = file.row(f"source{number}", state=state)
            session.add(EventRow(id=f"event{number}", title="座谈会", state=state, source=source))
            session.flush()
            session.add(statement(number, f"event{number}", 1, [pieces], state="withdrawn"))
        session.flush()
        for number in (2, 3):
            changed = session.get(SourceRow, f"source{number}")
            assert changed is not None
            changed.received = changed.restored = "改过以后，这里是另一段文字。\n"
            changed.blocks = [["narration", 0, len(changed.restored), None]]
        assert session.query(StatementRow).count() == 3
    engine.dispose()
    yield from open_client(url)


def test_a_file_that_was_only_read_anew_is_not_said_to_have_changed(fate_client: TestClient) -> None:
    """Its lines still hold the statement."""
    page = fate_client.get("/statements/stmt000001").text
    assert "划分已改。" in page
    assert "已改动" not in page
    assert "第 1 至 2 行" in page
    source = fate_client.get("/statements/stmt000001/source").text
    assert "窗口前移。" in source
    assert 'class="join"' in source
    assert ">发言 1</a>" not in source


def test_a_changed_file_shows_no_lines_for_what_it_holds_no_more(fate_client: TestClient) -> None:
    """The page keeps the words, the source has others."""
    page = fate_client.get("/statements/stmt000002").text
    assert "原文件已改动。" in page
    assert "我们要把窗口前移。" in page
    assert "发言出自改动前的文件" in page
    assert "#L1" not in page
    source = fate_client.get("/statements/stmt000002/source").text
    assert "原文件已改动。" in source
    assert "另一段文字" not in source
    assert 'href="/sources/source2">看改动后的文件 2.txt</a>' in source


def test_a_file_that_was_changed_and_then_withdrawn_says_both(fate_client: TestClient) -> None:
    """And still shows no lines."""
    page = fate_client.get("/statements/stmt000003").text
    assert "原文件已经撤下。" in page
    assert "撤下之前文件改动过" in page
    assert "#L1" not in page


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_tells_nothing_of_what_it_holds_no_more(fate_client: TestClient, number: int) -> None:
    """Neither a closed break of a statement that is one no more, nor a count of such."""
    page = fate_client.get(f"/sources/source{number}").text
    assert "接合断栏" not in page
    assert "断栏已接到下文" not in page
