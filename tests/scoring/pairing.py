"""Which read statement is which statement of gold: the one whose text stands where the other's stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.folding import fold
from app.text.spans import Span
from tests.scoring.gold import GoldStatement
from tests.scoring.reading import Reading


@dataclass(frozen=True, slots=True)
class Flat:
    """A text folded and without white space; ``offsets`` lead from its characters to those of the text."""

    text: str
    offsets: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """A span of the text as a span of the flat one."""
        return Span(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))


def flat(text: str) -> Flat:
    """The text in one script, one width and one kind of quotation marks, without white space."""
    kept = [(char, at) for at, (char, printed) in enumerate(zip(fold(text), text, strict=True)) if printed.strip()]
    return Flat("".join(char for char, _ in kept), tuple(at for _, at in kept))


def whole(page: Flat, gold: GoldStatement) -> tuple[Span, ...]:
    """Every stretch of the page that begins and ends as the statement does and has no shorter one inside."""
    begins, ends = flat(gold.begins).text, flat(gold.ends).text
    found: dict[int, Span] = {}
    for end in _occurrences(page.text, ends):
        fits = [b for b in _occurrences(page.text, begins) if b.start <= end.start and b.end <= end.end]
        if fits:
            found.setdefault(fits[-1].start, Span(fits[-1].start, end.end))
    return tuple(found.values())


def pair(golds: Sequence[GoldStatement], reading: Reading) -> dict[int, int]:
    """The index of the read statement by the index of the gold one, for those that belong together.

    They share at least half of the shorter, and of several the greatest stretch is taken first. A statement of which
    only the beginning or the end can be found on the page stands where that is.
    """
    page = flat(reading.text)
    read = [page.span(statement.span) for statement in reading.statements]
    shared = []
    for at, gold in enumerate(golds):
        stretches = whole(page, gold) or (
            *_occurrences(page.text, flat(gold.begins).text),
            *_occurrences(page.text, flat(gold.ends).text),
        )
        for other, span in enumerate(read):
            most = max((_overlap(stretch, span) for stretch in stretches), default=0)
            if most:
                shared.append((-most, at, other))
    pairs: dict[int, int] = {}
    for _, at, other in sorted(shared):
        if at not in pairs and other not in pairs.values():
            pairs[at] = other
    return pairs


def _overlap(one: Span, other: Span) -> int:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common if common > 0 and 2 * common >= min(len(one), len(other)) else 0


def _occurrences(text: str, part: str) -> Iterator[Span]:
    at = text.find(part)
    while at >= 0:
        yield Span(at, at + len(part))
        at = text.find(part, at + 1)
