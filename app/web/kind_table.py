"""The busiest departments by kind of point: every number is one of statements, and opens exactly these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.kinds import Kind
from app.search.model import Filters
from app.search.service import counter
from app.store.reading.home import DepartmentCount
from app.web.addresses import search_address
from app.web.contexts.links import Counted


@dataclass(frozen=True, slots=True)
class KindRow:
    """A department (all of them where ``id`` is None): its points, with a kind or without, its statements, and those of
    each kind in their order (None: none)."""

    id: str | None
    name: str | None
    points: int
    statements: Counted
    kinds: tuple[Counted | None, ...]


def kind_table(
    session: Session, statements: int, points: int, departments: Sequence[DepartmentCount]
) -> tuple[KindRow, ...]:
    """A row for the whole corpus, which holds so many statements and points, and one for each department."""
    whole = KindRow(None, None, points, Counted(statements, search_address()), _kinds(session))
    return (
        whole,
        *(
            KindRow(
                one.id,
                one.name,
                one.points,
                Counted(one.statements, search_address(department=one.id)),
                _kinds(session, one.id),
            )
            for one in departments
        ),
    )


def _kinds(session: Session, department: str | None = None) -> tuple[Counted | None, ...]:
    chosen = {"department": department} if department else {}
    found = []
    for kind in Kind:
        filters = Filters(kind=(kind,), department=tuple(chosen.values()))
        count = counter(session, filters)(None)
        found.append(Counted(count, search_address(kind=kind, **chosen)) if count else None)
    return tuple(found)
