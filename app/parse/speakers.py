"""Where a page that is one speech names its speaker: title, lone line, intro, end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.blocks import BlockKind
from app.parse.grammar.attribution import Printed, signature
from app.parse.grammar.endings import is_day
from app.parse.grammar.fields import Label
from app.parse.grammar.masthead import is_bracketed_day
from app.parse.grammar.names import is_certain, is_plain, is_possible, is_word, unspaced, without_honorific
from app.parse.grammar.roles import is_role, split_byline, split_label
from app.parse.grammar.signs import COMMA, GAP, HAN
from app.parse.outline import Mark, Part
from app.parse.page import Page
from app.text.spans import Span

_SPEECH = "(?:讲话|发言|致辞|致词|演讲|汇报|报告|表态发言|主旨发言|体会|感言|述职|授课|讲课)"
_DASHED = re.compile("[—－-]{1,4}\\s*(.{2,60})$")
_OCCASION = re.compile(
    f"((?:{HAN}|[、·]){{2,50}}?)(?:同志)?{COMMA}?(?:在|于|就|代表)[^。]{{2,80}}?{_SPEECH}"
    f"(?:全文|摘要|提纲|摘登|节选|稿)?"
)
_BEFORE_COLON = re.compile(f"({HAN}{{2,20}})[:：]")
_IN_BRACKETS = re.compile(f".*?[(（]((?:{HAN}|[ 、]){{2,40}})[)）]$")
_CLAUSE = re.compile(
    f"(?:^|(?<=[。;；,，]))({HAN}(?:{HAN}|[、·]){{1,50}}?)(?:同志)?{COMMA}?(?:在|于|就|代表)[^。]{{2,80}}?{_SPEECH}"
)
_GAVE = re.compile(
    f"(?:^|[。;；,，:：])({HAN}(?:{HAN}|[、·]){{1,50}}?)(?:同志)?{COMMA}?(?:作|做|发表|写下|撰写)了?[^。]{{0,60}}?{_SPEECH}"
)
_BY_DASH = re.compile(f"({HAN}{{2,4}}?)(?:同志)?(?:(?:在|于)[^。]{{2,80}}?[上中时]的?|(?P<only>的)){_SPEECH}")
_SIGNED = re.compile(f"[(（](?:作者|发言人|发言者|讲话人)(?:[:：]|系|为|是)?{GAP}*([^()（）:：]{{2,60}})[)）]")
_INTRO = re.compile(f"(?:以下|下面|这|现将|兹将)(?:是|为)?((?:{HAN}|[、·]){{2,50}}?)(?:同志)?{COMMA}?(?:在|就|的)")
_SPOKEN = re.compile(_SPEECH)
_ANNOUNCED = re.compile(
    f"(?:以下|现将|下面|全文|摘要|摘登)[^。]{{0,30}}(?:{_SPEECH}|如下|刊发|刊登)[^。]{{0,12}}[:：。]$"
)
_EDITOR = re.compile("[【\\[(（]?(?:编者按|编者的话|编者语|按语)")
FIRST_PERSON = re.compile("我们|我(?!国|市|县|区|省|镇|乡|校|院|局|州|军)")
_LONGEST_INTRO = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A place that names the speaker: the row, and the attribution by offsets in its body."""

    row: int
    start: int
    printed: Printed
    before: BlockKind
    after: BlockKind


def in_titles(page: Page, titles: list[int]) -> list[Named]:
    """Who the title lines say speaks: after a dash, before 在…上的讲话 or a colon, in brackets."""
    found = []
    for number in titles:
        text = page.rows[number].text
        dashed = _DASHED.search(text)
        if dashed is not None:
            person = _person(dashed[1]) or _by_dash(dashed[1])
            if person is not None:
                found.append(_named(text, number, "title", dashed.start(), len(text), *person, BlockKind.TITLE))
                continue
        for pattern in (_OCCASION, _BEFORE_COLON, _IN_BRACKETS):
            match = pattern.match(text)
            person = _person(match[1]) if match else None
            if match is not None and person is not None:
                found.append(_named(text, number, "title", match.start(1), match.end(1), *person, BlockKind.TITLE))
                break
    return found


def _by_dash(words: str) -> tuple[None, str] | None:
    """The name after the dash of a title (——某某在…上的发言), where the form vouches for it."""
    found = _BY_DASH.fullmatch(words)
    if found is None:
        return None
    fits = is_plain(found[1]) if found["only"] else is_possible(found[1]) and not is_word(found[1])
    return (None, found[1]) if fits else None


