"""The benchmark runs on a tiny corpus, names every stage, and gives the same texts every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import bench_stages

TINY = 3_000


def test_it_measures_every_stage() -> None:
    """Each with some time, and the table has a line for each."""
    measured = bench_stages.measure(TINY)
    names = ["decode", "restore", "read", "resolve names", "copies", "index", "terms", "store", "whole"]
    assert list(measured.seconds) == names
    assert all(took > 0 for took in measured.seconds.values())
    assert measured.size > measured.characters >= TINY
    assert len(bench_stages.table(measured).splitlines()) == len(measured.seconds) + 2


def test_it_measures_the_texts_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes are those of UTF-8, whatever the file is kept in."""
    text = "市长王安：我们要加快建设。\n"
    (tmp_path / "one.txt").write_bytes(text.encode("gb18030"))
    bench_stages.main(["--characters", str(len(text)), "--texts", str(tmp_path)])
    assert f"1 files, {len(text)} characters, {len(text.encode())} bytes in UTF-8" in capsys.readouterr().out


def test_the_text_is_the_same_every_time_and_never_twice() -> None:
    """A fixed seed; every file differs from every other."""
    files = bench_stages.generate(200_000)
    assert files == bench_stages.generate(200_000)
    assert len({data for _, data in files}) == len(files)
    assert len({name for name, _ in files}) == len(files)
