"""The contexts of one statement: set for reading, and beside its source."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from app.store.reading.briefs import StatementBrief
from app.store.reading.statement_source import StatementSource
from app.store.reading.statements import ParagraphView, StatementReading
from app.web.contexts.page import Page


@dataclass(frozen=True, slots=True)
class References:
    """A statement as a reference: ``address`` is the permalink that all of them hold."""

    address: str
    standard: str
    plain: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A statement like the one shown, and the terms that both speak of; ``same`` where hardly a term differs."""

    brief: StatementBrief
    shared: tuple[str, ...]
    same: bool


@dataclass(frozen=True)
class StatementPage(Page):
    """One statement."""

    template = "statement.html"
    statement: StatementReading
    """The statement with its facts and neighbours."""
    heading: Markup | None
    """The heading with marks."""
    paragraphs: tuple[tuple[ParagraphView, Markup], ...]
    """Each paragraph with its points, passages, marks and damage."""
    references: References
    """How to cite it."""
    alike: tuple[Alike, ...]
    """Statements like it, the likest first."""
    marks: int
    """How many places of the text the query matches."""
    anchors: tuple[str, ...]
    """The ids of the first of these places."""
    back: str | None
    """The address of the search that the reader came from."""
    carried: str
    """The query string that links to neighbours keep, with its question mark; empty without a query."""


@dataclass(frozen=True)
class StatementSourcePage(Page):
    """The lines of the file that one statement stands on."""

    template = "statement_source.html"
    source: StatementSource
    """The lines, the repairs and what could not be restored."""
