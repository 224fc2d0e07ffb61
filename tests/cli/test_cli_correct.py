"""Putting a file right from the command line: what it shows, what it writes, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.ingest.correction_files import read_corrections

SPEECH = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满(市人社局局长):此次考察让我们看到了营商环境上的差距。下一步,要把培训补贴直达企业。

霍惊蛰(市财政局局长):苏州的做法值得学习。一是预算安排要更早。二是资金拨付要更快。
"""
WHY = ("--reason", "看过原版", "--by", "编者")


class Desk:
    """One file, its corrections and a database, all in a folder of their own."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file, self.folder = root / "a.txt", root / "corrections"
        self.file.write_text(SPEECH, encoding="utf-8")
        monkeypatch.setenv("YANLU_CORRECTIONS", str(self.folder))
        monkeypatch.setenv("YANLU_DATABASE_URL", f"sqlite:///{root / 'corpus.sqlite3'}")

    def run(self, *words: str | Path) -> Result:
        """A command."""
        return CliRunner().invoke(app, [str(word) for word in words])

    def correct(self, *words: str) -> Result:
        """`correct` on the file."""
        return self.run("correct", self.file, *words)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def test_a_dry_run_shows_the_change_and_writes_nothing(desk: Desk) -> None:
    """Lines that go and lines that come, and the file as it would be."""
    done = desk.correct("--statement", "1", "--speaker", "白芷", *WHY, "--dry-run")
    assert done.exit_code == 0, done.output
    assert "-1. 行3 钟小满 | 市人社局局长" in done.output
    assert "+1. 行3 白芷 | 市人社局局长" in done.output
    assert '+speaker = "白芷"' in done.output
    assert not desk.folder.exists()


def test_what_was_said_is_written_shown_and_obeyed(desk: Desk) -> None:
    """Several things at once; `explain` lists them with their ids, `ingest` obeys, `--undo` takes one back."""
    done = desk.correct(
        *("--statement", "2", "--role", "市财政局副局长", "--point", "1-2", "--kind", "gap"),
        *("--event-title", "赴苏州考察", "--date", "2020-09-15", "--destination", "苏州市", *WHY),
    )
    assert done.exit_code == 0, done.output
    assert "python -m app ingest" in done.output
    entries = read_corrections(desk.folder / "a.toml").entries
    assert len(entries) == 3
    explained = desk.run("explain", desk.file).output
    assert "题名 赴苏州考察" in explained
    assert "日期 2020-09-15" in explained
    assert "1-2 [差距]" in explained
    assert "职务 市财政局副局长(看过原版;编者 " in explained
    identity = next(line.split()[0] for line in explained.splitlines() if "市财政局副局长(看过" in line)
    assert desk.run("migrate").exit_code == 0
    assert desk.run("ingest", desk.file).exit_code == 0
    assert "市财政局副局长" in desk.run("export", "--format", "jsonl").output
    assert "会从" in desk.correct("--undo", identity, "--dry-run").output
    assert desk.correct("--undo", identity).exit_code == 0
    assert "市财政局副局长" not in desk.run("explain", desk.file).output
    assert "更新 1" in desk.run("ingest", desk.file).output
    assert "市财政局副局长" not in desk.run("export", "--format", "jsonl").output


def test_a_doubt_is_let_stand(desk: Desk) -> None:
    """`problems` says so, and why."""
    desk.file.write_text(
        "在总结会上的发言\n\n同志们:\n\n我有三点体会。一是思想要解放。二是作风要过硬。\n", encoding="utf-8"
    )
    desk.run("migrate")
    assert desk.correct("--accept", "unsigned-statement", *WHY).exit_code == 0
    desk.run("ingest", desk.file)
    assert "[unsigned-statement]" in (printed := desk.run("problems").output)
    assert "✓已核：看过原版" in printed
    assert '"accepted": "看过原版"' in desk.run("problems", "--format", "json").output


def test_unused_corrections_come_before_unused_aliases(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with how many there are; of the aliases, which harm nobody, only the first unless all are asked for."""
    desk.run("migrate")
    desk.run("ingest", desk.file)
    assert desk.correct("--merge", "钟小满", "无此人", *WHY).exit_code == 0
    aliases = [("市财政局", f"第{number}个别名") for number in range(25)]
    monkeypatch.setattr("app.cli.checking.unused_aliases", lambda _: aliases)
    lines = desk.run("problems", "--unused").stdout.splitlines()
    assert lines[0] == "没有用到的校订(请改正或删去) 1 条"
    assert "无此人" in lines[1]
    assert lines[2] == "没有用到的别名(不影响读取) 25 条"
    assert lines[-1].strip() == "还有 15 条；加 --all 全部列出。"
    assert len(lines) == 3 + 10 + 1
    everything = desk.run("problems", "--unused", "--all").stdout
    assert all(f"“{alias}”" in everything for _, alias in aliases)
    assert "--all" not in everything
    assert desk.run("problems", "--all").exit_code == 2


