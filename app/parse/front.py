"""The front of a page: site, title, date, lead; shared by all layouts."""

from __future__ import annotations

import re

from app.parse.grammar.attribution import signature
from app.parse.grammar.furniture import is_site
from app.parse.grammar.headings import has_ordinal, is_heading, is_section_label, is_title
from app.parse.grammar.masthead import is_bracketed_day
from app.parse.grammar.signs import COLON, HAN
from app.parse.outline import HEADING, TITLE, Mark, Part
from app.parse.page import Page

_ATTENDS = re.compile("(?:出席|列席|参加|参会|与会|主持|成员|组长|副组长|联系人)[^:：]{0,4}[:：]")
"""How a line begins that lists people under a title."""
_MOST_TITLES = 3
_LONGEST_SITE = 8


def mark_front(page: Page, marks: list[Mark], end: int) -> list[int]:
    """Say what the rows before number ``end`` are; returns the numbers of the rows of the title."""
    numbers = [number for number in page.numbers if number < end]
    titles: list[int] = []
    open_for_titles = True
    for position, number in enumerate(numbers):
        text = page.rows[number].text
        follower = numbers[position + 1 : position + 2]
        if is_bracketed_day(text):
            marks[number] = Mark(Part.DATE)
        elif not titles and _is_site_line(page, number) and follower and is_title(page.rows[follower[0]].text):
            marks[number] = Mark(Part.SITE)
        elif titles and text == page.rows[titles[0]].text:
            marks[number] = TITLE
        elif is_section_label(text) and titles:
            marks[number] = HEADING
        elif open_for_titles and len(titles) < _MOST_TITLES and _continues(page, titles, number):
            marks[number] = TITLE
            titles.append(number)
        elif titles and is_heading(text) and len(text) <= 24 and not open_for_titles:
            marks[number] = HEADING
        else:
            open_for_titles = open_for_titles and not titles and not text.endswith("。") and len(text) < 60
    return titles


def _is_site_line(page: Page, number: int) -> bool:
    """A site's name at the top: as such names end, or a few characters over a long headline, or a column's trail."""
    text = page.rows[number].text
    if (is_site(text) and any(re.search(HAN, row.text) for row in page.rows)) or re.search("[|｜︱丨]", text):
        return True
    following = page.rows[number + 1 : number + 2]
    return (
        len(text) <= _LONGEST_SITE
        and not re.search("\\s", text)
        and any(len(row.text) >= 2 * _LONGEST_SITE and re.search("\\s", row.text) for row in following)
    )


def _continues(page: Page, titles: list[int], number: int) -> bool:
    text = page.rows[number].text
    if not is_title(text) or re.search(f"{COLON}$", text):
        return False
    if not titles:
        return True
    if _ATTENDS.match(text) or has_ordinal(text) or (signature(text) is not None and not text.startswith(("—", "-"))):
        return False
    between = page.rows[titles[-1] + 1 : number]
    return not any(row.kind for row in between) and (text.startswith(("—", "-")) or is_heading(text))
