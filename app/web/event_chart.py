"""Events along time as bars, each a link to its events."""

from __future__ import annotations

from dataclasses import replace

from app.store.reading.event_book import EVERYTHING, EventFilter
from app.store.reading.timeline import Step, Timeline
from app.text.messages import Message, many, say
from app.web.charts import Chart, Datum, chart_of
from app.web.event_filters import filter_address

PLOT = 96
"""Pixels of the highest bar above a list."""


def event_chart(timeline: Timeline, asked: EventFilter = EVERYTHING, plot: int = PLOT) -> Chart:
    """The steps of a time line as bars; ``asked`` is what else the events were chosen by."""
    return chart_of([_datum(step, asked) for step in timeline.steps], plot)


def described(timeline: Timeline) -> Message:
    """What the chart shows in a sentence: the first step, the last one, and the one with most events."""
    if not timeline.dated:
        return say("没有已知日期的活动。")
    first, last = _name(timeline.steps[0]), _name(timeline.steps[-1])
    found = many(timeline.dated, "{n} 次活动")
    if len(timeline.steps) == 1:
        return say("{first}：{found}。", first=first, found=found)
    highest = max(step.events for step in timeline.steps)
    most = [step for step in timeline.steps if step.events == highest]
    if len(most) > 1:
        return say("{first}至{last}：{found}。", first=first, last=last, found=found)
    return say(
        "{first}至{last}：{found}，最多的是{busiest}。", first=first, last=last, found=found, busiest=_label(*most)
    )


def _datum(step: Step, asked: EventFilter) -> Datum:
    tick = str(step.year) if step.month is None else f"{step.year}-{step.month:02}"
    href = filter_address(replace(asked, year=step.year, month=step.month))
    return Datum(tick, _name(step), _label(step), step.events, href)


def _name(step: Step) -> Message:
    """2020年 or 2020年10月."""
    if step.month is None:
        return say("{year}年", year=step.year)
    return say("{year}年{month}月", year=step.year, month=step.month)


def _label(step: Step) -> Message:
    return many(step.events, "{when}，{n} 次活动", when=_name(step))
