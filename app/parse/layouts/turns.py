"""A transcript or an interview: ``姓名:`` or ``[姓名]`` opens each turn, inline or on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from app.parse.blocking import close, is_headline
from app.parse.front import mark_front
from app.parse.grammar.attribution import Printed, byline
from app.parse.grammar.endings import is_worded
from app.parse.grammar.headings import is_heading
from app.parse.grammar.labels import LABEL, answer_end, asker_end, timed
from app.parse.grammar.names import is_certain
from app.parse.grammar.roles import is_role
from app.parse.grammar.saying import portrays
from app.parse.grammar.signs import COLON, DOT, GAP, HAN, finished
from app.parse.guests import attending, guests_of, listed
from app.parse.heads import Head, shifted
from app.parse.outline import HEADING, NARRATION, TEXT, Fit, Mark, Outline, Part, blank_marks
from app.parse.page import Page
from app.parse.rows import Row
from app.text.spans import Span

NAME = "turns"
_PARTY = re.compile(f"{HAN}{{1,6}}?(?:人|员|代表|方|者){GAP}*({HAN}{{2,4}}){GAP}*{COLON}")
_TIMED = "timed-turn"
_CLOCK = re.compile(f"[\\[(（【]?\\d{{1,2}}:\\d{{2}}(?::\\d{{2}})?[\\])）】]?{GAP}*")
_CLOCK_OPENS = frozenset("[(（【0123456789")
_CLOCKED = re.compile(f"({HAN}[^:：。,，;；]{{1,15}}?){GAP}*(?:{COLON}|$)")
_LABEL = re.compile("[\\[【]?([\u4e00-\u9fff]{2,4})(?:[\\]】]|[:：])")
_OPENS = ":：︰∶﹕]】〕］"


def read(page: Page) -> Fit | None:
    """That the page is one, None where fewer than two turns change hands.

    The turns of journalists and moderators are narration. An answer without a name (``答:``) belongs to the one
    guest that the page names, or to nobody.
    """
    guests = guests_of(page)
    offices = listed(page, len(page.rows))
    known = set(guests) | _repeated(page) | set(offices) | attending(page) | _clocked(page)
    firsts = {first: name for name in offices if (first := re.split(DOT, name)[0]) != name and len(first) > 1}
    known |= set(firsts)
    known |= {heard.name for head in page.heads.values() if (heard := head.heard) and heard.name}
    sole = next(iter(guests)) if len(guests) == 1 else None
    found: dict[int, Printed] = {}
    asked: set[int] = set()
    for number in page.numbers:
        text, head = page.rows[number].text, page.heads.get(number)
        if head is None and text not in known:
            continue
        printed = _stamped(page, page.rows[number]) if text in known else None
        if head is not None:
            at = _time_end(text)
            if _asks(text[at:]) if at else head.asks:
                asked.add(number)
                continue
            printed = printed or _timed(head, at, known) or (at and _after_time(text, at)) or _open(head, known, sole)
        if printed is None:
            continue
        rest = text[printed.end :]
        bare = not rest and text[-1] not in _OPENS and printed.rule != _TIMED
        if (not bare or _is_said(page, number + 1)) and not is_role(rest) and not portrays(rest):
            found[number] = replace(printed, name=firsts[printed.name]) if printed.name in firsts else printed
    named = {printed.name for printed in found.values() if printed.name}
    if sole is None and not guests and len(named) == 1:
        sole = named.pop()
        found = {n: replace(p, name=sole) if p.rule == "answer" else p for n, p in found.items()}
    if is_headline(page, found) or _is_slogan(page, found):
        del found[page.numbers[0]]
    called = sum(printed.rule == "surname-title" for printed in found.values())
    told = any(printed.name or (guests and printed.rule == "answer") for printed in found.values())
    if not told and not (asked and called > 1):
        return None
    if len(found) + len(asked) < 2 or not _is_conversation(page, found, asked):
        return None
    roles = {**offices, **{name: office for name, office in guests.items() if office is not None}}
    return Fit(len(found), lambda: _outline(page, found, asked, roles))


def _is_said(page: Page, start: int) -> bool:
    """True where what follows a name without a colon, from row number ``start`` on, is a sentence."""
    text = next((row.text for row in page.rows[start:] if row.text), "")
    return finished(text) and text[-1] not in ":："


def _open(head: Head, known: set[str], sole: str | None) -> Printed | None:
    text = head.text
    printed = head.named or head.heard or head.titled or head.turn(known) or _of_party(head, known) or head.unsettled
    if printed is None and answer_end(text):
        return Printed("answer", sole, None, None, answer_end(text))
    return printed


def _time_end(text: str) -> int:
    """Where a time of the recording ends with which the line begins, 0 where it begins otherwise."""
    found = _CLOCK.match(text)
    return found.end() if found is not None else 0


def _stamped(page: Page, row: Row) -> Printed | None:
    """Who speaks, on a line beside which a time of the recording was set aside."""
    if any(_CLOCK.fullmatch(piece.span.of(page.source).strip()) for piece in row.pieces):
        return Printed(_TIMED, row.text, None, None, len(row.text))
    return None


def _after_time(text: str, at: int) -> Printed | None:
    """Who speaks, with his office, after a time of the recording that ends at ``at``."""
    head = Head(text[at:], ())
    printed = head.named or head.titled
    return shifted(printed, at) if printed is not None else None


def _clocked(page: Page) -> set[str]:
    """The names with an office after a time of the recording."""
    texts = (head.text for head in page.heads.values() if head.text[0] in _CLOCK_OPENS)
    ends = ((text, end) for text in texts if (end := _time_end(text)))
    return {printed.name for text, end in ends if (printed := _after_time(text, end)) is not None and printed.name}


def _asks(text: str) -> bool:
    """True where the line, after its time of the recording, names the one who asks."""
    return asker_end(text, LABEL.match(text)) > 0


def _timed(head: Head, at: int, known: set[str]) -> Printed | None:
    """Who speaks, and when in the recording: the time, which ends at ``at``, before the name or behind it."""
    label = _CLOCKED.match(head.text[at:]) if at else None
    if label is not None and label[1] in known:
        return Printed(_TIMED, label[1], None, None, at + label.end())
    printed = head.turn(known) if timed(head.text) else None
    return replace(printed, rule=_TIMED) if printed is not None else None


def _of_party(head: Head, known: set[str]) -> Printed | None:
    """``陈述人姓名:`` of somebody whom the page knows."""
    label = head.label[1] if head.label is not None else None
    if label is not None and known.isdisjoint((label[-2:], label[-3:], label[-4:])):  # it ends in the name
        return None
    found = _PARTY.match(head.text)
    return Printed("turn", found[1], None, None, found.end()) if found is not None and found[1] in known else None


def _is_slogan(page: Page, found: dict[int, Printed]) -> bool:
    """True where the page opens with 某某:, a name without office, and what follows ends as a headline does."""
    printed = found.get(page.numbers[0]) if page.numbers else None
    return printed is not None and printed.role is None and not finished(page.rows[page.numbers[0]].text)


def _repeated(page: Page) -> set[str]:
    """Labels that are certain by their surname, if an everyday word, and open three lines and more."""
    labels = Counter(found[1] for head in page.heads.values() if (found := _LABEL.match(head.text)))
    return {label for label, times in labels.items() if times > 2 and is_certain(label)}


def _is_conversation(page: Page, found: dict[int, Printed], asked: set[int]) -> bool:
    """Not a form (姓名:某某) and not a novel, whose quotations follow the colon."""
    rests = [page.rows[number].text[printed.end :].strip() for number, printed in found.items()]
    spoken = sum(len(rest) != 1 and not re.fullmatch(r"[\d\s、,-]+", rest) for rest in rests)
    quoted = sum(rest.startswith(("“", "「")) for rest in rests)
    if not asked and (_are_places(found) or not any(not rest or is_worded(rest) for rest in rests)):
        return False
    return 2 * spoken > len(rests) and 2 * quoted <= len(rests) and (bool(asked) or len(found) > 1)


def _are_places(found: dict[int, Printed]) -> bool:
    """Labels of two characters, each once and without an office, may be counties (石狮:) as well as people."""
    names = [printed.name for printed in found.values()]
    bare = all(printed.role is None and len(printed.name or "") == 2 for printed in found.values())
    return bare and len(set(names)) == len(names)


def _outline(page: Page, found: dict[int, Printed], asked: set[int], roles: Mapping[str, tuple[str, Span]]) -> Outline:
    marks = blank_marks(page.rows)
    first = min([*found, *asked])
    mark_front(page, marks, first)
    listed_last = max((number for number in page.numbers if number < first), default=None)
    if listed_last is not None and marks[listed_last].part is Part.HEADING and byline(page.rows[listed_last].text):
        marks[listed_last] = NARRATION
    speaker: str | None = None
    for number in page.numbers:
        if number < first:
            continue
        if number in asked:
            speaker = None
        elif number in found:
            same = found[number].name is not None and found[number].name == speaker
            marks[number] = Mark(Part.AGAIN if same else Part.OPENING, found[number])
            speaker = found[number].name or ""
        elif speaker is not None:
            marks[number] = TEXT
    _section_heads(page, marks)
    close(page, marks)
    return Outline(NAME, tuple(marks), len(found), roles=roles)


def _section_heads(page: Page, marks: list[Mark]) -> None:
    """A heading between two turns belongs to none of them."""
    numbers = page.numbers
    for before, number, following in zip(numbers, numbers[1:], numbers[2:], strict=False):
        whose = marks[before].printed
        if whose is not None and not page.rows[before].text[whose.end :].strip():
            continue
        head = page.heads.get(following)
        asked = head is not None and head.asks > 0 and marks[following].part is Part.NARRATION
        opens = asked or marks[following].part is Part.OPENING
        if marks[number].part is Part.TEXT and opens and is_heading(page.rows[number].text):
            marks[number] = replace(HEADING)
