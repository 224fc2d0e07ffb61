"""Running heads and page numbers: the first and last lines of pages that repeat, and lines that only number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.formats.pdf.rows import Stretch

_EDGE = 3
"""Lines from the top and from the bottom of a page among which running lines are looked for."""
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
        apart |= {number for number in page if _numbers(lines[number], height)}
        found.append(apart if len(apart) < len(lines) else {n for n in apart if _numbers(lines[n], height)})
    return found


def _keys(lines: Sequence[Stretch], height: float) -> dict[int, tuple[str, int]]:
    edges = {*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))}
    return {
        number: (re.sub("[0-9０-９]+", "#", lines[number].text), round(40 * lines[number].y0 / max(height, 1.0)))
        for number in edges
    }


def _numbers(line: Stretch, height: float) -> bool:
    at_edge = line.y1 < _MARGIN * height or line.y0 > (1 - _MARGIN) * height
    return at_edge and _NUMBER.fullmatch(line.text) is not None
