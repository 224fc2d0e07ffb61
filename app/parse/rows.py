"""What a line of a page is: what of it is furniture, and what is left for a layout to read."""

from __future__ import annotations

from dataclasses import field

from app.domain.blocks import BlockKind
from app.parse.grammar.credits import Credit
from app.parse.grammar.fields import Label
from app.parse.strands import EMPTY, Strand
from app.parse.tiling import Piece, pieces
from app.text.records import record


@record
class Finding:
    """A labelled value of the page: its source, its date, who speaks."""

    label: Label
    value: Strand


@record
class Row:
    """A line that is not blank. ``body`` is what may be text (empty where the whole line was set aside),
    ``kind`` what the set-aside line is; ``bold`` are offsets in the body that stood in bold type; ``cut`` says that
    the source's own words say that text is missing after the body; ``glued`` that it goes on with the paragraph of
    the row before."""

    body: Strand
    pieces: tuple[Piece, ...] = ()
    kind: BlockKind | None = None
    credits: tuple[Credit, ...] = ()
    findings: tuple[Finding, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    cut: bool = False
    glued: bool = False
    text: str = field(init=False, repr=False, compare=False)
    """The characters of the body, which every layout asks for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.body.text)


def whole(row: Row, kind: BlockKind) -> Row:
    """The row with its body set aside as ``kind``."""
    aside = row.pieces + pieces(kind, row.body)
    return Row(EMPTY, aside, kind, row.credits, row.findings, cut=row.cut, glued=row.glued)
