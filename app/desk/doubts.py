"""What a step at the desk made doubtful, and what it settled: in its file, and where namesakes are in others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.ingest.correcting import quoted
from app.store.reading.called import called_names
from app.store.reading.desk import namesake_doubts
from app.store.reading.problems import ProblemView, problems_of
from app.store.tables import SourceRow


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is open at one time: the problems of the file of a step, and the doubts about namesakes in other files, each
    the id of the source with what is said of it."""

    here: tuple[ProblemView, ...] = ()
    elsewhere: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """What a step changed: the problems that came and went, and the other files of which the same is true, each its id
    and what it is called."""

    raised: tuple[ProblemView, ...]
    settled: tuple[ProblemView, ...]
    raised_in: tuple[tuple[str, str], ...]
    settled_in: tuple[tuple[str, str], ...]


def open_doubts(session: Session, source_id: str) -> Doubts:
    """What is open about a source, and about namesakes in the others."""
    row = session.get(SourceRow, source_id)
    here = problems_of(session, row) if row else ()
    return Doubts(tuple(p for p in here if p.accepted is None), namesake_doubts(session, source_id))


def turn(session: Session, before: Doubts, after: Doubts) -> Turn:
    """What came and went. Where there are more namesakes than before the doubt about them came too."""
    was = {_about(problem): _number(problem.message) for problem in before.here}
    is_now = {_about(problem) for problem in after.here}
    raised = (p for p in after.here if _about(p) not in was or _number(p.message) > was[_about(p)])
    settled = (p for p in before.here if _about(p) not in is_now)
    were, are = _named(before.elsewhere), _named(after.elsewhere)
    return Turn(tuple(raised), tuple(settled), _files(session, are - were), _files(session, were - are))


def _about(problem: ProblemView) -> tuple[str, int | None, str]:
    return problem.code, problem.line, quoted(problem.message) or problem.message


def _named(doubts: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(source_id, quoted(message) or message) for source_id, message in doubts}


def _number(message: str) -> int:
    found = re.search(r"\d+", message)
    return int(found[0]) if found else 0


def _files(session: Session, doubts: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    names = called_names(session, {source_id for source_id, _ in doubts})
    return tuple(sorted(names.items(), key=lambda file: (file[1], file[0])))
