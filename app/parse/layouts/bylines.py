"""A line ``职务 姓名`` (or ``姓名 职务``) of its own, the heading above it, the text from the next line."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.blocks import BlockKind
from app.parse.blocking import block_outline
from app.parse.grammar.attribution import Printed, byline
from app.parse.grammar.names import is_plain, is_possible, is_word, unspaced
from app.parse.grammar.roles import is_role, split_label
from app.parse.grammar.saying import portrays
from app.parse.grammar.signs import GAP, HAN, finished
from app.parse.heads import ordinal_end, shifted
from app.parse.outline import NARRATION, Fit, Outline
from app.parse.page import Page
from app.parse.pairing import paired
from app.parse.strands import Strand

NAME = "bylines"
_SHORTEST_SPEECH = 30
_SPEECHES = ("发言", "讲话", "汇报", "摘要", "摘登")
_SPEECH_OF = re.compile(
    f"(.{{4,40}}?)(?:同志)?的?(?:交流|表态|书面)?(?:{'|'.join(_SPEECHES[:3])})(?:{'|'.join(_SPEECHES[3:])})?"
)
_AUTHOR = re.compile("[(（]作者(?:系|为|是|单位?[:：]|[:：])\\s*([^()（）]{3,40})[)）]")
_LONGEST_NAME = 6
_NAME_FIRST = re.compile(f"({HAN}{{2,4}}){GAP}+(\\S.{{1,58}})")


def read(page: Page) -> Fit | None:
    """That the page is one, None where fewer than two lines of that form have a speech under them.

    Name and office may stand on two lines. A list of names and offices without text between them has no speakers,
    nor has what stands under a picture.
    """
    joined, found = paired(page)
    for number, alone in joined.lone_lines.items():
        text = joined.rows[number].text
        at = ordinal_end(text)
        printed = (byline(text[at:]) if at else alone) or _speech_of(text, at)
        if printed is not None and number not in found:
            found[number] = shifted(printed, at)
    authors = _authors(joined)
    found |= {**_rare(joined, found), **_lone(joined, authors)}
    kept = {number: found[number] for number in sorted(found) if _speaks(joined, found, number)}
    if len(kept) < 2 or 2 * len(kept) < len(found):
        return None
    return Fit(len(kept), lambda: _outline(page, joined, kept, authors))


def _outline(page: Page, joined: Page, kept: dict[int, Printed], authors: dict[int, Strand]) -> Outline:
    outline = replace(block_outline(NAME, joined, kept), page=joined if joined is not page else None)
    marks = [NARRATION if number in authors else mark for number, mark in enumerate(outline.marks)]
    roles = {}
    for number, office in authors.items():
        name = next((kept[before].name for before in sorted(kept, reverse=True) if before < number), None)
        if name is not None:
            roles[name] = (office.text, office.span)
    return replace(outline, marks=tuple(marks), roles=roles)


def _authors(page: Page) -> dict[int, Strand]:
    """The rows (作者系市水利局局长), with the office in each."""
    found = {}
    for number in page.numbers:
        body = page.rows[number].body
        office = _AUTHOR.fullmatch(body.text) if body.text[-1] in ")）" else None
        if office is not None and is_role(office[1]):
            found[number] = body.cut(*office.span(1))
    return found


def _lone(page: Page, authors: dict[int, Strand]) -> dict[int, Printed]:
    """Lines that are a name and nothing else, where such a row follows each of two at least."""
    if len(authors) < 2:
        return {}
    names = {number: page.rows[number].text for number in page.numbers if len(page.rows[number].text) <= _LONGEST_NAME}
    return {
        number: Printed("byline", unspaced(name), None, None, len(name))
        for number, name in names.items()
        if is_plain(unspaced(name)) and number < max(authors)
    }


def _speech_of(text: str, at: int) -> Printed | None:
    """``职务姓名发言``, a head over what somebody said; ``at`` is where it begins after an ordinal."""
    found = _SPEECH_OF.fullmatch(text, at) if text.endswith(_SPEECHES) else None
    split = split_label(found[1]) if found is not None else None
    if split is None or not split.sure:
        return None
    return Printed("byline", split.name, split.role, (at, at + len(split.role)), len(text))


def _rare(page: Page, found: dict[int, Printed]) -> dict[int, Printed]:
    """Lines ``姓名 职务`` whose surname no list knows, among others of that form."""
    if not any(printed.role_at is not None and printed.role_at[0] > 0 for printed in found.values()):
        return {}
    rare = {}
    for number in page.numbers:
        text = page.rows[number].text
        line = _NAME_FIRST.fullmatch(text) if number not in found else None
        if line is not None and is_possible(line[1]) and not is_word(line[1]) and is_role(line[2]):
            rare[number] = Printed("byline", line[1], line[2], line.span(2), len(text))
    return rare


def _speaks(page: Page, found: dict[int, Printed], number: int) -> bool:
    rows = page.rows
    following: list[int] = []
    for other in range(number + 1, len(rows)):
        if other in found:
            break
        if rows[other].text:
            following.append(other)
    if not following:
        return False
    if (
        number
        and rows[number - 1].kind in (BlockKind.CAPTION, BlockKind.JUNK)
        and not finished(rows[following[0]].text)
    ):
        return False
    spoken = [rows[other].text for other in following]
    return not portrays(spoken[0]) and any(len(text) >= _SHORTEST_SPEECH and finished(text) for text in spoken)
