"""Files that nobody would call speeches: a clear word on each, the rest of the run goes on, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from typer.testing import CliRunner

from app.cli import app
from tests.commands import CommandLine

SPEECHES = """石桥镇干部赴昆山市考察学习发言摘要
来源:石桥镇人民政府网 发布时间:2022-05-09
陶月白(石桥镇党委书记):昆山的镇街把项目当日子过,这一点最触动我。回去以后,石桥先把服务企业的专班配齐。
柳溪亭(石桥镇副镇长):我有两点体会:一是他们舍得放权,石桥能定的事不往上推;二是他们肯担责,项目黄了当面说清楚。
"""
NOBODY = """关于石桥镇自来水管道检修的通知
因管道检修,五月十二日夜间石桥镇东街、西街暂停供水,请居民提前储水。检修完毕后即恢复供水,给您带来不便,敬请谅解。
"""
CUT_OFF = SPEECHES.replace("石桥", "柳河") + "未完,全文共1200字,当前显示400字,正式会员可完整阅读\n"
WEIGHTS = {"block": "未收录", "doubt": "存疑", "note": "说明"}
BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def bad_folder(folder: Path) -> Path:
    """One of every kind of bad file, with good ones before, between and after them."""
    folder.mkdir()
    for name in ("a_good.txt", "m_same.txt"):
        (folder / name).write_text(SPEECHES, encoding="utf-8")
    (folder / "b_empty.txt").write_bytes(b"")
    (folder / "c_blank.txt").write_text(" \n\n\u3000\n", encoding="utf-8")
    (folder / "d_binary.txt").write_bytes(BINARY)
    (folder / "e_nobody.txt").write_text(NOBODY, encoding="utf-8")
    (folder / "f_dangling.txt").symlink_to(folder / "gone.txt")
    (folder / "g_folder.txt").mkdir()
    (folder / "g_folder.txt" / "inner.txt").write_text(SPEECHES.replace("石桥", "青石"), encoding="utf-8")
    (folder / "h_cut_off.txt").write_text(CUT_OFF, encoding="utf-8")
    (folder / "z_good.md").write_text(SPEECHES.replace("石桥", "杨柳"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def command_line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A migrated database."""
    commands = CommandLine(tmp_path_factory.mktemp("bad") / "corpus.sqlite3")
    commands.succeed("migrate")
    return commands


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of bad files."""
    return bad_folder(tmp_path_factory.mktemp("bad") / "files")


@pytest.fixture(scope="module")
def first(command_line: CommandLine, folder: Path) -> CompletedProcess[str]:
    """The first ingest of the folder."""
    return command_line.run("ingest", folder)


def codes(command_line: CommandLine) -> dict[str, set[str]]:
    """The problem codes of every file, as `problems --format json` lists them."""
    found: dict[str, set[str]] = {}
    for line in command_line.succeed("problems", "--format", "json").splitlines():
        row = json.loads(line)
        found.setdefault(row["document"], set()).add(row["code"])
    return found


def documents(command_line: CommandLine) -> dict[str, list[str | None]]:
    """The speakers of every published file, in the order of the document."""
    found: dict[str, list[str | None]] = {}
    for line in command_line.succeed("export", "--format", "jsonl").splitlines():
        row = json.loads(line)
        found.setdefault(row["document"], []).append(row["speaker"])
    return found


@pytest.fixture(scope="module")
def listed(first: CompletedProcess[str], command_line: CommandLine) -> dict[str, set[str]]:
    """The problems after the first ingest."""
    return codes(command_line)


def test_quarantined_files_give_exit_status_1(first: CompletedProcess[str]) -> None:
    """Done, but not with every file; the last line counts them."""
    assert first.returncode == 1
    assert first.stdout.strip()


def test_a_problem_names_the_line_at_fault_by_its_number(
    first: CompletedProcess[str], command_line: CommandLine, folder: Path
) -> None:
    """As it is counted in the file, in both forms of the list; a problem of the whole file has none."""
    rows = [json.loads(line) for line in command_line.succeed("problems", "--format", "json").splitlines()]
    at_a_line = [row for row in rows if row["line_number"]]
    assert at_a_line
    assert {row["code"] for row in rows if row["line_number"] is None} >= {"empty-file", "binary-file"}
    printed = command_line.succeed("problems")
    for row in at_a_line:
        line = (folder / row["document"]).read_text("utf-8").splitlines()[row["line_number"] - 1]
        assert not row["line"] or row["line"].strip() in line
        assert f"{row['document']}:{row['line_number']}: {WEIGHTS[row['severity']]} " in printed
        assert f" [{row['code']}] {row['message']}" in printed


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("b_empty.txt", "empty-file"),
        ("c_blank.txt", "empty-file"),
        ("d_binary.txt", "binary-file"),
        ("e_nobody.txt", "no-statement"),
        ("f_dangling.txt", "unreadable-file"),
        ("h_cut_off.txt", "truncated-source"),
    ],
)
def test_each_bad_file_is_named_with_what_is_wrong(
    first: CompletedProcess[str], listed: dict[str, set[str]], name: str, code: str
) -> None:
    """On the terminal at once, and in the list of problems afterwards."""
    told = first.stderr[first.stderr.index(name) :]
    assert f"[{code}]" in told
    assert code in listed[name]


def test_the_rest_of_the_run_goes_on(first: CompletedProcess[str], command_line: CommandLine) -> None:
    """Every file that can be read is there, the truncated one too; a second copy is counted once."""
    found = documents(command_line)
    assert found.keys() == {"a_good.txt", "inner.txt", "h_cut_off.txt", "z_good.md"}
    assert all(speakers == ["陶月白", "柳溪亭"] for speakers in found.values())
    assert "[same-content]" in first.stderr
    assert "m_same.txt" in first.stderr


def test_a_second_ingest_says_that_nothing_changed(
    first: CompletedProcess[str], command_line: CommandLine, folder: Path
) -> None:
    """The same quarantined files, the same exit status, the same export."""
    before = command_line.succeed("export", "--format", "jsonl")
    second = command_line.run("ingest", folder)
    assert second.returncode == first.returncode
    assert "新增" not in second.stdout
    assert "更新" not in second.stdout
    assert command_line.succeed("export", "--format", "jsonl") == before


def test_unchanged_good_files_change_nothing_and_say_so(tmp_path: Path) -> None:
    """With exit status 0 both times."""
    commands = CommandLine(tmp_path / "corpus.sqlite3")
    commands.succeed("migrate")
    source = tmp_path / "speech.txt"
    source.write_text(SPEECHES, encoding="utf-8")
    assert "没有变化" not in commands.succeed("ingest", source)
    assert "没有变化" in commands.succeed("ingest", source)


def test_a_mended_file_leaves_quarantine(tmp_path: Path) -> None:
    """Under the same name, its problem gone; broken again, the last accepted version stays up."""
    commands = CommandLine(tmp_path / "corpus.sqlite3")
    commands.succeed("migrate")
    source = tmp_path / "speech.txt"
    source.write_bytes(b"")
    assert commands.run("ingest", source).returncode == 1
    source.write_text(SPEECHES, encoding="utf-8")
    commands.succeed("ingest", source)
    assert documents(commands) == {"speech.txt": ["陶月白", "柳溪亭"]}
    assert "empty-file" not in codes(commands).get("speech.txt", set())
    source.write_bytes(BINARY)
    assert commands.run("ingest", source).returncode == 1
    assert documents(commands) == {"speech.txt": ["陶月白", "柳溪亭"]}
    assert "binary-file" in codes(commands)["speech.txt"]


def test_a_path_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    """It is named, and what is there is read all the same."""
    commands = CommandLine(tmp_path / "corpus.sqlite3")
    commands.succeed("migrate")
    good = tmp_path / "speech.txt"
    good.write_text(SPEECHES, encoding="utf-8")
    done = commands.run("ingest", tmp_path / "nowhere", good)
    assert done.returncode == 2
    assert "路径不存在" in done.stderr
    assert "nowhere" in done.stderr
    assert documents(commands) == {"speech.txt": ["陶月白", "柳溪亭"]}


@pytest.mark.parametrize("command", [("ingest", "."), ("search", "营商")])
def test_a_database_that_was_not_migrated_is_a_usage_error(tmp_path: Path, command: tuple[str, ...]) -> None:
    """The message names the command that mends it."""
    done = CommandLine(tmp_path / "empty.sqlite3").run(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert "migrate" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ingest",),
        ("export", "--format", "pdf"),
        ("nosuch",),
        ("migrate", "--database", "nonsense"),
        ("migrate", "--database", "sqlite:////proc/nowhere/corpus.sqlite3"),
        ("explain", "nosuch.txt"),
    ],
)
def test_a_usage_or_configuration_error_gives_exit_status_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    """With a word on what is wrong, and nothing on standard output that a pipe would take for a result."""
    done = CommandLine(tmp_path / "corpus.sqlite3").run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["migrate", "ingest", "problems", "explain", "search", "export", "serve"])
def test_every_command_explains_itself(command: str) -> None:
    """`--help` works before anything is set up."""
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert command in done.output


def test_a_file_that_cannot_be_read_is_explained_with_its_problem(tmp_path: Path) -> None:
    """`explain` of an empty file names the problem and leaves with 1."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = CommandLine(tmp_path / "corpus.sqlite3").run("explain", empty)
    assert done.returncode == 1
    assert "empty-file" in done.stdout
