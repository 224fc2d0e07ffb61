"""README.md lists every command, every setting and every kind of problem, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from app import cli
from app.domain.problems import ProblemCode
from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FOR_TESTS = {"YANLU_TEST_COMPLETE"}  # read by tests/conftest.py only


@pytest.fixture(scope="module")
def readme() -> str:
    """The text of README.md."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_make_serve_and_make_test_are_the_first_two_commands(readme: str) -> None:
    """What a newcomer types first stands first."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    commands = [re.split(r"\s+#", line)[0] for line in lines if line and not line.startswith("#")]
    assert commands[:2] == ["make serve", "make test"]


def test_every_command_is_listed_and_no_other(readme: str) -> None:
    """`python -m app NAME` or `yanlu NAME`, as the command line itself knows them."""
    group = typer.main.get_command(cli.app)
    known = set(getattr(group, "commands", {}))
    written = set(re.findall(r"(?:python -m app|\byanlu) ([a-z][a-z-]*)", readme))
    assert known
    assert written == known


def test_every_setting_is_listed_and_no_other(readme: str) -> None:
    """The fields of Settings with their prefix, and the switch of the tests."""
    known = {f"YANLU_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"\bYANLU_[A-Z_]+[A-Z]", readme)) == known | FOR_TESTS


def test_every_problem_code_is_listed_and_no_other(readme: str) -> None:
    """Each opens a row of the table, in backquotes."""
    assert set(re.findall(r"^\| *`([a-z]+(?:-[a-z]+)*)` *\|", readme, flags=re.MULTILINE)) == set(ProblemCode)
