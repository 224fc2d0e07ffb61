"""Blocks of several speakers whose line breaks were lost: a paragraph is cut where the next label stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.parse.grammar.attribution import name_role, role_name
from app.parse.grammar.forms import speaks_for
from app.parse.grammar.labels import LABEL
from app.parse.grammar.signs import CLOSERS, COLON, FINAL
from app.parse.page import Page
from app.parse.recutting import recut

_NEXT = re.compile(
    f"(?<=[{FINAL}{re.escape(CLOSERS)}])[ \u3000]*(?=([^。!！?？;；:：“”「」]{{4,60}})({COLON})[ \u3000]*[^“「\\s])"
)
_COLON = re.compile(COLON)
_SHORTEST = 16
"""Characters before which no second label can stand."""


def parted(page: Page) -> Page:
    """The page with a paragraph for each label ``职务姓名:`` or ``姓名(职务):`` behind a sentence, in rows that begin
    with one; the page itself where they are less than half of it and a report goes on after them."""
    cuts = {
        number: found
        for number, head in page.heads.items()
        if (head.named or head.titled) and (found := [*_cuts(head.text)])
    }
    if not cuts or not (max(cuts) == page.numbers[-1] or 2 * _length(page, cuts) > _length(page, page.numbers)):
        return page
    cut = recut(page, cuts)
    return replace(cut, rows=tuple(replace(row, glued=row.glued and not _opens(row.text)) for row in cut.rows))


def _length(page: Page, numbers: Iterable[int]) -> int:
    return sum(len(page.rows[number].text) for number in numbers)


def _cuts(text: str) -> Iterator[int]:
    """Where in a row the labels begin that follow a sentence."""
    if _COLON.search(text, _SHORTEST) is None:
        return
    for found in _NEXT.finditer(text):
        if _opens(text[found.end() : found.end(2)]):
            yield found.end()


def _opens(line: str) -> bool:
    """True where a line begins with an office and a name before a colon."""
    printed = name_role(line) or role_name(LABEL.match(line)) or speaks_for(line)
    return printed is not None and printed.name is not None and printed.role is not None
