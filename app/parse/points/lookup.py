"""Looking cues up in a stretch of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.kinds import Kind
from app.parse.points.lexicon import BLOCKERS, OBLIGED, Cue, place
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
    """True where what stands before a word of lack in its clause deals with it or supposes it."""
    if kind is not Kind.GAP:
        return False
    clause = next(span for span in clauses(text, zone) if found.start < span.end)
    return BLOCKERS.search(text, clause.start, found.start) is not None


def obligations(text: str, zone: Span) -> list[Span]:
    """The 要, 必须, 需要 of the clauses of ``zone``, each after a short subject at most."""
    found = [OBLIGED.match(text, clause.start, clause.end) for clause in clauses(text, zone)]
    return [place(match) for match in found if match]
