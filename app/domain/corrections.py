"""What a person put right in the reading of one source: values, applied between the stages of the next reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from app.domain.kinds import Kind
from app.domain.problems import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was put right, by whom and on which day. ``note`` is where it is written down (file and line); it
    is no part of what the correction says."""

    reason: str
    by: str
    day: date
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a correction takes hold: ``words`` are the printed attribution or the first characters of a text, ``line``
    the line of the file on which they begin. Where several places begin with the words, the line decides."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """What is known of the event and the file. None leaves what was read; an empty text or list says "not known".

    ``place`` is the place that the report speaks of as its own; places are full names (安徽省安庆市) or codes.
    ``address`` is where the original stands on the web, ``fetched`` the day it was taken from there.
    """

    why: Why
    title: str | None = None
    start: date | None = None
    end: date | None = None
    published: date | None = None
    publication: str | None = None
    place: str | None = None
    origin: str | None = None
    destinations: tuple[str, ...] | None = None
    address: str | None = None
    fetched: date | None = None


@dataclass(frozen=True, slots=True)
class StatementCorrection:
    """One statement put right. None leaves what was read; an empty text says "not known", for a speaker "nobody".

    ``person`` tells a namesake from the others of that name: a statement with this word is one person's with those
    that have the same word, and nobody else's. ``begins`` and ``ends`` are the first and the last words of the text;
    at the words ``split`` a statement of its own begins; ``joined`` makes it part of the one before, ``dropped`` no
    statement at all, ``added`` makes a statement of words that were none (with ``ends`` as its last words).
    """

    why: Why
    at: Anchor
    speaker: str | None = None
    person: str | None = None
    role: str | None = None
    department: str | None = None
    place: str | None = None
    begins: str | None = None
    ends: str | None = None
    split: str | None = None
    joined: bool = False
    dropped: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True)
class PointCorrection:
    """The kind of the point or passage that begins with the words of ``at``; None where it is of no kind."""

    why: Why
    at: Anchor
    kind: Kind | None


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A person by what is printed: a name, and where namesakes are meant apart a role as printed."""

    name: str
    role: str | None = None

    def __str__(self) -> str:
        return f"{self.name}({self.role})" if self.role else self.name


@dataclass(frozen=True, slots=True)
class Merge:
    """Bearers of names and roles, anywhere in the corpus, that are one person, known by the first one's name."""

    why: Why
    people: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A doubt that was looked at and stands: by its code, its line (None: any), and words of its message
    (None: any)."""

    why: Why
    code: ProblemCode
    line: int | None = None
    words: str | None = None

    def covers(self, code: str, message: str, line: int | None) -> bool:
        """Whether the doubt with this code, message and line is meant."""
        here = self.line is None or line is None or self.line == line
        return self.code == code and here and (self.words is None or self.words in message)


Entry = EventCorrection | StatementCorrection | PointCorrection | Merge | Acceptance


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything that was put right in one source, in the order in which it is to be applied. ``name`` and ``sha256``
    are those of the source it was written for, empty where it belongs to none."""

    name: str = ""
    sha256: str = ""
    events: tuple[EventCorrection, ...] = ()
    statements: tuple[StatementCorrection, ...] = ()
    points: tuple[PointCorrection, ...] = ()
    merges: tuple[Merge, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, kind by kind."""
        return (*self.events, *self.statements, *self.points, *self.merges, *self.acceptances)

    @property
    def digest(self) -> str:
        """Eight hex digits over what concerns the reading of the source alone; empty where nothing does."""
        own = (self.events, self.statements, self.points, self.acceptances)
        return hashlib.sha256(repr(own).encode()).hexdigest()[:8] if any(own) else ""


NONE = Corrections()
"""Nothing was put right."""


def entry_id(entry: Entry) -> str:
    """Ten hex digits that name an entry by what it says, wherever it stands."""
    return hashlib.sha256(repr(entry).encode()).hexdigest()[:10]


def stale_correction(entry: Entry, what: str) -> Problem:
    """The problem of a correction that fits nothing in its source; ``what`` is what it looks for."""
    where = f"({entry.why.note})" if entry.why.note else ""
    message = f"校订{where}对不上原文：{what}。文件可能改过；请核对后改写或删去这条校订。"
    return Problem(ProblemCode.STALE_CORRECTION, message)
