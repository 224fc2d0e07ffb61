"""The query language: words that must all occur, quotes, operators, proximity, wildcards, scopes and fields.

A query becomes a small tree (``app.search.query``), which the index, the filters and the marks each read for
themselves. What a reader typed is kept beside its folded form, with its offsets in the query. ``$n`` (in this order)
and ``#n`` (in either order) for proximity are the spelling of the CCL corpus of Peking University.
"""

from __future__ import annotations

import re

from app.search.combining import literal
from app.search.interpretation import in_words, quoted
from app.search.lexing import is_punctuated, tokens
from app.search.parsing import tree
from app.search.query import Query
from app.search.tokens import OPERATORS, Kind, Token, UnreadableError
from app.text.messages import many, say

LONGEST = 20_000
"""Characters that a query may have; the worst of this length takes less than half a second."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_EXPLICIT = frozenset(
    {Kind.QUOTED, Kind.OPEN, Kind.FIELD, Kind.VALUES, Kind.OR, Kind.AND, Kind.NOT, Kind.MINUS, Kind.NEAR}
)


def parse_query(text: str) -> Query:
    """``text`` as a tree. A query that cannot be read has a ``problem`` and no ``root``; nothing is raised.

    White space separates words, all of which must occur. A quote (straight, curly or corner) at the start of a word
    opens a literal. A straight one closes at the next that stands before white space or the end, so that text with
    quotes in it can be quoted, unless another opens before; curly and corner ones nest. Elsewhere, or without a
    partner, a curly or corner quote is a character like others, so that pasted text is found as it stands. For the
    same reason operators count between white space only, brackets group only where they open a word and hold white
    space, long words and words with punctuation are text, and so is a whole query with punctuation and no syntax.
    """
    try:
        return _read(text)
    except UnreadableError as error:
        return Query(text, None, say("检索式无法读取"), error.problem)


def _read(text: str) -> Query:
    if len(text) > LONGEST:
        raise UnreadableError(many(LONGEST, "检索词太长，最多{n}个字符，请删短"), LONGEST)
    if surrogate := _SURROGATE.search(text):
        at = surrogate.start()
        raise UnreadableError(say("第{at}个字符不是有效的文字，请删去", at=at + 1), at)
    found = tokens(text)
    if not found:
        return Query(text, None, say("全部发言{asked}", asked=""))
    plain = text.strip()
    start = text.index(plain)
    if _is_pasted(plain, found):
        return Query(text, literal(plain, start), say("按原文逐字检索{text}", text=quoted(plain)), verbatim=True)
    # an operator with nothing around it is a word somebody looks for: 或
    root = literal(plain, start) if plain in OPERATORS else tree(found)
    return Query(text, root, in_words(root))


def _is_pasted(plain: str, found: tuple[Token, ...]) -> bool:
    """Whether this is a sentence that somebody copied: one long word, or punctuation and no syntax. A minus at the
    very start opens an item of a list."""
    after = found[1:] if found[0].kind is Kind.MINUS else found
    if any(token.kind in _EXPLICIT and not token.glued and token.text for token in after):
        return False
    whole = [token for token in found if token.whole]
    one_word = not any(char.isspace() for char in plain)
    return any(one_word or is_punctuated(token.text) for token in whole)
