"""Other readings of a query: signs and words taken for text that may be meant as operators or wildcards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.search.interpretation import in_a_row
from app.search.tokens import OPERATORS
from app.text.messages import Message, say

_WORD = re.compile(r"[^\s()（）]+")
_NEAR = re.compile(r"NEAR/[0-9]+")
_WILD = str.maketrans("？＊", "?*")


def readings(text: str) -> Iterator[tuple[Message, str]]:
    """What is read otherwise, in Chinese, and the query text that is read so: operators of the wrong case or width
    (or, ＡＮＤ), full-width wildcards, and both."""
    operators, with_operators = _operators(text)
    wild = [char for char in "？＊" if char in text]
    said = []
    if operators:
        said.append(say("把{words}当作运算符", words=_listed(operators)))
        yield said[-1], with_operators
    if wild:
        said.append(say("把{words}当作通配符", words=_listed(wild)))
        yield said[-1], _wildcards(text)
    if len(said) > 1:
        yield say("{first}，{second}", first=said[0], second=said[1]), _wildcards(with_operators)


def _operators(text: str) -> tuple[list[str], str]:
    """The words of ``text`` that would be operators in capitals of half width, and the text with those."""
    found: dict[str, None] = {}

    def put(word: re.Match[str]) -> str:
        capital = unicodedata.normalize("NFKC", word[0]).upper()
        if capital == word[0] or not (capital in OPERATORS or _NEAR.fullmatch(capital)):
            return word[0]
        found[word[0]] = None
        return capital

    written = _WORD.sub(put, text)
    return list(found), written


def _wildcards(text: str) -> str:
    return text.translate(_WILD)


def _listed(words: list[str]) -> Message:
    return in_a_row([say("“{text}”", text=word) for word in words])
