"""A file that runs away ends `explain` and `correct` with the words that ingest has for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.ingest.workers import NurseryError
from tests.ingest.test_limits import ENDLESS

WHY = ("--reason", "看过原版", "--by", "编者")


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that takes longer than it may, and folders of its own."""
    monkeypatch.setenv("YANLU_CORRECTIONS", str(tmp_path / "corrections"))
    monkeypatch.setenv("YANLU_DATABASE_URL", f"sqlite:///{tmp_path / 'corpus.sqlite3'}")
    monkeypatch.setenv("YANLU_FILE_SECONDS", "1")
    path = tmp_path / "m.txt"
    path.write_text(ENDLESS * 8, encoding="utf-8")
    return path


def test_a_file_that_takes_too_long_is_explained_with_its_problem(endless: Path) -> None:
    """With the status of a file that cannot be read."""
    done = CliRunner().invoke(app, ["explain", str(endless)])
    assert done.exit_code == 1
    assert "too-slow" in done.stdout
    assert "1 秒的上限" in done.stdout
    assert "YANLU_FILE_SECONDS" in done.stdout


def test_a_file_that_takes_too_long_is_not_put_right(endless: Path) -> None:
    """With the same words; nothing is written."""
    done = CliRunner().invoke(app, ["correct", str(endless), "--statement", "1", "--speaker", "白芷", *WHY])
    assert done.exit_code == 2
    assert "1 秒的上限" in done.stderr
    assert not (endless.parent / "corrections").exists()


def test_a_file_that_takes_too_much_memory_is_explained(endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or, where not even that can be said, that its process is gone."""
    monkeypatch.setenv("YANLU_FILE_MB", "24")
    monkeypatch.setenv("YANLU_FILE_SECONDS", "60")
    done = CliRunner().invoke(app, ["explain", str(endless)])
    assert done.exit_code == 1
    assert "too-costly" in done.stdout or "reader-died" in done.stdout


def test_without_a_process_the_command_ends(endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence."""

    def none(*_: object) -> None:
        raise NurseryError("读取文件的进程无法启动或已中止")

    monkeypatch.setattr("app.ingest.pool.Nursery", none)
    done = CliRunner().invoke(app, ["explain", str(endless)])
    assert done.exit_code == 2
    assert "无法启动" in done.stderr
