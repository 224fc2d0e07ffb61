"""Which other statements speak of the same things as a given one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.search.hits import find
from app.search.index.library import Library, open_library
from app.search.model import Filters
from app.search.query import AnyOf, Literal
from app.search.ranking import ordered, relevance
from app.search.wording.layout import terms_of, times_of, unpacked
from app.search.wording.reading import named, packed_terms, totals
from app.store.tables import StatementRow
from app.text.folding import fold

ASKED = 12
"""The weightiest terms of the statement, by which others are looked for."""
LOOKED_AT = 60
"""The best of those found, which are compared term by term."""
FLOOR = 0.15
"""Likeness from which on statements are alike (``similar``)."""
SHARED, FEWEST = 5, 3
"""Terms named as shared at the most, and those that must be shared at least."""
SPARE = 2
"""How many times the terms named are looked at, for some lie in others."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A statement, how like it is (0 to 1, 1 for a copy), and the terms that both have, the weightiest first."""

    number: int
    id: str
    likeness: float
    shared: tuple[str, ...]


def similar(session: Session, statement: int | str, limit: int = 5) -> tuple[Similar, ...]:
    """The published statements most like ``statement`` (a number or an id), the likest first and ``limit`` at most,
    without itself; copies and other versions of it may be among them. None where nothing is like it, or where it is
    not published.

    Likeness is the cosine of term weights (1 + ln times) · ln(statements / statements with the term): Salton and
    Buckley, Term-weighting approaches in automatic text retrieval, 1988. It is taken of the statements that the index
    ranks first for the weightiest terms.
    """
    connection = session.connection()
    number = _number(session, statement)
    library = open_library(connection)
    packed = packed_terms(connection, [number])
    if number not in packed:
        return ()
    everywhere = totals(connection, library.snapshot)
    worth = np.log(np.maximum(library.snapshot.statements, 1) / np.maximum(everywhere, 1))
    mine = Weighed.of(packed[number], worth)
    asked = mine.terms[np.lexsort((mine.terms, -mine.weights))[:ASKED]].tolist()
    if len(asked) < FEWEST:
        return ()
    others = [other for other in _candidates(connection, library, asked) if other != number]
    held = {other: Weighed.of(data, worth) for other, data in packed_terms(connection, others).items()}
    compared = [(other, mine.compared(held[other])) for other in others if other in held]
    compared = [each for each in compared if each[1].likeness >= FLOOR and len(each[1].shared) >= FEWEST]
    compared.sort(key=lambda each: -each[1].likeness)
    return _named(session, compared[:limit])


@dataclass(frozen=True)
class Compared:
    """How like two statements are, and the terms that they share, the weightiest first."""

    likeness: float
    shared: list[int]


@dataclass(frozen=True)
class Weighed:
    """The terms that are words of their own in a statement, ascending, with weights whose squares add up to 1."""

    terms: NDArray[np.int64]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, packed: bytes, worth: NDArray[np.float64]) -> Weighed:
        """From packed terms and what a term is worth."""
        words = unpacked(packed)
        words = words[times_of(words) > 0]
        terms = terms_of(words)
        weights = (1 + np.log(times_of(words))) * worth[terms]
        return cls(terms, weights / max(float(np.sqrt(weights @ weights)), 1e-9))

    def compared(self, other: Weighed) -> Compared:
        """The cosine of the weights and the terms behind it."""
        shared, own, theirs = np.intersect1d(self.terms, other.terms, assume_unique=True, return_indices=True)
        products = self.weights[own] * other.weights[theirs]
        return Compared(float(products.sum()), shared[np.argsort(-products, kind="stable")].tolist())


def _number(session: Session, statement: int | str) -> int:
    if isinstance(statement, int):
        return statement
    return session.scalar(select(StatementRow.number).where(StatementRow.id == statement)) or 0


def _candidates(connection: Connection, library: Library, asked: Sequence[int]) -> list[int]:
    names = named(connection, asked)
    literals = tuple(Literal(names[term], fold(names[term]), 0, 0) for term in asked)
    found = find(library, AnyOf(literals), Filters())
    return ordered(found, relevance(found, literals, library.snapshot), 0, LOOKED_AT + 1)


def _named(session: Session, compared: Sequence[tuple[int, Compared]]) -> tuple[Similar, ...]:
    terms = {term for _, each in compared for term in each.shared[: SPARE * SHARED]}
    names = named(session.connection(), sorted(terms))
    wanted = [number for number, _ in compared]
    found = session.execute(select(StatementRow.number, StatementRow.id).where(StatementRow.number.in_(wanted)))
    ids = dict(found.all())
    return tuple(
        Similar(number, ids[number], each.likeness, _apart([names[t] for t in each.shared[: SPARE * SHARED]]))
        for number, each in compared
    )


def _apart(terms: Sequence[str]) -> tuple[str, ...]:
    """The first terms of which none lies in another."""
    kept: list[str] = []
    for term in terms:
        if not any(term in other or other in term for other in kept):
            kept.append(term)
    return tuple(kept[:SHARED])
