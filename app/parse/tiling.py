"""From the pieces that were named to blocks that tile the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from app.domain.blocks import Block, BlockKind
from app.parse.strands import WHITE, Strand
from app.text.records import record
from app.text.spans import Span

_RUNS = re.compile(f"([{re.escape(WHITE)}]+)|[^{re.escape(WHITE)}]+")


@record
class Piece:
    """A stretch of the source and what it is."""

    kind: BlockKind
    span: Span


def pieces(kind: BlockKind, strand: Strand) -> tuple[Piece, ...]:
    """A strand as pieces of one kind."""
    segments = strand.segments
    if len(segments) == 1:  # a part of one line: nearly every strand
        return (Piece(kind, segments[0]),)
    return tuple([Piece(kind, span) for span in segments])


def tile(text: str, named: Mapping[int | None, Iterable[Piece]]) -> tuple[Block, ...]:
    """Blocks that cover ``text`` once, in order: the named pieces, and between them BLANK for white space.

    ``named`` holds the pieces by the ordinal of the statement that they belong to, None where to none. What nobody
    named is NARRATION. Raises ValueError where two pieces overlap, which is a bug of a layout.
    """
    blocks: list[Block] = []
    at = 0
    ordered = [(one.span.start, one, ordinal) for ordinal, owned in named.items() for one in owned]
    ordered.sort(key=itemgetter(0))
    for start, piece, ordinal in ordered:
        end = piece.span.end
        if start == end:
            continue
        if start < at:
            raise ValueError(f"two readings of one place: {piece.kind} at {start}")
        if at < start:
            if text[at:start].strip(WHITE):
                blocks += _gap(text, at, start)
            else:  # line breaks, as nearly every gap
                blocks.append(Block(BlockKind.BLANK, Span(at, start)))
        blocks.append(Block(piece.kind, piece.span, ordinal))
        at = end
    blocks += _gap(text, at, len(text))
    return tuple(blocks)


def _gap(text: str, start: int, end: int) -> Iterator[Block]:
    for run in _RUNS.finditer(text, start, end):
        yield Block(BlockKind.BLANK if run[1] else BlockKind.NARRATION, Span(*run.span()))
