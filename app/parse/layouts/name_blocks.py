"""One block a speaker, opened by ``姓名(职务):``; a heading before, after, or none."""

from __future__ import annotations

from app.parse.blocking import block_outline, openings
from app.parse.grammar.attribution import Printed, again, name_role, role_name, unsettled
from app.parse.outline import Outline
from app.parse.page import Page
from app.parse.rows import Row

NAME = "name-blocks"


def read(page: Page) -> Outline | None:
    """The outline of such a page, None where no block is opened that way."""
    named = openings(page, lambda row: name_role(row.text))
    if not named or not any(printed.role for printed in named.values()):
        return None
    return block_outline(NAME, page, openings(page, lambda row: _open(row, {p.name for p in named.values() if p.name})))


def _open(row: Row, known: set[str]) -> Printed | None:
    return name_role(row.text) or role_name(row.text, row.bold) or again(row.text, known) or unsettled(row.text)
