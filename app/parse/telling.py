"""Lines that tell of their page: who printed it and when, who wrote it."""

from __future__ import annotations

import re

from app.domain.blocks import BlockKind
from app.parse.ends import ends
from app.parse.grammar import furniture
from app.parse.grammar.credits import Credit, credit_line
from app.parse.grammar.fields import Field, Label, fields, glued_head
from app.parse.grammar.masthead import Masthead, last_day, masthead, without_newsroom
from app.parse.rows import Finding, Row, whole
from app.parse.strands import EMPTY
from app.parse.tiling import pieces

_SHORT_REST = 16
_DAY_HEAD = re.compile(r"\d{2,4}\s*[-./年]")
_HEAD_LABELS = {BlockKind.DATE: Label.PUBLISHED, BlockKind.PUBLICATION: Label.SITE}


def told(row: Row) -> Row:
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
    return ends(row) if at is None or credit is None else _dated_credit(row, at, credit)


def _glued(row: Row, head: re.Match[str]) -> Row:
    """A line that holds a menu, the title and the fields of the page."""
    found = fields(row.body.cut(head.end()).text)
    if not found:
        return ends(row)
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
        return ends(row)
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
        label = _HEAD_LABELS.get(kind)
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
    if _DAY_HEAD.match(text):
        return BlockKind.DATE
    return BlockKind.PUBLICATION if furniture.is_site(text) else BlockKind.NAVIGATION
