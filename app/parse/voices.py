"""Who speaks where no single person does: several people in one label or clause, or words that stand for a name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from app.domain.signatures import before_saying, signature
from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES
from app.domain.titles import TITLE_HEADS, title_of
from app.domain.transcript import Voice
from app.parse.grammar.attribution import Printed
from app.parse.grammar.names import is_certain, is_plain, is_possible, without_honorific
from app.parse.grammar.roles import is_office
from app.parse.grammar.several import people_together
from app.parse.grammar.signs import CLOSE, HAN, OPEN
from app.parse.news.offices import ends_office, role_before
from app.parse.news.spelling import name_end

_SURNAMES = (SINGLE_SURNAMES | COMPOUND_SURNAMES) - DOUBTFUL_SURNAMES
_BETWEEN = "、,，和与及暨的 \u3000\u00a0)）"
"""What may stand before a name that no office introduces."""
_SIGN_LAST = re.compile("[:：︰∶﹕,，\\s]+$")
_ALONE = re.compile(f"({HAN}{{2,4}})(?:(?=[、,，和与 \u3000\u00a0(（]|$)|(?=([两二三四五]位)))")
_BRACKET = re.compile(f"(?:同志|先生|女士)?{OPEN}([^()（）]{{2,60}}){CLOSE}")
_TITLED = re.compile(f"(?<=[局委办院部处厅府校司镇乡村])({HAN}{{1,2}}?)(?:{'|'.join(TITLE_HEADS)})$")
"""Surname and title behind an organisation (市教育局李局长)."""
_COUNTED = re.compile("[一两二三四五六七八九十几\\d]+[名位个]")
"""How words begin that say how many people there are rather than what office they hold."""


def voices_of(printed: Printed, words: str, known: Container[str], source: str) -> tuple[Voice, ...]:
    """Those who speak by an attribution that names no single person, in the order of its ``words``; where none can be
    told, the words themselves. ``known`` are the names that the page introduces, ``source`` is its whole text."""
    if printed.name is not None:
        return ()
    if printed.rule == "joint":
        people = {name: Voice(name, role) for name, role in _together(words, known, source)}
        if people:
            return tuple(people.values())
    words = signature(None, printed.rule, words, printed.role) or ""
    title = printed.role if printed.role and words.endswith(printed.role) else title_of(printed.role or "")
    if printed.rule == "surname-title" and title and words.endswith(title):
        surname = words.removesuffix(title)
        words = surname[-2 if surname[-2:] in COMPOUND_SURNAMES else -1 :] + title
    elif printed.rule != "joint" and (titled := _TITLED.search(words)) and titled[1] in _SURNAMES:
        words = titled[0]
    return (Voice(words, full=False),) if words else ()


def is_office_of_one(role: str) -> bool:
    """True where a role does not say how many people it is of (两名干部)."""
    return _COUNTED.match(role) is None


def _together(words: str, known: Container[str], source: str) -> Iterator[tuple[str, str | None]]:
    """The people whom the words name, each with the role that stands with the name."""
    listed = people_together(words)
    if listed:
        yield from ((name, role.strip() if role and is_office(role) else None) for name, role in listed)
        return
    text = before_saying(_SIGN_LAST.sub("", words))
    place = low = 0
    while place < len(text) - 1:
        office = ends_office(text, place, low)
        end = _end(text, place, office, known, source) if office or not place or text[place - 1] in _BETWEEN else None
        if end is None:
            place += 1
            continue
        before = role_before(text, place, low) if office else None
        behind = _BRACKET.match(text, end)
        role = text[slice(*before)] if before else behind[1] if behind and is_office(behind[1]) else None
        yield without_honorific(text[place:end]), role.strip() if role and is_office_of_one(role.strip()) else None
        place = low = behind.end() if behind else end
        while low < len(text) and text[low] in _BETWEEN:
            low += 1


def _end(text: str, place: int, office: bool, known: Container[str], source: str) -> int | None:
    """Where the name ends that begins at ``place``: a known one, one that its characters show, or what an office
    vouches for; None where none begins."""
    for size in (4, 3, 2):
        if text[place : place + size] in known and place + size <= len(text):
            return place + size
    end = name_end(text, place, {}, source)
    if end is not None and (is_plain(text[place:end]) or (office and is_certain(text[place:end]))):
        return end
    alone = _ALONE.match(text, place)
    if alone is None:
        return None
    return alone.end() if is_plain(alone[1]) or ((office or alone[2]) and is_possible(alone[1])) else None
