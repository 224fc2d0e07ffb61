"""Which brackets of a query belong together, found in one pass."""

from __future__ import annotations

from itertools import accumulate

from app.search.quotes import OPENING, STRAIGHT, Quotes
from app.search.tokens import CLOSERS, OPENERS


class Brackets:
    """The brackets of one query text, half or full width, outside of quoted words. Offsets are code points.

    ``alone`` are the closing ones without a partner.
    """

    def __init__(self, text: str, quotes: Quotes) -> None:
        self._spaces = [0, *accumulate(char.isspace() for char in text.rstrip())]
        self._partners: dict[int, int] = {}
        self.alone: set[int] = set()
        waiting: list[int] = []
        at, fresh, touching = 0, True, False
        while at < len(text):
            char = text[at]
            close = quotes.partner(at) if char in OPENING and (fresh or touching or char in STRAIGHT) else None
            if close is not None:
                at, fresh, touching = close + 1, True, True
                continue
            if char in OPENERS:
                waiting.append(at)
            elif char in CLOSERS and waiting:
                self._partners[waiting.pop()] = at
            elif char in CLOSERS:
                self.alone.add(at)
            fresh = char.isspace() or char in ":：" or (fresh and char in "-－−(（")
            touching &= not char.isspace()
            at += 1

    def partner(self, position: int) -> int | None:
        """The offset of the bracket that closes the one at ``position``; None where it has none or is no bracket."""
        return self._partners.get(position)

    def holds_space(self, position: int) -> bool:
        """Whether white space stands between the bracket at ``position`` and its partner (or the last character)."""
        last = len(self._spaces) - 1
        return self._spaces[min(self._partners.get(position, last), last)] > self._spaces[min(position, last)]
