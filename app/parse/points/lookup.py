"""Looking cues up in a stretch of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.kinds import Kind
from app.parse.points.duty import HOSTS, OBLIGED, OBLIGED_CLAUSE, OWN_SUBJECT, TOLD, WORKED
from app.parse.points.lexicon import BLOCKERS, COUNTED, SPOKEN_OF, Cue, place
from app.parse.points.punctuation import clauses
from app.text.spans import Span


def rightmost(text: str, zone: Span, cues: Sequence[Cue]) -> tuple[Kind, Span] | None:
    """The kind and place of the last cue in ``zone`` that nothing blocks; of two that end together, the longer."""
    found = [
        (cue.kind, place(match))
        for cue in cues
        for match in cue.pattern.finditer(text, zone.start, zone.end)
        if not blocked(text, zone, cue.kind, place(match))
    ]
    return max(found, key=lambda one: (one[1].end, -one[1].start), default=None)


def blocked(text: str, zone: Span, kind: Kind, found: Span) -> bool:
    """True where what stands before a cue in its clause takes it back: a lack is dealt with, supposed or spoken of
    (but 讲三点不足 announces), a measure is that of the hosts."""
    if kind not in (Kind.GAP, Kind.MEASURE):
        return False
    clause = next(span for span in clauses(text, zone) if found.start < span.end)
    if kind is Kind.MEASURE:
        return HOSTS.search(text, clause.start, found.start) is not None
    if SPOKEN_OF.search(text, clause.start, found.start) and not COUNTED.match(text, found.start):
        return True
    return BLOCKERS.search(text, clause.start, found.start) is not None


def obligations(text: str, zone: Span) -> list[Span]:
    """The 要, 必须, 需要 of the clauses of ``zone``, each after a short subject at most; none of what others said."""
    return _required(OBLIGED, text, zone)


def is_bare(text: str, zone: Span, must: Span) -> bool:
    """True where nothing beside 要 says that the own side is to do something: no own subject before it in its clause,
    no verb of work after it (要有固定的经费, 要留人)."""
    if must.of(text) != "要":
        return False
    clause = next(span for span in clauses(text, zone) if must.start < span.end)
    return OWN_SUBJECT.search(text, clause.start, must.start) is None and WORKED.match(text, must.end, zone.end) is None


def duties(text: str, zone: Span) -> list[Span]:
    """As ``obligations``, where nothing announces: only those of the own side, of nobody named, or to work on
    something."""
    return _required(OBLIGED_CLAUSE, text, zone)


def _required(pattern: re.Pattern[str], text: str, zone: Span) -> list[Span]:
    told = TOLD.search(text, zone.start, zone.end)
    end = told.start() if told else zone.end
    found = [pattern.match(text, clause.start, clause.end) for clause in clauses(text, zone) if clause.start < end]
    return [place(match) for match in found if match and match.start() < end]
