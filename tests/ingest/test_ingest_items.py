"""Files in containers are documents of their own, from the folder to the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from app.cli import app
from app.domain.problems import ProblemCode
from app.ingest.folders import find, is_sample
from app.ingest.items import items
from app.ingest.outcomes import Status
from app.ingest.pipeline import ingest
from app.store.engine import open_engine
from app.store.migration import migrate
from app.store.tables import FileRow, SourceRow
from tests.formats.saving import as_docx, as_html, as_pdf
from tests.formats.test_formats_members import mail, zipped

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要
钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业,让企业少跑腿。
霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快,让项目早日开工。
"""


def other(name: str) -> str:
    """The same event with other people and words."""
    return SPEECH.replace("钟小满", name).replace("培训补贴", f"{name}补贴").replace("预算", f"{name}的预算")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page, a Word file, a PDF, a mail with an attachment, a zip and what cannot be read."""
    made = tmp_path / "files"
    made.mkdir()
    saved = as_html(SPEECH).replace(b"<html", b"<!-- saved from url=(0028)https://news.example.cn/a --><html", 1)
    (made / "a.html").write_bytes(saved)
    (made / "b.docx").write_bytes(as_docx(other("苏白露")))
    (made / "c.pdf").write_bytes(as_pdf(other("楚立夏")))
    (made / "d.eml").write_bytes(mail(other("陆小寒"), e__docx=as_docx(other("沈大暑"))).as_bytes())
    (made / "f.zip").write_bytes(zipped(g__txt=other("秦春分").encode("gb18030"), h__jpg=b"x"))
    (made / "i.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"))
    (made / "j.zip").write_bytes(zipped(h__jpg=b"x"))
    return made


def test_a_folder_of_every_format_is_read(folder: Path, tmp_path: Path) -> None:
    """Each document is a source with two statements; what cannot be read is listed with a word on why."""
    engine = open_engine(f"sqlite:///{tmp_path / 'db' / 'corpus.sqlite3'}")
    migrate(engine)
    outcomes = list(ingest(engine, find([folder])))
    read = {outcome.name: outcome.statements for outcome in outcomes if outcome.status is Status.ADDED}
    assert read == {"a.html": 2, "b.docx": 2, "c.pdf": 2, "d.eml": 2, "d.eml!/e.docx": 2, "f.zip!/g.txt": 2}
    refused = {one.name: one.problems[0].code for one in outcomes if one.status is Status.QUARANTINED}
    assert refused == {"i.doc": ProblemCode.FOREIGN_FORMAT, "j.zip": ProblemCode.EMPTY_FILE}
    with Session(engine) as session:
        kept = {row.name: (row.format, row.encoding, row.address) for row in session.scalars(select(SourceRow))}
        assert kept["a.html"] == ("html", "utf-8", "https://news.example.cn/a")
        assert kept["g.txt"] == ("txt", "gb18030", None)
        assert kept["b.docx"] == ("docx", None, None)
        paths = {path.removeprefix(f"{folder}/") for path in session.scalars(select(FileRow.path))}
        assert {"d.eml", "d.eml!/e.docx", "f.zip!/g.txt"} <= paths
    assert {outcome.status for outcome in ingest(engine, find([folder]))} == {Status.UNCHANGED, Status.QUARANTINED}
    engine.dispose()


def test_members_of_a_container_have_paths_behind_its_own(folder: Path) -> None:
    """And the name that they have in it."""
    assert [(item.path.removeprefix(str(folder)), item.name) for item in items(folder / "d.eml")] == [
        ("/d.eml", "d.eml"),
        ("/d.eml!/e.docx", "e.docx"),
    ]


def test_a_container_in_a_folder_of_samples_holds_samples(folder: Path) -> None:
    """The mark stands beside the container."""
    assert not is_sample(Path(f"{folder}/f.zip!/g.txt"))
    (folder / "SAMPLE").touch()
    assert is_sample(Path(f"{folder}/f.zip!/g.txt"))


def test_a_folder_is_searched_for_every_name_of_a_document(tmp_path: Path) -> None:
    """Those that can only be refused as well, so that nobody thinks they were read."""
    names = ["a.txt", "b.MD", "c.htm", "d.mht", "e.docx", "f.pdf", "g.eml", "h.zip", "i.doc", "j.wps", "k.rtf", "l.jpg"]
    for name in names:
        (tmp_path / name).write_text("字", encoding="utf-8")
    assert [path.name for path in find([tmp_path]).files] == names[:-1]


def test_explain_says_what_is_in_a_container_without_documents(folder: Path) -> None:
    """As it does of a file that cannot be read."""
    refused = CliRunner().invoke(app, ["explain", str(folder / "j.zip")])
    assert refused.exit_code == 1
    assert "里面没有可读的文件" in refused.output


def test_what_a_container_holds_no_more_is_withdrawn(folder: Path, tmp_path: Path) -> None:
    """But a container that cannot be opened any more leaves up what it held."""
    engine = open_engine(f"sqlite:///{tmp_path / 'members.sqlite3'}")
    migrate(engine)
    archive = folder / "f.zip"
    archive.write_bytes(zipped(g__txt=other("秦春分").encode(), k__txt=other("何立冬").encode()))
    list(ingest(engine, find([folder])))
    whole = archive.read_bytes()
    archive.write_bytes(whole[:40])
    assert Status.WITHDRAWN not in {outcome.status for outcome in ingest(engine, find([folder]))}
    archive.write_bytes(zipped(g__txt=other("秦春分").encode()))
    gone = [one.name for one in ingest(engine, find([folder])) if one.status is Status.WITHDRAWN]
    assert "f.zip!/k.txt" in gone
    assert "f.zip!/g.txt" not in gone
