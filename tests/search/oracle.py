"""What a query means, worked out by hand: every definition of ``app.search.query`` tried on every pair of positions.

Nothing of the engine is used here, so that it can be held to this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from app.search.query import (
    BREAKS,
    LINE_BREAK,
    All,
    AnyOf,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Sequence,
    Term,
    Unit,
    Within,
)

Span = tuple[int, int]
Found = tuple[int, int, tuple[Span, ...]]
"""Start, end, and the spans of the literals in it."""


@dataclass(frozen=True)
class Statement:
    """What a query is asked of: the folded text, the spans of its points, and for each field its values."""

    folded: str
    points: tuple[Span, ...] = ()
    facts: Mapping[str, set[str]] = field(default_factory=dict)


def holds(node: Node | None, statement: Statement) -> bool:
    """Whether ``statement`` is a hit; everything is one for no node at all."""
    return node is None or _holds(node, statement, (0, len(statement.folded)))


def meant(node: Node | None, statement: Statement) -> set[tuple[Term, Found]]:
    """The occurrences that ``node`` asks for: those of its terms, under a ``Within`` in units where its part holds."""
    return set() if node is None else _meant(node, statement, None)


def _meant(node: Node, statement: Statement, inside: list[Span] | None) -> set[tuple[Term, Found]]:
    match node:
        case Literal() | Sequence() | Near():
            return {
                (node, found)
                for found in occurrences_by_hand(statement.folded, node)
                if inside is None or any(start <= found[0] and found[1] <= end for start, end in inside)
            }
        case All(parts) | AnyOf(parts):
            return set().union(*(_meant(part, statement, inside) for part in parts))
        case Within(unit, part):
            return _meant(part, statement, [span for span in units(unit, statement) if _holds(part, statement, span)])
        case _:
            return set()


def _holds(node: Node, statement: Statement, inside: Span) -> bool:
    match node:
        case Literal():
            return node.folded in statement.folded[inside[0] : inside[1]]
        case Sequence() | Near():
            found = occurrences_by_hand(statement.folded, node)
            return any(inside[0] <= start and end <= inside[1] for start, end, _ in found)
        case Field():
            return node.folded in statement.facts.get(node.name, set())
        case All(parts):
            return all(_holds(part, statement, inside) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, statement, inside) for part in parts)
        case Not(part):
            return not _holds(part, statement, inside)
        case Within(unit, part):
            return any(_holds(part, statement, span) for span in units(unit, statement))


def units(unit: Unit, statement: Statement) -> list[Span]:
    """The sentences (with the break that ends them), paragraphs (without) or points of a statement; none is empty."""
    if unit is Unit.POINT:
        return [(start, end) for start, end in statement.points if start < end]
    found = []
    start = 0
    for at, char in enumerate(statement.folded):
        if unit is Unit.SENTENCE and char in BREAKS:
            found.append((start, at + 1))
            start = at + 1
        elif unit is Unit.PARAGRAPH and char == LINE_BREAK:
            found.append((start, at))
            start = at + 1
    found.append((start, len(statement.folded)))
    return [(start, end) for start, end in found if start < end]


def occurrences_by_hand(folded: str, term: Term) -> list[Found]:
    """Every occurrence of ``term``, by start and end."""
    match term:
        case Literal():
            return [(start, end, ((start, end),)) for start, end in _places(folded, term)]
        case Sequence():
            return _sequences(folded, term)
        case Near():
            return _pairs(folded, term)


def _places(folded: str, literal: Literal) -> list[Span]:
    size = len(literal.folded)
    return [(at, at + size) for at in range(len(folded)) if folded[at : at + size] == literal.folded]


def _unbroken(folded: str, start: int, end: int) -> bool:
    return start >= 0 and end <= len(folded) and not any(char in BREAKS for char in folded[start:end])


def _sequences(folded: str, term: Sequence) -> list[Found]:
    best: dict[int, Found] = {}
    for places in product(*(_places(folded, part) for part in term.parts)):
        start, end = places[0][0], places[-1][1]
        fits = all(
            gap.low <= second[0] - first[1]
            and (gap.high is None or second[0] - first[1] <= gap.high)
            and _unbroken(folded, first[1], second[0])
            for first, second, gap in zip(places, places[1:], term.gaps, strict=False)
        )
        beside = _unbroken(folded, start - term.before, start) and _unbroken(folded, end, end + term.after)
        if fits and beside and (start not in best or (end, places) < best[start][1:]):
            best[start] = (start, end, places)
    return sorted(best.values())


def _pairs(folded: str, term: Near) -> list[Found]:
    found = []
    for start, end, pieces in occurrences_by_hand(folded, term.left):
        partners = []
        for one, two, others in occurrences_by_hand(folded, term.right):
            for gap, is_before in (((end, one), False), ((two, start), True)):
                between = gap[1] - gap[0]
                if 0 <= between <= term.distance and _unbroken(folded, *gap):
                    partners.append((between, is_before, two - one, (one, two, others)))
        if partners:
            one, two, others = min(partners)[3]
            found.append((min(start, one), max(end, two), tuple(sorted(pieces + others))))
    return sorted(found)
