"""Trees written in one line, so that tests can say what they expect."""

from __future__ import annotations

from app.search.language import parse_query
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Within


def shape(node: Node | None) -> str:
    """甲&乙, 甲|乙, -甲, [甲 0..3 乙] with a ? for each character beside it, {甲 ~5 乙}, place=安庆, sentence(甲)."""
    match node:
        case None:
            return ""
        case Literal(text):
            return text
        case Sequence(parts, gaps, before, after):
            words = [parts[0].text, *(f"{_gap(gap)} {part.text}" for part, gap in zip(parts[1:], gaps, strict=True))]
            return f"[{'?' * before}{' '.join(words)}{'?' * after}]"
        case Near(left, right, distance):
            return f"{{{shape(left)} ~{distance} {shape(right)}}}"
        case Field(name, text):
            return f"{name}={text}"
        case All(parts):
            return "(" + " & ".join(map(shape, parts)) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(map(shape, parts)) + ")"
        case Not(part):
            return f"-{shape(part)}"
        case Within(unit, part):
            return f"{unit}{shape(part) if shape(part)[0] == '(' else f'({shape(part)})'}"


def _gap(gap: Gap) -> str:
    return f"{gap.low}..{'' if gap.high is None else gap.high}"


def read(query: str) -> str:
    """The shape of a query, or the message of its problem."""
    found = parse_query(query)
    return found.problem.message if found.problem else shape(found.root)
