"""What the fields of a query ask for, as numbers of values: names are matched whole, roles and titles in part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.names.departments import look_up
from app.search.fields import IN_PART
from app.search.index.values import Book
from app.search.model import UNKNOWN
from app.search.query import All, AnyOf, Field, Node, Not, Within


def fields_of(node: Node | None) -> Iterator[Field]:
    """The fields of a tree, from left to right."""
    match node:
        case Field():
            yield node
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from fields_of(part)
        case Not(part) | Within(_, part):
            yield from fields_of(part)


def meanings(book: Book, root: Node | None) -> dict[Field, NDArray[np.int32]]:
    """For each field of a tree the numbers of the values that it asks for; a kind needs none."""
    return {field: np.array(_codes(book, field), np.int32) for field in fields_of(root) if field.name != "kind"}


def _codes(book: Book, field: Field) -> list[int]:
    if field.folded == UNKNOWN:
        return book.codes_of({field.name: [UNKNOWN]})[field.name]
    found = book.codes_named(field.name, field.folded, whole=field.name not in IN_PART)
    if field.name == "department":
        known = look_up(field.text)
        found += book.codes_of({field.name: [known.label]})[field.name] if known else []
    return found


def required_kinds(root: Node | None) -> tuple[Node | None, tuple[str, ...]]:
    """A tree without the kinds that the whole of it requires, and these kinds: what else the query asks for must then
    stand inside a point or passage of that kind."""
    parts = root.parts if isinstance(root, All) else (root,) if root is not None else ()
    kinds = tuple(part.folded for part in parts if isinstance(part, Field) and part.name == "kind")
    rest = tuple(part for part in parts if not (isinstance(part, Field) and part.name == "kind"))
    if not kinds:
        return root, ()
    return (All(rest) if len(rest) > 1 else rest[0] if rest else None), kinds
