"""Speeches that come, change and go in a database, and what counts among them by the plain definition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.choosing import FULL
from app.store.comparing import APART
from app.store.tables import PUBLISHED, STANDING, WITHDRAWN, EventRow, SourceRow, StatementRow
from app.text.folding import fold
from app.text.likeness import Alike, bones

READ = datetime(2026, 1, 2, tzinfo=UTC)
Chosen = dict[int, tuple[int | None, bool]]
"""For each statement that stands what counts for it (None: itself), and whether it is an excerpt of that."""


@dataclass(frozen=True)
class Speech:
    """A statement, alone in its file."""

    file: str
    name: str
    text: str
    start: date | None = None
    published: date | None = None


@dataclass
class Family:
    """What stands in a database, by the number of the statement."""

    session: Session
    speeches: dict[int, Speech] = field(default_factory=dict)
    written: int = 0

    def add(self, speech: Speech) -> int:
        """Write a speech as one that is new; its number."""
        self.written += 1
        number, identity = self.written, f"{self.written:05}"
        self.session.add(SourceRow(id=identity, name="", sha256=identity, size=1, ingested_at=READ))
        self.session.flush()
        self.session.add(EventRow(id=identity, source_id=identity))
        self.session.flush()
        row = StatementRow(number=number, id=identity, event_id=identity, ordinal=1, mode="direct", text="", folded="")
        self.session.add(row)
        self.change(number, speech)
        return number

    def change(self, number: int, speech: Speech) -> None:
        """Have a statement be this one, as what is read again is written."""
        row = self.session.get_one(StatementRow, number)
        row.event.source.name, row.event.start, row.event.published = speech.file, speech.start, speech.published
        row.speaker_name, row.text, row.folded, row.state = speech.name, speech.text, fold(speech.text), PUBLISHED
        self.session.flush()
        self.speeches[number] = speech

    def withdraw(self, number: int) -> None:
        """Have a statement stand no more."""
        self.session.get_one(StatementRow, number).state = WITHDRAWN
        self.session.flush()
        del self.speeches[number]

    def stored(self) -> Chosen:
        """What the tables say."""
        rows = self.session.scalars(select(StatementRow).where(StatementRow.state.in_(STANDING)))
        return {row.number: (None if row.state == PUBLISHED else row.copy_of, row.excerpt) for row in rows}

    def defined(self, how: Callable[[Speech, Speech], Alike | None]) -> Chosen:
        """What the tables should say: all pairs compared, ``how`` the first of two stands to one that is fuller."""
        counted, alike_to = list[int](), defaultdict[int, dict[int, Alike]](dict)
        for number in sorted(self.speeches, key=self.order):
            held = ((other, self.how(number, other, how)) for other in counted)
            found = next(((other, kind) for other, kind in held if kind), None)
            if found is None:
                counted.append(number)
            else:
                alike_to[found[0]][number] = found[1]
        chosen: Chosen = {}
        for original in counted:
            copies = alike_to[original]
            same = [number for number, kind in copies.items() if kind is Alike.SAME]
            full = [number for number in same if self.length(number) >= FULL * self.length(original)]
            head = min(original, *full, key=lambda number: self.order(number)[1:]) if full else original
            chosen |= {number: (head, kind is Alike.EXCERPT) for number, kind in copies.items()}
            chosen |= {original: (head, False), head: (None, False)}
        return chosen

    def how(self, one: int, other: int, how: Callable[[Speech, Speech], Alike | None]) -> Alike | None:
        """How two of one name and time stand to each other, the fuller one second."""
        mine, theirs = self.speeches[one], self.speeches[other]
        apart = mine.start and theirs.start and abs(mine.start - theirs.start) > APART
        return None if apart or mine.name != theirs.name else how(mine, theirs)

    def order(self, number: int) -> tuple[int, date, str, int]:
        """Puts the fullest first, of equally full ones the first printed."""
        speech = self.speeches[number]
        return -self.length(number), speech.published or date.max, speech.file, number

    def length(self, number: int) -> int:
        """The letters of a statement."""
        return len(bones(self.speeches[number].text))
