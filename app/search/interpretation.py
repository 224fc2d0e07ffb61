"""A query in the reader's words: how it was read, without room for another reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.domain.kinds import KIND_LABELS, Kind
from app.search.fields import IN_PART, LABELS
from app.search.model import UNKNOWN
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Unit, Within
from app.text.messages import Message, many, say

UNITS = {Unit.SENTENCE: say("同一句"), Unit.PARAGRAPH: say("同一段"), Unit.POINT: say("同一要点")}


def in_words(node: Node) -> Message:
    """What ``node`` asks for, in Chinese."""
    match node:
        case Literal():
            return say("含有{words}", words=quoted(node.text))
        case Sequence():
            free = node.before or node.after or any(gap.low != gap.high for gap in node.gaps)
            clauses = _joined(_clauses(node))
            return say("{clauses}（同一句内）", clauses=clauses) if free else clauses
        case Near(left, right, 0):
            return say("{first}和{second}紧挨着，先后不限", first=_operand(left), second=_operand(right))
        case Near(left, right, distance):
            first, second = _operand(left), _operand(right)
            return many(distance, "{first}和{second}相距不超过 {n} 字（同一句内）", first=first, second=second)
        case Field():
            return _fact([node])
        case Not(part):
            return _excluded(part)
        case Within(unit, part):
            return say("{unit}里{part}", unit=UNITS[unit], part=_bracketed(part))
        case All(parts):
            return _both(_conjuncts(parts))
        case AnyOf(parts):
            return _either(_alternatives(parts))


def quoted(text: str) -> Message:
    """``text`` in quotes that it does not hold itself."""
    return say("「{text}」", text=text) if set("“”") & set(text) else say("“{text}”", text=text)


def _in_halves(join: Callable[[Message, Message], Message], things: Iterable[Message]) -> Message:
    """At least one thing, joined so that a thousand nest only ten deep."""
    held = list(things)
    if len(held) == 1:
        return held[0]
    half = len(held) // 2
    return join(_in_halves(join, held[:half]), _in_halves(join, held[half:]))


def in_a_row(things: Iterable[Message]) -> Message:
    """At least one thing, with 、 between them."""
    return _in_halves(lambda first, second: say("{first}、{second}", first=first, second=second), things)


def _joined(clauses: Iterable[Message]) -> Message:
    return _in_halves(lambda first, second: say("{first}，{second}", first=first, second=second), clauses)


def _both(parts: Iterable[Message]) -> Message:
    return _in_halves(lambda first, second: say("{first}，并且{second}", first=first, second=second), parts)


def _either(parts: Iterable[Message]) -> Message:
    return _in_halves(lambda first, second: say("{first}或者{second}", first=first, second=second), parts)


def _any_listed(shown: list[Message]) -> Message:
    *before, last = shown
    return say("{first}或{second}", first=in_a_row(before), second=last) if before else last


def _holding(words: list[Message]) -> Message:
    *before, last = words
    if not before:
        return say("含有{words}", words=last)
    return say("同时含有{first}和{second}", first=in_a_row(before), second=last)


def _conjuncts(parts: tuple[Node, ...]) -> Iterator[Message]:
    """Clauses in the order of the query; its words are one, where the first of them stands."""
    words = [part for part in parts if isinstance(part, Literal)]
    for part in parts:
        if not isinstance(part, Literal):
            yield _bracketed(part) if isinstance(part, AnyOf) or _is_long(part) else in_words(part)
        elif part is words[0]:
            yield _holding([quoted(word.text) for word in words])


def _alternatives(parts: tuple[Node, ...]) -> Iterator[Message]:
    """The same for alternatives, where the values of one field are one clause as well."""
    words = [part for part in parts if isinstance(part, Literal)]
    facts: dict[str, list[Field]] = {}
    for part in parts:
        if isinstance(part, Field):
            facts.setdefault(part.name, []).append(part)
    for part in parts:
        if isinstance(part, Field):
            if part is facts[part.name][0]:
                yield _fact(facts[part.name])
        elif not isinstance(part, Literal):
            yield _bracketed(part) if isinstance(part, All) or _is_long(part) else in_words(part)
        elif part is words[0]:
            yield say("含有{words}", words=_any_listed([quoted(word.text) for word in words]))


def _is_long(part: Node) -> bool:
    """Whether its words have a comma that could be taken for one of those around them."""
    return isinstance(part, Sequence) and len(_clauses(part)) > 1


def _bracketed(node: Node) -> Message:
    return say("（{inner}）", inner=in_words(node))


def _excluded(part: Node) -> Message:
    match part:
        case Literal():
            return say("不含{words}", words=quoted(part.text))
        case Field(folded=folded) if folded != UNKNOWN:
            if part.name in IN_PART:
                return say("{label}不含{value}", label=IN_PART[part.name], value=_value(part))
            return say("{label}不是{value}", label=LABELS[part.name], value=_value(part))
    return say("不符合{part}", part=_bracketed(part))


def _operand(part: Literal | Sequence) -> Message:
    return quoted(part.text) if isinstance(part, Literal) else _bracketed(part)


def _value(field: Field) -> Message:
    label = KIND_LABELS[Kind(field.folded)] if field.name == "kind" else field.text.strip()
    return quoted(label)


def _fact(fields: list[Field]) -> Message:
    name = fields[0].name
    known = [field for field in fields if field.folded != UNKNOWN]
    said = []
    if known:
        values = [_value(field) for field in known]
        span = say("{first}至{last}", first=values[0], last=values[-1]) if _is_span(known) else _any_listed(values)
        if name in IN_PART:
            said.append(say("{label}含{value}", label=IN_PART[name], value=span))
        else:
            said.append(say("{label}为{value}", label=LABELS[name], value=span))
    if len(known) < len(fields):
        said.append(say("{label}不详", label=LABELS[name]))
    return _either(said)


def _is_span(fields: list[Field]) -> bool:
    """Whether these are three or more years one after another."""
    if fields[0].name != "year" or len(fields) < 3:
        return False
    years = [int(field.folded) for field in fields]
    return years == list(range(years[0], years[-1] + 1))


def _clauses(sequence: Sequence) -> list[Message]:
    words = [quoted(part.text) for part in sequence.parts]
    clauses = [_gap(*each) for each in zip(words, words[1:], sequence.gaps, strict=False)]
    if sequence.before:
        clauses.append(many(sequence.before, "{word}前面至少还有 {n} 字", word=words[0]))
    if sequence.after:
        clauses.append(many(sequence.after, "{word}后面至少还有 {n} 字", word=words[-1]))
    return clauses


def _gap(first: Message, second: Message, gap: Gap) -> Message:
    if gap.high is None:
        if gap.low:
            return many(gap.low, "{first}之后至少隔 {n} 字有{second}", first=first, second=second)
        return say("{first}之后有{second}", first=first, second=second)
    if gap.high == 0:
        return say("{first}之后紧接着{second}", first=first, second=second)
    if gap.low == gap.high:
        return many(gap.low, "{first}与{second}之间隔 {n} 字", first=first, second=second)
    if gap.low:
        return say("{first}之后隔 {low} 至 {high} 字有{second}", first=first, second=second, low=gap.low, high=gap.high)
    return many(gap.high, "{first}之后 {n} 字以内有{second}", first=first, second=second)
