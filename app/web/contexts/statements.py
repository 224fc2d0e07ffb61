"""The context of one statement."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from app.store.reading.statements import ParagraphView, StatementReading
from app.web.contexts.page import Page


@dataclass(frozen=True)
class StatementPage(Page):
    """One statement."""

    template = "statement.html"
    statement: StatementReading
    """The statement with its facts and neighbours."""
    heading: Markup | None
    """The heading with marks."""
    paragraphs: tuple[tuple[ParagraphView, Markup], ...]
    """Each paragraph with its points, passages and marks."""
    marks: int
    """How many places of the text the query matches."""
    anchors: tuple[str, ...]
    """The ids of the first of these places."""
    back: str | None
    """The address of the search that the reader came from."""
    carried: str
    """The query string that links to neighbours keep, with its question mark; empty without a query."""
