"""What a page says, while it is read: statements in the making, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.parse.grammar.attribution import Printed
from app.parse.grammar.credits import Credit
from app.parse.strands import Strand
from app.parse.tiling import Piece
from app.text.spans import Span


@dataclass(eq=False)
class Draft:
    """A statement while its rows are read."""

    printed: Printed | None = None
    printed_span: Span | None = None
    role_span: Span | None = None
    reported: bool = False
    headings: list[Strand] = field(default_factory=list)
    paragraphs: list[Strand] = field(default_factory=list)
    named: list[Piece] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    truncated: bool = False
    open: bool = True  # a cut sentence may still go on
    paged: bool = False  # a page ended after the last line


@dataclass
class Sheet:
    """A page after its marks were read."""

    drafts: list[Draft] = field(default_factory=list)
    named: list[Piece] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    gaps: list[Span] = field(default_factory=list)
    omissions: list[Span] = field(default_factory=list)
    title: list[Strand] = field(default_factory=list)
    site: Strand | None = None
    dates: list[Strand] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def writers(credited: Iterable[Credit]) -> tuple[str, ...]:
    """The names of reporters and authors, once each, in the order of print."""
    return tuple(dict.fromkeys(name for credit in credited if credit.wrote for name in credit.names))
