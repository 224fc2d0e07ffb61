"""What became of each file of a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.problems import Problem
from app.store.files import called


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
    """One document of a run: its path as the store holds it, what became of it, how many statements it holds, and its
    problems."""

    path: str
    status: Status
    statements: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: what stands in a container by the name of that too."""
        return called(self.path)
