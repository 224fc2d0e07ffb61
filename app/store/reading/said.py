"""What was said of a kind: points and passages in a line each, with the statement that they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

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


@dataclass(frozen=True)
class Spoken:
    """Statements at hand by their numbers, with what was said in them."""

    briefs: Mapping[int, StatementBrief]
    texts: Mapping[int, str]
    stretches: Mapping[int, Sequence[_Stretch]]

    def statements(self, numbers: Iterable[int]) -> tuple[StatementBrief, ...]:
        """The statements with these numbers, in their order, in a line each."""
        return tuple(self.briefs[number] for number in numbers)

    def said(self, kind: str, numbers: Iterable[int], each: int, most: int) -> tuple[Said, ...]:
        """The points and passages of a kind in the statements with these numbers, in their order and that of the text:
        ``each`` of a statement and ``most`` in all at the most. What stands inside another stretch of the same kind is
        said by that one."""
        lines = (
            Said(kind, self._clause(number, stretch), stretch.anchor, self.briefs[number])
            for number in numbers
            for stretch in _outermost(self.stretches[number], kind)[:each]
        )
        return tuple(islice(lines, most))

    def _clause(self, number: int, stretch: _Stretch) -> str:
        """The opening words of a stretch, up to the first point inside it unless it begins with that."""
        text, first = self.texts[number], stretch.start + len(stretch.marker)
        inner = [o.start for o in self.stretches[number] if first < o.start < stretch.end and o.marker]
        words = text[first : min(inner, default=stretch.end)].lstrip("，,、：: \u3000")
        return opening_words(words or text[first : stretch.end]).rstrip("，,、：:；;。")


def spoken(session: Session, numbers: Collection[int]) -> Spoken:
    """The statements with these numbers, with their points and passages."""
    numbers = sorted(set(numbers))
    query = select(StatementRow.number, StatementRow.id, StatementRow.text).where(StatementRow.number.in_(numbers))
    rows = session.execute(query).all()
    briefs = {brief.id: brief for brief in statement_briefs(session, StatementRow.number.in_(numbers))}
    return Spoken(
        briefs={row.number: briefs[row.id] for row in rows},
        texts={row.number: row.text for row in rows},
        stretches=_stretches(session, numbers),
    )


def _stretches(session: Session, numbers: Sequence[int]) -> dict[int, list[_Stretch]]:
    found: dict[int, list[_Stretch]] = {number: [] for number in numbers}
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
