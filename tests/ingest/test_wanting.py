"""Which items are read again: asked many at a time, and only about what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.ingest.corrections import EMPTY
from app.ingest.folders import find
from app.ingest.gathering import gather
from app.ingest.items import Item
from app.ingest.limits import MEGABYTE, Limits
from app.ingest.pipeline import ingest
from app.ingest.wanting import TOGETHER, wanted

LIMITS = Limits(size=10 * MEGABYTE, seconds=60, memory=1 << 31)


def files(folder: Path, number: int) -> Path:
    """A folder with so many different files."""
    folder.mkdir()
    for each in range(number):
        (folder / f"{each:03}.txt").write_text(f"第{each}页\n\n钟小满(市人社局局长):一是看到差距。\n", encoding="utf-8")
    return folder


def test_only_what_does_not_stand_yet_is_wanted(engine: Engine, tmp_path: Path) -> None:
    """In the order of the files, over more of them than are asked for together."""
    folder = files(tmp_path / "files", TOGETHER + 3)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    first = list(wanted(engine, gather(find([folder]), LIMITS), EMPTY, LIMITS))
    assert [(item.name, asked) for item, asked in first] == [
        *((f"{each:03}.txt", True) for each in range(TOGETHER + 3)),
        ("gone.txt", False),
    ]
    for _ in ingest(engine, find([folder])):
        pass
    (folder / "001.txt").write_text("别的内容。", encoding="utf-8")
    again = wanted(engine, gather(find([folder]), LIMITS), EMPTY, LIMITS)
    assert [item.name for item, asked in again if asked] == ["001.txt"]


def test_large_items_are_not_held_together(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that memory does not grow with the number of files."""
    monkeypatch.setattr("app.ingest.wanting.TOGETHER_BYTES", 10)
    taken = 0

    def counted() -> Iterator[Item]:
        nonlocal taken
        for number in range(6):
            taken += 1
            yield Item(f"/{number}", str(number), str(number), b"12345")

    for given, _ in enumerate(wanted(engine, counted(), EMPTY, LIMITS)):
        assert taken - given <= 2
