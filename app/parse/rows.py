"""One line as a row: what of it is furniture, and what is left for a layout to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.domain.blocks import BlockKind
from app.parse.grammar import furniture
from app.parse.grammar.credits import Credit, credit_line, credit_tail, dispatch_head
from app.parse.grammar.fields import Field, Label, fields, glued_head
from app.parse.grammar.masthead import Masthead, last_day, masthead, without_newsroom
from app.parse.strands import EMPTY, Strand
from app.parse.tiling import Piece, pieces

_SHORT_REST = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """A labelled value of the page: its source, its date, who speaks."""

    label: Label
    value: Strand


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank. ``body`` is what may be text (empty where the whole line was set aside),
    ``kind`` what the set-aside line is; ``bold`` are offsets in the body that stood in bold type; ``cut`` says that
    the source's own words say that text is missing after the body; ``glued`` that it goes on with the paragraph of
    the row before."""

    body: Strand
    pieces: tuple[Piece, ...] = ()
    kind: BlockKind | None = None
    credits: tuple[Credit, ...] = ()
    findings: tuple[Finding, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    cut: bool = False
    glued: bool = False
    text: str = field(init=False, repr=False, compare=False)
    """The characters of the body, which every layout asks for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.body.text)


def whole(row: Row, kind: BlockKind) -> Row:
    """The row with its body set aside as ``kind``."""
    aside = row.pieces + pieces(kind, row.body)
    return Row(EMPTY, aside, kind, row.credits, row.findings, cut=row.cut, glued=row.glued)


def row_of(line: Strand, bold: list[tuple[int, int, int]]) -> Row:
    """Read one line; ``bold`` is where emphasis stands in the whole text, as ``emphasis`` gives it."""
    if not bold and furniture.is_plain(line.text):
        return _plain(Row(line))
    body, aside = _without(line, furniture.inline_junk(line.text), BlockKind.JUNK)
    body, marks, strong = _unmarked(body.trimmed(), bold)
    aside += marks
    kind = furniture.whole_line(body.text) if body.text else BlockKind.JUNK
    if kind is not None:
        findings = _trail(body) if kind is BlockKind.NAVIGATION else ()
        return Row(EMPTY, aside + pieces(kind, body), kind, (), findings, cut=kind is BlockKind.OMISSION)
    row = Row(body, aside, bold=strong)
    return _ends(row) if body.text.endswith("。") else _told(row)


def _plain(row: Row) -> Row:
    """A line without furniture. Nothing that is told of the page ends in a full stop, nor what is glued to an end."""
    if row.text.endswith("。"):
        return row if dispatch_head(row.text) is None else _ends(row)
    return _told(row)


def _told(row: Row) -> Row:
    """A line that may tell of the page: who printed it and when, who wrote it."""
    body = row.body
    head = masthead(body.text)
    if head is not None:
        return _masthead(row, head)
    glued = glued_head(body.text)
    found = fields(body.text) if glued is None else ()
    if found or glued:
        return _fields(row, found) if glued is None else _glued(row, glued)
    credit = credit_line(body.text)
    if credit is not None:
        return Row(EMPTY, row.pieces + pieces(BlockKind.CREDIT, body), BlockKind.CREDIT, (credit,))
    at = last_day(body.text)
    credit = credit_line(body.cut(0, at).trimmed().text) if at else None
    return _ends(row) if at is None or credit is None else _dated_credit(row, at, credit)


def _glued(row: Row, head: re.Match[str]) -> Row:
    """A line that holds a menu, the title and the fields of the page."""
    found = fields(row.body.cut(head.end()).text)
    if not found:
        return _ends(row)
    tail = _fields(Row(row.body.cut(head.end())), found)
    menu = pieces(BlockKind.NAVIGATION, row.body.cut(0, head.start("title")).trimmed())
    title = row.body.cut(*head.span("title"))
    return Row(title, row.pieces + menu + tail.pieces, None, tail.credits, tail.findings)


def _dated_credit(row: Row, at: int, credit: Credit) -> Row:
    """A reporter's line with the day after his name, which begins at offset ``at``."""
    day = row.body.cut(at)
    aside = pieces(BlockKind.CREDIT, row.body.cut(0, at).trimmed()) + pieces(BlockKind.DATE, day)
    findings = (Finding(Label.PUBLISHED, day),)
    return Row(EMPTY, row.pieces + aside, BlockKind.CREDIT, (credit,), findings)


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


def _unmarked(
    line: Strand, bold: list[tuple[int, int, int]]
) -> tuple[Strand, tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """The line without signs at its ends and without signs of emphasis; where emphasis stood."""
    if not line.text:
        return line, (), ()
    if not bold:
        return *_bare(line), ()
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
    aside += pieces(BlockKind.MARKUP, body.cut(0, head))
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
    site = furniture.crumbs_site(body.text) if re.search("[>》»＞→]|&gt;|位置", body.text) else None
    at = body.text.find(site) if site else -1
    return (Finding(Label.SITE, body.cut(at, at + len(site or ""))),) if at >= 0 else ()


def _masthead(row: Row, head: Masthead) -> Row:
    body = row.body
    aside = row.pieces + pieces(BlockKind.PAGING, body.cut(0, (head.paper or head.day)[0]).trimmed())
    aside += pieces(BlockKind.DATE, body.cut(*head.day).trimmed())
    findings: tuple[Finding, ...] = (Finding(Label.PUBLISHED, body.cut(*head.day)),)
    if head.paper is not None:
        aside += pieces(BlockKind.PUBLICATION, body.cut(*head.paper).trimmed())
        aside += pieces(BlockKind.PAGING, body.cut(head.paper[1], head.day[0]).trimmed())
        findings += (Finding(Label.SITE, body.cut(*head.paper).trimmed()),)
    issue = body.cut(head.day[1], head.rest).trimmed()
    aside += pieces(BlockKind.PUBLICATION if "期" in issue.text else BlockKind.PAGING, issue)
    rest = body.cut(head.rest).trimmed()
    if not rest.text:
        return Row(EMPTY, aside, BlockKind.DATE, (), findings)
    found = fields(rest.text)
    credit = credit_line(without_newsroom(rest.text))
    if found:
        tail = _fields(Row(rest), found)
    elif credit is not None:
        tail = Row(EMPTY, pieces(BlockKind.CREDIT, rest), BlockKind.CREDIT, (credit,))
    elif len(rest.text) <= _SHORT_REST:
        tail = whole(Row(rest), BlockKind.JUNK)
    else:
        return _ends(row)
    return Row(EMPTY, aside + tail.pieces, BlockKind.DATE, tail.credits, findings + tail.findings)


def _fields(row: Row, found: tuple[Field, ...]) -> Row:
    line = row.body
    aside = row.pieces
    findings: list[Finding] = []
    credited: tuple[Credit, ...] = ()
    if found[0].start:
        head = line.cut(0, found[0].start).trimmed()
        kind = _head_kind(head.text)
        aside += pieces(kind, head)
        label = {BlockKind.DATE: Label.PUBLISHED, BlockKind.PUBLICATION: Label.SITE}.get(kind)
        findings += [Finding(label, head)] if label else []
    for one in found:
        day = None if one.kind is BlockKind.DATE else last_day(line.text[one.value_at : one.end])
        end = one.end if day is None else one.value_at + day
        aside += pieces(one.kind, line.cut(one.start, end).trimmed())
        value = line.cut(one.value_at, end).trimmed()
        findings.append(Finding(one.label, value))
        if day is not None:
            date = line.cut(end, one.end).trimmed()
            aside += pieces(BlockKind.DATE, date)
            findings.append(Finding(Label.PUBLISHED, date))
        if one.label is Label.CREDIT:
            credit = credit_line(line.cut(one.start, one.end).trimmed().text)
            credited += (credit,) if credit else ()
    return Row(EMPTY, aside, found[0].kind, credited, tuple(findings))


def _head_kind(text: str) -> BlockKind:
    if re.match(r"\d{2,4}\s*[-./年]", text):
        return BlockKind.DATE
    return BlockKind.PUBLICATION if furniture.is_site(text) else BlockKind.NAVIGATION


def _ends(row: Row) -> Row:
    """Set aside what is glued to the beginning and the end of a line of text."""
    body, aside, credited, cut = row.body, row.pieces, row.credits, row.cut
    body, taken = _ended(body, furniture.time_stamp(body.text), BlockKind.JUNK)
    aside += taken
    at = furniture.omission_tail(body.text)
    if at is not None:
        body, taken = _ended(body, at, BlockKind.OMISSION)
        aside, cut = aside + taken, True
    for _ in range(4):
        body, taken = _ended(body, furniture.end_mark(body.text), BlockKind.JUNK)
        aside += taken
        found = credit_tail(body.text)
        if found is None:
            break
        body, taken = _ended(body, found[0], BlockKind.CREDIT)
        aside += taken
        credited += (found[1],)
    head = dispatch_head(body.text)
    if head is not None:
        aside += pieces(BlockKind.CREDIT, body.cut(0, head[0]).trimmed())
        credited += (head[1],)
        body = body.cut(head[0]).trimmed()
    if body is row.body and not row.bold:
        return row
    bold = tuple((start, end) for start, end in row.bold if end <= len(body.text)) if head is None else ()
    return Row(body, aside, None, credited, bold=bold, cut=cut)


def _ended(body: Strand, end: int, kind: BlockKind) -> tuple[Strand, tuple[Piece, ...]]:
    """The body up to ``end``, and what follows there as pieces."""
    if end >= len(body.text):
        return body, ()
    return body.cut(0, end).trimmed(), pieces(kind, body.cut(end).trimmed())
