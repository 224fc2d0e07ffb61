"""What was said of a kind: points and passages in a line each, with the statement that they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.reading.briefs import StatementBrief, statement_briefs
from app.store.reading.stretches import Stretch, clause_of, stretches_of
from app.store.tables import StatementRow


@dataclass(frozen=True, slots=True)
class Said:
    """A point or passage: its kind, its first clause (without its marker), the anchor at which it stands on the page
    of its statement."""

    kind: str
    clause: str
    anchor: str
    statement: StatementBrief


@dataclass(frozen=True)
class Spoken:
    """Statements at hand by their numbers, with what was said in them."""

    briefs: Mapping[int, StatementBrief]
    texts: Mapping[int, str]
    stretches: Mapping[int, Sequence[Stretch]]

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

    def _clause(self, number: int, stretch: Stretch) -> str:
        starts = [other.start for other in self.stretches[number]]
        return clause_of(self.texts[number], stretch.words, stretch.end, starts)


def spoken(session: Session, numbers: Collection[int]) -> Spoken:
    """The statements with these numbers, with their points and passages."""
    numbers = sorted(set(numbers))
    query = select(StatementRow.number, StatementRow.id, StatementRow.text).where(StatementRow.number.in_(numbers))
    rows = session.execute(query).all()
    briefs = {brief.id: brief for brief in statement_briefs(session, StatementRow.number.in_(numbers))}
    return Spoken(
        briefs={row.number: briefs[row.id] for row in rows},
        texts={row.number: row.text for row in rows},
        stretches=stretches_of(session, numbers),
    )


def _outermost(stretches: Sequence[Stretch], kind: str) -> list[Stretch]:
    found: list[Stretch] = []
    for stretch in stretches:
        if stretch.kind == kind and not (found and stretch.end <= found[-1].end):
            found.append(stretch)
    return found
