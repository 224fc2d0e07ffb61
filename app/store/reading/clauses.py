"""What the statements of an event come down to: their points and passages with a kind, each in its first words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.briefs import opening_words
from app.store.tables import PassageRow, PointRow, RoleRow, StatementRow


@dataclass(frozen=True, slots=True)
class Clause:
    """A point or a passage: its anchor on the page of its statement, its kind, and its opening words without the
    marker, up to the first point inside it."""

    anchor: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a point or passage stands in the text of its statement; ``start`` is behind the marker for ``words``."""

    anchor: str
    kind: str | None
    start: int
    words: int
    end: int


def clauses_of(session: Session, statement_ids: Collection[str]) -> dict[str, tuple[Clause, ...]]:
    """The points and passages with a kind of each of these statements, in the order of its text; a statement without
    any is left out."""
    found: dict[str, list[Stretch]] = {}
    these = StatementRow.id.in_(statement_ids)
    points = select(
        StatementRow.id, PointRow.label, PointRow.marker, PointRow.kind, PointRow.start, PointRow.end
    ).where(these)
    for identity, label, marker, kind, start, end in session.execute(points.join(PointRow)):
        found.setdefault(identity, []).append(Stretch(f"p-{label}", kind, start, start + len(marker), end))
    passages = select(StatementRow.id, PassageRow.ordinal, PassageRow.kind, PassageRow.start, PassageRow.end).where(
        these
    )
    for identity, ordinal, kind, start, end in session.execute(passages.join(PassageRow)):
        found.setdefault(identity, []).append(Stretch(f"passage-{ordinal}", kind, start, start, end))
    texts = session.execute(select(StatementRow.id, StatementRow.text).where(StatementRow.id.in_(found)))
    made = {identity: clauses_in(text, found[identity]) for identity, text in texts}
    return {identity: clauses for identity, clauses in made.items() if clauses}


def clauses_in(text: str, stretches: Iterable[Stretch]) -> tuple[Clause, ...]:
    """The clauses of one text; stretches without a kind only end the words of those around them."""
    inside = sorted(stretches, key=lambda one: (one.start, -one.end))
    starts = [one.start for one in inside]
    clauses = []
    for one in inside:
        if one.kind is not None:
            until = min((start for start in starts if one.words < start < one.end), default=one.end)
            words = _first_words(text[one.words : until]) or _first_words(text[one.words : one.end])
            clauses.append(Clause(one.anchor, one.kind, words))
    return tuple(clauses)


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


def _first_words(text: str) -> str:
    return opening_words(text.lstrip("，,、：: \n")).rstrip("，,、：:；;。")
