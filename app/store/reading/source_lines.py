"""A source line by line: received beside restored, cut where blocks, repairs and damage begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.blocks import BlockKind
from app.store.reading.lines import line_spans, restored_of
from app.store.tables import SourceRow
from app.text.repairs import Restored


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one block: equal on both sides, or ``repair`` names the kind of change between them; ``lost`` where
    they are damage that could not be undone."""

    received: str
    restored: str
    repair: str | None
    block: BlockKind
    statement: int | None
    lost: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file without its line break. ``labels`` are its blocks in order (blank ones left out), with the
    ordinal of the statement; ``joined`` where a break at its end was closed."""

    number: int
    pieces: tuple[Piece, ...]
    labels: tuple[tuple[BlockKind, int | None], ...]
    changed: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    received: tuple[int, int]
    restored: tuple[int, int]
    repair: str | None


def source_lines(source: SourceRow, gaps: Iterable[tuple[int, int]]) -> tuple[SourceLine, ...]:
    """The lines of a stored source; ``gaps`` are the closed breaks as [start, end) of the restored text.

    A source without blocks (a quarantined one) is shown as plain narration.
    """
    restored = restored_of(source)
    spans = line_spans(source.received)
    starts = [span.start for span in spans]
    closed = {bisect_right(starts, restored.source_offset(start)) for start, _ in gaps}
    blocks = [(BlockKind(k), s, e, n) for k, s, e, n in source.blocks]
    blocks = blocks or [(BlockKind.NARRATION, 0, len(source.restored), None)]
    edges = [start for _, start, _, _ in blocks]
    losses = sorted((residue["span"][0], residue["span"][1]) for residue in source.residues)
    cuts = sorted({*edges, *(offset for loss in losses for offset in loss)})
    found: list[list[Piece]] = [[] for _ in spans]
    for stretch in _cut(restored, cuts, starts):
        line = bisect_right(starts, stretch.received[0]) - 1
        kind, _, _, statement = blocks[max(0, bisect_right(edges, stretch.restored[0]) - 1)]
        received = source.received[slice(*stretch.received)].rstrip("\r\n")
        text = source.restored[slice(*stretch.restored)].rstrip("\r\n")
        if received or text:
            lost = _within(stretch.restored[0], losses)
            found[line].append(Piece(received, text, stretch.repair, kind, statement, lost))
    return tuple(
        SourceLine(
            number=number,
            pieces=tuple(pieces),
            labels=_labels(pieces),
            changed=any(piece.repair for piece in pieces),
            joined=number in closed,
        )
        for number, pieces in enumerate(found, start=1)
    )


def _within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the sorted spans holds the offset."""
    at = bisect_right(spans, (offset, offset)) - 1
    return any(start <= offset < end for start, end in spans[max(0, at) : at + 2])


def _labels(pieces: Sequence[Piece]) -> tuple[tuple[BlockKind, int | None], ...]:
    return tuple(
        dict.fromkeys((piece.block, piece.statement) for piece in pieces if piece.block is not BlockKind.BLANK)
    )


def _cut(restored: Restored, edges: Sequence[int], starts: Sequence[int]) -> Iterator[_Stretch]:
    """Tile both texts: repairs whole, equal stretches cut at ``edges`` (blocks, damage) and lines (``starts``)."""
    received_at = restored_at = 0
    for repair in restored.repairs:
        yield from _equal(received_at, restored_at, repair.before.start - received_at, edges, starts)
        yield _Stretch(
            (repair.before.start, repair.before.end), (repair.after.start, repair.after.end), str(repair.kind)
        )
        received_at, restored_at = repair.before.end, repair.after.end
    yield from _equal(received_at, restored_at, len(restored.received) - received_at, edges, starts)


def _equal(
    received_at: int, restored_at: int, length: int, edges: Sequence[int], starts: Sequence[int]
) -> Iterator[_Stretch]:
    shift = restored_at - received_at
    cuts = {received_at, received_at + length}
    for marks, by in ((edges, shift), (starts, 0)):
        low = bisect_right(marks, received_at + by)
        while low < len(marks) and marks[low] < received_at + length + by:
            cuts.add(marks[low] - by)
            low += 1
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        yield _Stretch((start, end), (start + shift, end + shift), None)
