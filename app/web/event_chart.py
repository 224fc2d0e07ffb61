"""Events along time as bars, each a link to its events."""

from __future__ import annotations

from dataclasses import replace

from app.store.reading.event_book import EVERYTHING, EventFilter
from app.store.reading.timeline import Step, Timeline
from app.text.messages import Message, many, say
from app.web.charts import Chart, Counted, chart_of
from app.web.event_filters import filter_address

PLOT = 96
"""Pixels of the highest bar above a list."""


def event_chart(timeline: Timeline, asked: EventFilter = EVERYTHING, plot: int = PLOT) -> Chart:
    """The steps of a time line as bars; ``asked`` is what else the events were chosen by."""
    things = (Counted(_tick(step), step_label(step), step.events, step_address(step, asked)) for step in timeline.steps)
    return chart_of(tuple(things), plot)


def step_name(step: Step) -> Message:
    """2020年 or 2020年10月."""
    if step.month is None:
        return say("{year}年", year=step.year)
    return say("{year}年{month}月", year=step.year, month=step.month)


def step_label(step: Step) -> Message:
    """A step with its number of events."""
    return many(step.events, "{when}，{n} 次活动", when=step_name(step))


def step_address(step: Step, asked: EventFilter = EVERYTHING) -> str:
    """The list of the events of a step."""
    return filter_address(replace(asked, year=step.year, month=step.month))


def described(timeline: Timeline) -> Message:
    """What the chart shows in a sentence: the first step, the last one, and the one with most events."""
    if not timeline.dated:
        return say("没有已知日期的活动。")
    most = max(timeline.steps, key=lambda step: step.events)
    first, last = step_name(timeline.steps[0]), step_name(timeline.steps[-1])
    found = many(timeline.dated, "{n} 次活动")
    busiest = step_label(most)
    if len(timeline.steps) == 1:
        return say("{first}：{found}。", first=first, found=found)
    return say("{first}至{last}：{found}，最多的是{busiest}。", first=first, last=last, found=found, busiest=busiest)


def _tick(step: Step) -> str:
    return str(step.year) if step.month is None else f"{step.year}-{step.month:02}"