def on_lines(page: Page, marks: list[Mark], begin: int) -> list[Named]:
    """Who stands alone on a line over the speech, or in a field such as 主讲人."""
    found = []
    for number, row in enumerate(page.rows):
        for finding in row.findings:
            person = _person(finding.value.text.strip("()（）")) if finding.label is Label.GUEST else None
            if person is not None:
                printed = Printed("lone-line", person[1], person[0], None, 0)
                found.append(Named(number, 0, printed, BlockKind.NARRATION, BlockKind.NARRATION))
        if (
            number < begin
            and row.text
            and marks[number].part in (Part.NARRATION, Part.HEADING, Part.TITLE)
            and len(row.text) <= 60
        ):
            bare = row.text.strip("()（）[]【】 ")
            person = None if is_bracketed_day(row.text) else _lone(bare)
            if person is not None:
                at = row.text.index(bare)
                found.append(_named(row.text, number, "lone-line", at, at + len(bare), *person, BlockKind.ATTRIBUTION))
    return found


def office_line(page: Page, begin: int, name: str | None) -> tuple[str, Span] | None:
    """The office of the one speaker where it stands apart: on a line over the speech, or in brackets at the end."""
    over = [page.rows[number].body for number in page.numbers if number < begin]
    alone = [body for body in over if is_role(body.text) and not (name and name in body.text)]
    for number in page.numbers[-3:]:
        body = page.rows[number].body
        found = _SIGNED.fullmatch(body.text)
        words = re.sub(f"^{name}[,，]?(?:系|为|是)?", "", found[1]) if found is not None else ""
        if found is not None and is_role(words):
            start = found.end(1) - len(words)
            alone.append(body.cut(start, start + len(words)))
    return (alone[0].text, alone[0].span) if len(alone) == 1 or (alone and over and alone[0] in over) else None


def at_end(page: Page, begin: int) -> list[Named]:
    """Who signs the speech: in brackets that say so, or on the line over the day with which the page ends."""
    numbers = [number for number in page.numbers if number > begin]
    for number in numbers[-3:]:
        text = page.rows[number].text
        found = _SIGNED.fullmatch(text)
        signer = _signer(found[1]) if found is not None else None
        if found is not None and signer is not None:
            return [_named(text, number, "lone-line", 0, len(text), *signer, BlockKind.ATTRIBUTION)]
    days = sum(row.kind is BlockKind.DATE for row in page.rows[numbers[-1] + 1 :]) if numbers else 0
    while numbers and is_day(page.rows[numbers[-1]].text):
        numbers.pop()
        days += 1
    text = page.rows[numbers[-1]].text if numbers and days else ""
    person = _lone(text) if text else None
    if person is None or (len(numbers) > 1 and _lone(page.rows[numbers[-2]].text) is not None):
        return []  # nobody signs, or several do
    return [_named(text, numbers[-1], "lone-line", 0, len(text), *person, BlockKind.ATTRIBUTION)]


def _signer(words: str) -> tuple[str | None, str] | None:
    """Office and name in a bracket that says who spoke: 市教育局局长某某, 某某,系市教育局局长."""
    named = re.match(f"({HAN}{{2,4}}?)[,，]?(?:系|为|是|现任)(.+)", words)
    if named is not None and is_certain(named[1]) and is_role(named[2]):
        return named[2], named[1]
    person = _person(words)
    return person if person is not None and person[0] is not None else None


def _lone(text: str) -> tuple[str | None, str] | None:
    printed = signature(text)
    if printed is not None and printed.name is not None:
        return printed.role, printed.name
    name = without_honorific(unspaced(text))
    return (None, name) if is_plain(name) and len(name) <= 4 else None


def in_intro(page: Page, marks: list[Mark], begin: int) -> list[Named]:
    """Who the page's own words before the speech say gave it."""
    found = []
    for number in range(begin + 1):
        text = page.rows[number].text if number < begin or is_intro(page.rows[number].text) else ""
        if not text or marks[number].part is Part.TITLE:
            continue
        for match in (*_INTRO.finditer(text), *_sentences(text), *_GAVE.finditer(text)):
            person = _person(match[1])
            if person is not None:
                found.append(_named(text, number, "intro", match.start(1), match.end(1), *person, BlockKind.NARRATION))
                break
    return found


def _sentences(text: str) -> list[re.Match[str]]:
    """Clauses of an intro that say that somebody spoke on an occasion."""
    return list(_CLAUSE.finditer(text))


def _person(words: str) -> tuple[str | None, str] | None:
    """Role and name in some words, None where they are not just that."""
    both = split_byline(words)
    if both is not None:
        return both
    split = split_label(words)
    if split is not None and split.sure and is_certain(split.name):
        return split.role, split.name
    name = without_honorific(unspaced(words))
    return (None, name) if is_plain(name) else None


def _named(
    text: str, row: int, rule: str, start: int, end: int, role: str | None, name: str, around: BlockKind
) -> Named:
    at = text.find(role, start) if role else -1
    printed = Printed(rule, name, role, (at, at + len(role)) if role and at >= 0 else None, end)
    return Named(row, start, printed, around, around)


def is_intro(text: str) -> bool:
    """True for a line of the page's own that announces the speech (以下是…在…上的发言摘要:)."""
    if len(text) > _LONGEST_INTRO or FIRST_PERSON.search(text) or not _SPOKEN.search(text):
        return False
    return any(sign is not None for sign in (_INTRO.match(text), _EDITOR.match(text), _ANNOUNCED.search(text)))
