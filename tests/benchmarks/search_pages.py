"""What every engine of the search benchmark has in common: it is built from a corpus, opened, and asked for pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from app.search.facets import places_of
from app.search.index.library import open_library
from app.search.loading import load_hits
from app.search.query import Node
from app.store.engine import session_factory
from tests.benchmarks.search_corpus import Corpus
from tests.benchmarks.search_queries import Ask

PAGE = 20
"""Hits on a page."""

Page = Callable[[Ask], int]
"""Makes a whole page and gives its total."""


@dataclass(frozen=True, slots=True)
class Built:
    """What an index took: seconds, and bytes on the disk (None where there is no index)."""

    seconds: float | None
    size: int | None


class SearchEngine(Protocol):
    """One way to answer. ``folder`` is the engine's own, beside the corpus."""

    @property
    def name(self) -> str:
        """What the table calls it."""

    def build(self, corpus: Corpus, folder: Path) -> Built:
        """Make the index."""

    def open(self, corpus: Corpus, folder: Path) -> Page:
        """Get ready to answer from an index that was built."""

    def answers(self, ask: Ask) -> bool:
        """Whether it does the same work for this question."""


def shown(engine: Engine, numbers: Sequence[int], root: Node) -> int:
    """Load the hits of a page with their marks and snippets, as the project's own search does for its pages."""
    with session_factory(engine)() as session:
        places = places_of(session, open_library(session.connection()))
        return len(load_hits(session, numbers, root, (), places))
