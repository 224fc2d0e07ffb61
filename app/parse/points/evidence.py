"""The cues in one unit of running text, each with what it shows there."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from app.domain.kinds import Kind
from app.parse.points.duty import MAY_OBLIGE_CLAUSE
from app.parse.points.lexicon import (
    ANNOUNCING,
    CAUSATIVE,
    COUNTED,
    COURTESY,
    FRAIL,
    OWN_SIDE,
    QUESTION,
    SHOWING,
    Cue,
    Use,
    place,
)
from app.parse.points.lookup import blocked, duties, is_bare
from app.parse.points.punctuation import clauses
from app.parse.points.sieve import Sieve
from app.text.records import record
from app.text.spans import Span

_SAID = 10  # code points after a courtesy that are something said
USED_IN_ITEMS = (Use.TURN, Use.LACK, Use.PLEDGE)
"""What counts inside items: a pledge after their first sentence only."""
_LOCAL = (Use.SENTENCE, Use.LACK)


@record
class Evidence:
    """A cue found: its kind, its use, its place, and whether it was announced (with a count or a colon)."""

    kind: Kind
    use: Use
    span: Span
    announced: bool = False

    @property
    def local(self) -> bool:
        """True where it says something of its own sentence only."""
        return self.use in _LOCAL

    @property
    def weak(self) -> bool:
        """True for 要 and 我们将, which are met in announced stretches of any kind."""
        return self.kind is Kind.MEASURE and self.use in (Use.RUN, Use.PLEDGE)


_Reader = Callable[[str, Span, re.Match[str]], list[Evidence]]
"""What reads a cue in a unit, given its first match there."""


def may_hold_evidence(text: str, start: int, end: int, in_item: bool) -> bool:
    """False where no unit between two offsets has evidence that counts there."""
    return (_IN_ITEMS if in_item else _ANYWHERE).any(text, start, end)


def evidence(text: str, start: int, end: int, in_item: bool) -> list[Evidence]:
    """The cues of the unit between two offsets in their order, of two at one place the longer first; ``text`` is plain.
    ``in_item`` gives none where none of them counts inside items."""
    if in_item and not any(one.use in USED_IN_ITEMS for one in _read(_IN_ITEMS, text, start, end)):
        return []
    found = _read(_ANYWHERE, text, start, end)
    return sorted(found, key=lambda one: (one.span.start, -one.span.end)) if len(found) > 1 else found


def _read(cues: Sieve[_Reader], text: str, start: int, end: int) -> list[Evidence]:
    met = cues.found(text, start, end)
    if not met:
        return []
    unit = Span(start, end)
    return [one for read, first in met for one in read(text, unit, first)]


def _asked(text: str, unit: Span, asked: re.Match[str]) -> list[Evidence]:
    if text[asked.end() : asked.end() + 1] != "?":
        return []
    return [Evidence(Kind.MEASURE, Use.LABEL, Span(*asked.span()), announced=True)]


def _owed(text: str, unit: Span, first: re.Match[str]) -> list[Evidence]:
    owed = [span for span in duties(text, unit, first) if not is_bare(text, unit, span)]
    return [Evidence(Kind.MEASURE, Use.RUN, span) for span in owed]


def _frail(text: str, unit: Span, first: re.Match[str]) -> list[Evidence]:
    found = [Span(*match.span()) for match in FRAIL.finditer(text, first.start(), unit.end)]
    frail = [span for span in found if not blocked(text, unit, Kind.GAP, span)]
    if len(frail) > 1 or (frail and OWN_SIDE.search(text, unit.start, frail[0].start)):
        return [Evidence(Kind.GAP, Use.LACK, frail[0])]
    return []


def _matches(cue: Cue, text: str, unit: Span, first: re.Match[str]) -> list[Evidence]:
    found = []
    for match in cue.pattern.finditer(text, first.start(), unit.end):
        span = place(match)
        after = text[span.end : unit.end].lstrip("”’")
        announced = after.startswith(":") or (cue.use is Use.LABEL and COUNTED.search(span.of(text)) is not None)
        labels = announced or after.startswith("?") or span.of(text).endswith(("是", "有", "在于"))
        if blocked(text, unit, cue.kind, span) or (cue.use is Use.LABEL and not labels):
            continue
        if cue.use is Use.LABEL and announced and _bow(text, Span(span.end, unit.end)):
            found.append(Evidence(cue.kind, Use.FORMULA, span, announced))
        elif cue.use is Use.FORMULA and _contentful(text, unit, span):
            found.append(Evidence(cue.kind, Use.SENTENCE if _caused(text, unit, span) else Use.RUN, span, announced))
        elif cue.kind is Kind.GAP and cue.use is Use.LABEL and not after.startswith((":", "?")):
            found.append(Evidence(cue.kind, Use.LACK, span))  # …三个问题。 looks back
        else:
            found.append(Evidence(cue.kind, cue.use, span, announced))
    return found


def _bow(text: str, rest: Span) -> bool:
    """True where an announcement is followed by courtesies alone (谈几点认识,不当之处请批评指正)."""
    said = [clause for clause in clauses(text, rest) if clause.of(text).strip(",.:;。!?”’ ")]
    return bool(said) and all(COURTESY.search(text, clause.start, clause.end) for clause in said)


def _contentful(text: str, unit: Span, formula: Span) -> bool:
    """True where the sentence says more than its courtesies."""
    last = max(
        match.end()
        for cue in ANNOUNCING
        if cue.use is Use.FORMULA
        for match in cue.pattern.finditer(text, unit.start, unit.end)
    )
    return _caused(text, unit, formula) or len(text[last : unit.end].strip()) > _SAID


def _caused(text: str, unit: Span, formula: Span) -> bool:
    """真抓实干,…,让我深受启发: what precedes in the sentence is what was learnt."""
    parts = [clause for clause in clauses(text, unit) if clause.start <= formula.start]
    return len(parts) > 2 and CAUSATIVE.search(text, parts[-1].start, formula.start) is not None


_CUES = (*ANNOUNCING, *SHOWING)
_OTHERS: tuple[tuple[re.Pattern[str], _Reader], ...] = ((QUESTION, _asked), (MAY_OBLIGE_CLAUSE, _owed), (FRAIL, _frail))
_ANYWHERE = Sieve[_Reader]([*((cue.pattern, partial(_matches, cue)) for cue in _CUES), *_OTHERS])
_IN_ITEMS = Sieve[_Reader](
    [
        *((cue.pattern, partial(_matches, cue)) for cue in _CUES if cue.use in USED_IN_ITEMS or cue.kind is Kind.GAP),
        (FRAIL, _frail),
    ]
)
"""Those that may give evidence of a use that counts inside items: a count of lacks may be a lack (``_matches``)."""
