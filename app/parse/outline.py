"""What a layout says of each row of a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.blocks import BlockKind
from app.parse.grammar.attribution import Printed
from app.parse.rows import Row


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
    SALUTATION = "salutation"
    NARRATION = "narration"


@dataclass(frozen=True, slots=True)
class Mark:
    """One row's part. In an opening, the body up to ``start`` is ``before``, from there to ``printed.end`` the
    attribution, after it ``after``; ``reported`` says that a report of words follows, to the end of the row."""

    part: Part
    printed: Printed | None = None
    start: int = 0
    before: BlockKind = BlockKind.NARRATION
    after: BlockKind = BlockKind.STATEMENT
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """One layout's reading of a page: a mark a row, how many blocks of speech it accounts for, and the rows that name
    a speaker where another row names a different one."""

    layout: str
    marks: tuple[Mark, ...]
    blocks: int
    unclear: tuple[int, ...] = ()


ASIDE = Mark(Part.ASIDE)
TEXT = Mark(Part.TEXT)
NARRATION = Mark(Part.NARRATION)
HEADING = Mark(Part.HEADING)
TITLE = Mark(Part.TITLE)


def blank_marks(rows: tuple[Row, ...]) -> list[Mark]:
    """A mark for each row to begin with: narration, or aside where nothing is left."""
    return [NARRATION if row.text else ASIDE for row in rows]
