"""A tree written as text is read as the same tree."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.language import parse_query
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Term, Unit, Within
from app.search.rewriting import joined, with_literal
from app.search.unparse import to_text
from app.text.folding import fold

# the property holds for what the parser reads
READS_OPERATORS = isinstance(parse_query("甲 OR 乙").root, AnyOf)


def literal(text: str) -> Literal:
    """A literal without a place in a query."""
    return Literal(text, fold(text), 0, 0)


def field(name: str, text: str) -> Field:
    """A field without a place in a query."""
    return Field(name, text, fold(text), 0, 0)


def bare(node: Node | None) -> object:
    """What a tree asks for, without the offsets."""
    match node:
        case None:
            return None
        case Literal():
            return node.folded
        case Field():
            return node.name, node.folded
        case Sequence(parts, gaps, before, after):
            return "sequence", tuple(map(bare, parts)), gaps, before, after
        case Near(left, right, distance):
            return "near", bare(left), bare(right), distance
        case All(parts):
            return "all", tuple(map(bare, parts))
        case AnyOf(parts):
            return "any", tuple(map(bare, parts))
        case Not(part):
            return "not", bare(part)
        case Within(unit, part):
            return unit, bare(part)


def apart(nodes: Iterable[Node]) -> bool:
    """No two of the nodes ask for the same: the parser would make them one."""
    seen = [bare(node) for node in nodes]
    return len(set(seen)) == len(seen)


RESERVED = ["或", "OR", "非", "NOT", "且", "产业转型升级与高质量协同发展"]
SPECIAL = '创新，。 ()（）-*?$#:：3“”「」或OR"'


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Plain words, words of the language itself, and any mixture of marks that one pair of quotes can hold."""
    kind = draw(st.integers(0, 3))
    if kind < 2:
        return draw(st.text("创新人才产业營商ab12", min_size=1, max_size=4))
    if kind == 2:
        return draw(st.sampled_from(RESERVED))
    text = draw(st.text(SPECIAL, min_size=1, max_size=8)).strip()
    quotes = [pair for pair in ("“”", '"', "「」") if set(pair) & set(text)]
    return text if text and len(quotes) < 2 else "创（新）"


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """A literal, a word with wildcards, a chain with ``$n``, or a pair with ``#n``."""
    kind = draw(st.integers(0, 5))
    if kind < 3:
        return literal(draw(texts()))
    if kind == 3:
        wild = [Gap(0, None), Gap(1, 1), Gap(2, 2), Gap(1, None)]
        parts = [literal(draw(st.text("创新人才", min_size=1, max_size=2))) for _ in range(draw(st.integers(1, 3)))]
        gaps = tuple(draw(st.sampled_from(wild)) for _ in parts[1:])
        return Sequence(tuple(parts), gaps, draw(st.integers(0 if gaps else 1, 1)), draw(st.integers(0, 1)))
    if kind == 4:
        parts = [literal(draw(texts())) for _ in range(draw(st.integers(2, 3)))]
        return Sequence(tuple(parts), tuple(Gap(0, draw(st.integers(0, 200))) for _ in parts[1:]))
    sides = [side for side in (draw(terms()), draw(terms())) if isinstance(side, Literal | Sequence)]
    return Near(sides[0], sides[1], draw(st.integers(0, 200))) if len(sides) == 2 else literal("近")


@st.composite
def trees(draw: st.DrawFn, depth: int = 2, scoped: bool = False) -> Node:
    """Everything that the language can ask for; ``scoped`` leaves out what has no place in a scope."""
    kind = draw(st.integers(0, 6)) if depth else 0
    if kind in (1, 2):
        joint: type[All | AnyOf] = All if kind == 1 else AnyOf
        inner = [draw(trees(depth - 1, scoped)) for _ in range(draw(st.integers(2, 3)))]
        parts = [part for part in inner if not isinstance(part, joint)]
        return joint(tuple(parts)) if len(parts) > 1 and apart(parts) else literal("同")
    if kind == 3:
        part = draw(trees(depth - 1, scoped))
        return part if isinstance(part, Not) else Not(part)
    if kind == 4 and not scoped:
        return Within(draw(st.sampled_from(list(Unit))), draw(trees(depth - 1, True)))
    if kind == 5 and not scoped:
        names = ["place", "department", "speaker", "role", "event", "visited", "mentioned"]
        return field(draw(st.sampled_from(names)), draw(texts()))
    return draw(terms())


@st.composite
def words(draw: st.DrawFn) -> Node:
    """Words that must all occur."""
    parts = [literal(draw(texts())) for _ in range(draw(st.integers(2, 4)))]
    return All(tuple(parts)) if apart(parts) else parts[0]


TREES = trees() if READS_OPERATORS else words()


@given(TREES)
def test_a_tree_written_is_read_as_it_was(tree: Node) -> None:
    """Whatever a query asks for, its text asks for the same."""
    written = to_text(tree)
    read = parse_query(written)
    assert read.problem is None, written
    assert bare(read.root) == bare(tree), written


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (None, ""),
        (literal("创新"), "创新"),
        (literal("优化 提升"), '"优化 提升"'),
        (literal("或"), '"或"'),
        (All((literal("人才"), Not(literal("引进")))), "人才 -引进"),
        (All((AnyOf((literal("人社局"), literal("人力社保局"))), literal("创新"))), "(人社局 OR 人力社保局) 创新"),
        (Not(AnyOf((literal("甲"), literal("乙")))), "-(甲 OR 乙)"),
        (Near(literal("创新"), literal("人才"), 5), "创新 #5 人才"),
        (Not(Near(literal("创新"), literal("人才"), 5)), "-(创新 #5 人才)"),
        (Sequence((literal("创新"), literal("人才")), (Gap(0, 5),)), "创新 $5 人才"),
        (Sequence((literal("创"), literal("才")), (Gap(0, None),), after=1), "创*才?"),
        (Within(Unit.SENTENCE, All((literal("甲"), literal("乙")))), "同句:(甲 乙)"),
        (All((field("place", "安庆市"), field("year", "2020"))), "地区:安庆市 年:2020"),
        (field("event", "考察 (第二批)"), '活动:"考察 (第二批)"'),
    ],
)
def test_how_a_tree_is_written(tree: Node | None, text: str) -> None:
    """The plainest way that the language has, quotes only where they are needed."""
    assert to_text(tree) == text


def test_one_word_is_put_for_another_wherever_it_stands() -> None:
    """In brackets, exclusions, scopes, sequences and pairs; fields and other words stay."""
    old, other, new = literal("旧"), literal("别"), literal("新")
    tree = All(
        (
            AnyOf((old, other)),
            Not(old),
            Within(Unit.POINT, old),
            Sequence((old, other), (Gap(0, 1),)),
            Near(other, Sequence((other, old), (Gap(0, None),)), 3),
            field("place", "旧"),
        )
    )
    assert to_text(with_literal(tree, old, new)) == "(新 OR 别) -新 同点:(新) 新 $1 别 别 #3 别*新 地区:旧"


def test_parts_are_joined_flat_and_each_once() -> None:
    """None of none, one alone, conjunctions within laid flat."""
    one, two, three = map(literal, "一二三")
    assert joined(()) is None
    assert joined((one,)) == one
    assert joined((one, All((two, three)), two)) == All((one, two, three))
