"""The numbers that a browser prints before the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

import lxml.html

_OWN = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十百]{1,4}[)）、.．是要]|[(（]?\d{1,3}[)）、.．]|[①-⑳]|第[一二三四五六七八九十\d]{1,3})"
)
_NO_NUMBER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 3_999


@dataclass
class _Counter:
    following: int
    kind: str


class Numbers:
    """Counts the items of the lists that are open, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Counter | None] = []

    def open(self, listing: lxml.html.HtmlElement) -> None:
        """A list begins."""
        numbered = listing.tag == "ol" and not _NO_NUMBER.search(listing.get("style") or "")
        start = _whole(listing.get("start"))
        kind = listing.get("type") or "1"
        self._open.append(_Counter(1 if start is None else start, kind) if numbered else None)

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self, item: lxml.html.HtmlElement) -> str:
        """The number of an item with its full stop; nothing in a list without numbers or where the item brings its
        own."""
        counter = self._open[-1] if self._open else None
        if counter is None:
            return ""
        given = _whole(item.get("value"))
        number = counter.following if given is None else given
        counter.following = number + 1
        own = _OWN.match("".join(islice((text for text in item.itertext() if text.strip()), 2)))
        return "" if own else f"{_printed(number, counter.kind)}. "


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,6}", text.strip()) else None


def _printed(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        text = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            text = chr(ord(kind) + rest) + text
        return text
    if kind in ("i", "I") and 0 < number <= _MOST:
        text = roman(number)
        return text if kind == "i" else text.upper()
    return str(number)


def roman(number: int) -> str:
    """A number from 1 to 3,999 in small Roman figures."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
