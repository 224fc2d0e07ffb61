"""Where the terms of a query stand in one folded text, as ``app.search.query`` defines an occurrence.

Positions of literals are sorted lists and the breaks between sentences another, so that every step is a bisection: a
text costs its length and its occurrences (times the logarithm of their number), whatever the distances asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from collections.abc import Sequence as Several
from dataclasses import dataclass

from app.search.query import BREAKS, Gap, Literal, Near, Sequence, Term

Span = tuple[int, int]
"""Start and end of a stretch of text."""

_BREAK = re.compile(f"[{re.escape(''.join(sorted(BREAKS)))}]")


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """``folded[start:end]`` is an occurrence of ``terms[which]``; ``pieces`` are its literals, from left to right."""

    start: int
    end: int
    which: int
    pieces: tuple[Span, ...]


def occurrences(folded: str, terms: Several[Term]) -> list[Occurrence]:
    """Every occurrence of every term in ``folded``, overlapping ones too, by start, end and term.

    Of the ways to reach the end of a sequence the one with the earliest parts counts, of two partners of a Near that
    end at the same place the shorter.
    """
    text = _Text(folded)
    found = sorted(
        (start, end, which, pieces) for which, term in enumerate(terms) for start, end, pieces in text.found(term)
    )
    return [Occurrence(*each) for each in found]


def marks(found: Iterable[Occurrence]) -> tuple[Span, ...]:
    """What is marked: the pieces of ``found``, overlapping ones made into one; pieces that merely touch stay two."""
    spans: list[Span] = []
    for start, end in sorted(piece for each in found for piece in each.pieces):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return tuple(spans)


_Found = tuple[int, int, tuple[Span, ...]]
"""Start, end, pieces. In every list of them starts rise and ends do not fall."""


class _Text:
    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._breaks = [match.start() for match in _BREAK.finditer(folded)]
        self._known: dict[str, list[int]] = {}

    def found(self, term: Term) -> list[_Found]:
        match term:
            case Literal():
                return self._literal(term)
            case Sequence():
                return self._sequence(term)
            case Near():
                return self._near(term)

    def _literal(self, literal: Literal) -> list[_Found]:
        size = len(literal.folded)
        return [(start, start + size, ((start, start + size),)) for start in self._starts(literal.folded)]

    def _starts(self, literal: str) -> list[int]:
        if literal not in self._known:
            starts = self._known[literal] = []
            start = self._folded.find(literal)
            while start >= 0:
                starts.append(start)
                start = self._folded.find(literal, start + 1)
        return self._known[literal]

    def _unbroken(self, start: int, end: int) -> bool:
        """Whether these offsets lie in the text and no sentence ends between them."""
        if start < 0 or end > len(self._folded):
            return False
        index = bisect_left(self._breaks, start)
        return index == len(self._breaks) or self._breaks[index] >= end

    def _sequence(self, term: Sequence) -> list[_Found]:
        """From the last part to the first: those occurrences of a part from which the rest can be reached."""
        *parts, last = term.parts
        rest = [each for each in self._literal(last) if self._unbroken(each[1], each[1] + term.after)]
        for part, gap in zip(reversed(parts), reversed(term.gaps), strict=True):
            rest = self._joined(self._literal(part), gap, rest)
        return [each for each in rest if self._unbroken(each[0] - term.before, each[0])]

    def _joined(self, parts: list[_Found], gap: Gap, rest: list[_Found]) -> list[_Found]:
        starts = [start for start, _, _ in rest]
        joined = []
        for start, end, pieces in parts:
            index = bisect_left(starts, end + gap.low)
            if index == len(rest) or (gap.high is not None and starts[index] > end + gap.high):
                continue
            if self._unbroken(end, starts[index]):
                joined.append((start, rest[index][1], pieces + rest[index][2]))
        return joined

    def _near(self, term: Near) -> list[_Found]:
        partners = self.found(term.right)
        starts, ends = [start for start, _, _ in partners], [end for _, end, _ in partners]
        found = []
        for start, end, pieces in self.found(term.left):
            after, before = bisect_left(starts, end), bisect_right(ends, start) - 1
            sides = [(end, starts[after], after)] if after < len(partners) else []
            sides += [(ends[before], start, before)] if before >= 0 else []
            reach = [
                (stop - begin, index)
                for begin, stop, index in sides
                if stop - begin <= term.distance and self._unbroken(begin, stop)
            ]
            if reach:
                _, other = min(reach, key=lambda each: each[0])
                one, two, others = partners[other]
                found.append((min(start, one), max(end, two), tuple(sorted(pieces + others))))
        return found
