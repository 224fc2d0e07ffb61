"""Tokens made into a tree. Exclusion binds closest, then proximity, then conjunction, then alternatives."""

from __future__ import annotations

from dataclasses import replace

from app.search.combining import all_of, any_of, leaves, linked, literal, negated, pattern
from app.search.fields import field_of
from app.search.query import Node, Unit, Within
from app.search.tokens import CLOSERS, OPENERS, OPERANDS, Kind, Token, UnreadableError
from app.text.messages import many, say

DEEPEST = 20
"""Levels of brackets."""
MOST_TERMS = 200
"""Words and fields of a query, in every combination that it asks for; a range of years is as many fields."""


def tree(tokens: tuple[Token, ...]) -> Node:
    """The tree of at least one token. Raises UnreadableError where they do not make a query."""
    node = _Parser(tokens).parse()
    for count, leaf in enumerate(leaves(node)):
        if count == MOST_TERMS:
            raise UnreadableError(many(MOST_TERMS, "检索词太多，最多{n}个，请从这里删起"), leaf.start)
    return node


class _Parser:
    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._unit: Token | None = None
        self._field: Token | None = None
        self._facts: dict[tuple[str, str], Node] = {}

    def parse(self) -> Node:
        """The whole query."""
        node = self._either()
        if token := self._next():
            raise _misplaced(token)
        return node

    def _next(self, *kinds: Kind) -> Token | None:
        """The token at hand, where it is one of ``kinds`` (or of any kind)."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        return token if token is not None and (not kinds or token.kind in kinds) else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _either(self) -> Node:
        parts = [self._together()]
        while self._next(Kind.OR):
            self._operator()
            parts.append(self._together())
        return any_of(parts)

    def _together(self) -> Node:
        parts = [self._linked()]
        while self._next(Kind.AND, *OPERANDS):
            if self._next(Kind.AND):
                self._operator()
            parts.append(self._linked())
        return all_of(parts)

    def _linked(self) -> Node:
        operands, links = [self._operand()], []
        while self._next(Kind.NEAR):
            links.append(self._operator())
            operands.append(self._operand())
        return linked(operands, links) if links else operands[0][0]

    def _operator(self) -> Token:
        """Take an operator that has something to work on."""
        token = self._take()
        if not self._next(Kind.ASTRAY, *OPERANDS):
            raise UnreadableError(say("“{text}”后面缺少检索词，请补上，或者给它加引号", text=token.text), token.start)
        return token

    def _operand(self) -> tuple[Node, Token]:
        """A part with its first token."""
        first, times = self._next(), 0
        while self._next(Kind.NOT, Kind.MINUS):
            self._operator()
            times += 1
        token = self._next()
        if token is None or first is None or token.kind not in OPERANDS:
            raise _misplaced(token or self._tokens[-1])
        node = self._primary()
        return (negated(node) if times % 2 else node), first

    def _primary(self) -> Node:
        token = self._take()
        if token.kind is Kind.OPEN:
            return self._group(token)
        if self._field is not None:
            return self._value(self._field, token)
        if token.kind is Kind.PATTERN:
            return pattern(token)
        if token.kind in (Kind.TEXT, Kind.QUOTED):
            return literal(token.text, token.start)
        if self._unit is not None:
            raise UnreadableError(
                say("“{scope}”的括号里只能写文字，请把这一项移到括号外面", scope=self._unit.text), token.head
            )
        if token.kind is Kind.FIELD:
            return self._fact(token)
        return self._values(token) if token.kind is Kind.VALUES else self._scope(token)

    def _fact(self, token: Token) -> Node:
        """What a field asks for; the same again is the same object, so that long queries of ranges stay cheap."""
        asked = token.name, token.text
        if asked not in self._facts:
            self._facts[asked] = field_of(token)
        return self._facts[asked]

    def _values(self, token: Token) -> Node:
        """A field before a bracket: it asks for every word in the bracket, joined as they are there."""
        opening = self._take()
        if opening.kind is Kind.ASTRAY:
            raise _unclosed(opening)
        self._field = token
        node = self._group(opening)
        self._field = None
        return node

    def _value(self, field: Token, token: Token) -> Node:
        if token.kind not in (Kind.TEXT, Kind.PATTERN, Kind.QUOTED):
            hint = say(
                "“{field}”的括号里只能写这一项的内容，请把别的移到括号外面，如 {field}(甲 OR 乙) 丙", field=field.text
            )
            raise UnreadableError(hint, token.head)
        return self._fact(replace(token, kind=Kind.FIELD, name=field.name))

    def _group(self, opening: Token) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(many(DEEPEST, "括号套得太深，最多{n}层，请减少括号"), opening.start)
        if self._next(Kind.CLOSE):
            raise UnreadableError(say("括号里没有检索词，请补上，或者删去括号"), opening.start)
        node = self._either() if self._next() else None
        if node is None or not self._next(Kind.CLOSE):
            token = self._next()
            raise _misplaced(token) if token else _unclosed(opening)
        self._take()
        self._depth -= 1
        return node

    def _scope(self, token: Token) -> Node:
        opening = self._next(Kind.OPEN, Kind.ASTRAY)
        if opening is None or opening.start != token.end:
            hint = say("“{scope}”后面要紧接着写括号，如 {scope}(甲 乙)；要找这几个字，请加引号", scope=token.text)
            raise UnreadableError(hint, token.start)
        if opening.kind is Kind.ASTRAY:
            raise _unclosed(opening)
        self._unit = token
        node = self._primary()
        self._unit = None
        return Within(Unit(token.name), node)


def _unclosed(opening: Token) -> UnreadableError:
    return UnreadableError(say("括号没有配对，请在后面补上右括号；要找括号本身，请加引号"), opening.start)


def _misplaced(token: Token) -> UnreadableError:
    if token.text in OPENERS:
        return _unclosed(token)
    if token.text in CLOSERS:
        return UnreadableError(say("这里的右括号没有与它配对的左括号，请删去；要找括号本身，请加引号"), token.start)
    return UnreadableError(say("“{text}”前面缺少检索词，请补上，或者给它加引号", text=token.text), token.start)
