"""From the pieces that were named to blocks that tile the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.blocks import Block, BlockKind
from app.parse.strands import WHITE, Strand
from app.text.spans import Span

_RUNS = re.compile(f"([{re.escape(WHITE)}]+)|[^{re.escape(WHITE)}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source and what it is."""

    kind: BlockKind
    span: Span
    statement: int | None = None


def pieces(kind: BlockKind, strand: Strand, statement: int | None = None) -> tuple[Piece, ...]:
    """A strand as pieces of one kind."""
    return tuple(Piece(kind, span, statement) for span in strand.segments)


def tile(text: str, named: Iterable[Piece]) -> tuple[Block, ...]:
    """Blocks that cover ``text`` once, in order: the named pieces, and between them BLANK for white space.

    What nobody named is NARRATION. Raises ValueError where two pieces overlap, which is a bug of a layout.
    """
    blocks: list[Block] = []
    at = 0
    for piece in sorted(named, key=lambda piece: piece.span):
        if not len(piece.span):
            continue
        if piece.span.start < at:
            raise ValueError(f"two readings of one place: {piece.kind} at {piece.span.start}")
        blocks.extend(_gap(text, at, piece.span.start))
        blocks.append(Block(piece.kind, piece.span, piece.statement))
        at = piece.span.end
    blocks.extend(_gap(text, at, len(text)))
    return tuple(blocks)


def _gap(text: str, start: int, end: int) -> Iterator[Block]:
    for run in _RUNS.finditer(text, start, end):
        yield Block(BlockKind.BLANK if run[1] else BlockKind.NARRATION, Span(*run.span()))
