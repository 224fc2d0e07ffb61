"""What the narration of a page of blocks reports: words of the chair in the lead, offices of the guests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.titles import TITLE_HEADS
from app.parse.guests import listed
from app.parse.news.people import people_of, roles_of
from app.parse.news.runs import runs_of
from app.parse.news.setting import set_runs
from app.parse.outline import Mark, Outline, Part
from app.parse.page import Page
from app.text.spans import Span


def with_reports(page: Page, outline: Outline) -> Outline:
    """The outline with the words that its narration reports as statements, and the offices that it introduces.

    Narration between two blocks is not read: there the page's own people ask and announce.
    """
    base = outline.page or page
    spoken = [n for n, mark in enumerate(outline.marks) if mark.part not in (Part.NARRATION, Part.ASIDE, Part.HEADING)]
    begun = [n for n in spoken if outline.marks[n].part in (Part.OPENING, Part.TEXT, Part.SIGNED)]
    if not begun:
        return outline
    told = [
        (number, row.text if outline.marks[number].part is Part.NARRATION else "")
        for number, row in enumerate(base.rows)
        if row.text and (number < begun[0] or number > begun[-1])
    ]
    people = people_of(base.source, [base.rows[number].body for number, text in told if text])
    roles = {**roles_of(people), **listed(base, begun[0]), **outline.roles}
    runs = runs_of(told, people)
    outline = replace(outline, marks=tuple(_with_whole_office(mark, roles) for mark in outline.marks), roles=roles)
    return set_runs(outline, base, runs) if runs else outline


def _with_whole_office(mark: Mark, roles: Mapping[str, tuple[str, Span]]) -> Mark:
    """The mark without a title and nothing else (许处长玉昭:) where the page prints the whole office elsewhere."""
    printed = mark.printed
    office = roles.get(printed.name or "") if printed is not None else None
    if printed is None or office is None or printed.role not in TITLE_HEADS:
        return mark
    if len(office[0]) <= len(printed.role) or not office[0].endswith(printed.role):
        return mark
    return replace(mark, printed=replace(printed, role=None, role_at=None))
