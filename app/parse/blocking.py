"""Pages of blocks, one a speaker: where headings stand, what is torn, where the reporter closes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from app.domain.blocks import BlockKind
from app.parse.front import mark_front
from app.parse.grammar.attribution import AGAIN, Printed
from app.parse.grammar.endings import is_note, is_spoken, is_worded, speech_end
from app.parse.grammar.headings import divides, is_heading, is_section_label, is_stray, names_gathering
from app.parse.grammar.masthead import is_bracketed_day
from app.parse.grammar.roles import has_title, introduced, is_role
from app.parse.grammar.saying import all_quoted, chair, is_sole, portrays, reported, reports, speaks_for_all
from app.parse.grammar.signs import finished
from app.parse.heads import Head, shifted
from app.parse.outline import HEADING, NARRATION, TEXT, Fit, Mark, Outline, Part, blank_marks
from app.parse.page import Page

_TORN = 4
Reader = Callable[[Head], Printed | None]

_NUMBERS = re.compile(r"\s*[\d+][\d\s\-—－()（）+]{4,}")
_THANKS = re.compile("谢谢|完毕|批评指正|不当之处|汇报到此|发言到此")


def openings(page: Page, reader: Reader) -> dict[int, Printed]:
    """The rows that a form of attribution opens. Lists of names and offices without speech are none."""
    found: dict[int, Printed] = {}
    for number, head in page.heads.items():
        printed = reader(head.bare if head.at else head)
        rest = head.text[head.at + printed.end :] if printed is not None else ""
        if printed is not None and not is_role(rest) and not _NUMBERS.fullmatch(rest):
            found[number] = shifted(printed, head.at)
    if is_headline(page, found):
        del found[page.numbers[0]]
    if any(printed.rule == AGAIN for printed in found.values()):
        offices = {printed.name: number for number, printed in reversed(found.items()) if printed.role}
        found = {n: p for n, p in found.items() if p.rule != AGAIN or offices.get(p.name, n) < n}
    spoken = sum(_has_speech(page, found, number) for number in found)
    return found if 2 * spoken >= len(found) else {}


def is_headline(page: Page, found: Mapping[int, Printed]) -> bool:
    """True where the page's first line names somebody (局长王岭:少跑一趟是一趟) who opens a block further down."""
    top = page.numbers[0] if page.numbers else 0
    if top not in found:
        return False
    slogan = page.rows[top].text[found[top].end :].strip()
    names = {printed.name for number, printed in found.items() if number != top}
    return slogan != "" and not finished(slogan) and found[top].name in names


def _has_speech(page: Page, found: Mapping[int, Printed], number: int) -> bool:
    text = page.rows[number].text
    inline = text[found[number].end :]
    if inline and not inline.isspace():
        return not portrays(inline) and (is_worded(inline) or not _is_last(page, found, number))
    for following in page.numbers[bisect_right(page.numbers, number) :]:
        if following in found:
            return False
        if text.endswith((":", "：")) or is_spoken(page.rows[following].text):
            return True
    return False


def _is_last(page: Page, found: Mapping[int, Printed], number: int) -> bool:
    """True where the row is all of its block."""
    following = page.numbers[bisect_right(page.numbers, number) :][:1]
    return not following or following[0] in found


def blocks_fit(layout: str, page: Page, found: Mapping[int, Printed]) -> Fit | None:
    """That blocks begin at the rows of ``found``, None where there are none."""
    return Fit(len(found), partial(block_outline, layout, page, found)) if found else None


def block_outline(layout: str, page: Page, found: Mapping[int, Printed]) -> Outline:
    """The outline of a page whose blocks begin at the rows of ``found``, at least one."""
    marks = blank_marks(page.rows)
    first = min(found)
    headings = _headings(page, found)
    front = min([first, *(number for number in headings if number < first)])
    mark_front(page, marks, front)
    for number in page.numbers:
        if number in found:
            marks[number] = Mark(Part.OPENING, found[number])
        elif number in headings:
            marks[number] = HEADING
        elif number > first:
            head = page.heads.get(number)
            asked = head is not None and head.asks and not head.text.startswith("问")
            marks[number] = NARRATION if asked else TEXT
    for number in _strays(page, marks):
        marks[number] = Mark(Part.STRAY)
    for number, following in pairwise(page.numbers):
        between = marks[number].part is Part.TEXT and marks[following].part in (Part.OPENING, Part.HEADING)
        if between and divides(page.rows[number].text):
            marks[number] = HEADING
    close(page, marks)
    return Outline(layout, tuple(marks), len(found))


def _headings(page: Page, found: Mapping[int, Printed]) -> set[int]:
    numbers = page.numbers
    place = {number: position for position, number in enumerate(numbers)}
    own_line = [number for number in found if not page.rows[number].text[found[number].end :].strip()]
    after = [heading for number in own_line if (heading := _after(page, found, numbers, place[number])) is not None]
    if 2 * len(after) > len(own_line):
        return set(after)
    chosen: set[int] = set()
    for number in found:
        chosen.update(_before(page, found, numbers, place[number]))
    return chosen


def _after(page: Page, found: Mapping[int, Printed], numbers: list[int], position: int) -> int | None:
    """The heading that stands between an attribution on its own line and the text."""
    if position + 2 >= len(numbers):
        return None
    heading, body = numbers[position + 1], numbers[position + 2]
    if heading in found or body in found or not is_heading(page.rows[heading].text):
        return None
    return heading


