"""One block a speaker, opened by ``姓名(职务):``; a heading before, after, or none."""

from __future__ import annotations

import re

from app.parse.blocking import blocks_fit, openings
from app.parse.grammar.attribution import Printed
from app.parse.grammar.forms import speaks_for
from app.parse.grammar.names import is_plain
from app.parse.grammar.roles import is_role
from app.parse.grammar.signs import COLON, HAN, OPEN
from app.parse.heads import Head
from app.parse.outline import Fit
from app.parse.page import Page

NAME = "name-blocks"
_DAMAGED = re.compile(f"({HAN}{{2,4}}){OPEN}({HAN}{{3,30}}?)、(?=[^:：。]{{0,30}}[?？�])[^:：。]{{1,30}}{COLON}")


def read(page: Page) -> Fit | None:
    """That the page is one, None where no block is opened that way."""
    named = openings(page, lambda head: head.named or head.rare)
    if not named or not any(printed.role for printed in named.values()):
        return None
    known = {printed.name for printed in named.values() if printed.name}
    served = any(speaks_for(page.rows[number].text) for number in named)
    return blocks_fit(NAME, page, openings(page, lambda head: _open(head, known, served)))


def _open(head: Head, known: set[str], served: bool) -> Printed | None:
    return (
        head.named
        or head.rare
        or head.heard
        or head.titled
        or head.again(known)
        or head.unsettled
        or _damaged(head.text)
        or (speaks_for(head.text, beside=True) if served else None)
    )


def _damaged(line: str) -> Printed | None:
    """``姓名(职务):`` whose bracket or office lost characters (贾听雨(办公室副主任、机关事?…:)."""
    found = _DAMAGED.match(line)
    if found is None or not is_plain(found[1]) or not is_role(found[2]):
        return None
    return Printed("name-role", found[1], found[2], found.span(2), found.end())
