"""What is glued to the ends of a line of text: times of posts, credits, marks of an end, the head of a dispatch."""

from __future__ import annotations

from app.domain.blocks import BlockKind
from app.parse.grammar import furniture
from app.parse.grammar.credits import credit_tail, dispatch_head, may_credit_tail
from app.parse.grammar.omissions import may_omit_tail, omission_tail
from app.parse.rows import Row
from app.parse.strands import Strand
from app.parse.tiling import Piece, pieces


def ends(row: Row) -> Row:
    """The row without what is glued to the beginning and the end of its text."""
    text = row.text
    if text.endswith("。"):  # as most lines, with no time and no credit behind it
        glued = may_omit_tail(text) or dispatch_head(text) is not None
    else:
        glued = furniture.may_end(text) or may_credit_tail(text) or dispatch_head(text) is not None
    return without_ends(row) if glued or (row.bold and any(end > len(text) for _, end in row.bold)) else row


def without_ends(row: Row) -> Row:
    """Set aside what is glued to the beginning and the end of a line of text."""
    body, aside, credited, cut = row.body, row.pieces, row.credits, row.cut
    body, taken = _ended(body, furniture.time_stamp(body.text), BlockKind.JUNK)
    aside += taken
    at = omission_tail(body.text)
    if at is not None:
        body, taken = _ended(body, at, BlockKind.OMISSION)
        aside, cut = aside + taken, True
    for _ in range(4):
        body, taken = _ended(body, furniture.end_mark(body.text), BlockKind.JUNK)
        aside += taken
        found = credit_tail(body.text)
        if found is None:
            break
        body, taken = _ended(body, found[0], BlockKind.CREDIT)
        aside += taken
        credited += (found[1],)
    head = dispatch_head(body.text)
    if head is not None:
        aside += pieces(BlockKind.CREDIT, body.cut(0, head[0]).trimmed())
        credited += (head[1],)
        body = body.cut(head[0]).trimmed()
    bold = tuple((start, end) for start, end in row.bold if end <= len(body.text)) if head is None else ()
    return Row(body, aside, None, credited, bold=bold, cut=cut)


def _ended(body: Strand, end: int, kind: BlockKind) -> tuple[Strand, tuple[Piece, ...]]:
    """The body up to ``end``, and what follows there as pieces."""
    if end >= len(body.text):
        return body, ()
    return body.cut(0, end).trimmed(), pieces(kind, body.cut(end).trimmed())
