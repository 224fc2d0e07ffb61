"""One block a speaker, closed by who spoke it: ``(单位 姓名)`` on a line of its own or behind the last sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from app.parse.front import mark_front
from app.parse.grammar.attribution import Printed, signature
from app.parse.grammar.headings import is_heading
from app.parse.grammar.names import is_certain, unspaced
from app.parse.grammar.roles import is_office
from app.parse.grammar.signs import FINAL, finished
from app.parse.outline import HEADING, TEXT, Fit, Mark, Outline, Part, blank_marks
from app.parse.page import Page

NAME = "signatures"
_BRACKETED = re.compile("[(（]([^()（）。;；]{3,40})[)）]$")
_DASHED = re.compile("(?:——|—|--)\\s*([^—。;；,，]{3,40})$")
_LABEL = re.compile("(?:发言人?|作者|讲述人)[:：]\\s*")
_PRESS = re.compile(
    "(?:报|报社|通讯社|新华社|电视台|电台|网|频道|客户端|记者站|新闻中心|融媒体中心)$|记者|通讯员|摄影?$|整理|供稿|编辑"
)
_INTRO = re.compile("编者按|编者的话|按语|编者语")
_SHORTEST_SPEECH = 20


def read(page: Page) -> Fit | None:
    """That the page is one, None where fewer than two signatures have a speech before them."""
    found = _found(page)
    if len(found) < 2:
        return None
    first = _first_speech(page, min(found))
    signed = _with_speech(page, found, first)
    names = {mark.printed.name for mark in signed.values() if mark.printed is not None}
    if len(names) < 2 or 2 * len(signed) < len(found):
        return None
    return Fit(len(signed), lambda: _outline(page, signed, first))


def _outline(page: Page, signed: dict[int, Mark], first: int) -> Outline:
    marks = blank_marks(page.rows)
    mark_front(page, marks, first)
    for number in page.numbers:
        if number in signed:
            marks[number] = signed[number]
        elif first <= number < max(signed):
            marks[number] = TEXT
    _headings(page, marks, first)
    return Outline(NAME, tuple(marks), len(signed))


def _found(page: Page) -> dict[int, Mark]:
    """The signatures of a page; beside one that is sure, names that are also words or places are believed."""
    rows = {number: text for number in page.numbers if (text := page.rows[number].text)[-1:] in ")）" or "—" in text}
    sure = any(_signed(text) is not None for text in rows.values())
    return {number: mark for number, text in rows.items() if sure and (mark := _signed(text, lenient=True)) is not None}


def _signed(text: str, lenient: bool = False) -> Mark | None:
    """The mark of a row that is a signature or ends in one."""
    found = _BRACKETED.search(text) or _DASHED.search(text)
    if found is None or (found.start() and text[found.start() - 1] not in FINAL + "”』」"):
        return None
    label = _LABEL.match(found[1])
    words = found[1][label.end() if label else 0 :]
    printed = signature(words.strip()) or (_office_and_name(words.strip()) if lenient else None)
    if printed is None or printed.name is None or _PRESS.search(printed.role or ""):
        return None
    at = text.index(words, found.start())
    role_at = (printed.role_at[0] + at, printed.role_at[1] + at) if printed.role_at else None
    return Mark(Part.SIGNED, replace(printed, rule="signature", role_at=role_at, end=len(text)), found.start())


def _office_and_name(words: str) -> Printed | None:
    parts = unspaced(words).split()
    if len(parts) != 2 or not is_office(parts[0]) or not is_certain(parts[1]) or len(parts[1]) > 4:
        return None
    return Printed("signature", parts[1], parts[0], (0, len(parts[0])), len(words))


def _first_speech(page: Page, until: int) -> int:
    """Where the first speech begins: after the title and an editor's words before it."""
    first = until
    for number in reversed([number for number in page.numbers if number <= until]):
        text = page.rows[number].text
        if number < until and (_INTRO.match(text) or text.endswith((":", "：")) or not finished(text)):
            break
        first = number
    return first


def _with_speech(page: Page, found: dict[int, Mark], first: int) -> dict[int, Mark]:
    """The signatures that have a speech since the one before."""
    kept = {}
    told = ""
    for number in page.numbers:
        if number < first:
            continue
        mark = found.get(number)
        told += page.rows[number].text if mark is None else page.rows[number].text[: mark.start]
        if mark is not None:
            if len(told) >= _SHORTEST_SPEECH and re.search(f"[{FINAL}]", told):
                kept[number] = mark
            told = ""
    return kept


def _headings(page: Page, marks: list[Mark], first: int) -> None:
    """A short line over a speech is its heading; over the first one where others have theirs."""
    headed = False
    for before, number in pairwise(page.numbers):
        opens = marks[before].part is Part.SIGNED and marks[number].part is Part.TEXT
        if opens and is_heading(page.rows[number].text):
            marks[number] = HEADING
            headed = True
    over = [number for number in page.numbers if number < first]
    if headed and len(over) > 1 and is_heading(page.rows[over[-1]].text):
        marks[over[-1]] = HEADING
