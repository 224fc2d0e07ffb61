"""The passage of a text that shows best where the terms of a query stand.

All offsets are code points of the statement's text; folding keeps lengths, so they are found in the folded text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.search.model import Snippet
from app.search.occurrences import Occurrence, Span, marks

WIDTH = 120
"""Characters of a snippet at the most."""

_SENTENCE_ENDS = "。！？!?；;…\n"
_CLAUSE_ENDS = "，,、：:"
_CLOSERS = "”’」』）)》"

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


def _start(text: str, floor: int, first: int, room: int) -> int:
    """Where the sentence of ``first`` starts; where that is too far, a clause; at the worst half the room before."""
    lowest = max(floor, first - room * 2 // 3)
    for at in range(first, lowest, -1):
        if _ends_sentence(text, at):
            return _after_space(text, at, first)
    if lowest == floor:
        return _after_space(text, floor, first)
    for at in range(lowest, first):
        if text[at - 1] in _CLAUSE_ENDS:
            return at
    return lowest


def _back(text: str, floor: int, start: int) -> int:
    """An earlier sentence to start with, where the text ends before the snippet is full."""
    lowest = max(floor, len(text) - WIDTH)
    fitting = (at for at in range(lowest, start) if at == floor or _ends_sentence(text, at))
    return _after_space(text, next(fitting, start), start)


def _after_space(text: str, at: int, first: int) -> int:
    while at < first and (text[at].isspace() or text[at] in _CLOSERS):
        at += 1
    return at


def _end(text: str, last: int, limit: int) -> int:
    """The last sentence end from ``last`` to ``limit``, else a clause end, else ``limit``."""
    if limit == len(text):
        end = limit
    else:
        end = next((at for at in range(limit, last, -1) if _ends_sentence(text, at)), 0)
        end = end or next((at for at in range(limit, last, -1) if text[at - 1] in _CLAUSE_ENDS), limit)
    while end > last and text[end - 1].isspace():
        end -= 1
    return end


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence, with the quotes that close with it, ends right before ``at``."""
    before = text[at - 1]
    if before in _CLOSERS:
        return text[at - 2 : at - 1] in _SENTENCE_ENDS
    return before in _SENTENCE_ENDS and text[at : at + 1] not in _CLOSERS


def _point_at(position: int, points: Sequence[PointSpan]) -> str | None:
    """The label of the innermost point that holds ``position``."""
    holding = [(end - start, label) for label, start, end in points if start <= position < end]
    return min(holding)[1] if holding else None
