"""A line ``职务 姓名`` (or ``姓名 职务``) of its own, the heading above it, the text from the next line."""

from __future__ import annotations

from app.domain.blocks import BlockKind
from app.parse.blocking import block_outline, numbered
from app.parse.grammar.attribution import Printed, byline
from app.parse.grammar.saying import portrays
from app.parse.grammar.signs import finished
from app.parse.outline import Outline
from app.parse.page import Page

NAME = "bylines"
_SHORTEST_SPEECH = 30


def read(page: Page) -> Outline | None:
    """The outline of such a page, None where fewer than two lines of that form have a speech under them.

    A list of names and offices without text between them has no speakers, nor has what stands under a picture.
    """
    found: dict[int, Printed] = {}
    for number in page.numbers:
        printed = numbered(page.rows[number], lambda row: byline(row.text))
        if printed is not None:
            found[number] = printed
    kept = {number: printed for number, printed in found.items() if _speaks(page, found, number)}
    if len(kept) < 2 or 2 * len(kept) < len(found):
        return None
    return block_outline(NAME, page, kept)


def _speaks(page: Page, found: dict[int, Printed], number: int) -> bool:
    rows = page.rows
    following = [other for other in page.numbers if other > number]
    if not following or following[0] in found:
        return False
    if (
        number
        and rows[number - 1].kind in (BlockKind.CAPTION, BlockKind.JUNK)
        and not finished(rows[following[0]].text)
    ):
        return False
    until = min((other for other in found if other > number), default=len(rows))
    spoken = [rows[other].text for other in following if other < until]
    return not portrays(spoken[0]) and any(len(text) >= _SHORTEST_SPEECH and finished(text) for text in spoken)
