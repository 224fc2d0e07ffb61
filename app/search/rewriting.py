"""A query's tree with one part put in the place of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.search.query import All, AnyOf, Field, Literal, Near, Node, Not, Sequence, Term, Within


def with_literal(node: Node, old: Literal, text: Literal) -> Node:
    """``node`` with ``text`` wherever ``old`` stands in it, inside sequences and pairs as well."""

    def put(leaf: Term | Field) -> Node:
        match leaf:
            case Literal() | Sequence():
                return _in_run(leaf, old, text)
            case Near(left, right):
                return replace(leaf, left=_in_run(left, old, text), right=_in_run(right, old, text))
            case Field():
                return leaf

    return _changed(node, put)


def with_field(node: Node, old: Field, fact: Field) -> Node:
    """``node`` with ``fact`` wherever ``old`` stands in it."""
    return _changed(node, lambda leaf: fact if leaf == old else leaf)


def _changed(node: Node, put: Callable[[Term | Field], Node]) -> Node:
    match node:
        case All(parts):
            return All(tuple(_changed(part, put) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_changed(part, put) for part in parts))
        case Not(part):
            return Not(_changed(part, put))
        case Within(unit, part):
            return Within(unit, _changed(part, put))
        case _:
            return put(node)


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
