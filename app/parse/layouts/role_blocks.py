"""One block a speaker, opened by ``职务姓名:``; a heading before it, the reporter after it."""

from __future__ import annotations

from app.parse.blocking import blocks_fit, openings
from app.parse.grammar.attribution import Printed
from app.parse.heads import Head
from app.parse.outline import Fit
from app.parse.page import Page

NAME = "role-blocks"


def read(page: Page) -> Fit | None:
    """That the page is one, None where no block is opened that way."""
    named = {printed.name for printed in openings(page, _named).values() if printed.name}
    if not named:
        return None
    return blocks_fit(NAME, page, openings(page, lambda head: _open(head, named)))


def _named(head: Head) -> Printed | None:
    return head.heard or head.titled


def _open(head: Head, known: set[str]) -> Printed | None:
    return _named(head) or head.named or head.again(known) or head.unsettled