def _before(page: Page, found: Mapping[int, Printed], numbers: list[int], position: int) -> list[int]:
    """The heading over an attribution, of two lines where its halves were set apart."""
    if position == 0 or numbers[position - 1] in found or not _stands_over(page, found, numbers, position - 1):
        return []
    heading = numbers[position - 1]
    first = min(found)
    if heading < first and position == 1 and _is_page_title(page, found, numbers, heading):
        return []
    if position >= 3 and heading < first and len(page.rows[heading].text) <= _TORN:
        upper = numbers[position - 2]
        text = page.rows[upper].text
        if is_stray(text) and not names_gathering(text) and not is_section_label(text) and is_heading(text):
            return [upper, heading]
    if position >= 2 and numbers[position - 2] > first and heading > first:
        upper = numbers[position - 2]
        if upper not in found and is_stray(page.rows[upper].text) and _stands_over(page, found, numbers, position - 2):
            return [upper, heading]
    return [heading]


def _stands_over(page: Page, found: Mapping[int, Printed], numbers: list[int], position: int) -> bool:
    text = page.rows[numbers[position]].text
    if (
        not is_heading(text)
        or is_section_label(text)
        or is_bracketed_day(text)
        or _THANKS.search(text)
        or (has_title(text) and is_role(text))
    ):
        return False
    opened = found.get(numbers[position - 1]) if position else None
    if opened is not None and not page.rows[numbers[position - 1]].text[opened.end :].strip():
        return False
    if position == 0 or numbers[position - 1] < min(found):
        return not names_gathering(text) or position > 1
    return finished(page.rows[numbers[position - 1]].text) or is_stray(page.rows[numbers[position - 1]].text)


def _is_page_title(page: Page, found: Mapping[int, Printed], numbers: list[int], heading: int) -> bool:
    others = [number for number in found if number != min(found)]
    place = {number: position for position, number in enumerate(numbers)}
    with_heading = sum(_stands_over(page, found, numbers, place[number] - 1) for number in others)
    return not others or names_gathering(page.rows[heading].text) or 2 * with_heading < len(others)


def _is_settled(page: Page, narrated: list[int], line: str, printed: Printed) -> bool:
    """One person's words only, and his office printed with the verb, or he in the chair, or introduced before, in the
    rows that are narrated."""
    if printed.name is None or not is_sole(line, printed.name):
        return False
    if printed.role is not None:
        return True
    told = "\n".join(page.rows[number].text for number in narrated)
    return printed.name == chair(told) or introduced(told, printed.name) is not None


def _strays(page: Page, marks: list[Mark]) -> list[int]:
    """Very short lines between two halves of a sentence that was cut."""
    numbers = page.numbers
    found = []
    for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if marks[number].part is not Part.TEXT or not is_stray(page.rows[number].text):
            continue
        if marks[before].part not in (Part.TEXT, Part.OPENING) or marks[after].part is not Part.TEXT:
            continue
        texts = [page.rows[at].text for at in (before, number, after)]
        if len(texts[0]) > 10 and not finished(texts[0]) and len(texts[2]) > len(texts[1]):
            found.append(number)
    return found


def close(page: Page, marks: list[Mark]) -> None:
    """Give the reporter's closing paragraphs, at the end of the last block, to nobody."""
    for number, following in pairwise(page.numbers):
        between = marks[number].part is Part.TEXT and marks[following].part in (Part.OPENING, Part.HEADING)
        if between and is_note(page.rows[number].text):
            marks[number] = NARRATION
    block, name, opened = _last_block(page, marks)
    inline = opened is not None
    texts = [*[""] * inline, *(page.rows[number].text for number in block)]
    dated = any(row.kind is BlockKind.DATE for row in page.rows[block[-1] + 1 :]) if block else False
    end = speech_end(texts, dated) - inline
    for number in block[end:]:
        marks[number] = NARRATION
    block = block[:end]
    told = opened is not None and all_quoted(opened)
    told = told or (name is not None and reports(name, "\n".join(page.rows[number].text for number in block)))
    narrated = [n for n in page.numbers if marks[n].part is Part.NARRATION]
    for number in reversed(block if inline else block[1:]):
        row = page.rows[number]
        printed = reported(row.text)
        if printed is not None and printed.name != name and _is_settled(page, narrated, row.text, printed):
            marks[number] = Mark(Part.OPENING, printed, reported=True)
        elif speaks_for_all(row.text, told):
            marks[number] = Mark(Part.NARRATION)
        else:
            return


def _last_block(page: Page, marks: list[Mark]) -> tuple[list[int], str | None, str | None]:
    """The last paragraphs of the page, who speaks there, and what of the speech stands on the line that says so."""
    block: list[int] = []
    for number in reversed(page.numbers):
        mark = marks[number]
        if mark.part is Part.TEXT:
            block.insert(0, number)
            continue
        if mark.part in (Part.HEADING, Part.STRAY):
            continue
        inline = page.rows[number].text[mark.printed.end :].strip() if mark.printed is not None else ""
        return block, mark.printed.name if mark.printed else None, inline or None
    return block, None, None
