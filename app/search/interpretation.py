"""A query in the reader's words: how it was read, without room for another reading."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.kinds import KIND_LABELS, Kind
from app.search.fields import IN_PART, LABELS
from app.search.model import UNKNOWN
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Unit, Within

UNITS = {Unit.SENTENCE: "同一句", Unit.PARAGRAPH: "同一段", Unit.POINT: "同一要点"}


def in_words(node: Node) -> str:
    """What ``node`` asks for, in Chinese."""
    match node:
        case Literal():
            return f"含有{quoted(node.text)}"
        case Sequence():
            clauses = _clauses(node)
            free = node.before or node.after or any(gap.low != gap.high for gap in node.gaps)
            return "，".join(clauses) + ("（同一句内）" if free else "")
        case Near(left, right, 0):
            return f"{_operand(left)}和{_operand(right)}紧挨着，先后不限"
        case Near(left, right, distance):
            return f"{_operand(left)}和{_operand(right)}相距不超过 {distance} 字（同一句内）"
        case Field():
            return _fact([node])
        case Not(part):
            return _excluded(part)
        case Within(unit, part):
            return f"{UNITS[unit]}里{_bracketed(part)}"
        case All(parts):
            return "，并且".join(_conjuncts(parts))
        case AnyOf(parts):
            return "或者".join(_alternatives(parts))


def quoted(text: str) -> str:
    """``text`` in quotes that it does not hold itself."""
    return f"「{text}」" if set("“”") & set(text) else f"“{text}”"


def _listed(shown: list[str], last: str) -> str:
    return last.join(filter(None, ["、".join(shown[:-1]), shown[-1]]))


def _conjuncts(parts: tuple[Node, ...]) -> Iterator[str]:
    """Clauses in the order of the query; its words are one, where the first of them stands."""
    words = [part for part in parts if isinstance(part, Literal)]
    for part in parts:
        if not isinstance(part, Literal):
            yield _bracketed(part) if isinstance(part, AnyOf) or _is_long(part) else in_words(part)
        elif part is words[0]:
            shown = _listed([quoted(word.text) for word in words], "和")
            yield f"{'同时' if len(words) > 1 else ''}含有{shown}"


def _alternatives(parts: tuple[Node, ...]) -> Iterator[str]:
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
            yield f"含有{_listed([quoted(word.text) for word in words], '或')}"


def _is_long(part: Node) -> bool:
    """Whether its words have a comma that could be taken for one of those around them."""
    return isinstance(part, Sequence) and len(_clauses(part)) > 1


def _bracketed(node: Node) -> str:
    return f"（{in_words(node)}）"


def _excluded(part: Node) -> str:
    match part:
        case Literal():
            return f"不含{quoted(part.text)}"
        case Field(folded=folded) if folded != UNKNOWN:
            return f"{_asked(part.name, '不含', '不是')}{_value(part)}"
    return f"不符合{_bracketed(part)}"


def _operand(part: Literal | Sequence) -> str:
    return quoted(part.text) if isinstance(part, Literal) else _bracketed(part)


def _value(field: Field) -> str:
    label = KIND_LABELS[Kind(field.folded)] if field.name == "kind" else field.text.strip()
    return quoted(label)


def _asked(name: str, in_part: str, whole: str) -> str:
    return f"{IN_PART[name]}{in_part}" if name in IN_PART else f"{LABELS[name]}{whole}"


def _fact(fields: list[Field]) -> str:
    label = LABELS[fields[0].name]
    known = [field for field in fields if field.folded != UNKNOWN]
    said = []
    if known:
        values = [_value(field) for field in known]
        span = _is_span(known)
        said.append(
            f"{_asked(fields[0].name, '含', '为')}{f'{values[0]}至{values[-1]}' if span else _listed(values, '或')}"
        )
    if len(known) < len(fields):
        said.append(f"{label}不详")
    return "或者".join(said)


def _is_span(fields: list[Field]) -> bool:
    """Whether these are three or more years one after another."""
    if fields[0].name != "year" or len(fields) < 3:
        return False
    years = [int(field.folded) for field in fields]
    return years == list(range(years[0], years[-1] + 1))


def _clauses(sequence: Sequence) -> list[str]:
    words = [quoted(part.text) for part in sequence.parts]
    clauses = [_gap(*each) for each in zip(words, words[1:], sequence.gaps, strict=False)]
    if sequence.before:
        clauses.append(f"{words[0]}前面至少还有 {sequence.before} 字")
    if sequence.after:
        clauses.append(f"{words[-1]}后面至少还有 {sequence.after} 字")
    return clauses


def _gap(first: str, second: str, gap: Gap) -> str:
    if gap.high is None:
        return f"{first}之后{f'至少隔 {gap.low} 字' if gap.low else ''}有{second}"
    if gap.high == 0:
        return f"{first}之后紧接着{second}"
    if gap.low == gap.high:
        return f"{first}与{second}之间隔 {gap.low} 字"
    return f"{first}之后{f'隔 {gap.low} 至 {gap.high} 字' if gap.low else f' {gap.high} 字以内'}有{second}"
