"""A query as a tree: what the parser makes, and what the index, the marks and the wording each read for themselves.

Everything here holds of one folded text (``app.text.folding.fold``: heading, a line break, the paragraphs). Offsets
``start`` and ``end`` are code points of the query as typed; where a part stands does not make it another part. A
*break* is a character that ends a sentence: 。！？ or a line break, in their folded forms; a *sentence* is the text
between two breaks, with the break that ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.search.model import QueryProblem
from app.text.folding import fold

BREAKS = frozenset(fold("。！？\n"))
"""The folded characters that end a sentence."""
LINE_BREAK = fold("\n")
"""The folded character between heading and paragraphs: what parts a statement into paragraphs."""


class Unit(StrEnum):
    """A stretch that several words can be asked for together."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that must occur as it is typed; ``start`` and ``end`` leave quotes out. Never empty."""

    text: str
    folded: str
    start: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """Characters between two parts of a sequence: ``low`` at least, ``high`` at most (None: any number), none of them
    a break."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Literals in this order, ``gaps[i]`` between ``parts[i]`` and ``parts[i + 1]``; ``before`` and ``after`` are
    characters that must stand next to the whole, none of them a break (``?`` at an end).

    An occurrence starts at an occurrence of the first part from which the rest can be reached, and ends as early as
    it can. Wildcards and ``$n`` become this.
    """

    parts: tuple[Literal, ...]
    gaps: tuple[Gap, ...]
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms in either order, not overlapping, at most ``distance`` characters between them, none of them a break.

    An occurrence is an occurrence of ``left`` that has such a partner, and reaches over the nearest (the one after
    it where two are equally near).
    """

    left: Literal | Sequence
    right: Literal | Sequence
    distance: int


Term = Literal | Sequence | Near


@dataclass(frozen=True, slots=True)
class Field:
    """A fact about the statement rather than its words. ``name`` is place, visited, mentioned, department, speaker,
    role, event, kind or year; ``folded`` is the value asked for."""

    name: str
    text: str
    folded: str
    start: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class Within:
    """There is one sentence, paragraph or point (with the points below it) in which ``part`` holds when only what
    stands whole inside it counts. ``part`` holds neither fields nor another ``Within``."""

    unit: Unit
    part: Node


Node = Term | Field | All | AnyOf | Not | Within


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read. ``root`` is None where there is nothing to look for (an empty query, or a problem);
    ``interpreted`` says in Chinese how it was read; ``verbatim`` where it was taken as pasted text."""

    text: str
    root: Node | None
    interpreted: str
    problem: QueryProblem | None = None
    verbatim: bool = False


def terms_of(node: Node | None) -> tuple[Term, ...]:
    """What is looked for, from left to right, each once; what must not occur is left out."""
    return tuple(scopes_of(node))


def scopes_of(node: Node | None) -> dict[Term, tuple[Within, ...]]:
    """The terms of a tree in the order of ``terms_of``, each with every ``Within`` that it stands under: only its
    occurrences that stand whole in a unit in which the part of one of these holds are meant. None for a term that
    stands outside of them too, for it is meant wherever it occurs."""
    found: dict[Term, dict[Within | None, None]] = {}
    for term, within in _terms(node, None):
        found.setdefault(term, {})[within] = None
    return {
        term: () if None in held else tuple(within for within in held if within is not None)
        for term, held in found.items()
    }


def literals_of(node: Node | None) -> tuple[Literal, ...]:
    """The texts inside the terms of a tree, from left to right, each folded form once."""
    found = {part.folded: part for term in reversed(terms_of(node)) for part in reversed(tuple(_literals(term)))}
    return tuple(reversed(found.values()))


def _terms(node: Node | None, within: Within | None) -> Iterator[tuple[Term, Within | None]]:
    match node:
        case Literal() | Sequence() | Near():
            yield node, within
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _terms(part, within)
        case Within(_, part):
            yield from _terms(part, node)
        case _:
            return


def _literals(term: Term) -> Iterator[Literal]:
    match term:
        case Literal():
            yield term
        case Sequence(parts):
            yield from parts
        case Near(left, right):
            yield from _literals(left)
            yield from _literals(right)
