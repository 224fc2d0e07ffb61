"""Running heads and page numbers: the first and last lines of pages that repeat, and lines that only number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from app.formats.pdf.rows import Stretch

_EDGE = 3
"""Lines from the top and from the bottom of a page among which running lines are looked for."""
_APART = 1.2
"""How much wider than between lines the gap is between the text and what runs."""
_NUMBER = re.compile(
    r"[\s—–―\-_·•.~～|]*(?:(?:第|Page)?\s*[0-9０-９]{1,4}\s*(?:页|版)?)"
    r"(?:\s*(?:[/／,，]|of|共)?\s*(?:共|总)?\s*[0-9０-９]{1,4}\s*页?)?[\s—–―\-_·•.~～|]*",
    re.IGNORECASE,
)
_MARGIN = 0.12
"""Share of the page's height at its top and bottom where a bare number is a page number."""


def running(pages: Sequence[Sequence[Stretch]], heights: Sequence[float]) -> list[set[int]]:
    """For each page (its lines from top to bottom) the numbers of the lines that are no text of their own."""
    count: Counter[tuple[str, int]] = Counter()
    keys = [_keys(lines, height) for lines, height in zip(pages, heights, strict=True)]
    for page in keys:
        count.update(set(page.values()))
    least = 2 if len(pages) < 4 else 3
    found: list[set[int]] = []
    for lines, height, page in zip(pages, heights, keys, strict=True):
        apart = {number for number, key in page.items() if count[key] >= least}
        apart |= {number for number in (0, len(lines) - 1) if lines and _numbers(lines[number], number == 0, height)}
        found.append(apart)
    return found


def _keys(lines: Sequence[Stretch], height: float) -> dict[int, tuple[str, int]]:
    """What would repeat of the lines at the edges that a gap or their type sets off from the text."""
    if len(lines) < 2:
        edges = set(range(len(lines)))
    else:
        usual = median(after.y0 - before.y0 for before, after in pairwise(lines))
        seams = [n for n, (a, b) in enumerate(pairwise(lines)) if b.y0 - a.y0 > _APART * usual or _differ(a, b)]
        tops = [n for n in seams if n < _EDGE]
        ends = [n for n in seams if n >= len(lines) - 1 - _EDGE]
        edges = {*range(max(tops) + 1 if tops else 0), *range(min(ends) + 1 if ends else len(lines), len(lines))}
    return {
        number: (re.sub("[0-9０-９]+", "#", lines[number].text), round(40 * lines[number].y0 / max(height, 1.0)))
        for number in edges
    }


def _differ(one: Stretch, other: Stretch) -> bool:
    return abs(one.size - other.size) > 0.1 * one.size


def _numbers(line: Stretch, first: bool, height: float) -> bool:
    at_edge = line.y1 < _MARGIN * height if first else line.y0 > (1 - _MARGIN) * height
    return at_edge and _NUMBER.fullmatch(line.text) is not None
