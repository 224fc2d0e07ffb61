"""Bold type written as ``**…**``, told from ``**`` that hides a name."""

from __future__ import annotations

import re

from app.parse.grammar.names import is_certain, is_possible, unspaced
from app.parse.grammar.roles import split_label
from app.parse.grammar.signs import COLON

_PAIR = re.compile(r"\*\*(?<!\*\*\*)(?!\*)([^*\n\r]{1,60}?)\*\*(?!\*)|__(?<!___)(?!_)([^_\n\r]{1,60}?)__(?!_)")
"""Begins with its fixed characters, which ``re`` skips to; what must not stand before them is asked behind them."""
_STARS = re.compile(r"\*{2,}")
_MARKS = 2
_SHORTEST_HEADING = 5


def emphasis(text: str) -> list[tuple[int, int, int]]:
    """Where bold type stands, as (start, end, length of each sign), the signs included.

    A page with a sign that has no partner on its line, or with three in a row, hides words behind ``**``. There only
    what reads as the name of a speaker before a colon counts as bold; on other pages a name or a short phrase does.
    """
    if "**" not in text and "__" not in text:
        return []
    pairs = list(_PAIR.finditer(text))
    paired = {at for found in pairs for at in (found.start(), found.end() - _MARKS)}
    hides = any(found.start() not in paired or len(found[0]) != _MARKS for found in _STARS.finditer(text))
    return [(found.start(), found.end(), _MARKS) for found in pairs if _bold(text, found, hides)]


def _bold(text: str, found: re.Match[str], hides: bool) -> bool:
    inner = (found[1] or found[2]).strip()
    after = text[found.end() : found.end() + 1]
    named = is_possible(unspaced(inner)) and re.match(f"{COLON}|[(（]", after) is not None
    if hides:
        named_inside = re.search(f"{COLON}$", inner) is not None and split_label(inner[:-1]) is not None
        whole = len(inner) >= _SHORTEST_HEADING and _is_line(text, found) and not re.search(f"{COLON}|[。;；]", inner)
        return (named and is_certain(unspaced(inner))) or named_inside or whole
    return named or not re.search("[。;；]", inner[:-1])


def _is_line(text: str, found: re.Match[str]) -> bool:
    """True where the pair and what it encloses are a line of their own."""
    before = text[: found.start()].rstrip(" \t\u3000\u00a0")[-1:]
    after = text[found.end() :].lstrip(" \t\u3000\u00a0")[:1]
    return before in ("", "\n", "\r") and after in ("", "\n", "\r")
