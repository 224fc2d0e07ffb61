"""A query's tree with one part put in the place of another."""

from __future__ import annotations

from dataclasses import replace

from app.search.query import All, AnyOf, Field, Literal, Near, Node, Not, Sequence, Within


def with_literal(node: Node, old: Literal, text: Literal) -> Node:
    """``node`` with ``text`` wherever ``old`` stands in it, inside sequences and pairs as well."""
    match node:
        case Literal() | Sequence():
            return _in_run(node, old, text)
        case Near(left, right):
            return replace(node, left=_in_run(left, old, text), right=_in_run(right, old, text))
        case All(parts):
            return All(tuple(with_literal(part, old, text) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_literal(part, old, text) for part in parts))
        case Not(part):
            return Not(with_literal(part, old, text))
        case Within(unit, part):
            return Within(unit, with_literal(part, old, text))
        case Field():
            return node


def _in_run(run: Literal | Sequence, old: Literal, text: Literal) -> Literal | Sequence:
    if isinstance(run, Literal):
        return text if run == old else run
    return replace(run, parts=tuple(text if part == old else part for part in run.parts))


def joined(parts: tuple[Node, ...]) -> Node | None:
    """All of ``parts``: None for none, the part itself for one; those that are joined already are laid flat."""
    flat = tuple(one for part in parts for one in (part.parts if isinstance(part, All) else (part,)))
    if len(flat) < 2:
        return flat[0] if flat else None
    return All(tuple(dict.fromkeys(flat)))
