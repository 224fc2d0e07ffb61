"""What was said of a kind: points and passages in a line each, with the statement that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.briefs import StatementBrief, opening_words, statement_briefs
from app.store.tables import PassageRow, PointRow, StatementRow


@dataclass(frozen=True, slots=True)
class Said:
    """A point or passage: its kind, its first clause (without its marker), the anchor at which it stands on the page
    of its statement."""

    kind: str
    clause: str
    anchor: str
    statement: StatementBrief


@dataclass(frozen=True, slots=True)
class _Stretch:
    kind: str | None
    anchor: str
    marker: str
    start: int
    end: int


def said(session: Session, wanted: Mapping[str, Sequence[int]], each: int, most: int) -> dict[str, tuple[Said, ...]]:
    """For each kind the points and passages of it in the statements with these numbers, in the order of the numbers
    and of the text: ``each`` of a statement and ``most`` of a kind at the most. What stands inside another stretch of
    the same kind is said by that one."""
    numbers = list(dict.fromkeys(number for held in wanted.values() for number in held))
    texts, ids = {}, {}
    for number, identity, text in session.execute(
        select(StatementRow.number, StatementRow.id, StatementRow.text).where(StatementRow.number.in_(numbers))
    ):
        texts[number], ids[number] = text, identity
    briefs = {brief.id: brief for brief in statement_briefs(session, StatementRow.number.in_(numbers))}
    stretches = _stretches(session, numbers)
    found: dict[str, tuple[Said, ...]] = {}
    for kind, held in wanted.items():
        lines = [
            Said(kind, _clause(texts[number], stretch, stretches[number]), stretch.anchor, briefs[ids[number]])
            for number in held
            if number in texts
            for stretch in _outermost(stretches[number], kind)[:each]
        ]
        found[kind] = tuple(lines[:most])
    return found


def _stretches(session: Session, numbers: Sequence[int]) -> dict[int, list[_Stretch]]:
    found: dict[int, list[_Stretch]] = defaultdict(list)
    points = select(
        PointRow.statement_number, PointRow.kind, PointRow.label, PointRow.marker, PointRow.start, PointRow.end
    ).where(PointRow.statement_number.in_(numbers))
    for number, kind, label, marker, start, end in session.execute(points):
        found[number].append(_Stretch(kind, f"p-{label}", marker, start, end))
    passages = select(
        PassageRow.statement_number, PassageRow.kind, PassageRow.ordinal, PassageRow.start, PassageRow.end
    ).where(PassageRow.statement_number.in_(numbers))
    for number, passage, ordinal, start, end in session.execute(passages):
        found[number].append(_Stretch(passage, f"passage-{ordinal}", "", start, end))
    for held in found.values():
        held.sort(key=lambda stretch: (stretch.start, -stretch.end))
    return found


def _outermost(stretches: Sequence[_Stretch], kind: str) -> list[_Stretch]:
    found: list[_Stretch] = []
    for stretch in stretches:
        if stretch.kind == kind and not (found and stretch.end <= found[-1].end):
            found.append(stretch)
    return found


def _clause(text: str, stretch: _Stretch, others: Sequence[_Stretch]) -> str:
    """The opening words of a stretch, up to the first point inside it unless it begins with that."""
    first = stretch.start + len(stretch.marker)
    inner = [o.start for o in others if first < o.start < stretch.end and o.marker]
    words = text[first : min(inner, default=stretch.end)].lstrip("，,、：: \u3000")
    return opening_words(words or text[first : stretch.end]).rstrip("，,、：:；;。")
