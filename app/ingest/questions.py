"""Notes that ask a person something: whether what only offices say are statements, and whose."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from app.domain.problems import ProblemCode
from app.parse.nobody import OFFICES_SPEAK
from app.store.reading.called import called_names
from app.store.tables import WITHDRAWN, ProblemRow, SourceRow

MOST = 50
"""Questions that are listed at once."""


def is_question(problem: ProblemRow) -> bool:
    """Whether a problem asks for an answer that nobody has given yet."""
    asks = problem.code == ProblemCode.NO_STATEMENT and problem.message.startswith(OFFICES_SPEAK)
    return asks and problem.accepted is None


def open_questions(session: Session) -> tuple[int, tuple[tuple[str, str, str], ...]]:
    """How many files ask something, and the first of them by name: id, name and the question."""
    asking = select(SourceRow.id, SourceRow.name, ProblemRow.message).join(ProblemRow).where(_asks())
    total = session.scalar(select(func.count()).select_from(asking.subquery())) or 0
    rows = session.execute(asking.order_by(SourceRow.name, SourceRow.id).limit(MOST)).all()
    names = called_names(session, [row.id for row in rows])
    return total, tuple((row.id, names.get(row.id, row.name), row.message) for row in rows)


def _asks() -> ColumnElement[bool]:
    return and_(
        SourceRow.state != WITHDRAWN,
        ProblemRow.code == str(ProblemCode.NO_STATEMENT),
        ProblemRow.message.startswith(OFFICES_SPEAK, autoescape=True),
        ProblemRow.accepted.is_(None),
    )
