"""The context of the first page."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.home import HomeReading
from app.text.messages import Message
from app.web.charts import Chart
from app.web.contexts.page import Page
from app.web.heatmap import HeatMap
from app.web.kind_table import KindRow


@dataclass(frozen=True, slots=True)
class Example:
    """A question that finds something in this corpus: its words, its address, how many statements it finds."""

    words: str
    href: str
    total: int


@dataclass(frozen=True)
class HomePage(Page):
    """The first page."""

    template = "home.html"
    home: HomeReading
    """Counts, newest events, busiest places and departments."""
    heat: HeatMap
    """Who learns from whom."""
    kinds: tuple[KindRow, ...]
    """The corpus and the departments with most points, by kind of point."""
    chart: Chart
    """The events along time."""
    described: Message
    """What the chart shows, in a sentence."""
    examples: tuple[Example, ...]
    """Questions that work on the corpus as it is."""
