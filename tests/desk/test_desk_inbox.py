"""Dropped files: safe names, nothing overwritten, nothing outside of the inbox, and a word on each."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from app.desk.inbox import safe_name, save
from tests.desk.atdesk import NAMESAKE, SPEECH, Reviewer
from tests.formats.test_formats_members import packed


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("发言.txt", "发言.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\发言.docx", "发言.docx"),
        (".htaccess", "htaccess"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\r\nc\u202e.txt", "abc.txt"),
        ("/", "file"),
    ],
)
def test_a_name_is_made_safe(given: str, safe: str) -> None:
    """No folder, no control character, not hidden, never empty."""
    assert safe_name(given) == safe


def test_a_long_name_keeps_its_suffix() -> None:
    """And fits a file system."""
    name = safe_name("言" * 300 + ".txt")
    assert name.endswith("言.txt")
    assert len(name.encode()) <= 255


def test_another_content_gets_another_name(tmp_path: Path) -> None:
    """The same content is there already; nothing half written stays."""
    first = save(tmp_path, "a.txt", io.BytesIO(b"one"))
    assert save(tmp_path, "a.txt", io.BytesIO(b"one")) == first
    assert save(tmp_path, "a.txt", io.BytesIO(b"two")).name == "a-2.txt"
    assert save(tmp_path, "../a.txt", io.BytesIO(b"three")).name == "a-3.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-2.txt", "a-3.txt", "a.txt"]
    assert first.read_bytes() == b"one"


def test_dropped_files_are_read_at_once(reviewer: Reviewer) -> None:
    """Each with a word on what became of it; a second time nothing changes; what cannot be read says why."""
    files = [
        ("files", ("a.txt", SPEECH.encode(), "text/plain")),
        ("files", ("leer.txt", b"", "text/plain")),
        ("files", ("../<i>b</i>.txt", SPEECH.replace("苏州", "杭州").encode(), "text/plain")),
    ]
    for words in ("已收录，3 篇发言。", "已经收录过，没有变化。"):
        answer = reviewer.client.post("/desk/files", data={"seal": reviewer.seal()}, files=files)
        assert answer.status_code == 200
        assert words in answer.text
        assert "没有收录：" in answer.text
        assert "<i>" not in answer.text
    assert sorted(path.name for path in reviewer.settings.inbox.iterdir()) == ["a.txt", "i>.txt", "leer.txt"]
    assert "钟小满" in reviewer.client.get("/search?q=钟小满").text


def test_what_a_container_holds_is_named_by_it(reviewer: Reviewer) -> None:
    """Where it was dropped in, in every list, and where it is looked for; two of one name are two files."""
    inner = {"甲/r.txt": SPEECH.encode(), "乙/r.txt": NAMESAKE.encode(), "坏.docx": b"PK\x03\x04broken"}
    dropped = [("files", ("包.zip", packed(list(inner.items())), "application/zip"))]
    answer = reviewer.client.post("/desk/files", data={"seal": reviewer.seal()}, files=dropped).text
    for name in inner:
        assert f">包.zip!/{name}</a>" in answer.split('id="received"')[1].split('id="drop"')[0]
    page = reviewer.client.get("/desk").text
    waiting, found = page.split('id="waiting"')[1].split('id="found"')
    assert "3 份，其中 1 份未收录" in waiting
    assert waiting.count(">包.zip!/") == found.count(">包.zip!/") == 3
    refused = waiting.split("包.zip!/坏.docx")[1].split("</li>")[0]
    assert "未收录" in refused
    assert "存疑" not in refused
    assert "名称里有“包.zip”的文件" in (named := reviewer.client.get("/desk?name=包.zip").text)
    assert named.split('id="found"')[1].count(">包.zip!/") == 3
    assert ">包.zip!/坏.docx<" in reviewer.client.get("/problems").text
    listed = reviewer.client.get("/sources").text
    assert ">包.zip!/甲/r.txt</a>" in listed
    assert "3 份文件，其中收录 2 份" in listed
    assert ids_differ(answer)


def ids_differ(answer: str) -> bool:
    """Whether what was dropped in leads to as many pages as there are documents."""
    return len(set(re.findall(r'href="(/desk/files/[^"]+)"', answer.split('id="drop"')[0]))) == 3


def test_nothing_chosen_is_said(reviewer: Reviewer) -> None:
    """The browser sends an empty part then."""
    answer = reviewer.client.post("/desk/files", data={"seal": reviewer.seal()}, files=[("files", ("", b""))])
    assert "没有选中文件" in answer.text


def test_a_full_disk_is_said(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is lost."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.desk.steps.save", full)
    answer = reviewer.client.post(
        "/desk/files", data={"seal": reviewer.seal()}, files=[("files", ("a.txt", b"x", "text/plain"))]
    )
    assert answer.status_code == 200
    assert "没有存下：No space left on device" in answer.text
