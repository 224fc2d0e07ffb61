"""How statements are attributed and files laid out, in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from app.domain.readings import LAYOUTS, RULES

PARSE = Path(__file__).resolve().parents[2] / "app" / "parse"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PARSE.rglob("*.py"))}


def test_every_rule_has_its_words() -> None:
    """No name of a rule that a reader could meet is left without a sentence."""
    used = {name for tree in TREES.values() for name in _rules(tree)}
    assert len(used) > 10
    assert used - RULES.keys() == set()


def test_every_layout_has_its_words() -> None:
    """Nor that of a layout."""
    used = {
        constants["NAME"]
        for path, tree in TREES.items()
        if path.parent.name == "layouts" and "NAME" in (constants := _constants(tree))
    }
    assert len(used) > 5
    assert used - LAYOUTS.keys() == set()


def _rules(tree: ast.Module) -> Iterator[str]:
    """The first argument of each attribution, and every value that is given for a rule, where it is written out."""
    constants = _constants(tree)
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        given = [word.value for word in call.keywords if word.arg == "rule"]
        if isinstance(call.func, ast.Name) and call.func.id == "Printed" and call.args:
            given.append(call.args[0])
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value
            elif isinstance(value, ast.Name) and value.id in constants:
                yield constants[value.id]


def _constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a module has names for."""
    return {
        target.id: line.value.value
        for line in tree.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) and isinstance(line.value.value, str)
        for target in line.targets
        if isinstance(target, ast.Name)
    }
