"""What the statements of an event come down to: their points and passages with a kind, each in its first words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.stretches import Stretch, clause_of, stretches_of
from app.store.tables import RoleRow, StatementRow


@dataclass(frozen=True, slots=True)
class Clause:
    """A point or a passage: its anchor on the page of its statement, its kind, and its opening words without the
    marker, up to the first point inside it."""

    anchor: str
    kind: str
    words: str


def clauses_of(session: Session, statement_ids: Collection[str]) -> dict[str, tuple[Clause, ...]]:
    """The points and passages with a kind of each of these statements, in the order of its text; a statement without
    any is left out."""
    query = select(StatementRow.number, StatementRow.id, StatementRow.text).where(StatementRow.id.in_(statement_ids))
    rows = session.execute(query).all()
    found = stretches_of(session, [row.number for row in rows])
    made = {row.id: clauses_in(row.text, found[row.number]) for row in rows}
    return {identity: clauses for identity, clauses in made.items() if clauses}


def clauses_in(text: str, stretches: Sequence[Stretch]) -> tuple[Clause, ...]:
    """The clauses of one text; stretches without a kind only end the words of those around them."""
    starts = [one.start for one in stretches]
    return tuple(
        Clause(one.anchor, one.kind, clause_of(text, one.words, one.end, starts))
        for one in stretches
        if one.kind is not None
    )


def departments_of(session: Session, statement_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The departments of those who make these statements, in the order in which their roles are printed; a statement
    without any is left out."""
    rows = session.execute(
        select(StatementRow.id, RoleRow.department_id)
        .join(RoleRow)
        .where(StatementRow.id.in_(statement_ids), RoleRow.department_id.is_not(None))
        .order_by(StatementRow.number, RoleRow.ordinal)
    )
    found: dict[str, dict[str, None]] = {}
    for identity, department in rows:
        found.setdefault(identity, {})[department or ""] = None
    return {identity: tuple(departments) for identity, departments in found.items()}
