"""From glyphs to stretches of a line, and from these to whole lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from app.formats.pdf.glyphs import Glyph

_HAN = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。、：；？！“”‘’（）《》—…·]"
_BETWEEN_HAN = re.compile(f"(?<={_HAN}) (?={_HAN})")
_TWO_HAN = re.compile(f"(?<={_HAN}) ?(?={_HAN})")
_MOST_BLANKS = 0.5
"""Of the places between two Han how many have a blank, where the blanks are a program's and not a writer's."""
_HANGING = frozenset("，。、：；？！”’）》」』,.:;?!)")
_STREAM_GAP = 1.5
"""In sizes of type: how far apart glyphs drawn one after another may stand in one stretch."""
_DRAWN_TWICE = 0.25
_BLANK = 0.3
"""In sizes of type: by how much a gap that is a blank is wider than the usual gap of its line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs that follow one another on one line."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Its right edge."""
        return max(glyph.x1 for glyph in self.glyphs[-2:])

    @property
    def inner(self) -> float:
        """Its right edge without a mark at its end, which may hang over the edge of a column."""
        last = self.glyphs[-1]
        return last.x0 if len(self.glyphs) > 1 and last.text in _HANGING else self.x1

    @property
    def y0(self) -> float:
        """Its upper edge."""
        return min(glyph.y0 for glyph in self.glyphs)

    @property
    def y1(self) -> float:
        """Its lower edge."""
        return max(glyph.y1 for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """The height of its type."""
        return median(glyph.size for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """Its characters, a blank where there is one to be seen."""
        gaps = [max(b.x0 - a.x1, 0.0) for a, b in zip(self.glyphs, self.glyphs[1:], strict=False)]
        usual = median(gaps) if gaps else 0.0
        wide = [gap - usual > _BLANK * max(before.size, 1.0) for before, gap in zip(self.glyphs, gaps, strict=False)]
        text = self.glyphs[0].text
        for after, apart in zip(self.glyphs[1:], wide, strict=True):
            text += (" " if apart or after.spaced else "") + after.text
        pairs = len(_TWO_HAN.findall(text))
        return _BETWEEN_HAN.sub("", text) if len(_BETWEEN_HAN.findall(text)) > max(3, _MOST_BLANKS * pairs) else text


def stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """Stretches of one line each, from glyphs in the order in which they are drawn. A blank is kept with the glyph
    after it; what is drawn twice in one place (bold type that is no type of its own) counts once."""
    found: list[list[Glyph]] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    blank = False
    for one in glyphs:
        if one.text.isspace():
            blank = True
            continue
        glyph, blank = replace(one, spaced=blank), False
        if _is_again(glyph, seen):
            continue
        if found and _goes_on(found[-1][-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [Stretch(tuple(run)) for run in found]


def _is_again(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    step = max(glyph.size, 1.0)
    column, row = int(glyph.x0 // step), int(glyph.y0 // step)
    near = _DRAWN_TWICE * glyph.size
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            for other in seen.get((glyph.text, x, y), ()):
                if abs(other.x0 - glyph.x0) < near and abs(other.y0 - glyph.y0) < near:
                    return True
    seen.setdefault((glyph.text, column, row), []).append(glyph)
    return False


def _goes_on(before: Glyph, after: Glyph) -> bool:
    size = max(before.size, after.size)
    same_line = abs((before.y0 + before.y1) - (after.y0 + after.y1)) / 2 < 0.5 * size
    return same_line and -0.5 * size < after.x0 - before.x1 < _STREAM_GAP * size


def merged(parts: Sequence[Stretch]) -> Stretch:
    """Stretches of one line as one, from left to right."""
    return Stretch(tuple(sorted((glyph for part in parts for glyph in part.glyphs), key=lambda glyph: glyph.x0)))


def lines(parts: Sequence[Stretch]) -> list[Stretch]:
    """The lines of a column from top to bottom: stretches that overlap in height by half are one line."""
    rows: list[list[Stretch]] = []
    for part in sorted(parts, key=lambda part: ((part.y0 + part.y1) / 2, part.x0)):
        if rows and _beside(rows[-1], part):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [merged(row) for row in rows]


def _beside(row: Sequence[Stretch], part: Stretch) -> bool:
    upper, lower = min(one.y0 for one in row), max(one.y1 for one in row)
    overlap = min(lower, part.y1) - max(upper, part.y0)
    return overlap > 0.5 * min(lower - upper, part.y1 - part.y0)
