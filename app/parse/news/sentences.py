"""A paragraph as sentences, quotations kept whole."""

from __future__ import annotations

import re

from app.parse.grammar.signs import FINAL
from app.text.records import record

QUOTES = '“「『"'
"""Signs that open a quotation; the straight one closes it too."""
_STRAIGHT = '"'
_OPEN = frozenset(QUOTES)
_CLOSE = frozenset('”」』"')
_TAIL = frozenset("）)”」』’】]")
_NO_END = frozenset(FINAL) | _TAIL | frozenset(",，、")
_SIGNS = re.compile(f"[{QUOTES}{''.join(sorted(_CLOSE))}{FINAL}]")


@record
class Sentence:
    """Offsets in a paragraph. ``quotes`` are the outermost quotations, signs included; ``inside`` says that the
    sentence begins inside a quotation of an earlier paragraph, ``open`` that it ends inside one."""

    start: int
    end: int
    quotes: tuple[tuple[int, int], ...] = ()
    inside: bool = False
    open: bool = False


def sentences(text: str, inside: bool = False) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences: after a final sign outside quotations, and after a quotation that ends in one.

    ``inside`` says that a quotation of the paragraph before is still open; one that opens anew on this paragraph
    continues it. A sentence that only says whose the quotation was stands apart from it.
    """
    found: list[Sentence] = []
    start, quotes = 0, []
    depth, begun = (1, 0) if inside and text[:1] not in _OPEN else (0, 0)
    carried = depth > 0
    for sign_at in _SIGNS.finditer(text):
        at, sign = sign_at.start(), sign_at[0]
        if sign in _OPEN and not (sign == _STRAIGHT and depth):
            if depth == 0:
                begun = at
            depth += 1
        elif sign in _CLOSE and depth:
            depth -= 1
            if depth:
                continue
            quotes.append((begun, at + 1))
            if text[at - 1 : at] and text[at - 1] in FINAL and not _is_tail(text, at + 1):
                found.append(Sentence(start, at + 1, tuple(quotes), carried))
                start, quotes, carried = at + 1, [], False
        elif sign in FINAL and depth == 0 and not _is_tail(text, at + 1):
            found.append(Sentence(start, at + 1, tuple(quotes), carried))
            start, quotes, carried = at + 1, [], False
    if start < len(text):
        if depth:
            quotes.append((begun, len(text)))
        found.append(Sentence(start, len(text), tuple(quotes), carried, depth > 0))
    return tuple(found)


def divided(sentence: Sentence, at: int) -> tuple[Sentence, Sentence] | None:
    """The sentence in two at an offset, None where that is inside a quotation or at an end."""
    if not sentence.start < at < sentence.end or any(start < at < end for start, end in sentence.quotes):
        return None
    first = tuple(quote for quote in sentence.quotes if quote[1] <= at)
    second = sentence.quotes[len(first) :]
    if sentence.inside and not first:
        return None
    return (
        Sentence(sentence.start, at, first, sentence.inside),
        Sentence(at, sentence.end, second, open=sentence.open),
    )


def _is_tail(text: str, at: int) -> bool:
    """True where the sentence's end is not reached: another final sign, a closing one or a pause comes next."""
    return text[at : at + 1] in _NO_END
