"""A news report: what several people said, in turns inside the paragraphs, as quotation or as report."""

from __future__ import annotations

import re
from dataclasses import replace

from app.parse.front import mark_front
from app.parse.grammar.labels import asker_end
from app.parse.grammar.salutations import is_salutation
from app.parse.news.genre import tells
from app.parse.news.register import people_of, roles_of
from app.parse.news.runs import runs_of
from app.parse.news.setting import set_runs
from app.parse.outline import NARRATION, Outline, Part, blank_marks
from app.parse.page import Page

NAME = "news"
_OWN = re.compile("我们|我(?!国|市|县|区|省|镇|乡|校|院|局|州|旗|盟|军|村|委|司|社)|咱")
_QUOTED = re.compile("[“「][^“”「」]*[”」]")
_LEAST_OWN = 2


def read(page: Page) -> Outline | None:
    """The outline of such a page, None where no sentence says that a person speaks."""
    if not tells(page):
        return None
    marks = blank_marks(page.rows)
    mark_front(page, marks, len(page.rows))
    return _told(page, Outline(NAME, tuple(marks), 0), (Part.NARRATION, Part.HEADING))


def beside(page: Page, outline: Outline) -> Outline:
    """An outline of blocks, and what is said in the reporter's paragraphs before and after them."""
    if not tells(page):
        return outline
    page = outline.page or page
    marks = tuple(NARRATION if mark.reported else mark for mark in outline.marks)
    blocks = [number for number, mark in enumerate(marks) if mark.part in (Part.OPENING, Part.TEXT, Part.SIGNED)]
    asked = [number for number, row in enumerate(page.rows) if row.text and asker_end(row.text)]
    inner = range(min([*blocks, *asked], default=0), max([*blocks, *asked], default=0) + 1)
    return _told(page, replace(outline, marks=marks), (Part.NARRATION,), inner) or outline


def is_own(page: Page) -> bool:
    """True where somebody speaks in the first person outside quotations: the page is his, not a report of him."""
    text = "\n".join(row.text for row in page.rows)
    greeted = any(is_salutation(row.text) for row in page.rows if row.text)
    return len(_OWN.findall(_QUOTED.sub("", text))) >= (1 if greeted else _LEAST_OWN)


def _told(page: Page, outline: Outline, parts: tuple[Part, ...], inner: range = range(0)) -> Outline | None:
    """The outline with what is reported in its rows of the given parts, those of ``inner`` left out; None where
    nothing is."""
    people = people_of(page.source, [row.body for row in page.rows])
    rows = [
        (number, row.text if mark.part in parts and number not in inner else "")
        for number, (row, mark) in enumerate(zip(page.rows, outline.marks, strict=True))
        if row.text
    ]
    runs = runs_of(rows, people)
    return set_runs(outline, page, runs, {**roles_of(people), **outline.roles}) if runs else None
