"""The query language: words that must all occur, and text in quotes that is taken literally.

A query becomes a small tree (``Literal`` at the leaves, ``All`` above them), which the index, the filters and the
marks each read for themselves. What a reader typed is kept beside its folded form, with its offsets in the query.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.search.model import QueryProblem
from app.search.query import All, Literal, Query
from app.search.quotes import OPENING, STRAIGHT, Quotes
from app.text.folding import fold

LONGEST = 20_000
"""Characters that a query may have; a phrase of this length takes 30 ms."""


class _UnreadableError(Exception):
    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.problem = QueryProblem(message, position)


def parse_query(text: str) -> Query:
    """``text`` as a tree. A query that cannot be read has a ``problem`` and no ``root``; nothing is raised.

    White space separates words. A quote (straight, curly or corner) at the start of a word opens a literal. A straight
    one closes at the next that stands before white space or the end, so that text with quotes in it can be quoted,
    unless another opens before; curly and corner ones nest. Elsewhere, or without a partner, a curly or corner quote
    is a character like others, so that pasted text is found as it stands.
    """
    try:
        literals = _literals(text)
    except _UnreadableError as error:
        return Query(text, None, "检索式无法读取", error.problem)
    if not literals:
        return Query(text, None, "全部发言")
    root = literals[0] if len(literals) == 1 else All(literals)
    return Query(text, root, _in_words(literals))


def _literals(text: str) -> tuple[Literal, ...]:
    if len(text) > LONGEST:
        raise _UnreadableError(f"检索词太长，最多{LONGEST}个字符，请删短", LONGEST)
    found: dict[str, Literal] = {}
    for start, end in _words(text):
        word = text[start:end]
        for position, char in enumerate(word, start):
            if "\ud800" <= char <= "\udfff":
                raise _UnreadableError(f"第{position + 1}个字符不是有效的文字，请删去", position)
        found.setdefault(fold(word), Literal(word, fold(word), start, end))
    return tuple(found.values())


def _words(text: str) -> Iterator[tuple[int, int]]:
    quotes = Quotes(text)
    at = closed = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        close = quotes.partner(at)
        if close is None:
            # what touches a quoted word is not pasted text: “a”和“b” are three words
            end = _word_end(text, at, quotes, OPENING if at == closed > 0 else STRAIGHT)
            # a straight quote left over at the end of a word closed something that was read as closed before
            yield at, len(text[:end].rstrip("".join(STRAIGHT))) if end > at + 1 else end
            at = end
        elif close == at + 1:
            raise _UnreadableError("引号里没有文字，请在引号中间写上要找的内容", at)
        else:
            yield at + 1, close
            at = closed = close + 1


def _word_end(text: str, start: int, quotes: Quotes, breaking: frozenset[str]) -> int:
    end = start + 1
    while end < len(text) and not text[end].isspace():
        if text[start] in STRAIGHT:
            raise _UnreadableError("引号没有配对，请在后面补上引号，或者删去这个引号", start)
        if text[end] in breaking and quotes.partner(end) is not None:
            break
        end += 1
    return end


def _in_words(literals: tuple[Literal, ...]) -> str:
    shown = [f"「{part.text}」" if set("“”") & set(part.text) else f"“{part.text}”" for part in literals]
    if len(shown) == 1:
        return f"含有{shown[0]}"
    return f"同时含有{'、'.join(shown[:-1])}和{shown[-1]}"
