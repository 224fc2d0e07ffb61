"""A news report: what several people said, in turns inside the paragraphs, as quotation or as report."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache

from app.parse.front import mark_front
from app.parse.grammar.salutations import is_salutation
from app.parse.news.genre import tells
from app.parse.news.register import people_of, roles_of
from app.parse.news.runs import runs_of
from app.parse.news.setting import set_runs
from app.parse.offices import lacks_offices, with_offices
from app.parse.outline import NARRATION, Mark, Outline, Part, blank_marks
from app.parse.page import Page

NAME = "news"
_OWN = re.compile("我们|我(?!国|市|县|区|省|镇|乡|校|院|局|州|旗|盟|军|村|委|司|社)|咱")
_QUOTED = re.compile("[“「][^“”「」]*[”」]")
_TALE = re.compile(
    "(?:^|[。！!?？”])[他她](?!们|说|表示|认为|指出|强调|介绍|还|也|又|建议|希望|坦言|告诉)|心想|心里|暗自|心中"
)
_LEAST_OWN = 2
_BLOCK = (Part.OPENING, Part.TEXT, Part.SIGNED)


def read(page: Page) -> Outline | None:
    """The outline of such a page, None where no sentence says that a person speaks."""
    if not tells(page):
        return None
    marks = blank_marks(page.rows)
    mark_front(page, marks, len(page.rows))
    told = frozenset(number for number in page.numbers if marks[number].part in (Part.NARRATION, Part.HEADING))
    return _told(page, Outline(NAME, tuple(marks), 0), told)


def beside(page: Page, outline: Outline) -> Outline:
    """An outline of blocks, with the offices that stand elsewhere, and what is said in the reporter's paragraphs before
    and after them."""
    whole = with_offices(page, outline) if lacks_offices(outline) else outline
    read = outline.page or page
    marks = tuple(NARRATION if mark.reported else mark for mark in outline.marks)
    inner = _inner(read, marks)
    narrated = [number for number in read.numbers if number not in inner and marks[number].part is Part.NARRATION]
    if not narrated or not tells(page):
        return whole
    told = _told(read, replace(whole, marks=marks), frozenset(narrated))
    if told is None or whole is not outline:
        return told or whole
    return replace(told, roles={**told.roles, **with_offices(page, outline).roles})


def _inner(page: Page, marks: Sequence[Mark]) -> range:
    """From the first block or question of a page to the last; questions between blocks are inside as it is."""
    inside = [number for number, head in page.heads.items() if head.asks]
    first = next((number for number, mark in enumerate(marks) if mark.part in _BLOCK), None)
    if first is not None:
        inside += [first, next(number for number in reversed(range(len(marks))) if marks[number].part in _BLOCK)]
    return range(min(inside, default=0), max(inside, default=0) + 1)


def is_own(page: Page) -> bool:
    """True where somebody speaks in the first person outside quotations: the page is his, not a report of him."""
    texts = [page.rows[number].text for number in page.numbers]
    own = len(_OWN.findall(_QUOTED.sub("", "\n".join(texts))))
    return own >= _LEAST_OWN or (own > 0 and any(is_salutation(text) for text in texts))


def _is_tale(page: Page) -> bool:
    """True where somebody acts or thinks of whom nothing but a pronoun is told."""
    return any(_TALE.search(_QUOTED.sub("“”", page.rows[number].text)) for number in page.numbers)


def _told(page: Page, outline: Outline, told: Set[int]) -> Outline | None:
    """The outline with what is reported in its rows of the given numbers; None where nothing is."""
    people = cache(lambda: people_of(page.source, [row.body for row in page.rows]))
    runs = runs_of([(number, page.rows[number].text if number in told else "") for number in page.numbers], people)
    if runs and not any(run.name for run in runs) and not people().known and _is_tale(page):
        return None
    return set_runs(outline, page, runs, {**roles_of(people()), **outline.roles}) if runs else None
