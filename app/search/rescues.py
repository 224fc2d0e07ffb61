"""What a query without hits finds when a part of it is given up or read otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.search.absent import Count, shown
from app.search.fields import LABELS
from app.search.interpretation import UNITS, in_a_row
from app.search.language import parse_query
from app.search.query import All, AnyOf, Field, Literal, Near, Node, Not, Sequence, Within, literals_of
from app.search.rereading import readings
from app.search.rewriting import joined
from app.search.unparse import to_text
from app.text.folding import fold
from app.text.messages import Message, many, say

MOST = 12
"""Ways out that are tried at most; each costs one search."""
LONGEST_CUT = 12
"""Characters of a word at the most that is tried in two parts."""
_PIECES = re.compile(r"[^\W_]{2,}")
MOST_VALUES = 3
"""Values of one field that are named where it is given up; more are counted."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """A query that finds something: what is changed, in Chinese; its text; how many statements it finds."""

    words: str
    query: str
    total: int


def rescues(root: Node | None, count: Count, verbatim: bool = False, text: str = "") -> tuple[Rescue, ...]:
    """The changes to a query without hits that find something: operators and wildcards of the wrong case or width,
    each part of it left out, each term alone, words without regard to sentence, order or distance, a text taken
    literally (``verbatim``) as words, a long word in two. ``text`` is the query as typed.

    ``count`` gives the number of statements that a tree finds under the filters of the request; it is called at most
    ``MOST`` times, and once for each place where a word can be cut.
    """
    tried: dict[str, tuple[Message, Node]] = {}
    others = ((words, parse_query(other).root) for words, other in readings(text))
    for words, node in chain(others, _changes(root, count, verbatim)):
        if node is not None and node != root:
            tried.setdefault(to_text(node), (words, node))
        if len(tried) == MOST:
            break
    found = ((words, query, count(node)) for query, (words, node) in tried.items())
    return tuple(Rescue(words, query, total) for words, query, total in found if total)


def _changes(root: Node | None, count: Count, verbatim: bool) -> Iterator[tuple[Message, Node | None]]:
    parts = root.parts if isinstance(root, All) else (root,) if root else ()
    for index, part in enumerate(parts):
        for words, loose in _loosened(part):
            yield words, joined((*parts[:index], loose, *parts[index + 1 :]))
    if len(parts) > 1:
        for index, part in enumerate(parts):
            yield _without(part), joined((*parts[:index], *parts[index + 1 :]))
        for part in parts:
            if isinstance(part, Literal | Sequence | Near):
                yield say("只找{word}", word=shown(part)), part
    if isinstance(root, Literal):
        if verbatim:
            yield from _as_words(root)
        else:
            yield from _in_two(root, count)


def _loosened(part: Node) -> Iterator[tuple[Message, Node]]:
    match part:
        case Within(unit, inner):
            yield say("不要求在{unit}里", unit=UNITS[unit]), inner
        case Sequence() | Near():
            literals = literals_of(part)
            names = in_a_row([say("“{text}”", text=literal.text) for literal in literals])
            loose = joined(literals)
            if loose is not None and len(literals) > 1:
                yield say("只要求出现{words}，不论远近先后", words=names), loose
        case _:
            return


def _as_words(literal: Literal) -> Iterator[tuple[Message, Node | None]]:
    pieces = _PIECES.findall(literal.text)
    words = tuple(Literal(piece, fold(piece), literal.start, literal.end) for piece in dict.fromkeys(pieces))
    if len(words) > 1:
        yield say("不按原文照找，各个片段都要出现"), joined(words)
        for word in words:
            yield say("只找{word}", word=shown(word)), word


def _in_two(literal: Literal, count: Count) -> Iterator[tuple[Message, Node | None]]:
    """A word that occurs nowhere, cut where the two halves are found together most often."""
    text = literal.text
    if not 4 <= len(text) <= LONGEST_CUT or not text.isalnum():
        return
    cuts = []
    for at in range(2, len(text) - 1):
        halves = (text[:at], text[at:])
        both = joined(tuple(Literal(half, fold(half), literal.start, literal.end) for half in halves))
        cuts.append((count(both), -at, halves, both))
    _, _, halves, both = max(cuts, key=lambda cut: cut[:2])
    yield say("拆成“{first}”和“{second}”两个词", first=halves[0], second=halves[1]), both


def _without(part: Node) -> Message:
    match part:
        case Field(name, text):
            return say("去掉{label}“{values}”的限定", label=LABELS[name], values=text)
        case AnyOf((Field(name), *_) as parts) if all(isinstance(one, Field) and one.name == name for one in parts):
            texts = [say("“{text}”", text=one.text) for one in parts if isinstance(one, Field)]
            named, label = in_a_row(texts[:MOST_VALUES]), LABELS[name]
            if len(texts) > MOST_VALUES:
                return many(len(texts), "去掉{label}{values}等 {n} 项的限定", label=label, values=named)
            return say("去掉{label}{values}的限定", label=label, values=named)
        case Not(inner):
            return say("不排除{word}", word=shown(inner))
        case _:
            return say("去掉{word}", word=shown(part))
