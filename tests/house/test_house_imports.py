"""Imports point to a lower floor only; none is hidden, none goes in a circle; heavy libraries live on one floor."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "text": 0,
    "formats": 1,
    "domain": 1,
    "parse": 2,
    "names": 2,
    "store": 3,
    "search": 4,
    "export": 4,
    "ingest": 5,
    "web": 5,
    "desk": 6,
    "cli": 7,
    "__main__": 8,
}
EVERYWHERE = {"settings"}  # imports nothing of the house, so any floor may read it
STRANGERS = {"web": {"ingest", "parse", "names"}}  # lower or not, these do not meet
ONLY_IN = {
    "fastapi": {"web", "desk"},
    "starlette": {"web", "desk"},
    "jinja2": {"web"},
    "opencc": {"text"},
    "trafilatura": {"formats"},
    "lxml": {"formats"},
    "pdfminer": {"formats"},
    "docx": set[str](),
    "jieba": set[str](),
    "typer": {"cli"},
    "rich": {"cli"},
    "alembic": {"store"},
    "uvicorn": {"cli"},
}
NOT_IN = {"sqlalchemy": {"text", "domain", "parse", "names"}}
MODULES = sorted((ROOT / "app").rglob("*.py"))


def module_name(path: Path) -> str:
    """The dotted name of a file of the house; a package's __init__ has the package's name."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def package_of(module: str) -> str:
    """The floor's name of a dotted module: app.text.spans stands in text."""
    return module.split(".")[1] if "." in module else ""


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(node: ast.Import | ast.ImportFrom, known: frozenset[str]) -> Iterator[str]:
    """The modules that one statement imports; ``from app.text import spans`` imports app.text.spans."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    assert node.level == 0, f"line {node.lineno}: a relative import hides its floor"
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        yield inner if inner in known else str(node.module)


KNOWN = frozenset(module_name(path) for path in MODULES)


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Everything that a file imports, wherever in the file."""
    nodes = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Import | ast.ImportFrom))
    return frozenset(name for node in nodes for name in imported(node, KNOWN))


def is_for_types_only(node: ast.AST) -> bool:
    """True of an ``if TYPE_CHECKING:`` block, whose imports never run."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def imports_at_run_time(path: Path) -> frozenset[str]:
    """What is imported when the file runs. Tables that point at each other name their classes for types only."""
    typed = {id(inner) for node in ast.walk(tree_of(path)) if is_for_types_only(node) for inner in ast.walk(node)}
    nodes = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Import | ast.ImportFrom))
    return frozenset(name for node in nodes if id(node) not in typed for name in imported(node, KNOWN))


def ids(path: Path) -> str:
    """The test id of a module."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_imports_go_down(path: Path) -> None:
    """A module imports its own package and lower floors; two packages of one floor do not meet."""
    here = package_of(module_name(path))
    assert here in FLOORS.keys() | EVERYWHERE | {""}, f"{here} has no floor"
    for target in imports_of(path):
        there = package_of(target)
        if not target.startswith("app.") or there == here or there in EVERYWHERE:
            continue
        assert here not in EVERYWHERE | {""}, f"{here or 'app'} imports {target}"
        assert FLOORS[there] < FLOORS[here], f"{here} (floor {FLOORS[here]}) imports {target} (floor {FLOORS[there]})"
        assert there not in STRANGERS.get(here, set()), f"{here} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_imports_stand_at_the_top(path: Path) -> None:
    """None is hidden in a function or a class, and none is made by name."""
    for outer in ast.walk(tree_of(path)):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            hidden = [node for node in ast.walk(outer) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not hidden, f"line {hidden[0].lineno}: an import inside a function or class"
        if isinstance(outer, ast.Name | ast.Attribute):
            assert ast.unparse(outer) not in {"__import__", "importlib.import_module"}, f"line {outer.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_libraries_keep_to_their_floor(path: Path) -> None:
    """The web framework stays in web, the converter in text, the database below the floors that know none."""
    here = package_of(module_name(path))
    for library in {name.split(".")[0] for name in imports_of(path)}:
        assert here in ONLY_IN.get(library, {here}), f"{library} is imported in {here}"
        assert here not in NOT_IN.get(library, set()), f"{library} is imported in {here}"


def test_no_module_is_in_a_circle() -> None:
    """Following the imports from module to module never comes back; a submodule's package comes before it."""
    below = {module_name(path): imports_at_run_time(path) & KNOWN for path in MODULES}
    done: set[str] = set()

    def follow(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way[way.index(module) :], module))
        if module not in done:
            for target in sorted(below[module]):
                follow(target, (*way, module))
            done.add(module)

    for module in sorted(below):
        follow(module, ())
    assert done == KNOWN
