"""Sentences, units and clauses, as offsets. Half and full-width marks are the same here."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.text.spans import Span

_PLAIN = tuple(zip("，：；？！（）．﹔︰∶０１２３４５６７８９", ",:;?!().;::0123456789", strict=True))
_QUOTES = "“”‘’「」『』\"'"
_CLOSERS = "”’」』)"
_UNIT = re.compile(rf"[^。;!?]*(?:[。;!?]+[{_CLOSERS}]*|$)")
_CLAUSE = re.compile(r"[^,:。;!?]*(?:[,:。;!?]+|$)")
_SPAN: Callable[[re.Match[str]], tuple[int, int]] = re.Match.span
_UP_TO_CLAUSE = re.compile(".*[,:。;!?](?=[^,:。;!?])", re.DOTALL)

SKIPPED = _QUOTES + " \t\u3000*"


def plain(text: str) -> str:
    """``text`` with one form of every mark and digit, of the same length: offsets stay.

    A search and a replacement for each of them is ten times as fast as a table, most of them being in no paragraph.
    """
    for wide, narrow in _PLAIN:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


def units(text: str, zone: Span) -> tuple[Span, ...]:
    """The stretches of ``zone`` that end in a full stop, semicolon, question or exclamation mark (closing quotes
    included); they tile the zone. ``text`` is plain."""
    return _tiles(_UNIT, text, zone)


def first_unit(text: str, zone: Span) -> Span:
    """The first of the ``units`` of ``zone``, which is not empty."""
    found = _UNIT.match(text, zone.start, zone.end)
    return Span(*found.span()) if found else zone


def clauses(text: str, zone: Span) -> tuple[Span, ...]:
    """The stretches of ``zone`` that end in any mark but 、; they tile the zone."""
    return _tiles(_CLAUSE, text, zone)


def unit_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the ``units`` between two offsets start and end."""
    return _bounds(_UNIT, text, start, end)


def clause_bounds(text: str, zone: Span) -> list[tuple[int, int]]:
    """Where the ``clauses`` of ``zone`` start and end."""
    return _bounds(_CLAUSE, text, zone.start, zone.end)


def clause_at(text: str, zone: Span, at: int) -> int:
    """Where the clause of ``zone`` starts in which ``at`` stands."""
    before = _UP_TO_CLAUSE.match(text, zone.start, at + 1)
    return before.end() if before else zone.start


def clause_around(text: str, zone: Span, at: int) -> tuple[int, int]:
    """Where the clause of ``zone`` starts and ends in which ``at`` stands."""
    start = clause_at(text, zone, at)
    clause = _CLAUSE.match(text, start, zone.end)
    return start, clause.end() if clause else zone.end


def ends_sentence(text: str, start: int, end: int) -> bool:
    """True where the unit between two offsets ends a sentence, not only a member of one (which ends in a semicolon)."""
    return text[end - 1] in "。!?" or not text[start:end].rstrip(_CLOSERS + " ").endswith(";")


def _tiles(pattern: re.Pattern[str], text: str, zone: Span) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in _bounds(pattern, text, zone.start, zone.end)])


def _bounds(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = list(map(_SPAN, pattern.finditer(text, start, end)))
    if found and found[-1][0] == found[-1][1]:
        del found[-1]  # what is left after the last mark
    return found
