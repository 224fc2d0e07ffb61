"""What speakers, index and terms have to follow, gathered over the documents of one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.search import index, wording
from app.store.copies import Settled, settle_copies, settle_renamed
from app.store.fresh import Fresh
from app.store.speakers import settle_in_turn, settle_speakers
from app.store.statement_writing import Changed


@dataclass
class Following:
    """Statements whose entries are to be made or taken out: ``texts`` where they came, changed or went, True for what
    is to be found; ``others`` where only their speaker is another; ``fresh`` are those that had no row before. Many
    documents together cost far less than one by one."""

    texts: dict[int, bool] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    fresh: dict[int, Fresh] = field(default_factory=dict)

    def take(self, session: Session, changed: Changed) -> None:
        """Settle copies and speakers of what was written, and note the statements."""
        copies = self._copies(session, [changed])
        self.others |= settle_speakers(session, changed.names | copies.names)

    def take_new(self, session: Session, written: Sequence[Changed]) -> None:
        """The same for several new documents, as if one after another."""
        copies = self._copies(session, written)
        self.others |= settle_in_turn(session, written, copies.names)

    def take_renamed(self, session: Session, source_id: str) -> None:
        """Settle copies, and with them speakers, of a source that has another name and says the same."""
        copies = settle_renamed(session, source_id)
        self._note(copies)
        self.others |= settle_speakers(session, copies.names)

    def write(self, session: Session) -> None:
        """Bring index and terms up to date, in the transaction of the documents."""
        if not self.texts and not self.others:
            return
        connection = session.connection()
        gone = sorted(number for number, stands in self.texts.items() if not stands)
        said = sorted(number for number, stands in self.texts.items() if stands)
        index.remove(connection, gone)
        index.add(connection, sorted(self.others.difference(gone).union(said)), self.fresh)
        wording.remove(connection, gone)
        wording.add(connection, said, self.fresh)
        self.texts, self.others, self.fresh = {}, set(), {}

    def _copies(self, session: Session, written: Sequence[Changed]) -> Settled:
        dropped = [number for changed in written for number in changed.dropped]
        added = [number for changed in written for number in changed.added]
        for number in dropped:  # what was changed is not as it was written first
            self.fresh.pop(number, None)
        fresh = {number: one for changed in written for number, one in changed.fresh.items()}
        self.fresh |= fresh
        copies = settle_copies(session, added, dropped, fresh)
        self.texts |= dict.fromkeys(dropped, False)
        self.texts |= dict.fromkeys(added, True)
        self._note(copies)
        return copies

    def _note(self, copies: Settled) -> None:
        self.texts |= dict.fromkeys(copies.promoted, True)
        self.texts |= dict.fromkeys(copies.demoted, False)
