"""The contexts of the desk's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.desk.desk import Change
from app.store.reading.desk import Waiting
from app.store.reading.problems import ProblemView
from app.store.reading.source_lines import SourceLine
from app.store.reading.sources import SourceBrief
from app.text.messages import Message
from app.web.contexts.page import Page


@dataclass(frozen=True)
class SignInPage(Page):
    """The door."""

    template = "desk_sign_in.html"
    message: Message | None
    """Why the token was not taken."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file that was dropped in: its name, what is said of it, and the id of its source."""

    name: str
    words: Message
    id: str | None


@dataclass(frozen=True)
class DeskPage(Page):
    """What waits for a person."""

    template = "desk.html"
    seal: str
    """What each form carries."""
    waiting: Waiting
    """Files with open doubts, and files kept out."""
    asking: tuple[int, tuple[tuple[str, str, str], ...]]
    """How many files ask who spoke, and the first of them: id, name, the question."""
    found: Waiting
    """Files found by name, or those that came in last."""
    query: str
    """The words that files were looked for by."""
    received: tuple[Received, ...]
    """What was dropped in just now."""
    stale: tuple[tuple[str, str, str], ...]
    """Corrections that fit nothing in their files: id, name, sentence."""
    unused: tuple[str, ...]
    """Corrections that belong to nothing in the corpus, or the file of them that is broken."""
    megabytes: int
    """How much may be dropped in at once."""
    files: int
    """How many files may be dropped in at once."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point or passage: the number of its field, its label (None for a passage), its kind, and its first words."""

    number: int
    label: str | None
    kind: str | None
    opening: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement as it was read. ``signed`` is the speaker, or what is printed where that names nobody alone;
    ``fields`` are the values that its form begins with; ``namesakes`` are people of the
    same name, each an id and what tells them apart. ``opened`` are the parts of its form that stand open."""

    ordinal: int
    line: int
    speaker: str | None
    signed: str | None
    role: str | None
    printed: str | None
    rule: Message
    departments: tuple[str, ...]
    place: str | None
    paragraphs: int
    characters: int
    fields: Mapping[str, str]
    points: tuple[PointRow, ...]
    speaker_id: str | None
    namesakes: tuple[tuple[str, str], ...]
    opened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of the file that belong together, the statements on them, and the problems that they have."""

    lines: tuple[SourceLine, ...]
    cards: tuple[Card, ...]
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A correction of the file: its id, what it says, and whether it can be taken back here."""

    id: str
    words: str


@dataclass(frozen=True)
class FilePage(Page):
    """A file beside what was read in it."""

    template = "desk_file.html"
    seal: str
    """What each form carries."""
    source: SourceBrief
    """The file."""
    reading: str
    """The reading that the forms are about."""
    trouble: str | None
    """Why nothing can be put right here, or why the last form was not taken."""
    ready: bool
    """Whether the file can be put right."""
    waits: bool
    """Whether it was not read, so that only facts of the event can be written down, which wait until it is."""
    event: Mapping[str, str]
    """The values that the form of the event begins with."""
    opened: tuple[str, ...]
    """The parts of the event's form that stand open."""
    problems: tuple[ProblemView, ...]
    """The problems of the whole file."""
    whose: Mapping[str, int]
    """Of each doubt about namesakes the number of the first statement by one of that name."""
    stretches: tuple[Stretch, ...]
    """The file from its first line to its last."""
    written: tuple[Written, ...]
    """What was put right so far."""
    change: Change | None
    """What the last step did."""
    edited: str
    """Which form is open: event, add, the number of a statement, or none."""
    typed: Mapping[str, str]
    """What was typed into the open form, where it was not taken."""
    signer: str
    """Who wrote last."""
    kinds: tuple[tuple[str, Message], ...]
    """The kinds of points, each with its word."""
