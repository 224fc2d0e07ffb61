"""The whole page is one speech. Its speaker stands in the title, on a line of its own, in the intro, or nowhere."""

from __future__ import annotations

import re

from app.parse.blocking import close
from app.parse.front import mark_front
from app.parse.grammar.covering import covers
from app.parse.grammar.headings import names_notice, names_speech
from app.parse.grammar.salutations import is_salutation, salutation_end
from app.parse.grammar.signs import HAN, finished
from app.parse.outline import TEXT, Mark, Outline, Part, blank_marks
from app.parse.page import Page
from app.parse.speakers import FIRST_PERSON, at_end, in_intro, in_titles, is_intro, office_line, on_lines

NAME = "speech"
_LETTER = re.compile("一封信|公开信|倡议书?|告.{0,12}书$|提示|提醒")
_TO_PUBLIC = re.compile(
    "(?:用户|客户|居民|业主|旅客|乘客|市民|家长|读者|车主|顾客|储户|住户|考生|游客|网友)(?:朋友)?们?[:：!！]"
)
_SHORTEST_TEXT = 25


def read(page: Page) -> Outline | None:
    """The outline of such a page, None where nothing says that somebody speaks.

    Several places may name the speaker; where they do not agree he is nobody.
    """
    greeting = next((n for n in page.numbers if _greets(page.rows[n].text)), None)
    begin = greeting if greeting is not None else _first_paragraph(page)
    if begin is None:
        return None
    marks = blank_marks(page.rows)
    titles = mark_front(page, marks, begin)
    title = " ".join(page.rows[number].text for number in titles)
    named = [*in_titles(page, titles), *on_lines(page, marks, begin), *in_intro(page, marks, begin)]
    ended = at_end(page, begin)
    if not _is_speech(page, title, begin, greeting is not None, bool(named or ended)):
        return None
    _mark_text(page, marks, begin)
    close(page, marks)
    named += ended
    names = {one.printed.name for one in named}
    if len(names) == 1:
        chosen = max(named, key=lambda one: (one.printed.role is not None, one.row))
        part = Part.OPENING if chosen.row <= begin else Part.SIGNED
        marks[chosen.row] = Mark(part, chosen.printed, chosen.start, chosen.before, chosen.after)
        for number in range(chosen.row + 1, begin):
            if marks[number].part is Part.TEXT:
                marks[number] = Mark(Part.NARRATION)
    unclear = tuple(sorted({one.row for one in named})) if len(names) > 1 else ()
    office = office_line(page, begin, next(iter(names))) if len(names) == 1 else None
    roles = {name: office for name in names if name is not None} if office is not None else {}
    return Outline(NAME, tuple(marks), 1, unclear, roles=roles)


def _greets(text: str) -> bool:
    return is_salutation(text) or salutation_end(text) > 0


def _first_paragraph(page: Page) -> int | None:
    """Where a speech without a salutation begins: the first paragraph that is no intro."""
    for number in page.numbers:
        text = page.rows[number].text
        if len(text) >= _SHORTEST_TEXT and finished(text) and not is_intro(text):
            return number
    return None


def _is_speech(page: Page, title: str, begin: int, greeted: bool, named: bool) -> bool:
    texts = [page.rows[number].text for number in page.numbers if number >= begin]
    if covers(texts):
        return False
    text = "".join(texts)
    if not re.search(HAN, text) or (names_notice(title) and not greeted):
        return False
    if (names_notice(title) or _LETTER.search(title)) and not named and _TO_PUBLIC.search(page.rows[begin].text):
        return False
    own_words = len(FIRST_PERSON.findall(text))
    return own_words >= 1 and (greeted or named or names_speech(title)) and (greeted or own_words >= 2)


def _mark_text(page: Page, marks: list[Mark], begin: int) -> None:
    greeting = True
    for number in page.numbers:
        if number < begin:
            continue
        text = page.rows[number].text
        if greeting and is_salutation(text):
            marks[number] = Mark(Part.SALUTATION)
        else:
            marks[number] = TEXT
            greeting = False
