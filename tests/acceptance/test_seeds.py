"""The real files through the real commands, measured by the script that came with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import Settings
from tests.commands import CommandLine

pytestmark = pytest.mark.needs_shared

SEEDS = Settings().seeds
SCORE = SEEDS.parent / "accept" / "score_seeds.py"


@pytest.fixture(scope="module")
def command_line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A new database into which the real files were read."""
    commands = CommandLine(tmp_path_factory.mktemp("seeds") / "seeds.sqlite3")
    commands.succeed("migrate")
    commands.succeed("ingest", SEEDS)
    return commands


@pytest.fixture(scope="module")
def exported(command_line: CommandLine) -> Path:
    """The export of all statements."""
    path = command_line.database.with_suffix(".jsonl")
    path.write_text(command_line.succeed("export", "--format", "jsonl"), encoding="utf-8")
    return path


def test_every_measure_holds(exported: Path) -> None:
    """The script leaves with 0 where no measure is below its floor; what it prints says which one is."""
    score = subprocess.run([sys.executable, SCORE, exported], capture_output=True, encoding="utf-8", check=False)
    assert score.returncode == 0, f"{score.stdout}{score.stderr}"


def test_every_file_has_statements(exported: Path) -> None:
    """One JSON object a line, each with the name of its file."""
    statements = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    assert {statement["document"] for statement in statements} == {path.name for path in SEEDS.glob("*.txt")}


def test_a_second_ingest_changes_nothing_and_says_so(command_line: CommandLine, exported: Path) -> None:
    """The same files again: the same export to the byte."""
    assert "没有变化" in command_line.succeed("ingest", SEEDS)
    assert command_line.succeed("export", "--format", "jsonl") == exported.read_text(encoding="utf-8")


def test_explain_prints_an_outline(command_line: CommandLine) -> None:
    """Of each real file, with exit status 0."""
    for seed in sorted(SEEDS.glob("*.txt")):
        assert len(command_line.succeed("explain", seed).splitlines()) > 10


def test_who_speaks_in_two_files_is_one_speaker_if_an_office_is_shared(exported: Path) -> None:
    """Two people do; everybody else, and the unsigned statement, stands alone."""
    statements = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    spoken: dict[str | None, list[str]] = {}
    for statement in statements:
        spoken.setdefault(statement["speaker_id"], []).append(statement["speaker"])
    twice = [names for names in spoken.values() if len(names) > 1]
    assert len(twice) == 2
    assert all(len(set(names)) == 1 for names in twice)
    assert spoken[None] == [None]
    assert len({statement["speaker"] for statement in statements}) == len(spoken)
