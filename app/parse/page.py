"""A restored text as rows, with what can be known of a line only from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.domain.blocks import BlockKind
from app.parse.asides import set_aside
from app.parse.grammar import furniture
from app.parse.grammar.attribution import Printed, byline
from app.parse.grammar.fields import Label
from app.parse.heads import Head, heads_of, lone_lines
from app.parse.lines import lines, rows_of
from app.parse.rows import Row, whole
from app.parse.strands import EMPTY, strand_of
from app.parse.tiling import Piece
from app.parse.twins import without_twins
from app.text.spans import Span

_CONTENTS = re.compile("[【\\[]?(?:目\\s*录|目录[/／]提纲|提纲|内容提要|本文目录|文章目录)[】\\]]?\\s*[:：]?\\s*[…⋯.]*")

_AUTHOR = re.compile("[(（]作者[:：]\\s*([^()（）]{4,40})[)）]")
_TEASER = 20
_LIST = 3
_MOST_ALIKE = 20


@dataclass(frozen=True)
class Page:
    """All rows of a restored text."""

    source: str
    rows: tuple[Row, ...]

    @cached_property
    def numbers(self) -> list[int]:
        """Numbers of the rows that have a body."""
        return [number for number, row in enumerate(self.rows) if row.text]

    @cached_property
    def heads(self) -> dict[int, Head]:
        """What can say at its beginning who speaks, by the numbers of the rows."""
        return heads_of(self.rows)

    @cached_property
    def lone_lines(self) -> dict[int, Printed | None]:
        """The rows that can be an office and a name on a line of their own, with what they say, by their numbers."""
        return lone_lines(self.rows)


def page_of(text: str, is_outside: Callable[[int], bool] | None = None) -> Page:
    """Read the furniture of a restored text; ``is_outside`` tells of an offset whether the main text is elsewhere."""
    rows = list(rows_of(text))
    if is_outside is not None:
        rows = list(set_aside(rows, [is_outside(line.span.start) for line in lines(text)]))
    rows = without_twins(_tails(_teasers(_contents(_headlines(_authors(text, _speakers(text, rows)))))))
    return Page(text, tuple(rows))


def _speakers(source: str, rows: list[Row]) -> list[Row]:
    """Fields such as 发言人:某某 that stand over one text each open speeches: their rows are read as text."""
    found = [
        number
        for number, row in enumerate(rows)
        if row.kind is BlockKind.ATTRIBUTION and [finding.label for finding in row.findings] == [Label.GUEST]
    ]
    if len(found) < 2 or any(after - before == 1 for before, after in pairwise(found)):
        return rows
    return [_as_text(source, row) if number in found else row for number, row in enumerate(rows)]


def _authors(source: str, rows: list[Row]) -> list[Row]:
    """Lines (作者:市水利局局长某某) under one text each say who spoke: their rows are read as text."""
    credited = (number for number, row in enumerate(rows) if row.kind is BlockKind.CREDIT)
    found = [
        number
        for number in credited
        if (author := _AUTHOR.fullmatch(_as_text(source, rows[number]).text)) and byline(author[1]) is not None
    ]
    return [_as_text(source, row) if number in found and len(found) > 1 else row for number, row in enumerate(rows)]


def _as_text(source: str, row: Row) -> Row:
    return Row(strand_of(source, Span(row.pieces[0].span.start, row.pieces[-1].span.end)))


def _headlines(rows: list[Row]) -> list[Row]:
    """What stands over the day of a paper's page is a list of headlines where the one read here is printed again
    under the day."""
    day = next(
        (
            n
            for n, row in enumerate(rows)
            if n > 2 and row.findings and any(f.label is Label.PUBLISHED for f in row.findings)
        ),
        None,
    )
    above = [row.text for row in rows[:day] if row.text] if day else []
    if day is None or len(above) < _LIST or not any(len(row.text) > 4 and row.text in above for row in rows[day:]):
        return rows
    return [whole(row, BlockKind.NAVIGATION) if row.text and n < day else row for n, row in enumerate(rows)]


def _contents(rows: list[Row]) -> list[Row]:
    """A table of contents runs from its head to its dots, or to the line that repeats the page's title."""
    start = next((number for number, row in enumerate(rows) if _CONTENTS.fullmatch(row.text)), None)
    if start is None:
        return rows
    titles = {row.text for row in rows[:start] if row.text}
    end = start + 1
    while end < len(rows):
        row = rows[end]
        if row.text in titles or len(row.text) > 60 or row.text.endswith(("。", "：", ":")):
            break
        end += 1
        if row.kind is BlockKind.OMISSION:
            break
    return [_recast(row, BlockKind.CONTENTS) if start <= number < end else row for number, row in enumerate(rows)]


def _recast(row: Row, kind: BlockKind) -> Row:
    """The row set aside as ``kind``, whatever its pieces were taken for."""
    if row.kind is None:
        row = whole(row, kind)
    return Row(EMPTY, tuple(Piece(kind, piece.span) for piece in row.pieces), kind)


def _teasers(rows: list[Row]) -> list[Row]:
    """A line that a later one repeats and completes is a teaser."""
    out = list(rows)
    later: dict[str, list[str]] = {}
    for number in range(len(rows) - 1, -1, -1):
        line = rows[number].text
        bare = line.rstrip(".…⋯ ") if len(line) >= _TEASER else ""
        if len(bare) < _TEASER:
            continue
        whole_ones = later.setdefault(bare[:_TEASER], [])
        unfinished = whole_ones and line[-1] not in "。!！?？”"
        if unfinished and any(len(text) > len(bare) + 4 and text.startswith(bare) for text in whole_ones):
            out[number] = whole(rows[number], BlockKind.JUNK)
        if len(whole_ones) < _MOST_ALIKE:
            whole_ones.append(line)
    return out


def _tails(rows: list[Row]) -> list[Row]:
    """A head such as 相关新闻 makes navigation of the short lines after it, until text goes on or the page ends."""
    return list(_without_tails(rows))


def _without_tails(rows: list[Row]) -> Iterator[Row]:
    inside = False
    for row in rows:
        if furniture.opens_tail(row.text):
            inside = True
        elif inside and (len(row.text) > 60 or row.text.endswith(("。", ":", "："))):
            inside = False
        yield whole(row, BlockKind.NAVIGATION) if inside and row.text else row
