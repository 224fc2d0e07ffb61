"""Bars and classes of shade: in proportion, inside the chart, and every number in its class."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.charts import Counted, chart_of, step_of, steps_to


def things(counts: list[int]) -> list[Counted]:
    """Things counted so many times."""
    return [Counted(str(at), f"第{at}", count, f"/{at}") for at, count in enumerate(counts)]


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_bars_stand_side_by_side_in_proportion(counts: list[int]) -> None:
    """None reaches into the next or out of the chart; the highest fills the plot."""
    chart = chart_of(things(counts), 96)
    assert [bar.count for bar in chart.bars] == counts
    assert all(one.left + one.width <= two.left for one, two in pairwise(chart.bars))
    assert all(bar.left >= 0 and bar.left + bar.width <= 100 for bar in chart.bars)
    for bar in chart.bars:
        share = bar.count / chart.highest if chart.highest else 0
        assert bar.height == pytest.approx(96 * share, abs=0.06)
    assert sum(bool(bar.tick) for bar in chart.bars) <= 7


def test_numbers_stand_above_bars_where_there_is_room() -> None:
    assert all(bar.numbered for bar in chart_of(things([1] * 12)).bars)
    assert not any(bar.numbered for bar in chart_of(things([1] * 13)).bars)


@given(st.integers(0, 10**7))
def test_classes_cover_every_number(highest: int) -> None:
    """At most five, rising, the last ends with the highest; each number falls into one."""
    ends = steps_to(highest)
    assert len(ends) <= 5
    assert list(ends) == sorted(set(ends))
    assert ends == () if highest == 0 else ends[-1] == highest
    for number in {1, 2, highest // 2, highest} - {0}:
        if number <= highest:
            step = step_of(number, ends)
            assert number <= ends[step - 1]
            assert step == 1 or number > ends[step - 2]
    assert step_of(0, ends) == 0


def test_the_classes_of_the_documentation() -> None:
    assert steps_to(35) == (3, 5, 9, 18, 35)
