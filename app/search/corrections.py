"""Words of a query that occur nowhere, with what may have been meant: suggested, never put in their place unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.search.homophones import LONGEST, MOST_COUNTS, Purse, similar
from app.search.query import Literal, Node, literals_of
from app.search.rewriting import with_literal
from app.search.syllables import plain, syllables_of
from app.search.unparse import to_text
from app.text.folding import fold

MOST = 3
"""Suggestions for one word."""
WORDS, LOOKED_AT = 3, 12
"""Words of a query that are corrected at the most, and words that are counted to find them."""
_PINYIN = re.compile(r"[a-z][a-z' ]{2,39}")

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that occurs nowhere as ``typed``; the ``text`` that may have been meant, the number of statements that
    hold it, and the whole query with it."""

    typed: str
    text: str
    statements: int
    query: str


def corrections(root: Node | None, count: Count, words: Iterable[str] = ()) -> tuple[Correction, ...]:
    """At most three suggestions for each literal of a query that occurs in no statement, the best first.

    ``count`` gives the number of statements that hold a folded text; it is called some 400 times for a query, and only
    the first ``WORDS`` literals that occur nowhere are looked into.
    ``words`` are texts that the corpus may hold (names, frequent words): a literal in pinyin (yingshanghuanjing) or
    short of a character is looked up among them.
    """
    known = tuple(dict.fromkeys(words))
    purse = Purse(count, MOST_COUNTS)
    missing = (literal for literal in literals_of(root)[:LOOKED_AT] if not count(literal.folded))
    found: list[Correction] = []
    for literal in islice(missing, WORDS):
        assert root is not None, "a literal stands in a tree"
        for text, number in _meant(literal.text, purse, known)[:MOST]:
            put = Literal(text, fold(text), literal.start, literal.end)
            found.append(Correction(literal.text, text, number, to_text(with_literal(root, literal, put))))
    return tuple(found)


def _meant(text: str, purse: Purse, words: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    listed = {word: purse.count(word) for word in _among(text, words)}
    found = [*similar(text, purse), *((word, number) for word, number in listed.items() if number)]
    return tuple(sorted(dict(found).items(), key=lambda one: -one[1]))


def _among(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """The words that ``text`` spells in pinyin, or from which it leaves out one character."""
    spelling = plain(text)
    if _PINYIN.fullmatch(spelling):
        letters = re.sub("[' ]", "", spelling)
        yield from (word for word in words if _spells(letters, word))
    elif 2 < len(text) <= LONGEST:
        folded = fold(text)
        for word in words:
            whole = fold(word)
            if len(whole) == len(folded) + 1 and any(
                whole[:at] + whole[at + 1 :] == folded for at in range(len(whole))
            ):
                yield word


def _spells(letters: str, word: str) -> bool:
    """True where ``letters`` are a reading of every character of ``word`` in turn."""
    if not word:
        return not letters
    return any(
        letters.startswith(syllable) and _spells(letters[len(syllable) :], word[1:])
        for syllable in syllables_of(word[0])
    )
