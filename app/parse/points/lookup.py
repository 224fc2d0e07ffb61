"""Looking cues up in a stretch of plain text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from app.domain.kinds import Kind
from app.parse.points.duty import CHIDED, HOSTS, OBLIGED, OBLIGED_CLAUSE, OPENING, OWN_SUBJECT, TOLD, WORKED
from app.parse.points.lexicon import ANNOUNCING, BLOCKERS, COUNTED, SHOWING, SPOKEN_OF, Cue, place
from app.parse.points.punctuation import clauses
from app.text.needed import gate, needed
from app.text.spans import Span


class Cues:
    """Cues to be looked up together. Of fifty, three or four have a character that they need in a sentence."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = tuple(cues)
        self._always: list[int] = []
        by_character: dict[str, list[int]] = defaultdict(list)
        for number, cue in enumerate(cues):
            characters = needed(cue.pattern.pattern)
            for character in characters or ():
                by_character[character].append(number)
            if characters is None:
                self._always.append(number)
        self._by_character = dict(by_character)

    def possible(self, text: str, zone: Span) -> list[Cue]:
        """Those that may be found in ``zone``, in their order."""
        numbers = set(self._always)
        for character in self._by_character.keys() & set(zone.of(text)):
            numbers.update(self._by_character[character])
        return [self._cues[number] for number in sorted(numbers)]


_GATES = {pattern: gate(pattern) for pattern in (OBLIGED, OBLIGED_CLAUSE)}
ANNOUNCED = Cues(ANNOUNCING)
ALL_CUES = Cues((*ANNOUNCING, *SHOWING))


def rightmost(text: str, zone: Span, cues: Cues) -> tuple[Kind, Span] | None:
    """The kind and place of the last cue in ``zone`` that nothing blocks; of two that end together, the longer."""
    found = [
        (cue.kind, place(match))
        for cue in cues.possible(text, zone)
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
    no verb of work after it (江豚保护要有固定的经费), no 不能只… before it, and it does not open the sentence."""
    if must.of(text) != "要":
        return False
    clause = next(span for span in clauses(text, zone) if must.start < span.end)
    if OWN_SUBJECT.search(text, clause.start, must.start) or WORKED.match(text, must.end, zone.end):
        return False
    before = zone.start, must.start
    chided = CHIDED.search(text, *before) is not None and HOSTS.search(text, *before) is None
    return not chided and OPENING.fullmatch(text, *before) is None


def duties(text: str, zone: Span) -> list[Span]:
    """As ``obligations``, where nothing announces: only those of the own side, of nobody named, or to work on
    something."""
    return _required(OBLIGED_CLAUSE, text, zone)


def _required(pattern: re.Pattern[str], text: str, zone: Span) -> list[Span]:
    must = _GATES[pattern]
    if not must.search(text, zone.start, zone.end):
        return []
    told = TOLD.search(text, zone.start, zone.end)
    end = told.start() if told else zone.end
    likely = [one for one in clauses(text, zone) if one.start < end and must.search(text, one.start, one.end)]
    found = [pattern.match(text, clause.start, clause.end) for clause in likely]
    return [place(match) for match in found if match and match.start() < end]
