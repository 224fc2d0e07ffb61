"""A query cut into tokens: quotes, words, operators, brackets that group, fields and scopes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.search.brackets import Brackets
from app.search.fields import named
from app.search.query import Unit
from app.search.quotes import OPENING, STRAIGHT, Quotes
from app.search.tokens import (
    CLOSERS,
    MINUSES,
    OPENERS,
    OPERATORS,
    PUNCTUATION,
    STRUCTURE,
    WILDCARDS,
    Kind,
    Token,
    UnreadableError,
)
from app.text.messages import say

LONGEST_WORD = 12
"""Characters of a word in which wildcards and operators are seen; a longer one is pasted text."""

_GLUE = re.compile(r"([$#])([0-9]+)")
_ENDS_IN_GLUE = re.compile(r"[$#][0-9]{1,3}\Z")
_BETWEEN = re.compile(r"(?:(?P<order>[$＄￥¥])|[#＃]|(?:NEAR|near)[/／]|近[/／]?)(?P<number>[0-9０-９]+)")
"""A word that is an operator: ``$5`` and ``#5`` with the signs and digits that Chinese input methods make."""
_STRAIGHT = "".join(STRAIGHT)
_DIGITS = frozenset("0123456789")


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` from left to right. Raises UnreadableError for a quote that encloses nothing or that
    nothing closes; what is wrong between tokens is the parser's to say."""
    return tuple(_Lexer(text).read())


def is_punctuated(word: str) -> bool:
    """Whether ``word`` holds punctuation of a sentence. A comma between digits (1,000) is none."""
    return any(
        char in PUNCTUATION and not (char == "," and word[at - 1 : at] in _DIGITS and word[at + 1 : at + 2] in _DIGITS)
        for at, char in enumerate(word)
    )


class _Lexer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._quotes = Quotes(text)
        self._brackets = Brackets(text, self._quotes)
        self._closing: set[int] = set()
        self._structured = False  # whether there has been an operator or a bracket that groups
        self._at = 0
        self._closed = 0  # where the last quote ended
        self._bordered = 0  # where a bracket that groups ended
        self._negated = 0  # where a minus ended

    def read(self) -> Iterator[Token]:
        """Every token."""
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
            elif self._quotes.partner(self._at) is not None:
                yield self._quoted(Kind.QUOTED, self._at)
            else:
                for token in self._bracket() or self._minus() or self._named() or self._word():
                    self._structured |= token.kind in STRUCTURE
                    yield token

    def _starts(self) -> bool:
        """Whether a word starts here that nothing touches but brackets that group."""
        return self._at == self._bordered or self._text[self._at - 1].isspace()

    def _mark(self, kind: Kind, end: int, name: str = "") -> Token:
        token = Token(kind, self._text[self._at : end], self._at, end, self._at, name)
        self._at = end
        return token

    def _quoted(self, kind: Kind, start: int, name: str = "") -> Token:
        close = self._quotes.partner(start) or start
        if close == start + 1:
            raise UnreadableError(say("引号里没有文字，请在引号中间写上要找的内容"), start)
        token = Token(kind, self._text[start + 1 : close], start + 1, close, self._at, name)
        self._at = self._closed = close + 1
        return token

    def _bracket(self) -> list[Token]:
        at = self._at
        if self._closes(at):
            self._bordered = at + 1
            return [self._mark(Kind.CLOSE if at in self._closing else Kind.ASTRAY, at + 1)]
        return [self._open()] if self._text[at] in OPENERS and self._brackets.holds_space(at) else []

    def _closes(self, at: int) -> bool:
        """Whether the bracket at ``at`` closes a group, or should: it ends a word, and grouping is in use."""
        if at in self._closing or not self._structured or at not in self._brackets.alone:
            return at in self._closing
        after = self._text[at + 1 : at + 2]
        return not after or after.isspace() or after in CLOSERS

    def _open(self) -> Token:
        partner = self._brackets.partner(self._at)
        token = self._mark(Kind.OPEN if partner is not None else Kind.ASTRAY, self._at + 1)
        self._bordered = self._at
        if partner is not None:
            self._closing.add(partner)
        return token

    def _minus(self) -> list[Token]:
        """A minus at the start of a word, right before what it takes away."""
        after = self._text[self._at + 1 : self._at + 2]
        if self._text[self._at] not in MINUSES or not self._starts() or not after.strip() or after in MINUSES:
            return []
        if self._at + 1 in self._closing:
            return []
        self._negated = self._at + 1
        return [self._mark(Kind.MINUS, self._at + 1)]

    def _named(self) -> list[Token]:
        """A field with its value, or a scope with its bracket."""
        found = named(self._text, self._at) if self._starts() or self._at == self._negated > 0 else None
        if found is None:
            return []
        name, start = found
        if isinstance(name, Unit):
            token = self._mark(Kind.SCOPE, start, name)
            return [token, self._open()] if self._text[start : start + 1] in OPENERS else [token]
        if self._opens_values(start):
            return [self._mark(Kind.VALUES, start, name), self._open()]
        if start < len(self._text) and self._quotes.partner(start) is not None:
            return [self._quoted(Kind.FIELD, start, name)]
        end = self._word_end(start, STRAIGHT)
        if is_punctuated(self._text[start:end]):
            return []
        token = Token(Kind.FIELD, self._text[start:end], start, end, self._at, name)
        self._at = end
        return [token]

    def _opens_values(self, start: int) -> bool:
        """Whether a bracket at ``start`` holds the values of a field rather than the beginning of one: it holds white
        space, or ends the word."""
        if self._text[start : start + 1] not in OPENERS:
            return False
        if self._brackets.holds_space(start):
            return True
        partner = self._brackets.partner(start)
        after = self._text[partner + 1 : partner + 2] if partner is not None else "("
        return not after.strip() or after in CLOSERS

    def _word(self) -> Iterator[Token]:
        # what touches a quoted word is not pasted text: “a”和“b” are three words
        start, starts = self._at, self._starts()
        end = self._word_end(start, OPENING if start == self._closed > 0 else STRAIGHT)
        self._at = end
        word = self._text[start:end]
        if len(word) > 1:  # a straight quote left over at the end closed something that was read as closed before
            word = word.rstrip(_STRAIGHT)
        alone = end == len(self._text) or self._text[end].isspace() or self._closes(end)
        if starts and alone and word in OPERATORS:
            yield Token(OPERATORS[word], word, start, end, start)
        elif near := _BETWEEN.fullmatch(word):
            name = ("$" if near["order"] else "#") + unicodedata.normalize("NFKC", near["number"])
            yield Token(Kind.NEAR, word, start, end, start, name)
        elif len(word) > LONGEST_WORD or is_punctuated(word):
            yield Token(Kind.TEXT, word, start, start + len(word), start, whole=True)
        else:
            yield from _parts(word, start)

    def _word_end(self, start: int, breaking: frozenset[str]) -> int:
        text, end = self._text, start
        while end < len(text) and not text[end].isspace() and not self._closes(end):
            if end > start:
                if text[start] in STRAIGHT:
                    raise UnreadableError(say("引号没有配对，请在后面补上引号，或者删去这个引号"), start)
                if text[end] in breaking and self._quotes.partner(end) is not None:
                    break
                if text[end] in OPENING | OPENERS and self._is_glued(start, end):
                    break
            end += 1
        return end

    def _is_glued(self, start: int, end: int) -> bool:
        """Whether a quote or a bracket at ``end`` is the second operand of an operator inside a word."""
        if not _ENDS_IN_GLUE.search(self._text, max(start, end - 4), end):
            return False
        return self._quotes.partner(end) is not None or self._brackets.holds_space(end)


def _parts(word: str, start: int) -> Iterator[Token]:
    """A word without punctuation, cut at the operators inside it."""
    done = 0
    for glue in _GLUE.finditer(word):
        if glue.start() > done:
            yield _piece(word[done : glue.start()], start + done)
        begin = start + glue.start()
        yield Token(Kind.NEAR, glue[0], begin, start + glue.end(), begin, glue[0], glued=glue[0] != word)
        done = glue.end()
    if done < len(word):
        yield _piece(word[done:], start + done)


def _piece(text: str, start: int) -> Token:
    kind = Kind.TEXT if WILDCARDS.isdisjoint(text) else Kind.PATTERN
    return Token(kind, text, start, start + len(text), start)
