"""The passage of a text that shows best where the terms of a query stand.

All offsets are code points of the statement's text; folding keeps lengths, so they are found in the folded text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.search.model import Snippet
from app.search.occurrences import Occurrence, Span, marks

WIDTH = 120
"""Characters of a snippet at the most."""

_CLOSERS = "”’」』）)》"
_SENTENCE_END = re.compile(f"[。！？!?；;…\n](?:[{_CLOSERS}]|(?![{_CLOSERS}]))")
"""The end of a sentence, with the quote or bracket that closes with it."""
_CLAUSE_END = re.compile("[，,、：:]")

PointSpan = tuple[str, int, int]
"""A point's label with its offsets."""


def snippet(
    text: str, body: int, found: Sequence[Occurrence], wanted: Sequence[Span], points: Sequence[PointSpan]
) -> Snippet:
    """The passage of at most WIDTH characters with most of the query in it: first by how many of its terms, then
    by how many occurrences, then the earliest. It starts and ends with sentences where they fit.

    ``body`` is where the heading ends and the paragraphs start; a passage of the body is preferred, and to that one in
    a ``wanted`` stretch. Without occurrences it is the opening of the body.
    """
    inside = [each for each in found if any(start <= each.start and each.end <= end for start, end in wanted)]
    inside = inside or [each for each in found if each.start >= body] or list(found)
    first, last = _densest(inside) if inside else (body, body)
    floor = body if first >= body else 0
    last = min(last, first + WIDTH)
    start = _back(text, floor, _start(text, floor, first, WIDTH - (last - first)))
    end = _end(text, last, min(len(text), start + WIDTH))
    spans = [(max(one, start) - start, min(other, end) - start) for one, other in marks(found)]
    return Snippet(
        text=text[start:end],
        marks=tuple((one, other) for one, other in spans if one < other),
        cut_before=start > floor,
        cut_after=end < len(text.rstrip()),
        point=_point_at(first, points) if inside else None,
        start=start,
    )


def _densest(found: Sequence[Occurrence]) -> Span:
    best, span = (0, 0), (found[0].start, found[0].end)
    inside: Counter[int] = Counter()
    end_index = 0
    for index, first in enumerate(found):
        while end_index < len(found) and found[end_index].end <= first.start + WIDTH:
            inside[found[end_index].which] += 1
            end_index += 1
        if end_index <= index:  # longer than a snippet: alone in its window
            end_index = index + 1
            inside[first.which] += 1
        value = (sum(1 for number in inside.values() if number), end_index - index)
        if value > best:
            best, span = value, (first.start, max(each.end for each in found[index:end_index]))
        inside[first.which] -= 1
    return span


def _ends(pattern: re.Pattern[str], text: str, low: int, high: int) -> list[int]:
    """The offsets from ``low`` to ``high`` right before which a sentence or clause ends."""
    # a sentence may end two characters before the offset that follows it
    found = (match.end() for match in pattern.finditer(text, max(low - 2, 0), min(high + 1, len(text))))
    return [at for at in found if low <= at <= high]


def _start(text: str, floor: int, first: int, room: int) -> int:
    """Where the sentence of ``first`` starts; where that is too far, a clause; at the worst half the room before."""
    lowest = max(floor, first - room * 2 // 3)
    sentences = _ends(_SENTENCE_END, text, lowest + 1, first)
    if sentences:
        return _after_space(text, sentences[-1], first)
    if lowest == floor:
        return _after_space(text, floor, first)
    return next(iter(_ends(_CLAUSE_END, text, lowest, first - 1)), lowest)


def _back(text: str, floor: int, start: int) -> int:
    """An earlier sentence to start with, where the text ends before the snippet is full."""
    lowest = max(floor, len(text) - WIDTH)
    if lowest >= start:
        return start
    fitting = [floor] if lowest == floor else _ends(_SENTENCE_END, text, lowest, start - 1)
    return _after_space(text, fitting[0] if fitting else start, start)


def _after_space(text: str, at: int, first: int) -> int:
    while at < first and (text[at].isspace() or text[at] in _CLOSERS):
        at += 1
    return at


def _end(text: str, last: int, limit: int) -> int:
    """The last sentence end from ``last`` to ``limit``, else a clause end, else ``limit``."""
    end = limit
    if limit < len(text):
        ends = _ends(_SENTENCE_END, text, last + 1, limit) or _ends(_CLAUSE_END, text, last + 1, limit)
        end = ends[-1] if ends else limit
    while end > last and text[end - 1].isspace():
        end -= 1
    return end


def _point_at(position: int, points: Sequence[PointSpan]) -> str | None:
    """The label of the innermost point that holds ``position``."""
    holding = [(end - start, label) for label, start, end in points if start <= position < end]
    return min(holding)[1] if holding else None
