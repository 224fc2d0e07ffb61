"""Sentences, units and clauses, as offsets. Half and full-width marks are the same here."""

from __future__ import annotations

import re
from functools import lru_cache

from app.text.spans import Span
from app.text.tables import Translation

_PLAIN = Translation.between("，：；？！（）．﹔︰∶０１２３４５６７８９", ",:;?!().;::0123456789")
_QUOTES = "“”‘’「」『』\"'"
_CLOSERS = "”’」』)"
_UNIT = re.compile(rf"[^。;!?]*(?:[。;!?]+[{_CLOSERS}]*|$)")
_CLAUSE = re.compile(r"[^,:。;!?]*(?:[,:。;!?]+|$)")

SKIPPED = frozenset(_QUOTES + " \t\u3000*")


@lru_cache(maxsize=32)
def plain(text: str) -> str:
    """``text`` with one form of every mark and digit, of the same length: offsets stay."""
    return text.translate(_PLAIN)


def units(text: str, zone: Span) -> tuple[Span, ...]:
    """The stretches of ``zone`` that end in a full stop, semicolon, question or exclamation mark (closing quotes
    included); they tile the zone. ``text`` is plain."""
    return _tiles(_UNIT, text, zone)


def clauses(text: str, zone: Span) -> tuple[Span, ...]:
    """The stretches of ``zone`` that end in any mark but 、; they tile the zone."""
    return _tiles(_CLAUSE, text, zone)


def ends_sentence(text: str, unit: Span) -> bool:
    """True where the unit ends a sentence, not only a member of one (which ends in a semicolon)."""
    return not unit.of(text).rstrip(_CLOSERS + " ").endswith(";")


def _tiles(pattern: re.Pattern[str], text: str, zone: Span) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in pattern.finditer(text, zone.start, zone.end) if found[0])
