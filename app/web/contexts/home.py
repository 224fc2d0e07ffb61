"""The context of the first page."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.corpus import HomeReading
from app.web.contexts.page import Page


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
    examples: tuple[Example, ...]
    """Questions that work on the corpus as it is."""
