"""One block a speaker, opened by ``职务姓名:``; a heading before it, the reporter after it."""

from __future__ import annotations

from app.domain.titles import TITLE_ENDS, TITLE_HEADS
from app.parse.blocking import blocks_fit, openings
from app.parse.grammar.attribution import Printed
from app.parse.grammar.endings import is_spoken
from app.parse.grammar.saying import portrays
from app.parse.heads import Head
from app.parse.news.sentences import QUOTES
from app.parse.outline import Fit
from app.parse.page import Page

NAME = "role-blocks"
_LEAST_CALLED = 2


def read(page: Page) -> Fit | None:
    """That the page is one, None where no block is opened that way."""
    named = {printed.name for printed in openings(page, _named).values() if printed.name}
    if not named and sum(map(_is_called, page.heads.values())) < _LEAST_CALLED:
        return None
    return blocks_fit(NAME, page, openings(page, lambda head: _open(head, named)))


def _is_called(head: Head) -> bool:
    """True for ``市教育局李局长:``, a surname with the whole office, if no name, and what is said and not quoted."""
    label = head.label
    if label is None or label[1][-1] not in TITLE_ENDS:
        return False
    printed = head.unsettled
    if printed is None or printed.rule != "surname-title" or printed.role in TITLE_HEADS:
        return False
    rest = head.text[printed.end :].strip()
    return rest == "" or (is_spoken(rest) and rest[0] not in QUOTES and not portrays(rest))


def _named(head: Head) -> Printed | None:
    return head.heard or head.titled


def _open(head: Head, known: set[str]) -> Printed | None:
    return _named(head) or head.named or head.again(known) or head.unsettled
