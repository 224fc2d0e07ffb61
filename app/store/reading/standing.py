"""Where a statement stands in its source: its spans of the restored text, its lines, and what could not be restored."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from app.domain.blocks import BlockKind
from app.store.tables import STANDING, EventRow, ParagraphRow, SourceRow, StatementRow

Span = tuple[int, int]
Loss = tuple[int, int]
"""Damage that could not be undone, as offsets in a text."""


def statement_row(session: Session, statement_id: str) -> StatementRow | None:
    """The statement with this id, withdrawn or not, its event and source loaded with it; None where there is none."""
    return session.scalar(
        select(StatementRow)
        .where(StatementRow.id == statement_id)
        .options(selectinload(StatementRow.event).selectinload(EventRow.source))
    )


def held_by(event: EventRow) -> ColumnElement[bool]:
    """The condition on ``StatementRow`` that the source of an event holds the statement: all that stand, copies
    included, or where the source was withdrawn those that it held at last."""
    return StatementRow.state.in_(STANDING) if event.state in STANDING else StatementRow.state == event.state


def stands(row: StatementRow, source: SourceRow) -> bool:
    """Whether the text of the source is still the one that the statement was read from: it is for what is published or
    a copy, and for a withdrawn statement where its paragraphs are found at their segments."""
    return row.state in STANDING or all(
        "".join(source.restored[start:end] for start, end in paragraph.segments) == paragraph.text
        for paragraph in row.paragraphs
    )


def segments_of(row: StatementRow) -> list[Span]:
    """The spans that the paragraphs are made of, in their order."""
    return [(start, end) for paragraph in row.paragraphs for start, end in paragraph.segments]


def spans_of(row: StatementRow, source: SourceRow) -> list[Span]:
    """Everything that belongs to the statement: its segments, and its attribution and heading, which only the
    blocks of a statement that stands know."""
    own = [
        (start, end)
        for kind, start, end, ordinal in source.blocks
        if ordinal == row.ordinal and kind in (BlockKind.ATTRIBUTION, BlockKind.HEADING)
    ]
    return sorted(segments_of(row) + (own if row.state in STANDING else []))


def gaps_of(row: StatementRow) -> list[Span]:
    """The closed breaks of the statement: what lies between two segments of a paragraph."""
    return [(before[1], after[0]) for paragraph in row.paragraphs for before, after in pairwise(paragraph.segments)]


def losses_of(paragraph: ParagraphRow, source: SourceRow) -> tuple[Loss, ...]:
    """The damage in a paragraph, as offsets in its text, ascending; damage over a closed break is in two."""
    found, at = list[Loss](), 0
    for start, end in paragraph.segments:
        found += _losses_within(source, start, end, at)
        at += end - start
    return tuple(sorted(found))


def heading_losses(row: StatementRow, source: SourceRow) -> tuple[Loss, ...]:
    """The damage in the heading of a statement that stands, as offsets in it; none where no block prints it so."""
    for kind, start, end, ordinal in source.blocks:
        if row.state in STANDING and kind == BlockKind.HEADING and ordinal == row.ordinal:
            at = source.restored.find(row.heading or "\n", start, end)
            if at >= 0:
                return tuple(_losses_within(source, at, at + len(row.heading or ""), 0))
    return ()


def _losses_within(source: SourceRow, start: int, end: int, at: int) -> list[Loss]:
    """The damage in [start, end) of the restored text, as offsets in a text that has this stretch at ``at``."""
    cut = ((max(start, residue["span"][0]), min(end, residue["span"][1])) for residue in source.residues)
    return sorted((at + low - start, at + high - start) for low, high in cut if low < high)


def starting_in(row: StatementRow, spans: Sequence[Sequence[int]]) -> list[bool]:
    """For each of the spans, whether it starts inside a segment of the statement."""
    segments = sorted(segments_of(row))
    starts = [start for start, _ in segments]
    found = (bisect_right(starts, span[0]) - 1 for span in spans)
    return [at >= 0 and span[0] < segments[at][1] for at, span in zip(found, spans, strict=True)]
