"""Parts of a query put together: conjunctions, alternatives, exclusion, wildcards and proximity.

Repeats count once: parts that ask for the same are one part, the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Within
from app.search.tokens import Token, UnreadableError
from app.text.folding import fold
from app.text.messages import Message, many, say

FARTHEST = 200
"""Characters that may stand between two words."""
MOST_COMBINATIONS = 64
"""Pairs or chains that alternatives in brackets may come to."""

_RUN = re.compile(r"[^*?]+|[*?]+")


def all_of(parts: Iterable[Node]) -> Node:
    """The conjunction of ``parts``, flat; one part is itself."""
    apart = {id(part): part for part in parts}.values()
    flat = (inner for part in apart for inner in (part.parts if isinstance(part, All) else (part,)))
    found = _each_once(flat)
    return found[0] if len(found) == 1 else All(found)


def any_of(parts: Iterable[Node]) -> Node:
    """The alternatives ``parts``, flat; one part is itself."""
    apart = {id(part): part for part in parts}.values()
    flat = (inner for part in apart for inner in (part.parts if isinstance(part, AnyOf) else (part,)))
    found = _each_once(flat)
    return found[0] if len(found) == 1 else AnyOf(found)


def negated(part: Node) -> Node:
    """The part excluded; excluded twice it is itself."""
    return part.part if isinstance(part, Not) else Not(part)


def literal(text: str, start: int) -> Literal:
    """Text at its place in the query."""
    return Literal(text, fold(text), start, start + len(text))


def pattern(token: Token) -> Literal | Sequence:
    """A word with wildcards: ``?`` is one character, ``*`` any number. Raises UnreadableError where it has no text."""
    parts: list[Literal] = []
    between: list[str] = [""]
    for run in _RUN.finditer(token.text):
        if run[0][0] in "*?":
            between[-1] = run[0]
        else:
            parts.append(literal(run[0], token.start + run.start()))
            between.append("")
    if not parts:
        raise UnreadableError(say("通配符 * 和 ? 要和文字连用，如 创*新；要找这个符号本身，请加引号"), token.start)
    gaps = tuple(Gap(run.count("?"), None if "*" in run else run.count("?")) for run in between[1:-1])
    before, after = between[0].count("?"), between[-1].count("?")
    return Sequence(tuple(parts), gaps, before, after) if gaps or before or after else parts[0]


def linked(operands: list[tuple[Node, Token]], links: list[Token]) -> Node:
    """Operands (each with its first token) and the ``$n`` or ``#n`` between them; alternatives in brackets are
    distributed over. Raises UnreadableError for what has no place in a sentence."""
    distances = [_distance(link) for link in links]
    unordered = [link for link in links if link.name[0] == "#"]
    if unordered and len(links) > 1:
        other = links[1] if unordered[0] is links[0] else unordered[0]
        raise UnreadableError(
            say("“{sign}”只能用在两个词之间；连着写几个词请用“$”，如 甲 $3 乙 $5 丙", sign=unordered[0].text),
            other.start,
        )
    choices = [_alternatives(node, token) for node, token in operands]
    count = 1
    for choice, (_, token) in zip(choices, operands, strict=True):
        count *= len(choice)
        if count > MOST_COMBINATIONS:
            raise UnreadableError(many(MOST_COMBINATIONS, "括号里的词搭配起来超过{n}种，请减少一些"), token.head)
    if unordered:
        return any_of(Near(left, right, distances[0]) for left, right in product(*choices))
    return any_of(_chain(chosen, distances) for chosen in product(*choices))


def _distance(link: Token) -> int:
    digits = link.name[1:].lstrip("0")
    if len(digits) > len(str(FARTHEST)) or int(digits or "0") > FARTHEST:
        raise UnreadableError(
            many(FARTHEST, "字数最多写{n}；要找“{text}”这几个字，请加引号", text=link.text), link.start
        )
    return int(digits or "0")


def _alternatives(node: Node, token: Token) -> tuple[Literal | Sequence, ...]:
    found: list[Literal | Sequence] = []
    for part in node.parts if isinstance(node, AnyOf) else (node,):
        if not isinstance(part, Literal | Sequence):
            raise UnreadableError(_unfit(part), token.head)
        found.append(part)
    return tuple(found)


def _unfit(node: Node) -> Message:
    match node:
        case Not():
            return say("“$”和“#”两边不能是要排除的词；要排除整个搭配，请写成 -(甲 $5 乙)")
        case Field() | Within():
            return say("“$”和“#”两边只能是文字，请去掉这一项，或者用空格与它隔开写在后面")
        case Near():
            return say("“#”的搭配不能再和别的词连用，请分开写")
    return say("“$”和“#”旁边的括号里只能是用 OR 连接的词，如 (甲 OR 乙) $5 丙")


def _chain(parts: Iterable[Literal | Sequence], distances: list[int]) -> Literal | Sequence:
    whole, *others = (part if isinstance(part, Sequence) else Sequence((part,), ()) for part in parts)
    for part, distance in zip(others, distances, strict=True):
        low = whole.after + part.before
        gaps = (*whole.gaps, Gap(low, low + distance), *part.gaps)
        whole = Sequence(whole.parts + part.parts, gaps, whole.before, part.after)
    return whole


def _each_once(nodes: Iterable[Node]) -> tuple[Node, ...]:
    found: dict[object, Node] = {}
    for node in nodes:
        found.setdefault(meaning(node), node)
    return tuple(found.values())


def meaning(node: Node) -> object:
    """What a part asks for, apart from where and how it was typed: equal for parts that ask for the same."""
    match node:
        case Literal():
            return node.folded
        case Sequence(parts, gaps, before, after):
            return tuple(part.folded for part in parts), gaps, before, after
        case Near(left, right, distance):
            return meaning(left), meaning(right), distance
        case Field():
            return Field, node.name, node.folded
        case All(parts) | AnyOf(parts):
            return type(node), tuple(meaning(part) for part in parts)
        case Not(part):
            return Not, meaning(part)
        case Within(unit, part):
            return unit, meaning(part)


def leaves(node: Node) -> Iterator[Literal | Field]:
    """Every text and field of a tree, from left to right."""
    match node:
        case Literal() | Field():
            yield node
        case Not(part) | Within(_, part):
            yield from leaves(part)
        case Near(left, right):
            yield from leaves(left)
            yield from leaves(right)
        case Sequence(parts) | All(parts) | AnyOf(parts):
            for each in parts:
                yield from leaves(each)
