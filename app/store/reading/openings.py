"""The words that a text without a heading is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING = 42
"""Characters that stand for a statement without a heading."""
_CUT = "…"
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】"}


def opening_words(text: str) -> str:
    """The first clause of a text: up to its first stop or colon past 8 characters, at most ``OPENING`` of them. What is
    cut out of a quotation is no quotation: a mark that opens the clause and is not closed in it is left out, one
    further in is closed."""
    line = text.strip().split("\n", 1)[0].strip(" \u3000")
    stop = re.search(r"[。!?！？;；:：]", line[8:])
    clause = line[: 8 + stop.start()] if stop else line
    return _balanced(clause) if len(clause) <= OPENING else _balanced(clause[:OPENING]) + _CUT


def _balanced(clause: str) -> str:
    left = list(_left_open(clause))
    while left and left[-1] == len(clause) - 1:
        clause = clause[: left.pop()]
    closing = "".join(_PAIRS[clause[at]] for at in reversed(left) if at)
    return clause[1 if 0 in left else 0 :] + closing


def _left_open(clause: str) -> Iterator[int]:
    """Where the marks stand that open something which the clause does not close."""
    left: list[int] = []
    for at, character in enumerate(clause):
        if character in _PAIRS:
            left.append(at)
        elif left and character == _PAIRS[clause[left[-1]]]:
            left.pop()
    yield from left
