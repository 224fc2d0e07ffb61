"""Statements of the oracle in the index, without a corpus around them: in memory and in tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.search.index.building import Built, Entry, build
from app.search.index.library import Part
from app.search.index.matching import Matcher
from app.search.index.postings import InMemory, Postings, Shelf, Stored
from app.search.index.segment import FACETS
from app.search.index.storing import read_segment, store
from app.search.meanings import fields_of
from app.search.query import Field, Node
from tests.search.oracle import Span, Statement


def entries_of(statements: Sequence[Statement], codes: dict[tuple[str, str], int]) -> list[Entry]:
    """Entries with numbers for facts, which are put into ``codes``; the statements are numbered as they come."""
    return [
        Entry(
            number,
            one.folded,
            0,
            -1,
            _layered(one.points),
            [(kind, 0, 0) for kind in one.facts.get("kind", set()) if kind != "unknown"],
            [
                tuple(
                    codes.setdefault((facet, value), len(codes)) for value in sorted(one.facts.get(facet, {"unknown"}))
                )
                for facet in FACETS
            ],
        )
        for number, one in enumerate(statements)
    ]


def in_memory(statements: Sequence[Statement], codes: dict[tuple[str, str], int], *, rows: bool = True) -> InMemory:
    """An index in memory."""
    built = build(-1, entries_of(statements, codes), rows=rows)
    return InMemory(built, {number: one.folded for number, one in enumerate(statements)})


def stored(connection: Connection, built: Built, shelf: Shelf) -> Stored:
    """The same index written to tables and read from there."""
    store(connection, built)
    return Stored(read_segment(connection, built.segment.id), connection, shelf)


def matches(postings: Postings, root: Node | None, codes: dict[tuple[str, str], int]) -> list[int]:
    """The statements that a backend finds."""
    asked: dict[Field, NDArray[np.int32]] = {
        field: np.array([codes[key] for key in [(field.name, field.folded)] if key in codes], np.int32)
        for field in fields_of(root)
    }
    alive = np.ones(postings.segment.size, np.bool_)
    found: list[int] = np.flatnonzero(Matcher(Part(postings, alive), asked).matching(root)).tolist()
    return found


def _layered(spans: Sequence[Span]) -> list[tuple[int, int, int, int, str | None]]:
    """Points in layers in which none overlaps another, as the parser's points lie by depth."""
    layers: list[list[Span]] = []
    out: list[tuple[int, int, int, int, str | None]] = []
    for start, end in sorted(spans):
        free = (depth for depth, layer in enumerate(layers) if all(e <= start or end <= s for s, e in layer))
        depth = next(free, len(layers))
        if depth == len(layers):
            layers.append([])
        layers[depth].append((start, end))
        out.append((1, depth, start, end, None))
    return out
