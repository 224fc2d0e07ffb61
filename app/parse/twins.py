"""A text that stands twice in one file: the second print is noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.domain.blocks import BlockKind
from app.parse.rows import Row, whole

_SIGNS = re.compile("[^\u3400-\u9fff]+")
_OUTER = re.compile("[^\u3400-\u9fff]*([\u3400-\u9fff])(?:.*([\u3400-\u9fff]))?", re.DOTALL)
_LONG = 24
_ENDS = 8
_LEAST_ROWS = 2
_LEAST_CHARACTERS = 100
_MOST_ALIKE = 20


def without_twins(rows: Sequence[Row]) -> list[Row]:
    """The rows; a run of them that prints what a run before it printed is set aside as junk.

    Rows are held against each other by their Han alone, long ones by their ends and length, for a print in another
    script may have lost characters. One paragraph that is said twice is no second print.
    """
    out = list(rows)
    outer = [_outer(row.text) for row in rows]
    if _are_unlike(outer):
        return out
    keys = _keys([row.text for row in rows], outer)
    if _are_unlike(keys):
        return out
    places: dict[str, list[int]] = {}
    at = 0
    while at < len(rows):
        starts = places.setdefault(keys[at], [])
        run = _run(keys, starts, at)
        if run and _is_print(rows, keys, run):
            for number in run:
                out[number] = whole(rows[number], BlockKind.JUNK) if rows[number].text else rows[number]
            at = run.stop
            continue
        if keys[at] and len(starts) < _MOST_ALIKE:
            starts.append(at)
        at += 1
    return out


def _are_unlike(keys: Sequence[str]) -> bool:
    """True where no two of the keys that hold something are the same."""
    held = [key for key in keys if key]
    return len(set(held)) == len(held)


def _is_print(rows: Sequence[Row], keys: Sequence[str], run: range) -> bool:
    """True for a run of as many rows and characters as no two texts share by chance."""
    count = sum(len(rows[number].text) for number in run)
    return sum(bool(keys[number]) for number in run) >= _LEAST_ROWS and count >= _LEAST_CHARACTERS


def _run(keys: Sequence[str], starts: Sequence[int], at: int) -> range:
    """The longest run of rows from ``at`` that repeats one from ``starts``."""
    best = range(at, at)
    for start in starts:
        length = 0
        while at + length < len(keys) and start + length < at and keys[start + length] == keys[at + length]:
            length += 1
        best = max(best, range(at, at + length), key=len)
    return best


def _outer(text: str) -> str:
    """The first and the last Han of a row, which are the ends of every key."""
    found = _OUTER.match(text)
    return found[1] + (found[2] or "") if found is not None else ""


def _keys(texts: Sequence[str], outer: Sequence[str]) -> list[str]:
    """What is the same for two prints of a row and for no other rows. One whose first and last Han (``outer``) no other
    row has is told by these."""
    times = Counter(outer)
    return [_key(text) if times[ends] > 1 else ends for text, ends in zip(texts, outer, strict=True)]


def _key(text: str) -> str:
    han = _SIGNS.sub("", text)
    return han if len(han) < _LONG else f"{han[:_ENDS]}{len(han) // 16}{han[-_ENDS:]}"
