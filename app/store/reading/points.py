"""Points one by one: all that meet some conditions, and one of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, contains_eager, load_only

from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.reading.voices import serving, serving_nowhere
from app.store.tables import PUBLISHED, PlaceRow, PointRow, RoleRow, StatementRow


@dataclass(frozen=True, slots=True)
class PointBrief:
    """A point with its words and its statement; ``start`` and ``end`` are offsets in the statement's text, ``parent``
    the label of the point that it stands in (None at the top)."""

    label: str
    parent: str | None
    group: int
    depth: int
    marker: str
    kind: str | None
    cue: str | None
    start: int
    end: int
    text: str
    statement: StatementBrief
    departments: tuple[str, ...]
    withdrawn: bool


def point_conditions(
    *,
    statement: Collection[str] = (),
    event: Collection[str] = (),
    department: Collection[str | None] = (),
    place: Collection[str | None] = (),
    kind: Collection[str | None] = (),
) -> tuple[ColumnElement[bool], ...]:
    """The conditions on points of published statements; values of one filter are alternatives, None stands for what
    is not known. A place (code) counts with everything below it."""
    conditions: list[ColumnElement[bool]] = [StatementRow.state == PUBLISHED]
    if statement:
        conditions.append(StatementRow.id.in_(statement))
    if event:
        conditions.append(StatementRow.event_id.in_(event))
    if department:
        spoken = select(RoleRow.statement_number).where(RoleRow.department_id.in_([d for d in department if d]))
        named = select(RoleRow.statement_number).where(RoleRow.department_id.is_not(None))
        some = StatementRow.number.in_(spoken)
        conditions.append(or_(some, StatementRow.number.not_in(named)) if None in department else some)
    if place:
        above = select(PlaceRow.chain).where(PlaceRow.code.in_([code for code in place if code])).subquery()
        under = PlaceRow.chain.startswith(above.c.chain + "/")
        inside = select(PlaceRow.code).join(above, or_(PlaceRow.chain == above.c.chain, under))
        served = serving(inside)
        conditions.append(or_(served, serving_nowhere()) if None in place else served)
    if kind:
        known = PointRow.kind.in_([value for value in kind if value])
        conditions.append(or_(known, PointRow.kind.is_(None)) if None in kind else known)
    return tuple(conditions)


def point_list(
    session: Session, conditions: Collection[ColumnElement[bool]], limit: int, offset: int = 0
) -> tuple[int, tuple[PointBrief, ...]]:
    """How many points meet the conditions, and a stretch of them: newest statement first (undated last), then in the
    order of the text."""
    joined = select(PointRow).join(StatementRow, StatementRow.number == PointRow.statement_number).where(*conditions)
    total = session.scalar(select(func.count()).select_from(joined.subquery())) or 0
    rows = session.scalars(
        joined.order_by(
            StatementRow.day.is_(None),
            StatementRow.day.desc(),
            StatementRow.event_id,
            StatementRow.ordinal,
            StatementRow.number,
            PointRow.ordinal,
        )
        .limit(limit)
        .offset(offset)
        .options(
            contains_eager(PointRow.statement).options(
                load_only(StatementRow.id, StatementRow.text, StatementRow.state)
            )
        )
    ).all()
    numbers = {row.statement_number for row in rows}
    statements = {brief.id: brief for brief in statement_briefs(session, StatementRow.number.in_(numbers))}
    departments = _departments(session, numbers)
    return total, tuple(_brief(row, statements[row.statement.id], departments) for row in rows)


def one_point(session: Session, statement_id: str, label: str) -> PointBrief | None:
    """The point with this label in this statement, withdrawn or not; None where there is none."""
    _, found = point_list(session, (StatementRow.id == statement_id, PointRow.label == label), 1)
    return found[0] if found else None


def _brief(row: PointRow, statement: StatementBrief, departments: dict[int, tuple[str, ...]]) -> PointBrief:
    above = row.label.rpartition("-")[0]
    return PointBrief(
        label=row.label,
        parent=above if "-" in above else None,
        group=row.group_number,
        depth=row.depth,
        marker=row.marker,
        kind=row.kind,
        cue=row.cue,
        start=row.start,
        end=row.end,
        text=row.statement.text[row.start : row.end],
        statement=statement,
        departments=departments.get(row.statement_number, ()),
        withdrawn=row.statement.state != PUBLISHED,
    )


def _departments(session: Session, numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    rows = session.execute(
        select(RoleRow.statement_number, RoleRow.department_id)
        .where(RoleRow.statement_number.in_(numbers), RoleRow.department_id.is_not(None))
        .order_by(RoleRow.statement_number, RoleRow.ordinal)
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, label in rows:
        if label and label not in found.get(number, ()):
            found[number] = (*found.get(number, ()), label)
    return found
