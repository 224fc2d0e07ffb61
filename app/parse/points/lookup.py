"""Looking cues up in a stretch of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.kinds import Kind
from app.parse.points.duty import (
    CHIDED,
    HOSTS,
    MAY_OBLIGE,
    MAY_OBLIGE_CLAUSE,
    OBLIGED,
    OBLIGED_CLAUSE,
    OPENING,
    OWN_SUBJECT,
    TOLD,
    WORKED,
)
from app.parse.points.lexicon import ANNOUNCING, BLOCKERS, COUNTED, SPOKEN_OF, Cue, place
from app.parse.points.punctuation import clause_around, clause_at
from app.parse.points.sieve import Sieve
from app.text.spans import Span

Cues = Sieve[Cue]


def cues_of(cues: Sequence[Cue]) -> Cues:
    """Cues to be looked up together."""
    return Sieve((cue.pattern, cue) for cue in cues)


ANNOUNCED = cues_of(ANNOUNCING)


def rightmost(text: str, zone: Span, cues: Cues) -> tuple[Kind, Span] | None:
    """The kind and place of the last cue in ``zone`` that nothing blocks; of two that end together, the longer."""
    found = [
        (cue.kind, span)
        for cue, first in cues.found(text, zone.start, zone.end)
        for span in map(place, cue.pattern.finditer(text, first.start(), zone.end))
        if not blocked(text, zone, cue.kind, span)
    ]
    return max(found, key=lambda one: (one[1].end, -one[1].start), default=None)


def blocked(text: str, zone: Span, kind: Kind, found: Span) -> bool:
    """True where what stands before a cue in its clause takes it back: a lack is dealt with, supposed or spoken of
    (but 讲三点不足 announces), a measure is that of the hosts."""
    if kind is not Kind.GAP and kind is not Kind.MEASURE:
        return False
    clause = clause_at(text, zone, found.start)
    if kind is Kind.MEASURE:
        return HOSTS.search(text, clause, found.start) is not None
    if SPOKEN_OF.search(text, clause, found.start) and not COUNTED.match(text, found.start):
        return True
    return BLOCKERS.search(text, clause, found.start) is not None


def obligations(text: str, zone: Span) -> list[Span]:
    """The 要, 必须, 需要 of the clauses of ``zone``, each after a short subject at most; none of what others said."""
    return _required(OBLIGED, MAY_OBLIGE.finditer(text, zone.start, zone.end), text, zone)


def is_bare(text: str, zone: Span, must: Span) -> bool:
    """True where nothing beside 要 says that the own side is to do something: no own subject before it in its clause,
    no verb of work after it (江豚保护要有固定的经费), no 不能只… before it, and it does not open the sentence."""
    if must.of(text) != "要":
        return False
    if OWN_SUBJECT.search(text, clause_at(text, zone, must.start), must.start):
        return False
    if WORKED.match(text, must.end, zone.end):
        return False
    before = zone.start, must.start
    chided = CHIDED.search(text, *before) is not None and HOSTS.search(text, *before) is None
    return not chided and OPENING.fullmatch(text, *before) is None


def duties(text: str, zone: Span, first: re.Match[str] | None = None) -> list[Span]:
    """As ``obligations``, where nothing announces: only those of the own side, of nobody named, or to work on
    something. ``first`` is the first match of ``MAY_OBLIGE_CLAUSE`` in ``zone``, where it is known."""
    words = MAY_OBLIGE_CLAUSE.finditer(text, first.start() if first else zone.start, zone.end)
    return _required(OBLIGED_CLAUSE, words, text, zone)


def _required(pattern: re.Pattern[str], words: Iterable[re.Match[str]], text: str, zone: Span) -> list[Span]:
    found = []
    end = zone.start
    for word in words:
        if word.start() < end:
            continue  # another in the same clause
        start, end = clause_around(text, zone, word.start())
        match = pattern.match(text, start, end)
        if match is not None:
            found.append(match)
    told = TOLD.search(text, zone.start, zone.end) if found else None
    return [place(match) for match in found if told is None or match.start() < told.start()]