def test_a_file_in_which_only_offices_speak_is_a_question(desk: Desk) -> None:
    """Until somebody says that nobody spoke."""
    desk.run("migrate")
    desk.file.write_text(
        "座谈会发言摘要\n\n教育局：今年要把课后服务办好，让家长放心。\n\n财政局：预算安排要更早，拨付要更快。\n",
        encoding="utf-8",
    )
    desk.run("ingest", desk.file)
    assert "待答 没有发言 [no-statement] 只有单位在发言(教育局、财政局)" in desk.run("problems").stdout
    assert '"question": true' in desk.run("problems", "--format", "json").stdout
    desk.correct("--accept", "no-statement", *WHY)
    desk.run("ingest", desk.file)
    assert "说明 没有发言 [no-statement]" in desk.run("problems").stdout


def test_two_names_are_made_one_person(desk: Desk) -> None:
    """And what names nobody in the corpus is listed."""
    desk.run("migrate")
    assert desk.correct("--merge", "钟小满", "无此人", *WHY).exit_code == 0
    assert "无此人" in desk.run("ingest", desk.file).output
    assert "无此人" in desk.run("problems", "--unused").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--statement", "1", "--speaker", "白芷"), "--reason"),
        (("--speaker", "白芷", *WHY), "--statement"),
        (("--statement", "9", "--speaker", "白芷", *WHY), "只有 1 至 2"),
        (("--statement", "1", "--begins", "没有这句", *WHY), "没有这句"),
        (("--statement", "1", "--place", "朝阳区", *WHY), "朝阳区"),
        (("--statement", "1", "--point", "9-9", "--kind", "gap", *WHY), "9-9"),
        (("--statement", "2", "--point", "1-1", "--kind", "idea", *WHY), "insight"),
        (("--date", "九月", *WHY), "九月"),
        (("--accept", "no-such", *WHY), "no-such"),
        (("--accept", "lost-bytes:x", *WHY), "行号"),
        (("--merge", "钟小满", "钟小满", *WHY), "钟小满"),
        (("--add", "没有这句", *WHY), "没有这句"),
        (("--undo", "0123456789"), "0123456789"),
        (WHY, "--help"),
    ],
)
def test_a_slip_is_explained_and_nothing_is_written(desk: Desk, words: tuple[str, ...], said: str) -> None:
    """With the status of a usage error."""
    done = desk.correct(*words)
    assert done.exit_code == 2
    assert said in done.output
    assert not list(desk.folder.glob("*.toml"))


@pytest.mark.parametrize(
    "words",
    [
        ("--statement", "1", "--speaker", "白芷"),
        ("--add", "此次考察", "--speaker", "白芷"),
        ("--accept", "empty-file"),
        ("--event-title", "赴苏州考察", "--accept", "unclear-attribution"),
    ],
)
def test_what_would_serve_nothing_is_refused(desk: Desk, words: tuple[str, ...]) -> None:
    """Of a file that was not read, with the reason; nothing is written, not even what could wait."""
    desk.file.write_bytes(b"")
    done = desk.correct(*words, *WHY)
    assert done.exit_code == 2
    assert "没有读成" in done.stderr
    assert "文件里没有文字" in done.stderr
    assert not list(desk.folder.glob("*.toml"))


def test_facts_of_the_event_wait_until_the_file_can_be_read(desk: Desk) -> None:
    """It is said that they do, and `explain` lists them; they hold for the file of this name that can be read."""
    desk.file.write_bytes(b"")
    address = "https://news.example.cn/a"
    done = desk.correct("--event-title", "赴苏州考察", "--address", address, "--fetched", "2020-09-20", *WHY)
    assert done.exit_code == 0, done.output
    assert "校订在等" in done.stderr
    explained = desk.run("explain", desk.file)
    assert explained.exit_code == 1
    assert "尚未生效" in explained.stdout
    assert address in explained.stdout
    desk.run("migrate")
    assert desk.run("ingest", desk.file).exit_code == 1
    assert "在等文件读成的校订 1 条" in desk.run("problems", "--unused").stdout
    desk.file.write_text(SPEECH, encoding="utf-8")
    assert "题名 赴苏州考察" in desk.run("explain", desk.file).stdout
    assert desk.run("ingest", desk.file).exit_code == 0
    assert "[stale-correction]" not in desk.run("problems").output
    assert "校订" not in desk.run("problems", "--unused").stdout
    assert "赴苏州考察" in desk.run("export", "--format", "jsonl").output


def test_a_file_that_cannot_be_opened_is_not_put_right(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is not even looked at."""
    monkeypatch.setenv("YANLU_MAX_FILE_MB", "1")
    desk.file.write_bytes(SPEECH.encode() * 5000)
    done = desk.correct("--event-title", "赴苏州考察", *WHY)
    assert done.exit_code == 2
    assert "不能校订" in done.stderr
    assert "YANLU_MAX_FILE_MB" in done.stderr
    assert not list(desk.folder.glob("*.toml"))


def test_a_broken_correction_file_stops_ingest_with_its_line(desk: Desk) -> None:
    """Nothing is read by half of the corrections."""
    desk.run("migrate")
    desk.folder.mkdir()
    (desk.folder / "x.toml").write_text("[[event]]\ntitel = '甲'\n", encoding="utf-8")
    done = desk.run("ingest", desk.file)
    assert done.exit_code == 2
    assert "x.toml:2" in done.output


def test_the_help_names_every_option(desk: Desk) -> None:
    """As a newcomer reads it."""
    printed = desk.run("correct", "--help").output
    assert all(f"--{name}" in printed for name in ("statement", "split", "merge", "accept", "dry-run", "undo"))
