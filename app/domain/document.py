"""One file, read and resolved: what ingest hands to the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.people import Resolution
from app.domain.problems import Problem, ProblemCode, Severity
from app.domain.transcript import Transcript


@dataclass(frozen=True)
class Document:
    """A source by ``name`` (no folder), its bytes' digest and size, and what was read in it.

    ``transcript`` and ``resolution`` are None where a blocking problem kept the file from being read. ``format`` is
    txt, html, docx or pdf; ``address`` is where the original stands on the web, ``fetched`` the day it was taken there.
    """

    name: str
    sha256: str
    size: int
    encoding: str | None = None
    transcript: Transcript | None = None
    resolution: Resolution | None = None
    failure: Problem | None = None
    format: str | None = None
    address: str | None = None
    fetched: date | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the file, the blocking one first."""
        found = (self.failure,) if self.failure else ()
        read = self.transcript.problems if self.transcript else ()
        residues = self.transcript.restored.residues if self.transcript else ()
        lost = tuple(Problem(ProblemCode.LOST_BYTES, residue.reason + "。", residue.span) for residue in residues)
        named = self.resolution.problems if self.resolution else ()
        return found + lost + read + named

    @property
    def blocked(self) -> bool:
        """True where the file cannot be published."""
        return any(problem.severity is Severity.BLOCK for problem in self.problems)
