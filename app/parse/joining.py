"""Where a column break or a page's end cut a sentence in two."""

from __future__ import annotations

import re

from app.parse.grammar.headings import has_ordinal
from app.parse.grammar.signs import finished

_SHORTEST_HALF = 10
_PLAIN_HALF = 25
_HEAD = re.compile(
    "[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,2}部分"
)
_LONGEST_HEAD = 36


def goes_on(before: str, after: str, paged: bool = False) -> bool:
    """True where a column break or a page's end cut a sentence between two characters.

    The join rule of the genre: a paragraph of more than ten characters that does not end as paragraphs end. An item's
    own heading (一、…, with a comma or without) and the lines of a list without stops stay lines of their own; where a
    page ended between the two (``paged``), less is needed.
    """
    if len(before) <= _SHORTEST_HALF or finished(before):
        return False
    comma = before[-1] in ",，、"
    if has_ordinal(after) and not comma:
        return False
    if _HEAD.match(before) and len(before) <= _LONGEST_HEAD and not comma:
        return False
    if before[-1] in ";；" and has_ordinal(after):
        return False
    inside = re.search("[。,，;；:：、!！?？]", before) is not None
    if has_ordinal(before) and len(before) <= 40 and "。" not in before and not re.search("[,，;；]", before):
        return False
    return inside or paged or len(before) >= _PLAIN_HALF
