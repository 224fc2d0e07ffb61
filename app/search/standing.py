"""Where a whole query stands in one folded text: the occurrences of its terms that its units leave.

What a ``Within`` asks for counts only where it stands whole in a sentence, paragraph or point in which the part under
the ``Within`` holds; a term that is asked for outside of it as well counts wherever it occurs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate, pairwise

from app.search.occurrences import Occurrence, Span, occurrences
from app.search.query import (
    BREAKS,
    LINE_BREAK,
    All,
    AnyOf,
    Literal,
    Near,
    Node,
    Not,
    Sequence,
    Term,
    Unit,
    Within,
    scopes_of,
)


def standing(folded: str, root: Node | None, points: Several[Span]) -> list[Occurrence]:
    """The occurrences that ``root`` means, by start, end and term (``which`` counts in ``terms_of(root)``).
    ``points`` are the spans of the statement's points, in any order."""
    scopes = scopes_of(root)
    found = occurrences(folded, tuple(scopes))
    if not any(scopes.values()):
        return found
    inside = _Inside(folded, points)
    held = {within: _Cover.of(inside.held(within)) for each in scopes.values() for within in each}
    covers = [[held[within] for within in each] for each in scopes.values()]
    return [
        each
        for each in found
        if not covers[each.which] or any(cover.holds(each.start, each.end) for cover in covers[each.which])
    ]


def units_of(folded: str, unit: Unit, points: Several[Span]) -> list[Span]:
    """The sentences (with the break that ends them), paragraphs (without it) or points of a text, by start; none is
    empty."""
    if unit is Unit.POINT:
        return sorted((start, end) for start, end in points if start < end)
    breaks = BREAKS if unit is Unit.SENTENCE else {LINE_BREAK}
    edges = (0, *(at + 1 for at, char in enumerate(folded) if char in breaks), len(folded) + 1)
    left_out = 0 if unit is Unit.SENTENCE else 1
    spans = [(start, min(after - left_out, len(folded))) for start, after in pairwise(edges)]
    return [(start, end) for start, end in spans if start < end]


@dataclass(frozen=True, slots=True)
class _Cover:
    """Spans by start; ``reach[i]`` is how far those up to the i-th reach."""

    starts: list[int]
    reach: list[int]

    @classmethod
    def of(cls, spans: Several[Span]) -> _Cover:
        return cls([start for start, _ in spans], list(accumulate((end for _, end in spans), max)))

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans holds the whole of this one."""
        index = bisect_right(self.starts, start) - 1
        return index >= 0 and self.reach[index] >= end


@dataclass(frozen=True, slots=True)
class _Inside:
    """A text cut into units."""

    folded: str
    points: Several[Span]
    known: dict[Term, tuple[list[int], list[int]]] = field(default_factory=dict)

    def held(self, within: Within) -> list[Span]:
        """The units in which the part of ``within`` holds."""
        units = units_of(self.folded, within.unit, self.points)
        return [units[place] for place in sorted(self._places(units, within.part))]

    def _places(self, units: Several[Span], node: Node) -> set[int]:
        match node:
            case All(parts):
                return reduce(set.intersection, (self._places(units, part) for part in parts))
            case AnyOf(parts):
                return reduce(set.union, (self._places(units, part) for part in parts))
            case Not(part):
                return set(range(len(units))) - self._places(units, part)
            case Literal() | Sequence() | Near():
                starts, soonest = self._of(node)
                firsts = ((place, bisect_left(starts, start), end) for place, (start, end) in enumerate(units))
                return {place for place, first, end in firsts if first < len(starts) and soonest[first] <= end}
        raise TypeError(f"{type(node).__name__} does not stand inside a unit")

    def _of(self, term: Term) -> tuple[list[int], list[int]]:
        """Where the occurrences of a term start, and where from each of them on the first to end does."""
        if term not in self.known:
            found = occurrences(self.folded, (term,))
            ends = accumulate((each.end for each in reversed(found)), min)
            self.known[term] = [each.start for each in found], list(ends)[::-1]
        return self.known[term]
