"""The benchmark runs on a tiny corpus, names every stage, and gives the same texts every time."""

from __future__ import annotations

from tests.benchmarks import bench_stages

TINY = 3_000


def test_it_measures_every_stage() -> None:
    """Each with some time, and the table has a line for each."""
    files, characters, seconds = bench_stages.measure(TINY)
    names = ["decode", "restore", "read", "resolve names", "copies", "index", "terms", "store", "whole"]
    assert list(seconds) == names
    assert all(took > 0 for took in seconds.values())
    assert characters >= TINY
    assert len(bench_stages.table(files, characters, seconds).splitlines()) == len(seconds) + 2


def test_the_text_is_the_same_every_time_and_never_twice() -> None:
    """A fixed seed; every file differs from every other."""
    files = bench_stages.generate(200_000)
    assert files == bench_stages.generate(200_000)
    assert len({data for _, data in files}) == len(files)
    assert len({name for name, _ in files}) == len(files)
