"""A query's tree as text again, so that a changed query can stand in the box, where a reader sees and changes it."""

from __future__ import annotations

from app.search.fields import UNIT_WORDS, WORDS
from app.search.language import parse_query
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Within
from app.text.folding import fold

_OPERATORS = frozenset(fold(word) for word in ("OR", "NOT", "AND", "或", "非", "且"))
_QUOTES = ('""', "“”", "「」", "『』")
_LONGEST_BARE = 12


def to_text(node: Node | None) -> str:
    """Query text that is read as ``node``, up to the offsets in it; "" for None."""
    match node:
        case None:
            return ""
        case All(parts):
            return " ".join(_operand(part) for part in parts)
        case AnyOf(parts):
            return " OR ".join(_operand(part) for part in parts)
        case Not(part):
            return f"-{_grouped(part)}"
        case Within(unit, part):
            return f"{UNIT_WORDS[unit]}:({to_text(part)})"
        case Field(name, text):
            return f"{WORDS[name]}:{_word(text)}"
        case Near(left, right, distance):
            return f"{_grouped(left)} #{distance} {_grouped(right)}"
        case Sequence():
            return _sequence(node)
        case Literal(text):
            return _word(text)


def _operand(part: Node) -> str:
    """A part among others: what holds an operator between spaces is put into brackets."""
    return f"({to_text(part)})" if isinstance(part, All | AnyOf) else to_text(part)


def _grouped(part: Node) -> str:
    text = to_text(part)
    return f"({text})" if isinstance(part, All | AnyOf | Near | Not) or " $" in text else text


def _sequence(node: Sequence) -> str:
    """Words with wildcards, ``$n`` between them where a gap is no wildcard."""
    texts = [part.text for part in node.parts]
    gaps = [*node.gaps, Gap(node.after, node.after)]
    written, word = "", "?" * node.before
    for text, gap in zip(texts, gaps, strict=True):
        last = gap is gaps[-1]
        limited = not last and gap.high is not None and (gap.high > gap.low or not gap.high)
        wild = "?" * gap.low + ("*" if gap.high is None else "")
        # a word of its own may need quotes; a piece of a pattern cannot have them
        word += text if word or wild or (not last and not limited) else _word(text)
        word += wild
        if limited and gap.high is not None:
            written, word = f"{written}{word} ${gap.high - gap.low} ", ""
    return written + word


def _word(text: str) -> str:
    """The text bare where it cannot be mistaken for anything else, otherwise in quotes that it does not hold."""
    bare = len(text) <= _LONGEST_BARE and all(char.isalnum() for char in text) and fold(text) not in _OPERATORS
    if bare:
        return text
    quoted = [quotes[0] + text + quotes[1] for quotes in _QUOTES]
    return next((one for one in quoted if _is_literal(one, text)), quoted[0])


def _is_literal(written: str, text: str) -> bool:
    root = parse_query(written).root
    return isinstance(root, Literal) and root.folded == fold(text)
