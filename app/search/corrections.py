"""Words of a query that occur nowhere, with what may have been meant: suggested, never put in their place unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice

from app.search.homophones import LONGEST, MOST_COUNTS, Purse, similar
from app.search.query import Literal, Node, literals_of
from app.search.rewriting import with_literal
from app.search.syllables import plain, syllables_of
from app.search.unparse import to_text
from app.search.wordlist import is_word
from app.text.folding import fold

MOST = 3
"""Suggestions for one word."""
WORDS, LOOKED_AT = 3, 12
"""Words of a query that are corrected at the most, and words that are counted to find them."""
_PINYIN = re.compile(r"[a-z][a-z' ]{2,39}")

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Correction:
    """What occurs nowhere as ``typed``; the ``text`` that may have been meant, the whole ``query`` with it, and the
    number of ``statements`` that this query finds."""

    typed: str
    text: str
    statements: int
    query: str


def corrections(
    root: Node | None,
    count: Count,
    total: Callable[[Node], int],
    words: Iterable[str] = (),
    known: Callable[[str], bool] = is_word,
) -> tuple[Correction, ...]:
    """At most three suggestions for each literal of a query that occurs in no statement, the best first. Where none
    of several literals is enough on its own, the likeliest for all of them at once.

    ``count`` gives the number of statements that hold a folded text; it is called some 400 times for a query, and only
    the first ``WORDS`` literals that occur nowhere are looked into. ``total`` gives the number that a tree finds under
    the restrictions of the request: it is the number of a suggestion, and none finds nothing.
    ``words`` are texts that the corpus may hold (names, frequent words): a literal in pinyin (yingshanghuanjing) or
    short of a character is looked up among them. ``known`` says what is a word.
    """
    listed = tuple(dict.fromkeys(words))
    purse = Purse(count, MOST_COUNTS)
    missing = (literal for literal in literals_of(root)[:LOOKED_AT] if not count(literal.folded))
    meant = [(literal, _meant(literal.text, purse, listed, known)) for literal in islice(missing, WORDS)]
    if root is None or not meant:
        return ()
    found: list[Correction] = []
    for literal, texts in meant:
        for text in texts[: 2 * MOST]:
            node = _put(root, literal, text)
            found.append(Correction(literal.text, text, total(node), to_text(node)))
    chosen = [one for literal, _ in meant for one in best(found, literal.text)]
    if not chosen and len(meant) > 1 and all(texts for _, texts in meant):
        node = reduce(lambda tree, one: _put(tree, one[0], one[1][0]), meant, root)
        typed, text = (" ".join(words) for words in zip(*((one.text, texts[0]) for one, texts in meant), strict=True))
        chosen = [*best([Correction(typed, text, total(node), to_text(node))], typed)]
    return tuple(chosen)


def best(found: Iterable[Correction], typed: str) -> list[Correction]:
    """At most three of the suggestions for ``typed`` that find something, those that find most first."""
    fitting = [one for one in found if one.typed == typed and one.statements]
    return sorted(fitting, key=lambda one: -one.statements)[:MOST]


def _put(root: Node, literal: Literal, text: str) -> Node:
    return with_literal(root, literal, Literal(text, fold(text), literal.start, literal.end))


def _meant(text: str, purse: Purse, words: tuple[str, ...], known: Callable[[str], bool]) -> tuple[str, ...]:
    """What may have been meant by ``text``, what occurs most first."""
    listed = {word: purse.count(word) for word in _among(text, words)}
    found = [*similar(text, purse, known), *((word, number) for word, number in listed.items() if number)]
    return tuple(word for word, _ in sorted(dict(found).items(), key=lambda one: -one[1]))


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
