"""The lines of a restored text, and each as a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from app.domain.blocks import BlockKind
from app.parse.ends import ends
from app.parse.grammar import furniture
from app.parse.grammar.emphasis import emphasis
from app.parse.grammar.fields import Label
from app.parse.rows import Finding, Row
from app.parse.strands import EMPTY, WHITE, Strand
from app.parse.telling import told
from app.parse.tiling import Piece, pieces
from app.text.spans import Span

_CRUMB = re.compile("[>》»＞→]|&gt;|位置")

Bold = tuple[int, int, int]
"""Where bold type stands: start and end in the whole text, length of each sign."""


def lines(text: str) -> Iterator[Strand]:
    """The lines of ``text`` that are not blank, without line breaks and the white space at their ends.

    Knows the line ends of Unix, Windows and the old Macintosh, and the separators of Unicode.
    """
    end = 0
    for line in text.splitlines(keepends=True):
        start, end = end, end + len(line)
        bare = line.strip(WHITE)
        if bare:
            begin = start + line.index(bare[0])
            yield Strand(bare, (Span(begin, begin + len(bare)),))


def rows_of(text: str) -> Iterator[Row]:
    """The lines of ``text`` as rows."""
    bold = emphasis(text)
    if not bold:
        yield from (row_of(line, bold) for line in lines(text))
        return
    starts = [start for start, _, _ in bold]
    for line in lines(text):
        where = line.span
        yield row_of(line, bold[bisect_left(starts, where.start) : bisect_left(starts, where.end)])


def row_of(line: Strand, bold: list[Bold]) -> Row:
    """Read one line; ``bold`` is where emphasis stands in it, as ``emphasis`` gives it."""
    marked = bold or furniture.may_be_marked(line.text)
    body, aside, strong = _unmarked(line, bold) if marked else (line, (), ())
    kind = furniture.whole_line(body.text) if body.text else BlockKind.JUNK
    if kind is not None:
        findings = _trail(body) if kind is BlockKind.NAVIGATION else ()
        return Row(EMPTY, aside + pieces(kind, body), kind, (), findings, cut=kind is BlockKind.OMISSION)
    row = Row(body, aside, bold=strong)
    return ends(row) if body.text.endswith("。") else told(row)  # nothing that a page tells of itself ends so


def _without(line: Strand, spots: list[tuple[int, int]], kind: BlockKind) -> tuple[Strand, tuple[Piece, ...]]:
    if not spots:
        return line, ()
    kept, at = EMPTY, 0
    taken: tuple[Piece, ...] = ()
    for start, end in spots:
        kept += line.cut(at, start)
        taken += pieces(kind, line.cut(start, end))
        at = end
    return kept + line.cut(at), taken


def _unmarked(line: Strand, bold: list[Bold]) -> tuple[Strand, tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """The line without injected strings, signs at its ends and signs of emphasis; where emphasis stood."""
    line, junk = _without(line, furniture.inline_junk(line.text), BlockKind.JUNK)
    line = line.trimmed()
    if not line.text:
        return line, junk, ()
    if not bold:
        body, marks = _bare(line)
        return body, junk + marks, ()
    where = line.span
    signs: list[tuple[int, int]] = []
    strong: list[tuple[int, int]] = []
    for start, end, width in bold:
        if where.start <= start and end <= where.end and len(line.text) == len(where):
            low, high, gone = start - where.start, end - where.start, len(signs) * width
            signs += [(low, low + width), (high - width, high)]
            strong.append((low - gone, high - 2 * width - gone))
    body, aside = _without(line, signs, BlockKind.MARKUP)
    head = furniture.leading_marks(body.text)
    aside = junk + aside + pieces(BlockKind.MARKUP, body.cut(0, head))
    strong = [(start - head, end - head) for start, end in strong if start >= head]
    tail = max(head, furniture.trailing_marks(body.text))
    aside += pieces(BlockKind.JUNK, body.cut(tail).trimmed())
    rest = body.cut(head, tail)
    lead = len(rest.text) - len(rest.trimmed().text) if rest.text[:1].isspace() else 0
    return rest.trimmed(), aside, tuple((start - lead, end - lead) for start, end in strong if start >= lead)


def _bare(line: Strand) -> tuple[Strand, tuple[Piece, ...]]:
    head = furniture.leading_marks(line.text)
    tail = max(head, furniture.trailing_marks(line.text))
    if tail - head == len(line.text):
        return line.trimmed(), ()
    aside = pieces(BlockKind.MARKUP, line.cut(0, head)) + pieces(BlockKind.JUNK, line.cut(tail).trimmed())
    return line.cut(head, tail).trimmed(), aside


def _trail(body: Strand) -> tuple[Finding, ...]:
    site = furniture.crumbs_site(body.text) if _CRUMB.search(body.text) else None
    at = body.text.find(site) if site else -1
    return (Finding(Label.SITE, body.cut(at, at + len(site or ""))),) if at >= 0 else ()
