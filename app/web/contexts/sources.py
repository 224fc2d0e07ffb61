"""The contexts of files and their problems."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.reading.problems import ProblemList
from app.store.reading.sources import SourceBrief, SourceReading
from app.web.contexts.page import Page


@dataclass(frozen=True)
class SourcesPage(Page):
    """The list of files."""

    template = "sources.html"
    sources: tuple[SourceBrief, ...]
    """One page of the files, by state and name."""
    total: int
    """How many there are."""
    page: int
    """The page shown, from 1."""
    pages: int
    """How many pages there are."""


@dataclass(frozen=True)
class SourcePage(Page):
    """One file, line by line."""

    template = "source.html"
    source: SourceReading
    """Lines, repairs, ledger and problems."""


@dataclass(frozen=True)
class ProblemsPage(Page):
    """The list of problems."""

    template = "problems.html"
    listing: ProblemList
    """One page of problems with counts."""
