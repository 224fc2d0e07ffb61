"""The columns of a page in the order of reading: cut along gutters and the rows that cross them.

A recursive cut of the page into blocks (XY-cut, Nagy and Seth 1984), with the condition that a gutter parts columns of
text and not the cells of a table: most lines on both sides fill a good part of their side.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from app.formats.pdf.rows import Stretch

Block = list[Stretch]
_GUTTER = 0.7
"""The least width of a gutter, in sizes of type."""
_COLUMN = 6
"""The least width of a column, in sizes of type."""
_FILLED = 0.55
"""How much of a column its median line fills at least."""
_LEADING = 1.7
"""From line to line, in sizes of type: what is nearer counts as level."""
_ROWS = 2
_DEEPEST = 12


def blocks(parts: Sequence[Stretch]) -> list[Block]:
    """The stretches of a page as blocks of one column each, in the order of reading."""
    found: list[Block] = []
    stack: list[tuple[Block, int]] = [(list(parts), 0)]
    while stack:
        block, depth = stack.pop()
        pieces = _cut(block) if depth < _DEEPEST and len(block) > 1 else [block]
        if len(pieces) == 1:
            found.append(pieces[0])
        else:
            stack += [(piece, depth + 1) for piece in reversed(pieces)]
    return [block for block in found if block]


def _cut(block: Block) -> list[Block]:
    at = _gutter(block)
    if at is not None:
        return [[part for part in block if part.inner <= at], [part for part in block if part.inner > at]]
    bands = _bands(_layers(block))
    return bands if len(bands) > 1 else [block]


def _gutter(block: Block) -> float | None:
    """Where the widest gap between two columns of text begins, None where there is none."""
    size = median(part.size for part in block)
    strips: list[Block] = []
    gaps: list[tuple[float, float]] = []
    reach = 0.0
    for part in sorted(block, key=lambda part: part.x0):
        if strips and part.x0 - reach <= _GUTTER * size:
            strips[-1].append(part)
            reach = max(reach, part.inner)
            continue
        if strips:
            gaps.append((part.x0 - reach, reach))
        strips.append([part])
        reach = part.inner
    columned = [_is_column(strip, size) for strip in strips]
    parting = [gap for gap, left, right in zip(gaps, columned, columned[1:], strict=False) if left and right]
    return max(parting)[1] if parting else None


def _is_column(strip: Block, size: float) -> bool:
    """True where the strip is wide enough and its lines fill most of it: one column, or several under a headline."""
    left, top = min(part.x0 for part in strip), min(part.y0 for part in strip)
    cells = int((max(part.inner for part in strip) - left) / size)
    if len(strip) < _ROWS or cells < _COLUMN:
        return False
    rows: dict[int, int] = {}
    for part in strip:
        begin, end = int((part.x0 - left) / size), int((part.inner - left) / size)
        covered = (1 << max(end, begin + 1)) - (1 << begin)
        for row in range(int((part.y0 - top) / (_LEADING * size)), int((part.y1 - top) / (_LEADING * size)) + 1):
            rows[row] = rows.get(row, 0) | covered
    return median(covered.bit_count() for covered in rows.values()) >= _FILLED * cells


def _layers(block: Block) -> list[Block]:
    """The block cut wherever nothing crosses a horizontal line."""
    found: list[Block] = []
    lower = 0.0
    for part in sorted(block, key=lambda part: part.y0):
        high = part.y1 - part.y0
        if found and part.y0 + 0.2 * high < lower:
            found[-1].append(part)
            lower = max(lower, part.y1 - 0.2 * high)
        else:
            found.append([part])
            lower = part.y1 - 0.2 * high
    return found


def _bands(layers: Sequence[Block]) -> list[Block]:
    """Layers put together while one gutter runs through them; what lies between such bands is a band as well."""
    found: list[tuple[bool, Block]] = []
    at = 0
    while at < len(layers):
        end = at + 1
        band = list(layers[at])
        while end < len(layers) and _gutter(band + layers[end]) is not None:
            band += layers[end]
            end += 1
        columned = _gutter(band) is not None
        if not columned:
            band, end = _first_pair(layers, at)
            columned = end > at + 1
        if columned or not found or found[-1][0]:
            found.append((columned, band))
        else:
            found[-1][1].extend(band)
        at = end
    return [band for _, band in found]


def _first_pair(layers: Sequence[Block], at: int) -> tuple[Block, int]:
    """A band that shows its gutter only over several layers (lines of both columns level with one another)."""
    band = list(layers[at])
    if len(band) > 1:
        for end in range(at + 1, min(at + 4, len(layers))):
            band = band + layers[end]
            if _gutter(band) is not None:
                while end + 1 < len(layers) and _gutter(band + layers[end + 1]) is not None:
                    end += 1
                    band = band + layers[end]
                return band, end + 1
    return list(layers[at]), at + 1
