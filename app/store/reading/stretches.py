"""Points and passages where they stand in the texts of their statements, and the words that each is known by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.openings import opening_words
from app.store.tables import PassageRow, PointRow


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a point or passage stands in the text of its statement, and its anchor on the page of that; ``words`` is
    where it begins behind its marker."""

    anchor: str
    kind: str | None
    start: int
    words: int
    end: int


def stretches_of(session: Session, numbers: Collection[int]) -> dict[int, list[Stretch]]:
    """The points and passages of the statements with these numbers, in the order of each text, outer ones first."""
    found: dict[int, list[Stretch]] = {number: [] for number in numbers}
    points = select(
        PointRow.statement_number, PointRow.label, PointRow.kind, PointRow.start, PointRow.marker, PointRow.end
    ).where(PointRow.statement_number.in_(numbers))
    for number, label, kind, start, marker, end in session.execute(points):
        found[number].append(Stretch(f"p-{label}", kind, start, start + len(marker), end))
    passages = select(
        PassageRow.statement_number, PassageRow.ordinal, PassageRow.kind, PassageRow.start, PassageRow.end
    ).where(PassageRow.statement_number.in_(numbers))
    for number, ordinal, passage, start, end in session.execute(passages):
        found[number].append(Stretch(f"passage-{ordinal}", passage, start, start, end))
    for held in found.values():
        held.sort(key=lambda one: (one.start, -one.end))
    return found


def clause_of(text: str, words: int, end: int, starts: Iterable[int]) -> str:
    """The opening words of [words, end) of a text, up to the first of ``starts`` inside it unless nothing stands before
    that."""
    until = min((start for start in starts if words < start < end), default=end)
    return _first_words(text[words:until]) or _first_words(text[words:end])


def _first_words(text: str) -> str:
    return opening_words(text.lstrip("，,、：: \u3000\n")).rstrip("，,、：:；;。")
