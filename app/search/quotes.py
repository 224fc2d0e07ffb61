"""Which quotes of a query enclose something, found in one pass so that no query costs more than its length."""

from __future__ import annotations

import re
from bisect import bisect_right

STRAIGHT = frozenset('"＂')
_PAIRS = {"“": "”", "「": "」", "『": "』"}
OPENING = STRAIGHT | _PAIRS.keys()
_CLOSERS = {close: opening for opening, close in _PAIRS.items()}
_DOUBLE = STRAIGHT | {"“", "”"}
_LEADING = frozenset("-－−(（:：")
_TRAILING = frozenset(")）")
_GLUE = re.compile(r"[$#][0-9]+")


def _first_after(positions: list[int], position: int) -> int | None:
    index = bisect_right(positions, position)
    return positions[index] if index < len(positions) else None


def _edges(text: str) -> tuple[list[bool], list[bool]]:
    """For every offset, whether a word can start there and whether one can end there: at white space, and where the
    syntax around words touches them, as in ``-("甲" OR "乙")``, ``地区:"安庆"`` or ``"甲"$5"乙"``."""
    starts = [True, *(char.isspace() for char in text)]
    ends = [*(char.isspace() for char in text), True]
    for glue in _GLUE.finditer(text):
        starts[glue.end()] = ends[glue.start()] = True
    for at, char in enumerate(text):
        starts[at + 1] |= char in _LEADING and (char in ":：" or starts[at])
    for at in range(len(text) - 1, -1, -1):
        ends[at] |= text[at] in _TRAILING and ends[at + 1]
    return starts, ends


class Quotes:
    """The quotes of one query text. Offsets are code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        starts, ends = _edges(text)
        straight = [i for i, char in enumerate(text) if char in STRAIGHT]
        self._straight = straight
        self._ending = [i for i in straight if ends[i + 1]]
        self._opening = [i for i in straight if starts[i] and not ends[i + 1]]
        self._double_ending = [i for i, char in enumerate(text) if char in _DOUBLE and ends[i + 1]]
        self._last = {char: i for i, char in enumerate(text) if char in _CLOSERS and ends[i + 1]}
        self._nested = self._nest()

    def partner(self, position: int) -> int | None:
        """The offset of the quote that closes the one at ``position``; None where it has none or is no quote."""
        char = self._text[position]
        if char in STRAIGHT:
            found = self._straight_partner(position)
        elif char in _PAIRS:
            found = self._nested.get(position)
            if found is None and self._last.get(_PAIRS[char], -1) > position:
                found = self._last[_PAIRS[char]]
        else:
            found = None
        # a slip of the keyboard: ”发展” or "发展”
        return _first_after(self._double_ending, position) if found is None and char in _DOUBLE else found

    def _straight_partner(self, position: int) -> int | None:
        first = _first_after(self._straight, position)
        ending = _first_after(self._ending, position)
        opening = _first_after(self._opening, position)
        if ending is not None and (opening is None or ending < opening or first == opening):
            return ending
        return first

    def _nest(self) -> dict[int, int]:
        partners: dict[int, int] = {}
        waiting: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
        outermost: dict[str, int] = {}
        for position, char in enumerate(self._text):
            if char in _PAIRS:
                waiting[char].append(position)
            elif char in _CLOSERS:
                opening = _CLOSERS[char]
                if waiting[opening]:
                    outermost[opening] = waiting[opening].pop()
                if opening in outermost:  # one closer too many: the last pair reaches as far as that
                    partners[outermost[opening]] = position
        return partners
