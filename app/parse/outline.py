"""What a layout says of each row of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from app.domain.blocks import BlockKind
from app.parse.grammar.attribution import Printed
from app.parse.page import Page
from app.parse.rows import Row
from app.text.records import record
from app.text.spans import Span


class Side(StrEnum):
    """Where an attribution stands beside the text of the row that it opens."""

    BEFORE = "before"
    BEHIND = "behind"  # text, then the words that attribute it
    INSIDE = "inside"  # words of the text, which goes on after them


class Part(StrEnum):
    """What a row is."""

    ASIDE = "aside"  # nothing is left of it
    TITLE = "title"
    SITE = "site"
    DATE = "date"
    HEADING = "heading"
    STRAY = "stray"  # the torn second half of the statement's headline, inside a cut sentence
    OPENING = "opening"  # a statement begins here
    AGAIN = "again"  # the same speaker is named again; the statement goes on
    TEXT = "text"
    SIGNED = "signed"  # whose the text before was, after its end
    SALUTATION = "salutation"
    NARRATION = "narration"


@record
class Mark:
    """One row's part. In an opening, the body up to ``start`` is ``before``, from there to ``printed.end`` the
    attribution, after it ``after``; ``reported`` says that a report of words follows. With ``side`` other than before,
    the text begins with the row and ``start`` and ``printed.end`` are where the attribution stands in it or after it;
    behind it, the text ends at ``stop``. In a signature the text goes on up to ``start``, and up to ``printed.end``
    stands who spoke it."""

    part: Part
    printed: Printed | None = None
    start: int = 0
    before: BlockKind = BlockKind.NARRATION
    after: BlockKind = BlockKind.STATEMENT
    reported: bool = False
    side: Side = Side.BEFORE
    stop: int | None = None


@record
class Outline:
    """One layout's reading of a page: a mark a row, how many blocks of speech it accounts for, and the rows that name
    a speaker where another row names a different one. ``page`` holds the rows of the marks where the layout cut them
    anew, ``roles`` the office of each person whom the page introduces and where it stands."""

    layout: str
    marks: tuple[Mark, ...]
    blocks: int
    unclear: tuple[int, ...] = ()
    page: Page | None = None
    roles: Mapping[str, tuple[str, Span]] = field(default_factory=dict)


class Fit(NamedTuple):
    """That a layout fits a page: how many blocks of speech it accounts for, and its outline, drawn when called for,
    since of all layouts that fit one is read."""

    blocks: int
    outline: Callable[[], Outline]


ASIDE = Mark(Part.ASIDE)
TEXT = Mark(Part.TEXT)
NARRATION = Mark(Part.NARRATION)
HEADING = Mark(Part.HEADING)
TITLE = Mark(Part.TITLE)


def blank_marks(rows: tuple[Row, ...]) -> list[Mark]:
    """A mark for each row to begin with: narration, or aside where nothing is left."""
    return [NARRATION if row.text else ASIDE for row in rows]
