"""What speakers, index and terms have to follow, gathered over the documents of one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.search import index, wording
from app.store.speakers import settle_in_turn, settle_speakers
from app.store.statement_writing import Changed


@dataclass
class Following:
    """Statements whose entries are to be made or taken out: ``texts`` where their text changed, ``others`` where only
    their speaker did; True for what is to be found. Many documents together cost far less than one by one."""

    texts: dict[int, bool] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)

    def take(self, session: Session, changed: Changed) -> None:
        """Settle the speakers of what was written, and note the statements."""
        self.others |= settle_speakers(session, changed.names)
        self._note(changed)

    def take_new(self, session: Session, written: Iterable[Changed]) -> None:
        """The same for several new documents, as if one after another."""
        changes = list(written)
        self.others |= settle_in_turn(session, changes)
        for changed in changes:
            self._note(changed)

    def write(self, session: Session) -> None:
        """Bring index and terms up to date, in the transaction of the documents."""
        if not self.texts and not self.others:
            return
        connection = session.connection()
        gone = sorted(number for number, stands in self.texts.items() if not stands)
        said = sorted(number for number, stands in self.texts.items() if stands)
        index.remove(connection, gone)
        index.add(connection, sorted(self.others.difference(gone).union(said)))
        wording.remove(connection, gone)
        wording.add(connection, said)
        self.texts, self.others = {}, set()

    def _note(self, changed: Changed) -> None:
        self.texts |= dict.fromkeys(changed.dropped, False)
        self.texts |= dict.fromkeys(changed.added, True)
