"""The terms most distinctive of some statements against the rest of the corpus."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy.orm import Session

from app.search.hits import find
from app.search.index.library import Library, open_library
from app.search.language import parse_query
from app.search.model import Filters
from app.search.service import counter
from app.search.wording.held import Held
from app.search.wording.keyness import Counts, evidence, log_likelihood, log_ratio
from app.search.wording.overlap import apart
from app.search.wording.reading import named, packed_terms, totals
from app.store.tables import SpeakerRow

POSITIVE = 2.0
"""Evidence from which on a difference is one (``keyness.evidence``)."""
TWICE = 1.0
"""The log ratio of a term that the set has twice as often as the others."""
FEW, LEAST = 10, 2
"""So many statements of the set must hold a term, and one more where the set is not of ``FEW``: what one odd statement
says decides nothing."""
OWN = 0.5
"""The share of the statements with a term in which it must stand as a word of its own, not only inside longer ones."""
SPARE = 4
"""How many times the terms wanted are looked at, for some fall to the rules of overlap and names."""

_THESE: BindParameter[list[str]] = bindparam("these", expanding=True)
_PEOPLE = select(SpeakerRow.name).where(SpeakerRow.name.in_(_THESE))


@dataclass(frozen=True, slots=True)
class Term:
    """A term, the statements of the set and of the rest of the corpus that hold it, by how many doublings its share is
    greater in the set (``keyness.log_ratio``), and how surely (``keyness.log_likelihood``)."""

    term: str
    inside: int
    outside: int
    ratio: float
    likelihood: float


@dataclass(frozen=True, slots=True)
class Distinctive:
    """The terms, the surest first, and the denominators: statements of the set and of the rest of the corpus."""

    terms: tuple[Term, ...]
    chosen: int
    rest: int


def distinctive(session: Session, filters: Filters, limit: int = 12) -> Distinctive:
    """The terms that the statements which ``filters`` leave have more often than the rest of the corpus, ``limit`` at
    most; none where there are too few statements to say so, or no rest.

    The counts are those of a search for the term: ``inside`` what it finds with ``filters`` (with a kind among them the
    term stands inside a stretch of that kind), ``outside`` what it finds among the statements that these leave out.
    Terms are ordered by log-likelihood. Left out are those that chance explains (``POSITIVE``), that the set has less
    than twice as often (``TWICE``), in too few statements (``LEAST``), mostly inside longer words (``OWN``), whose
    occurrences are those of a longer term listed (``overlap``), and names of speakers.
    """
    connection = session.connection()
    library = open_library(connection)
    numbers = _numbers(library, filters)
    chosen, rest = len(numbers), library.snapshot.statements - len(numbers)
    least = LEAST if chosen < FEW else LEAST + 1
    if chosen < least or not rest:
        return Distinctive((), chosen, rest)
    everywhere = totals(connection, library.snapshot)
    held = Held.of(list(packed_terms(connection, numbers).values()), len(everywhere))
    outside = everywhere - held.inside
    terms = np.flatnonzero((held.inside >= least) & (held.own >= OWN * held.inside))
    terms = terms[_best(held.inside[terms], outside[terms], chosen, rest)[: SPARE * limit]]
    names = _without_people(connection, named(connection, terms.tolist()))
    terms = np.array([term for term in terms.tolist() if term in names], np.int64)
    terms = terms[apart([names[term] for term in terms.tolist()], held.holding(terms), least)]
    inside = held.inside[terms]
    if filters.kind:
        found = counter(session, filters)
        inside = np.array([found(parse_query(names[term]).root) for term in terms.tolist()], np.int64)
    order = _best(inside, outside[terms], chosen, rest)[:limit]
    terms, inside, outside = terms[order], inside[order], outside[terms[order]]
    columns = (inside, outside, log_ratio(inside, outside, chosen, rest), log_likelihood(inside, outside, chosen, rest))
    rows = zip(terms.tolist(), *(column.tolist() for column in columns), strict=True)
    return Distinctive(tuple(Term(names[term], *row) for term, *row in rows), chosen, rest)


def _numbers(library: Library, filters: Filters) -> list[int]:
    found = (hits.part.segment.numbers[hits.rows].tolist() for hits in find(library, None, filters))
    return [number for numbers in found for number in numbers]


def _best(inside: Counts, outside: Counts, chosen: int, rest: int) -> NDArray[np.intp]:
    """The places of the terms that the set has more often than chance and size of the difference allow, best first."""
    likelihood = log_likelihood(inside, outside, chosen, rest)
    kept = (evidence(likelihood, chosen + rest) >= POSITIVE) & (log_ratio(inside, outside, chosen, rest) >= TWICE)
    places = np.flatnonzero(kept)
    return places[np.argsort(-likelihood[places], kind="stable")]


def _without_people(connection: Connection, names: dict[int, str]) -> dict[int, str]:
    people = set(connection.scalars(_PEOPLE, {"these": list(names.values())}))
    return {term: name for term, name in names.items() if name not in people}
