"""What of a query the corpus does not hold at all: words that occur nowhere, values that nothing has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from app.search.fields import IN_PART, LABELS
from app.search.interpretation import in_words, quoted
from app.search.model import UNKNOWN
from app.search.query import All, AnyOf, Field, Literal, Node, Within, terms_of
from app.search.unparse import to_text
from app.text.messages import Message, say

MOST = 8
"""Values of fields that are named at the most."""
_COUNTED = frozenset(("kind", "year"))
"""Fields whose values are no names; of several years, all must be missing."""

Count = Callable[[Node | None], int]


def nowhere(root: Node | None, count: Count) -> tuple[Message, ...]:
    """A sentence for each term that occurs in no statement and each value of a field that none has; ``count`` gives
    the number of statements that a tree finds in the whole corpus, without filters."""
    words = [say("{word}在全部发言里都没有出现。", word=shown(term)) for term in terms_of(root) if not count(term)]
    return (*words, *(_none_called(field) for field in absent_names(root, count)), *_no_such(root, count))


def absent_names(root: Node | None, count: Count) -> tuple[Field, ...]:
    """The fields of a query that ask by name for what no statement has, from left to right, those excluded aside."""
    named = (field for field in _asked(root) if field.name not in _COUNTED and field.folded != UNKNOWN)
    return tuple(field for field in list(named)[:MOST] if not count(field))


def shown(part: Node) -> Message:
    """A part of a query in quotes."""
    return quoted(part.text if isinstance(part, Literal) else to_text(part))


def _none_called(field: Field) -> Message:
    value = quoted(field.text.strip())
    if field.name in IN_PART:
        return say("语料里没有哪个{part}含有{value}。", part=IN_PART[field.name], value=value)
    if field.name == "mentioned":
        return say("语料里没有提到叫{value}的地区。", value=value)
    return say("语料里没有叫{value}的{label}。", value=value, label=LABELS[field.name])


def _no_such(root: Node | None, count: Count) -> Iterator[Message]:
    groups: dict[str, list[Field]] = defaultdict(list)
    for field in _asked(root):
        if field.name in _COUNTED or field.folded == UNKNOWN:
            groups[field.name].append(field)
    for fields in groups.values():
        any_of = AnyOf(tuple(fields)) if len(fields) > 1 else fields[0]
        if not count(any_of):
            yield say("语料里没有{what}的发言。", what=in_words(any_of))


def _asked(node: Node | None) -> tuple[Field, ...]:
    return tuple(dict.fromkeys(_fields(node)))


def _fields(node: Node | None) -> Iterator[Field]:
    match node:
        case Field():
            yield node
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _fields(part)
        case Within(_, part):
            yield from _fields(part)
        case _:
            return
