"""What a document says, as printed: the outcome of reading one source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.blocks import Block, Family
from app.domain.kinds import Kind
from app.domain.problems import Problem
from app.text.pickling import pickled_as_call
from app.text.records import record
from app.text.repairs import Repair, Restored
from app.text.spans import Span


class Mode(StrEnum):
    """Whose words a statement holds."""

    DIRECT = "direct"  # the speaker's own
    INDIRECT = "indirect"  # a report of them
    MIXED = "mixed"  # a report with quotations


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Voice:
    """One of those who speak where no single person is named. ``full`` is True for a name of one of several people,
    with the role that the page gives him; False for words that stand for a name (王局长, 市水利局局长)."""

    name: str
    role: str | None = None
    full: bool = True


@pickled_as_call
@record
class Attribution:
    """The printed words that say who speaks, and the rule that read them.

    ``span`` covers the printed words in the restored text; ``role_span`` is where the role stands, which may be
    an earlier sentence. ``name`` and ``role`` are the restored words, without emphasis or brackets; ``name`` is None
    where the printed words do not settle who it is (甲、乙一致表示; 李局长表示, of whom the page says no more):
    ``voices`` are those who can be told from the words then, in their order.
    """

    rule: str
    span: Span
    printed: str
    name: str | None
    role: str | None
    role_span: Span | None
    voices: tuple[Voice, ...] = ()


@pickled_as_call
@record
class Paragraph:
    """A paragraph as restored. ``segments`` are its pieces in the restored text, more than one where a break was
    closed; their characters, one after another, are ``text``."""

    text: str
    segments: tuple[Span, ...]


@pickled_as_call
@record
class Point:
    """An enumerated item, from its marker to the next sibling or the end of its paragraph.

    ``label`` is its path in the statement ("1-2": second item of the first group; "1-2-1": nested in it) and its
    anchor on a page; ``group`` numbers the runs of items from 1 in the order in which they open; ``depth`` 0 is
    top level; ``start`` and ``end`` are offsets in the text of paragraph number ``paragraph`` (from 0).
    ``cue`` are the words that decided the kind, or that announce the group where no kind was judged.
    """

    label: str
    group: int
    depth: int
    marker: str
    kind: Kind | None
    cue: str | None
    paragraph: int
    start: int
    end: int


@pickled_as_call
@record
class Passage:
    """A stretch without ordinals that a cue opens: offsets as for a point."""

    kind: Kind
    cue: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said of a speaker that no print says: which of several namesakes (``person``), the department and
    the place served. None leaves what is read; an empty text says "not known"."""

    person: str | None = None
    department: str | None = None
    place: str | None = None


NOTHING_GIVEN = Given()
"""Nobody said anything."""


@pickled_as_call
@record
class Statement:
    """What one person said at an event. ``attribution`` is None where the document names nobody."""

    ordinal: int
    attribution: Attribution | None
    mode: Mode
    heading: str | None
    reporter: str | None
    truncated: bool
    paragraphs: tuple[Paragraph, ...]
    points: tuple[Point, ...] = ()
    passages: tuple[Passage, ...] = ()
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What the document prints about the event, before any name is resolved. Dates are None where not printed.

    ``lead`` is the narration before the first statement (after it where there is none before); it and ``title``
    are where origin and destinations are looked for. ``site`` is the site around the page, where it is not the
    publication. ``chair`` is the person said to preside.
    """

    title: str | None = None
    published: date | None = None
    publication: str | None = None
    site: str | None = None
    start: date | None = None
    end: date | None = None
    reporters: tuple[str, ...] = ()
    chair: str | None = None
    lead: str = ""
    narration: str = ""


@dataclass(frozen=True)
class Transcript:
    """One source, read: its blocks tile ``restored.text``; its statements are in the order of the document."""

    restored: Restored
    layout: str
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]
    event: EventFacts
    joins: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()

    def ledger(self) -> Counter[Family]:
        """Characters of the received file by family; their sum is the length of the file."""
        count: Counter[Family] = Counter()
        previous = 0
        for index, block in enumerate(self.blocks):
            last = index == len(self.blocks) - 1
            end = len(self.restored.received) if last else self.restored.source_offset(block.span.end)
            count[block.family] += end - previous
            previous = end
        return count


def searchable_text(heading: str | None, paragraphs: tuple[str, ...]) -> str:
    """The text that a query is held against: the heading, a line break, then the paragraphs on a line each."""
    return "\n".join(([heading] if heading else []) + list(paragraphs))
