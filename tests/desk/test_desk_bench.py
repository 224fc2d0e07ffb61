"""What runs away at the desk: a word on the page, and the desk goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.desk.bench import Bench
from app.domain.problems import ProblemCode
from app.ingest.items import Item, items
from app.ingest.workers import NurseryError
from app.settings import Settings
from tests.desk.atdesk import SPEECH, Reviewer
from tests.ingest.test_limits import ENDLESS


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk has a tenth of a second for a file."""
    monkeypatch.setattr("app.desk.bench.PAGE_SECONDS", 0.1)


@pytest.mark.usefixtures("hurried")
def test_a_file_that_takes_too_long_at_the_desk_is_told(reviewer: Reviewer) -> None:
    """Where ingest had the time for it; the next file is served as ever."""
    address = reviewer.upload("m.txt", ENDLESS)
    page = reviewer.client.get(address).text
    alert = page.split('role="alert"')[1].split("</p>")[0]
    assert "0.1 秒以上" in alert
    assert "explain" in alert
    assert "?edit=" not in page
    assert "?edit=1" in reviewer.client.get(reviewer.upload()).text


def test_the_limits_of_ingest_hold_where_they_are_tighter(tmp_path: Path) -> None:
    """With the words of ingest; the process is started anew for the next file."""
    bench = Bench(Settings(file_seconds=1))
    path = tmp_path / "m.txt"
    path.write_text(ENDLESS * 8, encoding="utf-8")
    try:
        failure = bench.read(next(items(path))).failure
        assert failure is not None
        assert failure.code is ProblemCode.TOO_SLOW
        assert "YANLU_FILE_SECONDS" in failure.message
        assert bench.read(Item("a.txt", "a.txt", "", SPEECH.encode())).transcript is not None
    finally:
        bench.close()


def test_without_a_process_the_desk_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """And tries again the next time."""
    bench, item = Bench(Settings()), Item("a.txt", "a.txt", "", SPEECH.encode())

    def none(*_: object) -> None:
        raise NurseryError("读取文件的进程无法启动或已中止")

    with monkeypatch.context() as patched:
        patched.setattr("app.ingest.pool.Nursery", none)
        failure = bench.read(item).failure
        assert failure is not None
        assert failure.code is ProblemCode.READER_DIED
    assert bench.read(item).transcript is not None
    bench.close()
