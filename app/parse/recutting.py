"""A page whose rows are cut anew inside paragraphs, for layouts that say more than one thing of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.parse.page import Page
from app.parse.rows import Row


def recut(page: Page, cuts: Mapping[int, Sequence[int]]) -> Page:
    """The page with its rows cut at the offsets given for their numbers.

    What was set aside of a row stays with its first part; credits and a missing end go with its last.
    """
    rows: list[Row] = []
    for number, row in enumerate(page.rows):
        rows += _parts(row, cuts.get(number, ()))
    return Page(page.source, tuple(rows))


def _parts(row: Row, cuts: Sequence[int]) -> list[Row]:
    inner = sorted({at for at in cuts if 0 < at < len(row.text)})
    if not inner:
        return [row]
    parts = []
    for start, end in zip([0, *inner], [*inner, len(row.text)], strict=True):
        first, last = start == 0, end == len(row.text)
        part = replace(
            row,
            body=row.body.cut(start, end).trimmed(),
            pieces=row.pieces if first else (),
            findings=row.findings if first else (),
            credits=row.credits if last else (),
            cut=row.cut and last,
            bold=(),
            glued=not first,
        )
        parts.append(part)
    return parts
