"""What the files must not hold: download addresses, places of one machine, foreign code, real files' sentences."""

from __future__ import annotations

import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 1_500_000  # bytes
COPIED = 22  # characters in a row that make a sentence of a real file
FRONT_END = {".html", ".css", ".js", ".svg", ".jinja"}
# Written apart, so that this file does not hold what it looks for.
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "deb" + r"\.debian")))
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me|Us" + r"ers)/\w")
WEB_ADDRESS = re.compile(r"""(?:https?:)?//[\w-]+\.[\w.-]+""")
NAMESPACES = {"http://www.w3.org"}  # names of XML vocabularies; nothing is fetched from there


@cache
def texts() -> dict[str, str]:
    """The project's own text files by their path: what git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        names = [name for name in listing.stdout.split("\0") if name]
    else:
        names = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if not p.relative_to(ROOT).parts[0].startswith(".")]
    found = {}
    for name in sorted(set(names)):
        path = ROOT / name
        if path.is_file() and not path.is_symlink() and path.suffix not in {".sqlite3", ".pyc"}:
            found[name] = path.read_bytes().decode("utf-8", errors="ignore")
    return found


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Every line of the project in which the pattern stands, as file:number: text."""
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts().items()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_files_are_found() -> None:
    """The checks below would pass over an empty list."""
    assert {"Makefile", "pyproject.toml", "app/settings.py"} <= texts().keys()


def test_no_file_names_a_registry() -> None:
    """Packages are named and hashed; where they come from is the machine's own affair."""
    assert lines_with(REGISTRIES) == []


def test_no_file_names_a_place_on_one_machine() -> None:
    """A path below somebody's home or a workplace means nothing elsewhere."""
    assert lines_with(MACHINE_PATH) == []


def test_no_file_is_huge() -> None:
    """Data in the project stay small enough to read."""
    assert [name for name, text in texts().items() if len(text.encode()) > LARGEST] == []


def test_the_front_end_is_all_our_own() -> None:
    """No fonts, no minified or vendored code, and nothing that a page would fetch from another host."""
    ours = {name: text for name, text in texts().items() if name.split("/")[0] in {"templates", "static"}}
    assert ours
    assert {Path(name).suffix for name in ours} <= FRONT_END
    for name, text in ours.items():
        assert ".min." not in name
        assert "vendor" not in name
        assert max(map(len, text.splitlines()), default=0) <= 500, f"{name} looks minified"
        foreign = [a for a in WEB_ADDRESS.findall(text) if not any(a.startswith(known) for known in NAMESPACES)]
        assert foreign == [], name


@pytest.mark.needs_shared
def test_no_sentence_of_a_real_file_stands_in_the_project() -> None:
    """22 characters in a row, white space and asterisks aside, are a sentence."""
    squeeze = re.compile(r"[\s*]+")
    windows: set[str] = set()
    seeds = sorted(Settings().seeds.glob("*.txt"))
    assert seeds
    for seed in seeds:
        text = squeeze.sub("", seed.read_text(encoding="utf-8"))
        windows.update(text[start : start + COPIED] for start in range(len(text) - COPIED + 1))
    copies = []
    for name, text in texts().items():
        if re.search(r"[一-鿿]", text):
            flat = squeeze.sub("", text)
            hits = (flat[at : at + COPIED] for at in range(len(flat) - COPIED + 1))
            copies += [f"{name}: {hit}" for hit in hits if hit in windows][:1]
    assert copies == []


def test_the_runner_of_ci_can_be_started() -> None:
    """`bash .ci/run` reads it; a person starts it by name."""
    assert os.access(ROOT / ".ci" / "run", os.R_OK | os.X_OK)
