"""The benchmark of gold on a folder made for it: format, floors and exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.bench_gold import main, run
from tests.scoring.floors import load_floors
from tests.scoring.gold import load

WORDS = "企业的事就是我们的事,窗口要把话一次说清楚。"
OTHER = "项目要盯得住,土地和用工的难处要一个一个解开。"
SPEECH = f"县党政代表团赴无锡考察座谈发言摘要\n安如山(县人社局局长):\n{WORDS}\n步青云(县发改委主任):\n{OTHER}\n"
STATEMENT = {"speaker": "安如山", "role": "县人社局局长", "begins": WORDS[:8], "ends": WORDS[-8:]}
POSITIVE: dict[str, Any] = {"layouts": ["L1"], "features": [], "statements": [STATEMENT]}
NEGATIVE: dict[str, Any] = {"layouts": [], "features": [], "statements": [], "reason": "notice"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A gold set with one document, one of whose two speakers gold leaves out, and with easy floors."""
    floors = {"least": {"speakers": {"recall": 1.0, "precision": 0.5}}, "most": {}}
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "a.txt").write_text(SPEECH, encoding="utf-8")
    write(tmp_path / "dev" / "a.json", POSITIVE)
    write(tmp_path / "floors.json", {"dev": floors, "held": floors})
    return tmp_path


def write(path: Path, entry: object) -> None:
    """Put an object into a file."""
    path.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")


def test_floors_decide_the_exit_status(root: Path) -> None:
    """The line that says which floor breaks stands at the end; one document alone is held to none."""
    assert run(root, "dev")[1] == 0
    write(root / "floors.json", {"dev": {"least": {"speakers": {"f1": 0.95}}, "most": {}}})
    text, status = run(root, "dev", verbose=True)
    assert status == 1
    assert text.splitlines()[0].startswith("a.txt  statements")
    assert text.splitlines()[-1] == "speakers: f1 0.667 is below 0.950"
    assert run(root, "dev", only="a")[1] == 0


def test_a_negative_in_which_somebody_speaks_breaks_its_floor(root: Path) -> None:
    """By the number of documents, not of speakers."""
    write(root / "dev" / "a.json", NEGATIVE)
    write(root / "floors.json", {"dev": {"least": {}, "most": {"negatives with speakers": 0}}})
    text, status = run(root, "dev")
    assert (status, text.splitlines()[-1]) == (1, "negatives with speakers: 1 are more than 0")


def test_a_part_that_is_not_there_breaks_nothing(root: Path) -> None:
    """Documents may be set aside in another branch."""
    text, status = run(root, "held")
    assert status == 0
    assert "0 documents" in text


@pytest.mark.parametrize(
    "entry",
    [
        POSITIVE | {"reason": "notice"},
        NEGATIVE | {"reason": None},
        POSITIVE | {"pages": 1},
        POSITIVE | {"event": {"city": "无锡市"}},
        POSITIVE | {"statements": [STATEMENT | {"begins": " "}]},
        POSITIVE | {"statements": [{"speaker": "安如山"}]},
    ],
)
def test_gold_that_does_not_keep_to_the_format_is_refused(root: Path, entry: dict[str, Any]) -> None:
    """With the file's name."""
    write(root / "dev" / "a.json", entry)
    with pytest.raises(ValueError, match=r"^a\.json: "):
        load(root / "dev")


def test_gold_without_a_document_is_refused(root: Path) -> None:
    """It would be scored as if it had been read."""
    write(root / "dev" / "b.json", POSITIVE)
    with pytest.raises(ValueError, match=r"^b\.json: 0 documents"):
        load(root / "dev")


def test_a_floor_of_nothing_known_is_refused(root: Path) -> None:
    """A misspelt one would hold nothing."""
    write(root / "floors.json", {"dev": {"least": {"speeches": {"f1": 1.0}}, "most": {}}})
    with pytest.raises(ValueError, match="speeches"):
        load_floors(root / "floors.json", "dev")


def test_the_command_reads_the_gold_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    """One document by its name."""
    assert main(["--only", "x01"]) == 0
    assert "1 documents, 1 of them negatives" in capsys.readouterr().out
