"""What a person settled that concerns more than one source: who is one person, and which doubts stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.corrections import Bearer
from app.domain.problems import ProblemCode
from app.store.tables import MergeRow

People = tuple[Bearer, ...]


def merges(session: Session) -> tuple[People, ...]:
    """Who was said to be one person, in the order in which it was written down."""
    rows = session.scalars(select(MergeRow).order_by(MergeRow.ordinal))
    return tuple(tuple(Bearer(name, role) for name, role in row.people) for row in rows)


def set_merges(session: Session, wanted: Sequence[People]) -> set[str]:
    """Keep these merges and no others; gives the names of those that came or went."""
    held = merges(session)
    changed = set(held) ^ set(wanted)
    if held != tuple(wanted):
        session.execute(delete(MergeRow))
        rows = ([[bearer.name, bearer.role] for bearer in people] for people in wanted)
        session.add_all(MergeRow(ordinal=number, people=people) for number, people in enumerate(rows, 1))
        session.flush()
    return {bearer.name for people in changed for bearer in people}


def why_accepted(accepted: Iterable[dict[str, Any]], code: ProblemCode, message: str) -> str | None:
    """The reason for which a source's problem of the whole file is let stand, None where it is open."""
    found = (one for one in accepted if one["code"] == code and (one["words"] is None or one["words"] in message))
    return next((str(one["reason"]) for one in found), None)
