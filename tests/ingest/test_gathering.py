"""What a run opens and what it leaves alone: links out of the folder, pipes, folders nobody may list, odd names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.problems import ProblemCode
from app.ingest.folders import find
from app.ingest.gathering import gather
from app.ingest.limits import Limits
from app.ingest.outcomes import Outcome, Status
from app.ingest.pipeline import ingest
from app.ingest.report import report
from app.store.paths import on_disk, shown, storable
from app.store.tables import FileRow, ProblemRow, SourceRow

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满（市人社局局长）：此次考察让我们看到了营商环境上的差距。下一步，要把培训补贴直达企业。
"""
LIMITS = Limits(1 << 20, 60, 1 << 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a speech in it, and another one outside."""
    made = tmp_path / "files"
    made.mkdir()
    (made / "a.txt").write_text(SPEECH, encoding="utf-8")
    outside = tmp_path / "private"
    outside.mkdir()
    (outside / "secret.txt").write_text(SPEECH.replace("钟小满", "苏白露"), encoding="utf-8")
    return made


def run(engine: Engine, *paths: Path) -> dict[str, Outcome]:
    """The outcomes of a run by name."""
    return {outcome.name: outcome for outcome in ingest(engine, find(paths))}


def code(outcome: Outcome) -> ProblemCode:
    """The one problem of a file that was left out."""
    assert outcome.status is Status.QUARANTINED
    (problem,) = outcome.problems
    return problem.code


def everything_said(engine: Engine) -> str:
    """All texts that a page could show of files and problems."""
    with Session(engine) as session:
        names = session.scalars(select(SourceRow.name)).all()
        return "\n".join([*names, *session.scalars(select(ProblemRow.message))])


@pytest.mark.parametrize("target", ["../private/secret.txt", "../private"])
def test_a_link_out_of_the_folder_is_told_and_not_followed(engine: Engine, folder: Path, target: str) -> None:
    """To a file or a folder; nothing of what is there is read, and no folder of the machine is named."""
    (folder / "link.txt").symlink_to(target)
    found = run(engine, folder)
    assert found["a.txt"].status is Status.ADDED
    assert code(found["link.txt"]) is ProblemCode.OUTSIDE_FOLDER
    assert found.keys() == {"a.txt", "link.txt"}
    assert str(folder.parent) not in everything_said(engine)
    with Session(engine) as session:
        assert not any("苏白露" in text for text in session.scalars(select(SourceRow.received)))


def test_a_link_inside_the_folder_is_a_copy(engine: Engine, folder: Path) -> None:
    """A linked folder inside is where it is, once; one that leads back to itself is no trap."""
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "round").symlink_to(".")
    (folder / "circle.txt").symlink_to("circle.txt")
    found = run(engine, folder)
    assert found["b.txt"].status is Status.COPY
    assert code(found["circle.txt"]) is ProblemCode.UNREADABLE_FILE
    assert found.keys() == {"a.txt", "b.txt", "circle.txt"}


def test_a_link_that_is_named_outright_is_followed(engine: Engine, folder: Path) -> None:
    """Whoever names it means it; naming the folder too does not take that back."""
    link = folder / "link.txt"
    link.symlink_to("../private/secret.txt")
    assert run(engine, link, folder)["link.txt"].status is Status.ADDED


def test_pipes_and_devices_are_not_opened(engine: Engine, folder: Path) -> None:
    """A pipe would never end; named outright neither."""
    os.mkfifo(folder / "pipe.txt")
    assert code(run(engine, folder)["pipe.txt"]) is ProblemCode.UNREADABLE_FILE
    assert code(run(engine, Path("/dev/zero"))["zero"]) is ProblemCode.UNREADABLE_FILE


def test_a_folder_that_cannot_be_listed_is_told_and_keeps_its_files(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood there is not taken for gone (permissions do not bind every account that runs tests)."""
    closed = folder / "closed"
    closed.mkdir()
    (closed / "b.txt").write_text(SPEECH.replace("钟小满", "楚立夏"), encoding="utf-8")
    assert run(engine, folder)["b.txt"].status is Status.ADDED
    scandir = os.scandir

    def forbidden(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    stat = Path.stat

    def unseen(path: Path, **given: bool) -> os.stat_result:
        if path.parent == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **given)

    monkeypatch.setattr("os.scandir", forbidden)
    monkeypatch.setattr(Path, "stat", unseen)
    found = run(engine, folder)
    assert code(found["closed"]) is ProblemCode.UNREADABLE_FILE
    assert found.keys() == {"a.txt", "closed"}


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("发言摘要.txt".encode("gb18030"), "发言摘要.txt"),
        (b"\xff\xfe.txt", None),
        ("两行\n文件.txt".encode(), "两行␊文件.txt"),
        (b"\x1b[2J.txt", "␛[2J.txt"),
    ],
    ids=["gb18030", "no encoding", "line feed", "escape"],
)
def test_odd_names_are_stored_shown_and_followed(engine: Engine, folder: Path, name: bytes, seen: str | None) -> None:
    """Bytes of another encoding, line feeds and control characters: read, unchanged, withdrawn."""
    odd = os.fsencode(folder) + b"/" + name
    Path(os.fsdecode(odd)).write_text(SPEECH.replace("钟小满", "楚立夏"), encoding="utf-8")
    first = run(engine, folder)
    (shown_name,) = first.keys() - {"a.txt"}
    assert shown_name == seen or seen is None
    assert first[shown_name].status is Status.ADDED
    assert all(ord(character) >= 0x20 for line in report(first[shown_name]) for character in line)
    "".join(report(first[shown_name])).encode("utf-8")
    assert run(engine, folder)[shown_name].status is Status.UNCHANGED
    with Session(engine) as session:
        paths = session.scalars(select(FileRow.path)).all()
    assert odd in {os.fsencode(on_disk(path)) for path in paths}
    Path(os.fsdecode(odd)).unlink()
    assert run(engine, folder)[shown_name].status is Status.WITHDRAWN


def test_every_name_comes_back_from_the_store() -> None:
    """Each byte that is no UTF-8."""
    for byte in range(0x80, 0x100):
        path = os.fsdecode(b"/a/" + bytes([byte]) + b".txt")
        storable(path).encode("utf-8")
        assert on_disk(storable(path)) == path
        shown(path).encode("utf-8")
    assert storable("/资料/甲.txt") == "/资料/甲.txt"


def test_items_come_under_names_that_can_be_stored(folder: Path) -> None:
    """Those that could not be opened too."""
    Path(os.fsdecode(os.fsencode(folder) + b"/\xb7.txt")).symlink_to("nowhere")
    for item in gather(find([folder]), LIMITS):
        f"{item.path}{item.name}{item.failure}".encode()
