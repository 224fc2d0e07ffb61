"""Which office each speaker of a page of blocks has, where it stands apart from his words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import surname_of
from app.parse.grammar.signs import COLON, DOT
from app.parse.grammar.unsettled import called
from app.parse.guests import listed
from app.parse.news.register import people_of, roles_of
from app.parse.outline import Mark, Outline, Part
from app.parse.page import Page
from app.text.spans import Span

_DOTS = re.compile(DOT)
_PARTS = re.compile("[、,，]")
_AROUND = COLON[1:-1] + " \t\u3000\u00a0"
_LEVELS = "省市县区州"
_TITLES = frozenset(TITLE_HEADS)
_CALLED = "surname-title"
_SPOKEN = (Part.OPENING, Part.TEXT, Part.SIGNED)


def lacks_offices(outline: Outline) -> bool:
    """True where ``with_offices`` could tell more of a speaker: one without an office, with a title and nothing else,
    or with dots in his name."""
    printed = (mark.printed for mark in outline.marks if mark.printed is not None)
    return any(
        (one.role is None or one.role in _TITLES or _DOTS.search(one.name) is not None)
        if one.name
        else one.rule == _CALLED
        for one in printed
    )


def with_offices(page: Page, outline: Outline) -> Outline:
    """The outline with the offices that the lines around its blocks print: a list of guests, the lead, the end."""
    base = outline.page or page
    begun = next((number for number, mark in enumerate(outline.marks) if mark.part in _SPOKEN), None)
    if begun is None:
        return outline
    called_so = any(mark.printed is not None and mark.printed.rule == _CALLED for mark in outline.marks)
    parts = (Part.NARRATION, Part.TITLE) if called_so else (Part.NARRATION,)
    told = [row.body for row, mark in zip(base.rows, outline.marks, strict=True) if mark.part in parts]
    roles = {**roles_of(people_of(base.source, told)), **listed(base, begun), **outline.roles}
    short = _first_parts(outline)
    if called_so:
        roles = {**_printed(base, outline), **roles}
    marks = tuple(
        _with_whole_office(_with_whole_name(_with_name(mark, row.text, roles), short), roles)
        if mark.printed is not None
        else mark
        for mark, row in zip(outline.marks, base.rows, strict=True)
    )
    return replace(outline, marks=marks, roles=roles)


def _printed(page: Page, outline: Outline) -> dict[str, tuple[str, Span]]:
    """The offices that are printed where somebody takes the word, the first of each."""
    found: dict[str, tuple[str, Span]] = {}
    for row, mark in zip(page.rows, outline.marks, strict=True):
        printed = mark.printed
        if printed is not None and printed.name and printed.role and printed.role_at:
            found.setdefault(printed.name, (printed.role, row.body.cut(*printed.role_at).span))
    return found


def _with_name(mark: Mark, line: str, roles: Mapping[str, tuple[str, Span]]) -> Mark:
    """The mark of 李局长: with the name of the one person on the page who is called so."""
    printed = mark.printed
    if printed is None or printed.rule != _CALLED or printed.name is not None or mark.reported:
        return mark
    person = called(line[mark.start : printed.end].strip(_AROUND))
    if person is None:
        return mark
    office, surname, title = person
    names = [
        name
        for name, (role, _) in roles.items()
        if surname_of(name) == surname
        and office.lstrip(_LEVELS) in role
        and any(part.endswith(title) for part in _PARTS.split(role))
    ]
    named = replace(printed, rule="role-name", name=names[0], role=None) if len(names) == 1 else printed
    return replace(mark, printed=named)


def _first_parts(outline: Outline) -> dict[str, str]:
    """The first part of each name with a dot that only one speaker of the page has, and that name."""
    names = dict.fromkeys(mark.printed.name for mark in outline.marks if mark.printed is not None and mark.printed.name)
    dotted = [name for name in names if _DOTS.search(name)]
    firsts = Counter(_DOTS.split(name)[0] for name in dotted)
    return {first: name for name in dotted if firsts[first := _DOTS.split(name)[0]] == 1 and len(first) > 1}


def _with_whole_name(mark: Mark, short: Mapping[str, str]) -> Mark:
    """The mark with the whole name of somebody whose first part is printed further down (祖力亚:)."""
    printed = mark.printed
    if printed is None or printed.name is None or printed.name not in short:
        return mark
    return replace(mark, printed=replace(printed, name=short[printed.name]))


def _with_whole_office(mark: Mark, roles: Mapping[str, tuple[str, Span]]) -> Mark:
    """The mark without a title and nothing else (许处长玉昭:) where the page prints the whole office elsewhere."""
    printed = mark.printed
    office = roles.get(printed.name or "") if printed is not None else None
    if printed is None or office is None or printed.role not in _TITLES:
        return mark
    if len(office[0]) <= len(printed.role) or not office[0].endswith(printed.role):
        return mark
    return replace(mark, printed=replace(printed, role=None, role_at=None))
