"""Naming what stands in a container: what `problems` prints is taken by `explain` and `correct`."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.cli.typed import typed
from app.ingest.correction_files import read_corrections
from app.store.paths import storable
from tests.formats.test_formats_members import mail, zipped

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。

苏木(朝阳区副区长):朝阳区要向苏州学。
"""
SPEAKERS = {"何立冬", "秦春分", "苏白露", "楚立夏", "陆小寒", "沈大暑", "白芷"}
WHY = ("--reason", "看过原版", "--by", "编者")


def speech(name: str) -> str:
    """The same doubt with another person."""
    return SPEECH.replace("钟小满", name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with containers in it, where one stands; corrections and database are beside it."""
    made = tmp_path / "的 files"
    made.mkdir()
    inner = zipped(x__txt=speech("何立冬").encode(), y__txt=speech("秦春分").encode())
    (made / "a.zip").write_bytes(zipped(b__txt=speech("苏白露").encode(), c__txt=b"", d__zip=inner))
    (made / "one.zip").write_bytes(zipped(e__txt=speech("楚立夏").encode(), h__jpg=b"x"))
    letter = mail(speech("陆小寒"), f__txt=speech("沈大暑").encode())
    (made / "m.eml").write_bytes(letter.as_bytes())
    (made / "plain.txt").write_text(speech("白芷"), encoding="utf-8")
    monkeypatch.setenv("YANLU_CORRECTIONS", str(tmp_path / "corrections"))
    monkeypatch.setenv("YANLU_DATABASE_URL", f"sqlite:///{tmp_path / 'corpus.sqlite3'}")
    monkeypatch.chdir(made)
    return made


def run(*words: str | Path) -> Result:
    """A command."""
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_container_of_several_documents_asks_which_one(folder: Path) -> None:
    """Each with what to type, what cannot be opened with the reason; nothing is written, nothing on standard output."""
    for command in (("explain", "a.zip"), ("correct", "a.zip", "--event-title", "甲", *WHY)):
        done = run(*command)
        assert done.exit_code == 2
        assert done.stdout == ""
        assert "里面有 4 份文件" in done.stderr
        rows = [line.strip() for line in done.stderr.splitlines()[1:]]
        assert rows == [f"'a.zip!/{label}'" for label in ("b.txt", "c.txt", "d.zip!/x.txt", "d.zip!/y.txt")]
    assert not (folder.parent / "corrections").exists()
    inner = run("explain", "a.zip!/d.zip")
    assert inner.exit_code == 2
    assert "里面有 2 份文件" in inner.stderr
    assert "a.zip!/b.txt" not in inner.stderr


def test_a_member_is_named(folder: Path) -> None:
    """From where one is, and from anywhere; in a container within a container too."""
    assert "1. 行3 苏白露" in run("explain", "a.zip!/b.txt").stdout
    assert "1. 行3 秦春分" in run("explain", folder / "a.zip!/d.zip!/y.txt").stdout
    missing = run("explain", "a.zip!/nosuch.txt")
    assert missing.exit_code == 2
    assert "没有这份文件" in missing.stderr
    assert "'a.zip!/b.txt'" in missing.stderr
    assert run("explain", "nosuch.zip!/b.txt").exit_code == 2
    done = run("correct", "a.zip!/d.zip!/x.txt", "--statement", "1", "--speaker", "白术", *WHY)
    assert done.exit_code == 0, done.output
    (path,) = (folder.parent / "corrections").glob("*.toml")
    corrections = read_corrections(path)
    assert corrections.name == "x.txt"
    assert "1. 行3 白术" in run("explain", "a.zip!/d.zip!/x.txt").stdout
    assert "1. 行3 苏白露" in run("explain", "a.zip!/b.txt").stdout


def test_a_container_of_one_document_stands_for_it(folder: Path) -> None:
    """Pictures beside it are none."""
    assert "1. 行3 楚立夏" in run("explain", "one.zip").stdout
    assert run("correct", "one.zip", "--statement", "1", "--speaker", "白术", *WHY).exit_code == 0


def test_a_mail_stands_for_its_own_text(folder: Path) -> None:
    """What is attached to it is told beside it, and can be named."""
    done = run("explain", "m.eml")
    assert "陆小寒" in done.stdout
    assert "另有 1 份附件" in done.stderr
    assert "'m.eml!/f.txt'" in done.stderr
    assert "沈大暑" in run("explain", "m.eml!/f.txt").stdout


def test_a_folder_is_not_one_file(folder: Path) -> None:
    """Nor is what is not there."""
    for words in (".", "nosuch.txt"):
        done = run("explain", words)
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1


def test_what_problems_prints_is_taken_by_a_shell(folder: Path) -> None:
    """From the folder in which one is and from another; one line a file names another one."""
    assert run("migrate").exit_code == 0
    run("ingest", folder)
    for place in (folder, folder.parent):
        os.chdir(place)
        printed = [line for line in run("problems").stdout.splitlines() if "[ambiguous-place]" in line]
        files = {line.partition(": 存疑 ")[0] for line in printed}
        assert len(files) == len(SPEAKERS)
        explained = [run("explain", *shlex.split(file)).stdout for file in files]
        assert {name for name in SPEAKERS for text in explained if f"1. 行3 {name}" in text} == SPEAKERS
    rows = [json.loads(line) for line in run("problems", "--format", "json").stdout.splitlines()]
    assert {row["file"] for row in rows} >= {"的 files/a.zip!/d.zip!/y.txt", "的 files/plain.txt"}


def test_what_ingest_prints_is_taken_too(folder: Path) -> None:
    """For each document of a run, those in containers too; a copy says of which other it is one."""
    shutil.copy("a.zip", "b.zip")
    assert run("migrate").exit_code == 0
    told = run("ingest", ".").stderr.splitlines()
    files = [line.partition(" ")[2].partition(": ")[0] for line in told if line.startswith("新增 ")]
    assert "'a.zip!/d.zip!/y.txt'" in files
    explained = [run("explain", *shlex.split(file)).stdout for file in files]
    assert {name for name in SPEAKERS for text in explained if f"1. 行3 {name}" in text} == SPEAKERS
    assert any("“b.zip!/b.txt”与“a.zip!/b.txt”内容相同" in line for line in told)
    Path("b.zip").unlink()
    Path("plain.txt").unlink()
    assert any(line.startswith("撤下 plain.txt: ") for line in run("ingest", ".").stderr.splitlines())


def test_copies_of_one_name_are_told_apart_by_their_folders(folder: Path) -> None:
    """From where the folders part."""
    for place in ("x/y", "x/z"):
        Path(place).mkdir(parents=True)
        shutil.copy("plain.txt", place)
    assert run("migrate").exit_code == 0
    assert "“z/plain.txt”与“y/plain.txt”内容相同" in run("ingest", "x").stderr


@pytest.mark.parametrize("name", ["plain.txt", "甲 乙.txt", "它's.zip!/a.txt", "行\n尾\\'.txt", "-x.txt", "$(ls).txt"])
def test_a_shell_gives_back_what_is_typed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the name holds."""
    monkeypatch.chdir(tmp_path)
    shell = ["bash", "-c", f"printf %s {typed(str(tmp_path / name))}"]
    printed = subprocess.run(shell, capture_output=True, check=True, encoding="utf-8").stdout
    assert printed.removeprefix("./") == name


def test_names_that_are_no_text_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the store holds them."""
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb7\xa2.txt"))
    odd.write_text(SPEECH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "钟小满" in run("explain", storable(odd)).stdout
    assert "钟小满" in run("explain", odd).stdout


def test_a_folder_with_the_mark_in_its_name_is_a_folder(tmp_path: Path) -> None:
    """What is on the disk goes before what could be in a container."""
    (tmp_path / "a!").mkdir()
    (tmp_path / "a!" / "b.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "a!" / "c.zip").write_bytes(zipped(d__txt=SPEECH.encode()))
    assert run("explain", tmp_path / "a!" / "b.txt").exit_code == 0
    assert run("explain", tmp_path / "a!" / "c.zip!/d.txt").exit_code == 0
