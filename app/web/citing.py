"""References to a statement as the reader of a request may copy them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.export.citation import Access, bibtex, gbt7714, plain, plain_english
from app.store.reading.statements import StatementReading
from app.web.addresses import page_address
from app.web.contexts.statements import References
from app.web.frame import View
from app.web.language import Language
from app.web.wording import BEIJING


def references(view: View, statement: StatementReading) -> References:
    """The statement cited as read today, from the corpus as it is; the plain form in the language of the interface."""
    facts = view.facts
    access = Access(
        address=f"{str(view.request.base_url).rstrip('/')}{page_address('statements', statement.id)}",
        day=datetime.now(BEIJING).date(),
        build=facts.build,
        built=_in_beijing(facts.built),
    )
    sentence = plain_english if view.reader.language is Language.ENGLISH else plain
    return References(
        access.address, gbt7714(statement, access), sentence(statement, access), bibtex(statement, access)
    )


def _in_beijing(moment: datetime | None) -> date | None:
    return moment.replace(tzinfo=UTC).astimezone(BEIJING).date() if moment else None
