"""Modules are small, say what they are, and every public thing in them says what it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 250
LONGEST_FUNCTION = 70
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
MODULES = sorted((ROOT / "app").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def ids(path: Path) -> str:
    """The test id of a module."""
    return str(path.relative_to(ROOT))


def definitions(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Public functions, classes and methods with their qualified names; what a function defines is its own affair."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from definitions(node.body, f"{prefix}{node.name}.")


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=ids)
def test_a_module_is_small_and_named(path: Path) -> None:
    """At most 250 lines, and a noun that says what is inside."""
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_MODULE
    assert path.stem.removeprefix("_") not in VAGUE_NAMES


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_every_public_thing_has_a_docstring(path: Path) -> None:
    """Module, class, function and method; an overriding of an inherited method is no exception."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [name for name, node in definitions(tree.body) if ast.get_docstring(node) is None]
    assert ast.get_docstring(tree) or not tree.body, "the module has no docstring"
    assert not silent


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    """Counted from def to the last line, docstring included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {
        n.name: n.end_lineno - n.lineno + 1
        for n in nodes
        if n.end_lineno and n.end_lineno - n.lineno >= LONGEST_FUNCTION
    }
    assert not long


def test_no_two_test_files_share_a_name() -> None:
    """So that a failing test is found by the name of its file alone."""
    names = [path.name for path in TESTS if path.name.startswith("test_")]
    assert sorted(set(names)) == sorted(names)
