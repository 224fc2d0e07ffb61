"""What became of each file of a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.problems import Problem


class Status(StrEnum):
    """What became of one file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    COPY = "copy"
    QUARANTINED = "quarantined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Outcome:
    """One file of a run: its name, what became of it, how many statements it holds, and its problems."""

    name: str
    status: Status
    statements: int = 0
    problems: tuple[Problem, ...] = ()
