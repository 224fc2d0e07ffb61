"""Speakers: the list by the reading of the name, and one of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.syllables import reading_of
from app.store.reading.speakers import speaker_index, speaker_list, speaker_reading
from app.web.contexts.speakers import SpeakerPage, SpeakersPage
from app.web.frame import Crumb, Viewed
from app.web.pages.missing import moved
from app.web.readings import first_letter
from app.web.templating import render

router = APIRouter(include_in_schema=False)
WHOLE = 400
"""Speakers that are shown on one page; more are shown a letter at a time."""


@router.get("/speakers")
def speakers(view: Viewed) -> Response:
    """Speakers by pinyin."""
    by_letter = view.kept("speakers", lambda: _by_letter(speaker_index(view.session)))
    letters = tuple((letter, len(ids)) for letter, ids in by_letter)
    asked = view.request.query_params.get("letter", "").upper()
    letter = asked if asked in dict(letters) else None
    if letter is None and sum(count for _, count in letters) > WHOLE:
        letter = letters[0][0]
    shown = [group for group in by_letter if letter in (None, group[0])]
    briefs = {brief.id: brief for brief in speaker_list(view.session, [key for _, ids in shown for key in ids])}
    groups = tuple((name, tuple(briefs[key] for key in ids)) for name, ids in shown)
    return render(SpeakersPage(view.listing("发言人"), letters, letter, groups))


def _by_letter(everyone: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """The ids of (id, name) in the order of the names, under the first letters of their readings."""
    ordered = sorted(everyone, key=lambda speaker: (reading_of(speaker[1]), speaker[0]))
    grouped = groupby(ordered, key=lambda speaker: first_letter(speaker[1]))
    return [(letter, [identity for identity, _ in group]) for letter, group in grouped]


@router.get("/speakers/{identity}")
def speaker(view: Viewed, identity: str) -> Response:
    """One speaker."""
    reading = speaker_reading(view.session, identity)
    if reading is None:
        return moved(view, "speakers", identity)
    frame = view.frame(reading.name, crumbs=(Crumb("发言人", "/speakers"),), sample=reading.sample)
    return render(SpeakerPage(frame, reading))
