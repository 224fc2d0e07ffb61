"""Trouble as data: what the reader of a file could not settle."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.text.spans import Span


class Severity(StrEnum):
    """How far a problem reaches."""

    NOTE = "note"  # published, worth knowing
    DOUBT = "doubt"  # published with a flag
    BLOCK = "block"  # the document is quarantined


class ProblemCode(StrEnum):
    """Every kind of problem that a file can have. The README's table lists them all, which a test holds it to."""

    MISSING_PATH = "missing-path"
    UNREADABLE_FILE = "unreadable-file"
    OUTSIDE_FOLDER = "outside-folder"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    TOO_COSTLY = "too-costly"
    READER_DIED = "reader-died"
    EMPTY_FILE = "empty-file"
    BINARY_FILE = "binary-file"
    UNDECODABLE = "undecodable"
    FOREIGN_FORMAT = "foreign-format"
    ENCRYPTED_FILE = "encrypted-file"
    NO_TEXT_LAYER = "no-text-layer"
    DAMAGED_FILE = "damaged-file"
    SAME_CONTENT = "same-content"
    COPIED_STATEMENTS = "copied-statements"
    NO_STATEMENT = "no-statement"
    TRUNCATED_SOURCE = "truncated-source"
    LOST_BYTES = "lost-bytes"
    UNCLEAR_ATTRIBUTION = "unclear-attribution"
    UNSIGNED_STATEMENT = "unsigned-statement"
    JOINT_SPEAKERS = "joint-speakers"
    EMPTY_STATEMENT = "empty-statement"
    UNKNOWN_PLACE = "unknown-place"
    AMBIGUOUS_PLACE = "ambiguous-place"
    UNKNOWN_DEPARTMENT = "unknown-department"
    AMBIGUOUS_SPEAKER = "ambiguous-speaker"
    UNKNOWN_ORIGIN = "unknown-origin"
    INTERNAL_ERROR = "internal-error"


SEVERITY = {
    ProblemCode.MISSING_PATH: Severity.BLOCK,
    ProblemCode.UNREADABLE_FILE: Severity.BLOCK,
    ProblemCode.OUTSIDE_FOLDER: Severity.BLOCK,
    ProblemCode.TOO_LARGE: Severity.BLOCK,
    ProblemCode.TOO_SLOW: Severity.BLOCK,
    ProblemCode.TOO_COSTLY: Severity.BLOCK,
    ProblemCode.READER_DIED: Severity.BLOCK,
    ProblemCode.EMPTY_FILE: Severity.BLOCK,
    ProblemCode.BINARY_FILE: Severity.BLOCK,
    ProblemCode.UNDECODABLE: Severity.BLOCK,
    ProblemCode.FOREIGN_FORMAT: Severity.BLOCK,
    ProblemCode.ENCRYPTED_FILE: Severity.BLOCK,
    ProblemCode.NO_TEXT_LAYER: Severity.BLOCK,
    ProblemCode.DAMAGED_FILE: Severity.BLOCK,
    ProblemCode.SAME_CONTENT: Severity.NOTE,
    ProblemCode.COPIED_STATEMENTS: Severity.NOTE,
    ProblemCode.NO_STATEMENT: Severity.NOTE,
    ProblemCode.TRUNCATED_SOURCE: Severity.NOTE,
    ProblemCode.LOST_BYTES: Severity.DOUBT,
    ProblemCode.UNCLEAR_ATTRIBUTION: Severity.DOUBT,
    ProblemCode.UNSIGNED_STATEMENT: Severity.NOTE,
    ProblemCode.JOINT_SPEAKERS: Severity.NOTE,
    ProblemCode.EMPTY_STATEMENT: Severity.DOUBT,
    ProblemCode.UNKNOWN_PLACE: Severity.DOUBT,
    ProblemCode.AMBIGUOUS_PLACE: Severity.DOUBT,
    ProblemCode.UNKNOWN_DEPARTMENT: Severity.NOTE,
    ProblemCode.AMBIGUOUS_SPEAKER: Severity.DOUBT,
    ProblemCode.UNKNOWN_ORIGIN: Severity.NOTE,
    ProblemCode.INTERNAL_ERROR: Severity.BLOCK,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt: its code, a sentence in Chinese that says what to do, and where in the restored text it stands."""

    code: ProblemCode
    message: str
    span: Span | None = None

    @property
    def severity(self) -> Severity:
        """How far it reaches, by its code."""
        return SEVERITY[self.code]
