"""What one unit of running text (a sentence, or its part before a semicolon) is, by its cues."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.kinds import Kind
from app.parse.points.lexicon import (
    ANNOUNCING,
    CAUSATIVE,
    CONTRAST,
    COUNTED,
    COURTESY,
    FRAIL,
    OWN_SIDE,
    QUESTION,
    Cue,
    Use,
    place,
)
from app.parse.points.lookup import ALL_CUES, blocked, duties, is_bare
from app.parse.points.punctuation import clauses
from app.text.spans import Span

_SAID = 10  # code points after a courtesy that are something said
_USED_IN_ITEMS = (Use.TURN, Use.LACK)
_LOCAL = (Use.SENTENCE, Use.LACK)


@dataclass(frozen=True, slots=True)
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


def read_unit(text: str, unit: Span, in_item: bool, in_tail: bool = False) -> tuple[tuple[Span, Evidence | None], ...]:
    """The pieces that tile ``unit``, each with the evidence that opens it; ``text`` is plain. What stands before the
    first cue goes with it, unless a contrast (但, 而) parts them. Inside items only turns and lacks count, and after
    their first sentence (``in_tail``) pledges."""
    found = _evidence(text, unit)
    if len({one.kind for one in found if one.use is Use.LABEL and COUNTED.search(one.span.of(text))}) > 1:
        return ((unit, None),)  # 三个差距、两点启示…: a table of contents
    if in_item:
        found = [one for one in found if one.use in _USED_IN_ITEMS or (in_tail and one.use is Use.PLEDGE)]
    pieces: list[tuple[int, Evidence]] = []
    for one in found:
        clause = next(span for span in clauses(text, unit) if one.span.start < span.end)
        if not pieces:
            pieces.append((clause.start if CONTRAST.match(text, clause.start) else unit.start, one))
        elif clause.start > pieces[-1][1].span.start and _turns(pieces[-1][1], one):
            pieces.append((clause.start, one))
        elif one.announced and one.kind is pieces[-1][1].kind and not pieces[-1][1].announced:
            pieces[-1] = pieces[-1][0], one
        elif (
            one.kind is Kind.GAP
            and pieces[-1][1].use in (Use.RUN, Use.PLEDGE)
            and clause.start <= pieces[-1][1].span.start
        ):
            pieces[-1] = pieces[-1][0], one  # 我感觉我们…不足
    if not pieces:
        return ((unit, None),)
    ends = [start for start, _ in pieces[1:]] + [unit.end]
    tiled: list[tuple[Span, Evidence | None]] = [
        (Span(start, end), one) for (start, one), end in zip(pieces, ends, strict=True)
    ]
    return ((Span(unit.start, pieces[0][0]), None), *tiled) if pieces[0][0] > unit.start else tuple(tiled)


def _turns(before: Evidence, one: Evidence) -> bool:
    """True where a later cue of the same unit opens a piece of its own."""
    if one.kind is before.kind:
        return False
    return before.local or (before.announced and one.local) or (one.use is Use.TURN and not before.weak)


def _evidence(text: str, unit: Span) -> list[Evidence]:
    found = [one for cue in ALL_CUES.possible(text, unit) for one in _matches(text, unit, cue)]
    asked = QUESTION.search(text, unit.start, unit.end)
    if asked and text[asked.end() : asked.end() + 1] == "?":
        found.append(Evidence(Kind.MEASURE, Use.LABEL, Span(*asked.span()), announced=True))
    found.extend(Evidence(Kind.MEASURE, Use.RUN, span) for span in duties(text, unit) if not is_bare(text, unit, span))
    frail = [
        place(match)
        for match in FRAIL.finditer(text, unit.start, unit.end)
        if not blocked(text, unit, Kind.GAP, place(match))
    ]
    if len(frail) > 1 or (frail and OWN_SIDE.search(text, unit.start, frail[0].start)):
        found.append(Evidence(Kind.GAP, Use.LACK, frail[0]))
    return sorted(found, key=lambda one: (one.span.start, -one.span.end))


def _matches(text: str, unit: Span, cue: Cue) -> list[Evidence]:
    found = []
    for match in cue.pattern.finditer(text, unit.start, unit.end):
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
