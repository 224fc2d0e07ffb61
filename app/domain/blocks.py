"""What each stretch of a source is. Blocks tile the restored text, so that nothing is dropped silently."""

from __future__ import annotations

from enum import StrEnum

from app.text.pickling import pickled_as_call
from app.text.records import record
from app.text.spans import Span


class Family(StrEnum):
    """The four things a character of a source can belong to."""

    STATEMENT = "statement"
    NARRATION = "narration"
    METADATA = "metadata"
    NOISE = "noise"


class BlockKind(StrEnum):
    """The named kinds of block."""

    STATEMENT = "statement"
    NARRATION = "narration"
    TITLE = "title"
    HEADING = "heading"
    ATTRIBUTION = "attribution"
    SALUTATION = "salutation"
    CREDIT = "credit"  # reporter, editor, photographer
    PUBLICATION = "publication"  # who printed it, and its source line
    DATE = "date"
    EVENT = "event"  # where it took place and on what, as labelled at the head of the page
    NAVIGATION = "navigation"
    CAPTION = "caption"
    PAGING = "paging"
    CONTENTS = "contents"  # a table of contents that repeats the headings
    OMISSION = "omission"  # the source's own words that text is missing
    MARKUP = "markup"  # signs of emphasis, list bullets, tags
    BLANK = "blank"  # line breaks and white space between blocks
    JUNK = "junk"  # injected strings, counters, page furniture


FAMILY = {
    BlockKind.STATEMENT: Family.STATEMENT,
    BlockKind.NARRATION: Family.NARRATION,
    BlockKind.TITLE: Family.METADATA,
    BlockKind.HEADING: Family.METADATA,
    BlockKind.ATTRIBUTION: Family.METADATA,
    BlockKind.SALUTATION: Family.METADATA,
    BlockKind.CREDIT: Family.METADATA,
    BlockKind.PUBLICATION: Family.METADATA,
    BlockKind.DATE: Family.METADATA,
    BlockKind.EVENT: Family.METADATA,
    BlockKind.NAVIGATION: Family.NOISE,
    BlockKind.CAPTION: Family.NOISE,
    BlockKind.PAGING: Family.NOISE,
    BlockKind.CONTENTS: Family.NOISE,
    BlockKind.OMISSION: Family.NOISE,
    BlockKind.MARKUP: Family.NOISE,
    BlockKind.BLANK: Family.NOISE,
    BlockKind.JUNK: Family.NOISE,
}


@pickled_as_call
@record
class Block:
    """A stretch of the restored text, what it is, and the ordinal of the statement it belongs to, if any."""

    kind: BlockKind
    span: Span
    statement: int | None = None

    @property
    def family(self) -> Family:
        """The family that the kind belongs to."""
        return FAMILY[self.kind]
