"""Where a query matches in one text."""

from __future__ import annotations

from app.search.highlight import merged, occurrences
from app.search.language import parse_query
from app.search.query import literals_of
from app.text.folding import fold


def marks_of(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """The spans of ``text`` (code points) that the words of ``query`` match; none for a query without words."""
    literals = [literal.folded for literal in literals_of(parse_query(query).root)]
    return merged(occurrences(fold(text), literals))
