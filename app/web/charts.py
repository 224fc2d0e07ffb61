"""Numbers as bars: what a small template needs to draw them and to link each to what it counts."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.messages import many, say

PLOT = 160
"""Pixels of the highest bar, where nothing else is asked for."""
LABELS = 7
"""Labels that stand below a chart at most, where nothing else is asked for."""
_BAR, _WIDEST, _NUMBERS = 0.6, 8, 12


@dataclass(frozen=True, slots=True)
class Datum:
    """Something counted: what stands below its bar, its name, its name with its number, the number, and the address of
    what it counts."""

    tick: str
    name: str
    label: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: left edge and width in percent of the chart, height in pixels; ``tick`` is empty where labels would stand
    too close, ``numbered`` says whether there is room for the number above the bar."""

    left: float
    width: float
    height: float
    tick: str
    name: str
    label: str
    count: int
    numbered: bool
    href: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side, the highest number, and the pixels of the highest bar."""

    bars: tuple[Bar, ...]
    highest: int
    plot: int


def year_datum(year: str, statements: int, href: str) -> Datum:
    """The statements of a year."""
    name = say("{year}年", year=year)
    return Datum(year, name, many(statements, "{year}，{n} 篇", year=name), statements, href)


def chart_of(things: Sequence[Datum], plot: int = PLOT, labels: int = LABELS) -> Chart:
    """The chart of things counted, in their order, a pixel high at least where there is anything. No more than
    ``labels`` stand below it, evenly spaced."""
    highest = max((thing.count for thing in things), default=0)
    step = 100 / max(len(things), 1)
    width = min(step * _BAR, _WIDEST)
    apart = -(-len(things) // labels)
    bars = (
        Bar(
            left=round(place * step + (step - width) / 2, 3),
            width=round(width, 3),
            height=round(max(thing.count / highest * plot, 1), 1) if thing.count else 0.0,
            tick=thing.tick if place % apart == 0 else "",
            name=thing.name,
            label=thing.label,
            count=thing.count,
            numbered=len(things) <= _NUMBERS,
            href=thing.href,
        )
        for place, thing in enumerate(things)
    )
    return Chart(tuple(bars), highest, plot)


def steps_between(lowest: int, highest: int, steps: int = 5) -> tuple[int, ...]:
    """The upper ends of classes for whole numbers from ``lowest`` (1 at least) to ``highest``, in equal ratios: at most
    so many, fewer where the numbers are few. (From 1 to 35 they are 3, 5, 9, 18, 35.)"""
    ratio = highest / lowest
    ends = {math.ceil(lowest * ratio ** (step / steps)) for step in range(1, steps)}
    return tuple(sorted({end for end in ends if end < highest} | {highest}))


def step_of(number: int, ends: Sequence[int]) -> int:
    """The class that a number falls into, from 1."""
    return bisect_left(ends, number) + 1
