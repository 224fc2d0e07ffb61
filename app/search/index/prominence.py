"""Which places of a statement say what it is about: heading, openings, and the words that announce a list.

The weights were found with hand-judged queries (``tests/relevance``; README, "Ranking"): beside two for being there at
all, an occurrence that starts in the heading, at the opening of a paragraph or in the words that announce a list has
two more, one at the opening of a point has one more.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.search.query import LINE_BREAK
from app.text.folding import fold

REACH = 16
"""How far behind the start of a paragraph or point its opening reaches, in characters."""
DOUBLE, HALF = 2, 1
"""Prominence of a place: what is said there counts twice, or one and a half times."""

PointSpan = tuple[int, int, int, int, str | None]
"""Group, depth, start, end and kind of a point."""

_ENDS = tuple(fold("。！？；\n"))
_SHORTEST = 2
"""Characters of an announcement at the least; shorter ones are an opening quote or the like."""


def prominent(folded: str, heading: int, points: Sequence[PointSpan]) -> list[tuple[int, int, int]]:
    """Start, end and prominence of the prominent stretches of a folded text; a later one overrides an earlier one.
    ``points`` come in the order of the text."""
    found = [(start, end if end - start < REACH else start + REACH, HALF) for _, _, start, end, _ in points]
    found.append((0, heading, DOUBLE))
    start = 0
    while start >= 0:
        end = folded.find(LINE_BREAK, start)
        upto = len(folded) if end < 0 else end
        found.append((start, upto if upto - start < REACH else start + REACH, DOUBLE))
        start = end + 1 or -1
    announced: set[int] = set()
    for group, _, start, _, _ in points:
        if group not in announced:
            announced.add(group)
            found.append((_announcement(folded, start), start, DOUBLE))
    return found


def _announcement(folded: str, point: int) -> int:
    """Where the sentence starts that announces the list whose first point is at ``point``."""
    start = _sentence_start(folded, point)
    return start if point - start >= _SHORTEST else _sentence_start(folded, max(start - 1, 0))


def _sentence_start(folded: str, before: int) -> int:
    start = 0
    for end in _ENDS:
        # what lies before an end that was found is not looked at again
        start = folded.rfind(end, start, before) + 1 or start
    return start
