"""One block a speaker, opened by ``职务姓名:``; a heading before it, the reporter after it."""

from __future__ import annotations

from app.parse.blocking import blocks_fit, openings
from app.parse.grammar.attribution import Printed, again, name_role, role_name
from app.parse.grammar.forms import at_hearing
from app.parse.grammar.unsettled import unsettled
from app.parse.outline import Fit
from app.parse.page import Page
from app.parse.rows import Row

NAME = "role-blocks"


def read(page: Page) -> Fit | None:
    """That the page is one, None where no block is opened that way."""
    named = {printed.name for printed in openings(page, _named).values() if printed.name}
    if not named:
        return None
    return blocks_fit(NAME, page, openings(page, lambda row: _open(row, named)))


def _named(row: Row) -> Printed | None:
    return at_hearing(row.text) or role_name(row.text, row.bold)


def _open(row: Row, known: set[str]) -> Printed | None:
    return _named(row) or name_role(row.text) or again(row.text, known) or unsettled(row.text)
