"""Bars and classes of shade: in proportion, inside the chart, and every number in its class."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.charts import Datum, chart_of, step_of, steps_between


def things(counts: list[int]) -> list[Datum]:
    """Things counted so many times."""
    return [Datum(str(at), f"第{at}", f"第{at}：{count}", count, f"/{at}") for at, count in enumerate(counts)]


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_bars_stand_side_by_side_in_proportion(counts: list[int]) -> None:
    """None reaches into the next or out of the chart; the highest fills the plot."""
    chart = chart_of(things(counts), 96)
    assert [bar.count for bar in chart.bars] == counts
    assert all(one.left + one.width <= two.left for one, two in pairwise(chart.bars))
    assert all(bar.left >= 0 and bar.left + bar.width <= 100 for bar in chart.bars)
    for bar in chart.bars:
        height = max(96 * bar.count / chart.highest, 1) if bar.count else 0
        assert bar.height == pytest.approx(height, abs=0.06)
    assert sum(bool(bar.tick) for bar in chart.bars) <= 7


def test_numbers_stand_above_bars_where_there_is_room() -> None:
    assert all(bar.numbered for bar in chart_of(things([1] * 12)).bars)
    assert not any(bar.numbered for bar in chart_of(things([1] * 13)).bars)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_classes_cover_every_number(one: int, other: int) -> None:
    """At most five, rising, the last ends with the highest; each number falls into one, the lowest into the first."""
    lowest, highest = sorted((one, other))
    ends = steps_between(lowest, highest)
    assert len(ends) <= 5
    assert list(ends) == sorted(set(ends))
    assert ends[-1] == highest
    assert step_of(lowest, ends) == 1
    for number in {(lowest + highest) // 2, highest}:
        step = step_of(number, ends)
        assert number <= ends[step - 1]
        assert step == 1 or number > ends[step - 2]


def test_the_classes_of_the_documentation() -> None:
    assert steps_between(1, 35) == (3, 5, 9, 18, 35)
    assert steps_between(1, 1) == (1,)
    assert steps_between(4, 6) == (5, 6)
