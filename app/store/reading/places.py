"""Places: the tree, and one of them with what is said, who leaves and who comes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import (
    EventBrief,
    PlaceRef,
    StatementBrief,
    below,
    event_briefs,
    place_refs,
    statement_briefs,
)
from app.store.reading.departments import departments_of_place
from app.store.reading.voices import places_together, serving
from app.store.tables import PUBLISHED, DestinationRow, EventRow, MentionRow, PlaceRow, StatementRow

PAGE = 50
"""Statements on one page of a place."""


VISITS = 20
"""Events that a place lists of those made from it, and of those paid to it: the newest."""


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """A place of the tree with everything below it counted in: statements by those who serve there, visits made
    from it and paid to it."""

    code: str
    name: str
    level: str
    depth: int
    statements: int
    visits_from: int
    visits_to: int


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One place. ``children`` are counted with everything below them; ``mentions`` counts statements that name the
    place or one below it."""

    ref: PlaceRef
    node: PlaceNode
    children: tuple[PlaceNode, ...]
    departments: tuple[tuple[str, int], ...]
    statements: tuple[StatementBrief, ...]
    visits_from: tuple[EventBrief, ...]
    visits_to: tuple[EventBrief, ...]
    mentions: int
    page: int
    pages: int
    sample: bool


def place_tree(session: Session) -> tuple[PlaceNode, ...]:
    """Every place of the corpus that someone serves, leaves from or visits, with its ancestors, in tree order."""
    rows = session.scalars(select(PlaceRow).order_by(PlaceRow.chain)).all()
    published = StatementRow.state == PUBLISHED
    statements = session.execute(
        select(StatementRow.place_code, func.count()).where(published).group_by(StatementRow.place_code)
    )
    left = session.execute(
        select(EventRow.origin_code, func.count()).where(EventRow.state == PUBLISHED).group_by(EventRow.origin_code)
    )
    visited = session.execute(
        select(DestinationRow.event_id, DestinationRow.place_code).join(EventRow).where(EventRow.state == PUBLISHED)
    )
    chains = {row.code: row.chain.split("/") for row in rows}
    spoken = Counter(_rolled_up(dict(statements.all()), chains))
    for _, codes in places_together(session):
        spoken.update({ancestor for code in codes for ancestor in chains[code]})
    origins = _rolled_up(dict(left.all()), chains)
    guests: dict[str, set[str]] = {}
    for event, code in visited:
        for ancestor in chains.get(code, ()):
            guests.setdefault(ancestor, set()).add(event)
    nodes = (
        PlaceNode(
            row.code,
            row.name,
            row.level,
            row.chain.count("/"),
            spoken.get(row.code, 0),
            origins.get(row.code, 0),
            len(guests.get(row.code, ())),
        )
        for row in rows
    )
    return tuple(node for node in nodes if node.statements or node.visits_from or node.visits_to)


def _rolled_up(counts: dict[str | None, int], chains: dict[str, list[str]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for code, count in counts.items():
        for ancestor in chains.get(code or "", ()):
            total[ancestor] = total.get(ancestor, 0) + count
    return total


def place_reading(session: Session, code: str, page: int) -> PlaceReading | None:
    """The place with this code and page ``page`` (from 1) of its statements; None where the corpus lacks it."""
    row = session.get(PlaceRow, code)
    if row is None:
        return None
    tree = place_tree(session)
    depth = row.chain.count("/")
    blank = PlaceNode(code, row.name, row.level, depth, 0, 0, 0)
    node = next((node for node in tree if node.code == code), blank)
    under = set(session.scalars(select(PlaceRow.code).where(PlaceRow.parent_code == code)))
    inside = select(PlaceRow.code).where(below(row.chain))
    pages = max(1, -(-node.statements // PAGE))
    page = min(page, pages)
    published = EventRow.state == PUBLISHED
    statements = statement_briefs(
        session,
        serving(inside),
        StatementRow.state == PUBLISHED,
        limit=PAGE,
        offset=(page - 1) * PAGE,
    )
    came = select(DestinationRow.event_id).where(DestinationRow.place_code.in_(inside))
    naming = session.scalar(
        select(func.count(StatementRow.number.distinct()))
        .join(MentionRow, MentionRow.statement_number == StatementRow.number)
        .where(StatementRow.state == PUBLISHED, MentionRow.place_code.in_(inside))
    )
    visits_from = event_briefs(session, EventRow.origin_code.in_(inside), published, limit=VISITS)
    visits_to = event_briefs(session, EventRow.id.in_(came), published, limit=VISITS)
    return PlaceReading(
        ref=place_refs(session, [code])[code],
        node=node,
        children=tuple(child for child in tree if child.code in under),
        departments=departments_of_place(session, row.chain),
        statements=statements,
        visits_from=visits_from,
        visits_to=visits_to,
        mentions=naming or 0,
        page=page,
        pages=pages,
        sample=any(s.sample for s in statements) or any(e.sample for e in visits_from + visits_to),
    )
