"""Speakers: the list by reading, surname or statements, and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.syllables import reading_of
from app.store.reading.speakers import speaker_counts, speaker_list
from app.text.form_tables import Form
from app.text.messages import say
from app.text.name_forms import name_form
from app.web.contexts.speakers import Heading, SpeakerPage, SpeakersPage
from app.web.frame import Crumb, Viewed
from app.web.listing import address, chosen, contains, cut, looked_for, orderings
from app.web.pages.missing import moved
from app.web.readings import first_letter, surname_of
from app.web.speaker_profile import speaker_profile
from app.web.templating import render

router = APIRouter(include_in_schema=False)
PAGES = {"reading": 200, "surname": 100, "statements": 200}
"""Speakers of a page, fewer where most have a heading of their own."""
BY = {"reading": say("按读音"), "surname": say("按姓氏"), "statements": say("按发言篇数")}
PATH = "/speakers"

Counted = tuple[str, str, int]
"""Id, name, statements."""
Headed = tuple[str, list[Counted]]
"""The words of a heading, and who stands under it."""


@router.get(PATH)
def speakers(view: Viewed) -> Response:
    """Speakers by pinyin, by surname or by their statements."""
    by, words = chosen(view, "by", tuple(BY)), looked_for(view)
    everyone = view.kept("speakers", lambda: speaker_counts(view.session))
    headed = view.kept(f"speakers by {by}", lambda: _headed(everyone, by))
    if words:
        headed = [(name, left) for name, held in headed if (left := [one for one in held if contains(words, one[1])])]
    total = sum(len(held) for _, held in headed)
    field = {"reading": "letter", "surname": "surname"}.get(by, "")
    asked = view.request.query_params.get(field, "").strip().upper()
    alone = asked if asked in dict(headed) else ""
    values = {"by": "" if by == "reading" else by, "q": words}
    notices: list[str] = []
    page, stretch = cut(view, _shown(headed, alone, by), PAGES[by], PATH, values | {field: alone}, notices)
    jump = not alone and total <= PAGES[by]
    form = view.reader.form
    headings = {
        name: _heading(name, len(held), alone, jump, {**values, field: name}, form) for name, held in headed if field
    }
    briefs = {brief.id: brief for brief in speaker_list(view.session, [one[0] for _, one in page])}
    groups = tuple(
        (headings.get(name), tuple(briefs[one[0]] for _, one in held))
        for name, held in groupby(page, key=lambda each: each[0])
    )
    frame = view.frame(say("发言人"), sample=view.facts.samples > 0, notices=notices)
    orders = orderings(PATH, "by", BY, by, words)
    return render(
        SpeakersPage(frame, by, orders, words, total, len(everyone), tuple(headings.values()), groups, stretch)
    )


def _shown(headed: Sequence[Headed], alone: str, by: str) -> list[tuple[str, Counted]]:
    """The speakers to be shown, each with the heading: those under the heading asked for, and as most surnames have few
    people those under the surnames after it."""
    names = [name for name, _ in headed]
    first = names.index(alone) if alone else 0
    end = first + 1 if alone and by == "reading" else len(headed)
    return [(name, one) for name, held in headed[first:end] for one in held]


def _heading(name: str, speakers: int, alone: str, jump: bool, values: Mapping[str, str], form: Form) -> Heading:
    """A heading, a surname written as the names below it: with an address of its own, unless everyone is on the page
    and its link may ``jump`` to it."""
    anchor = f"under-{'0' if name == '#' else name}"
    href = f"#{anchor}" if jump else address(PATH, values)
    return Heading(name_form(name, form), speakers, href, anchor, name == alone)


def _headed(everyone: Sequence[Counted], by: str) -> list[Headed]:
    """Everyone in order under their headings: letters; surnames, the most frequent first; or none, most statements
    first."""
    ordered = sorted(everyone, key=lambda one: (reading_of(one[1]), one[0]))
    if by == "statements":
        return [("", sorted(ordered, key=lambda one: -one[2]))] if ordered else []
    found: dict[str, list[Counted]] = {}
    for one in ordered:
        found.setdefault(first_letter(one[1]) if by == "reading" else surname_of(one[1]), []).append(one)
    return sorted(found.items(), key=lambda held: -len(held[1])) if by == "surname" else list(found.items())


@router.get(PATH + "/{identity}")
def speaker(view: Viewed, identity: str) -> Response:
    """One speaker."""
    found = speaker_profile(view, identity)
    if found is None:
        return moved(view, "speakers", identity)
    frame = view.frame(found.named.name, crumbs=(Crumb(say("发言人"), PATH),), sample=found.sample)
    return render(SpeakerPage(frame, found))
