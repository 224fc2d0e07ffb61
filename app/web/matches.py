"""Where a query matches in one text."""

from __future__ import annotations

from app.search.language import parse_query
from app.search.occurrences import marks, occurrences
from app.search.query import terms_of
from app.text.folding import fold


def marks_of(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """The spans of ``text`` (code points) that the terms of ``query`` match; none for a query without words."""
    return marks(occurrences(fold(text), terms_of(parse_query(query).root)))
