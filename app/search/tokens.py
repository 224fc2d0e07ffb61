"""The pieces that a query is read in, and what is said where one of them cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.search.model import QueryProblem
from app.text.messages import Message

OPENERS = frozenset("(（")
CLOSERS = frozenset(")）")
WILDCARDS = frozenset("*?")
MINUSES = frozenset("-－−")
"""What takes away the word that it stands before, in half width, full width and as the sign of arithmetic."""
PUNCTUATION = frozenset("。！？；，、：…⋯!;,｡､")
"""What tells a sentence from a word. ``?`` and ``:`` are syntax, ``.`` and ``-`` stand inside words."""


class UnreadableError(Exception):
    """A query that cannot be read: a sentence in Chinese that says what to do, and the offset of the fault."""

    def __init__(self, message: Message, position: int) -> None:
        super().__init__(message)
        self.problem = QueryProblem(message, position)


class Kind(Enum):
    """What a piece of a query is."""

    TEXT = auto()  # found as it stands
    PATTERN = auto()  # a word with wildcards
    QUOTED = auto()
    FIELD = auto()  # name and value
    SCOPE = auto()  # the name before a bracket, with its colon
    VALUES = auto()  # the name of a field before a bracket with its values
    OPEN = auto()
    CLOSE = auto()
    ASTRAY = auto()  # a bracket that should group and has no partner
    OR = auto()
    AND = auto()
    NOT = auto()
    MINUS = auto()
    NEAR = auto()  # $n or #n


OPERATORS = {"OR": Kind.OR, "或": Kind.OR, "AND": Kind.AND, "且": Kind.AND, "NOT": Kind.NOT, "非": Kind.NOT}
"""The operator words, which count only between white space (or brackets that group)."""
OPERANDS = frozenset(
    {Kind.TEXT, Kind.PATTERN, Kind.QUOTED, Kind.FIELD, Kind.SCOPE, Kind.VALUES, Kind.OPEN, Kind.NOT, Kind.MINUS}
)
"""What can begin a part of a query."""
STRUCTURE = frozenset({Kind.OR, Kind.AND, Kind.NOT, Kind.MINUS, Kind.NEAR, Kind.OPEN})
"""What makes a query more than words, so that a bracket too many is a slip."""


@dataclass(frozen=True, slots=True)
class Token:
    """``query[start:end] == text``, without quotes and without the name of a field. ``head`` is where it begins with
    them. ``name`` is a field's or a unit's name; ``whole`` a word that is read as it stands though it is long or
    holds punctuation; ``glued`` an operator inside a word."""

    kind: Kind
    text: str
    start: int
    end: int
    head: int
    name: str = ""
    whole: bool = False
    glued: bool = False
