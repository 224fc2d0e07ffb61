"""Sections headed ``姓名:口号``, with the text by or about that person under each head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from app.domain.blocks import BlockKind
from app.parse.blocking import block_outline
from app.parse.grammar.attribution import Printed
from app.parse.grammar.headings import is_heading
from app.parse.grammar.names import is_certain, is_possible
from app.parse.grammar.roles import is_role
from app.parse.grammar.saying import reports
from app.parse.grammar.signs import COLON, COMMA, HAN, finished
from app.parse.heads import Head
from app.parse.outline import NARRATION, Fit, Outline, Part
from app.parse.page import Page
from app.parse.strands import Strand

NAME = "slogans"
_LONGEST_SLOGAN = 36
_LONGEST_SUBJECT = 40
_FIRST_PERSON = re.compile("我|咱")


def read(page: Page) -> Fit | None:
    """That the page is one, None where fewer than two such heads have a text under them."""
    found: dict[int, Printed] = {}
    heads = {number: head for number, head in page.heads.items() if not head.text.endswith("。")}  # no heading does
    if len(heads) < 2 or sum(_open(head) is not None for head in heads.values()) < 2:
        return None
    for number, following in pairwise(page.numbers):
        if number not in heads:
            continue
        under = page.rows[following].text
        vouched = is_role(_office(under))
        printed = _open(heads[number], True, vouched)
        if printed is None or (following in heads and _open(heads[following], True) is not None):
            continue
        if len(under) > 12 or vouched:
            found[number] = replace(printed, rule="slogan")
    names = [printed.name for printed in found.values()]
    if len(found) < 2 or len(set(names)) < len(names):
        return None
    return Fit(len(found), lambda: _outline(page, found))


def _outline(page: Page, found: Mapping[int, Printed]) -> Outline:
    outline = block_outline(NAME, page, found)
    marks = [
        replace(mark, after=BlockKind.HEADING) if mark.part is Part.OPENING and not mark.reported else mark
        for mark in outline.marks
    ]
    for number in _portraits(page, found):
        marks[number] = NARRATION if marks[number].part is Part.TEXT else marks[number]
    roles = {}
    for number, name, office in _offices(page, found):
        marks[number] = NARRATION
        roles[name] = (office.text, office.span)
    return Outline(NAME, tuple(marks), outline.blocks, roles=roles)


def _offices(page: Page, found: Mapping[int, Printed]) -> Iterator[tuple[int, str, Strand]]:
    """The rows right under the heads that print the office of each, and where in them it stands (…,来自丹麦)."""
    for number, following in pairwise(page.numbers):
        printed = found.get(number)
        row = page.rows[following]
        if printed is None or not printed.name or printed.role is not None or finished(row.text):
            continue
        at = row.text.index(_office(row.text))
        office = row.body.cut(at, at + len(_office(row.text)))
        if is_role(office.text):
            yield following, printed.name, office


def _office(line: str) -> str:
    """A line up to its first comma, without a dash before it."""
    return re.split(COMMA, line)[0].lstrip("—－- \u3000")


def _portraits(page: Page, found: Mapping[int, Printed]) -> list[int]:
    """Paragraphs under a head that tell of the person and not what he said, before others in the first person."""
    portraits = []
    numbers = page.numbers
    for position, number in enumerate(numbers[:-2]):
        name = found[number].name if number in found else None
        if name is None or numbers[position + 1] in found or numbers[position + 2] in found:
            continue
        text, after = (page.rows[numbers[position + step]].text for step in (1, 2))
        about = name in text[:_LONGEST_SUBJECT] and not _FIRST_PERSON.search(text) and not reports(name, text)
        if about and name not in after:
            portraits.append(numbers[position + 1])
    return portraits


def _open(head: Head, lenient: bool = False, vouched: bool = False) -> Printed | None:
    """``lenient``: among heads that name people for certain, a rare surname is believed too; ``vouched``: and with
    his office right under the head, a name that is also a word."""
    text = head.text
    printed = head.named or head.titled or head.turn()
    if printed is None and lenient and (label := re.match(f"({HAN}{{3}}){COLON}", text)) and is_possible(label[1]):
        printed = Printed("slogan", label[1], None, None, label.end())
    if printed is None and vouched and (label := re.match(f"({HAN}{{2,4}}){COLON}", text)) and is_certain(label[1]):
        printed = Printed("slogan", label[1], None, None, label.end())
    if printed is None or printed.name is None:
        return None
    slogan = text[printed.end :].strip()
    if not slogan or len(slogan) > _LONGEST_SLOGAN or not is_heading(slogan) or is_role(slogan):
        return None
    return None if len(re.findall(COMMA, slogan)) > 2 else printed
