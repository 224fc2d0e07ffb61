"""A text that stands twice in one file: the second print is noise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.blocks import BlockKind
from app.parse.rows import Row, whole

_SIGNS = re.compile("[^\u3400-\u9fff]+")
_FIRST_AND_LAST = re.compile("[^\u3400-\u9fff]*([\u3400-\u9fff])(?:.*([\u3400-\u9fff]))?", re.DOTALL)
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
    if not _may_repeat(rows):
        return list(rows)
    keys = [_key(row.text) for row in rows]
    places: dict[str, list[int]] = {}
    out = list(rows)
    at = 0
    while at < len(rows):
        run = _run(keys, places[keys[at]], at) if keys[at] in places else range(at, at)
        count = sum(len(rows[number].text) for number in run)
        if count >= _LEAST_CHARACTERS and sum(bool(keys[number]) for number in run) >= _LEAST_ROWS:
            for number in run:
                out[number] = whole(rows[number], BlockKind.JUNK) if rows[number].text else rows[number]
            at = run.stop
            continue
        if keys[at] and len(places.setdefault(keys[at], [])) < _MOST_ALIKE:
            places[keys[at]].append(at)
        at += 1
    return out


def _may_repeat(rows: Sequence[Row]) -> bool:
    """True where enough rows for a second print have the first and the last Han of a row before them.

    A cheap condition, for rows of one key have these in common."""
    seen: set[tuple[str | None, ...]] = set()
    again = 0
    for row in rows:
        found = _FIRST_AND_LAST.match(row.text)
        if found is not None:
            ends = found.groups()
            again += ends in seen
            seen.add(ends)
    return again >= _LEAST_ROWS


def _run(keys: Sequence[str], starts: Sequence[int], at: int) -> range:
    """The longest run of rows from ``at`` that repeats one from ``starts``."""
    best = range(at, at)
    for start in starts:
        length = 0
        while at + length < len(keys) and start + length < at and keys[start + length] == keys[at + length]:
            length += 1
        best = max(best, range(at, at + length), key=len)
    return best


def _key(text: str) -> str:
    han = _SIGNS.sub("", text)
    return han if len(han) < _LONG else f"{han[:_ENDS]}{len(han) // 16}{han[-_ENDS:]}"
