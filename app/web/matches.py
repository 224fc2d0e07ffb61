"""Where a query matches in one text."""

from __future__ import annotations

from collections.abc import Sequence

from app.search.language import parse_query
from app.search.occurrences import Span, marks
from app.search.standing import standing
from app.text.folding import fold


def marks_of(query: str, text: str, points: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of ``text`` (code points) that ``query`` means, ``points`` being those of the statement; none for a
    query without words."""
    return marks(standing(fold(text), parse_query(query).root, points))
