"""The pieces of one unit of running text (a sentence, or its part before a semicolon), by its cues."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.kinds import Kind
from app.parse.points.evidence import USED_IN_ITEMS, Evidence, evidence
from app.parse.points.lexicon import CONTRAST, COUNTED, Use
from app.parse.points.punctuation import clause_at
from app.text.spans import Span

Piece = tuple[int, int, Evidence | None]


def read_unit(text: str, start: int, end: int, in_item: bool, in_tail: bool) -> Sequence[Piece]:
    """The pieces that tile the unit between two offsets, each with its start, its end and the evidence that opens it;
    none where the unit has no evidence. ``text`` is plain. What stands before the first cue goes with it, unless a
    contrast (但, 而) parts them. Inside items only turns and lacks count, and after their first sentence (``in_tail``)
    pledges."""
    found = evidence(text, start, end, in_item)
    if not found:
        return ()
    counted = [one.kind for one in found if one.use is Use.LABEL and COUNTED.search(one.span.of(text))]
    if len(set(counted)) > 1:
        return ((start, end, None),)  # 三个差距、两点启示…: a table of contents
    if in_item:
        found = [one for one in found if one.use in USED_IN_ITEMS and (in_tail or one.use is not Use.PLEDGE)]
    unit = Span(start, end)
    pieces: list[tuple[int, Evidence]] = []
    for one in found:
        clause = clause_at(text, unit, one.span.start)
        if not pieces:
            pieces.append((clause if CONTRAST.match(text, clause) else start, one))
        elif clause >= pieces[-1][1].span.end and _turns(pieces[-1][1], one):
            pieces.append((clause, one))
        elif one.announced and one.kind is pieces[-1][1].kind and not pieces[-1][1].announced:
            pieces[-1] = pieces[-1][0], one
        elif one.kind is Kind.GAP and pieces[-1][1].use in (Use.RUN, Use.PLEDGE) and clause <= pieces[-1][1].span.start:
            pieces[-1] = pieces[-1][0], one  # 我感觉我们…不足
    if not pieces:
        return ((start, end, None),)
    ends = [at for at, _ in pieces[1:]] + [end]
    tiled = [(at, upto, one) for (at, one), upto in zip(pieces, ends, strict=True)]
    return [(start, pieces[0][0], None), *tiled] if pieces[0][0] > start else tiled


def _turns(before: Evidence, one: Evidence) -> bool:
    """True where a later cue of the same unit opens a piece of its own."""
    if one.kind is before.kind:
        return False
    return before.local or (before.announced and one.local) or (one.use is Use.TURN and not before.weak)
