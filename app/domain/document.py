"""One file, read and resolved: what ingest hands to the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.corrections import NONE, Acceptance, Corrections, stale_correction
from app.domain.labels import handle
from app.domain.lines import Lines
from app.domain.people import Resolution
from app.domain.problems import Problem, ProblemCode, Severity
from app.domain.transcript import Transcript

FOUND_LATER = frozenset({ProblemCode.AMBIGUOUS_SPEAKER, ProblemCode.SAME_CONTENT})
"""Problems that are only found beside other files, when a document is written."""


@dataclass(frozen=True)
class Document:
    """A source by ``name`` (no folder), its bytes' digest and size, and what was read in it.

    ``transcript`` and ``resolution`` are None where a blocking problem kept the file from being read. ``format`` is
    txt, html, docx or pdf; ``address`` is where the original stands on the web, ``fetched`` the day it was taken there.
    ``corrections`` are what a person put right, as it was applied.
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
    corrections: Corrections = NONE

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the file, the blocking one first; those that somebody lets stand say so, and one that
        somebody let stand and that is not there is a problem itself."""
        found = self._found
        accepted = [self._acceptance(problem) for problem in found]
        used = {acceptance for acceptance in accepted if acceptance}
        unused = [a for a in self.corrections.acceptances if a not in used and a.code not in FOUND_LATER]
        return (
            *(replace(p, accepted=a.why.reason) if a else p for p, a in zip(found, accepted, strict=True)),
            *(stale_correction(a, f"没有“{handle(a.code)}”这个问题") for a in unused),
        )

    def _acceptance(self, problem: Problem) -> Acceptance | None:
        if not self.corrections.acceptances or problem.severity is Severity.BLOCK:
            return None
        here = Lines(self.transcript.restored).of(problem.span.start) if self.transcript and problem.span else None
        return next((a for a in self.corrections.acceptances if a.covers(problem.code, problem.message, here)), None)

    @property
    def _found(self) -> tuple[Problem, ...]:
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
