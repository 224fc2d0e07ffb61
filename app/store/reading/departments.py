"""Departments: the list with aliases, and one of them across places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.reading.briefs import PlaceRef, StatementBrief, place_refs, statement_briefs
from app.store.tables import PUBLISHED, DepartmentRow, PlaceRow, RoleRow, StatementRow

PLACES, NEWEST = 40, 5
"""Places that a department lists at most, and statements of each."""
DIVISIONS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "新区", "省", "市", "县", "区", "旗", "州", "盟")
"""Last words of places, the longer ones first."""
_DIVISION = re.compile(f"(?:{'|'.join(DIVISIONS)})$")


@dataclass(frozen=True, slots=True)
class DepartmentBrief:
    """A department in a line. ``aliases`` are its printed forms, except those that only name a place: of 怀宁县县长
    nothing else is left of the office."""

    id: str
    name: str
    known: bool
    aliases: tuple[str, ...]
    statements: int
    speakers: int
    places: int


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The statements of one department in one place (None: unknown): how many, and the newest of them."""

    place: PlaceRef | None
    total: int
    statements: tuple[StatementBrief, ...]


@dataclass(frozen=True, slots=True)
class DepartmentReading:
    """One department: its names, and its statements by place, most first, the unknown place last."""

    brief: DepartmentBrief
    groups: tuple[PlaceGroup, ...]
    sample: bool


def department_list(session: Session, department_id: str | None = None) -> tuple[DepartmentBrief, ...]:
    """The departments that speak in the corpus, most statements first; only one of them where an id is given."""
    spoken = func.count(StatementRow.number.distinct())
    query = (
        select(
            DepartmentRow,
            spoken,
            func.count(StatementRow.speaker_id.distinct()),
            func.count(RoleRow.place_code.distinct()),
        )
        .join(RoleRow, RoleRow.department_id == DepartmentRow.id)
        .join(StatementRow, StatementRow.number == RoleRow.statement_number)
        .where(StatementRow.state == PUBLISHED)
        .group_by(DepartmentRow.id)
        .order_by(spoken.desc(), DepartmentRow.id)
    )
    if department_id is not None:
        query = query.where(DepartmentRow.id == department_id)
    places = _place_names(session)
    return tuple(
        DepartmentBrief(row.id, row.name, row.known, _office_names(row.aliases, places), *counts)
        for row, *counts in session.execute(query)
    )


def department_brief(session: Session, department_id: str) -> DepartmentBrief | None:
    """The department with this label, whether it speaks or not; None where there is none."""
    row = session.get(DepartmentRow, department_id)
    if row is None:
        return None
    briefs = department_list(session, department_id)
    names = _office_names(row.aliases, _place_names(session))
    return briefs[0] if briefs else DepartmentBrief(row.id, row.name, row.known, names, 0, 0, 0)


def _place_names(session: Session) -> frozenset[str]:
    """The names of the corpus' places, whole and without their last word, and the words for a division alone."""
    whole = set(session.scalars(select(PlaceRow.name)))
    short = {_DIVISION.sub("", name) for name in whole}
    return frozenset((*whole, *(name for name in short if len(name) > 1), *DIVISIONS))


def _office_names(printed: Sequence[str], places: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in printed if not _only_places(name, places))


def _only_places(name: str, places: frozenset[str]) -> bool:
    """Whether ``name`` is one place or several in a row (九江市湖口县) and nothing else."""
    ends = {0}
    for end in range(1, len(name) + 1):
        if any(name[start:end] in places for start in ends):
            ends.add(end)
    return len(name) in ends


def department_reading(session: Session, department_id: str) -> DepartmentReading | None:
    """The department with this label; None where there is none."""
    brief = department_brief(session, department_id)
    if brief is None:
        return None
    groups = _by_place(session, department_id)
    return DepartmentReading(brief, groups, any(one.sample for group in groups for one in group.statements))


def _by_place(session: Session, department_id: str) -> tuple[PlaceGroup, ...]:
    served = session.execute(
        select(StatementRow.number, func.min(RoleRow.place_code))
        .join(RoleRow)
        .where(RoleRow.department_id == department_id, StatementRow.state == PUBLISHED)
        .group_by(StatementRow.number)
        .order_by(StatementRow.day.is_(None), StatementRow.day.desc(), StatementRow.event_id, StatementRow.ordinal)
    )
    numbers: dict[str, list[int]] = {}
    for number, code in served:
        numbers.setdefault(code or "", []).append(number)
    refs = place_refs(session, numbers)
    most = sorted(numbers.items(), key=lambda item: (item[0] not in refs, -len(item[1]), item[0]))[:PLACES]
    return tuple(
        PlaceGroup(refs.get(code), len(found), statement_briefs(session, StatementRow.number.in_(found[:NEWEST])))
        for code, found in most
    )


def departments_of_place(session: Session, chain: str) -> tuple[tuple[str, int], ...]:
    """The departments that speak for a place or below it, with their numbers of statements, most first."""
    spoken = func.count(StatementRow.number.distinct())
    rows = session.execute(
        select(RoleRow.department_id, spoken)
        .join(StatementRow, StatementRow.number == RoleRow.statement_number)
        .join(PlaceRow, PlaceRow.code == RoleRow.place_code)
        .where(
            StatementRow.state == PUBLISHED,
            RoleRow.department_id.is_not(None),
            (PlaceRow.chain == chain) | PlaceRow.chain.startswith(chain + "/", autoescape=True),
        )
        .group_by(RoleRow.department_id)
        .order_by(spoken.desc(), RoleRow.department_id)
    )
    return tuple((label or "", count) for label, count in rows)
