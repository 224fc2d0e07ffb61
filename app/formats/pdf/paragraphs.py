"""Lines of columns put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.formats.pdf.rows import Stretch

_INDENT = 0.7
_SHORT = 2.2
"""How far before the right edge, in sizes of type, a line may end that still goes on: punctuation that may not begin
a line takes a character with it to the next."""
_NARROWEST = 8.0
"""The least width of a line of running text without its gaps, in sizes of type; what is narrower is a table's."""
_LATIN = re.compile("[A-Za-z0-9,.;:)%]$")
_BREAKABLE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_STOPS = ("。", "！", "？", "!", "?", "”", "」", "…", "：", ":")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a column is set: its edges, the usual distance of its lines, and whether paragraphs are indented."""

    left: float
    right: float
    leading: float
    indented: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its column."""

    line: Stretch
    setting: Setting


def placed(lines: Sequence[Stretch]) -> Iterator[Placed]:
    """The lines of one column with how the column is set."""
    if not lines:
        return
    size = median(line.size for line in lines)
    body = [line for line in lines if abs(line.size - size) < 0.15 * size] or list(lines)
    left = min(line.x0 for line in body)
    steps = [b.y0 - a.y0 for a, b in pairwise(lines) if b.y0 > a.y0]
    setting = Setting(
        left=left,
        right=max(line.x1 for line in lines),
        leading=median(steps) if steps else 2 * size,
        indented=any(1.2 * size < line.x0 - left < 3.2 * size for line in body),
    )
    for line in lines:
        yield Placed(line, setting)


def goes_on(before: Placed, after: Placed) -> bool:
    """True where the paragraph of ``before`` goes on with ``after``, the next line or the first of the next column."""
    size = before.line.size
    if abs(size - after.line.size) > 0.12 * size or after.line.x0 - after.setting.left > _INDENT * size:
        return False
    if sum(glyph.x1 - glyph.x0 for glyph in before.line.glyphs) < _NARROWEST * size:
        return False
    if before.setting.right - before.line.x1 > max(_SHORT * size, _first_piece(after.line) + size):
        return False
    if before.setting is after.setting:
        return after.line.y0 - before.line.y0 < 1.35 * before.setting.leading
    same_width = abs(_width(before.setting) - _width(after.setting)) < 3 * size
    open_ended = not before.line.text.endswith(_STOPS)
    return same_width and (open_ended or (before.setting.indented and after.setting.indented))


def _first_piece(line: Stretch) -> float:
    """How wide the beginning of a line is that cannot be broken: a Latin word or a number with the marks around it."""
    for glyph, following in pairwise(line.glyphs):
        if following.spaced or _BREAKABLE.match(glyph.text):
            return glyph.x1 - line.x0
    return line.x1 - line.x0


def _width(setting: Setting) -> float:
    return setting.right - setting.left


def glued(before: str, after: str) -> str:
    """Two lines of a paragraph as one: a blank only between Latin words."""
    if before.endswith("-") and re.search("[a-z]-$", before) and re.match("[a-z]", after):
        return before + after
    blank = _LATIN.search(before) and re.match("[A-Za-z]", after) and re.search("[A-Za-z,.;:)]$", before)
    return f"{before} {after}" if blank else before + after
