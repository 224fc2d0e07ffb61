"""Why nothing was found: what occurs nowhere, and what each change to the query would find."""

from __future__ import annotations

import pytest

from app.search.absent import nowhere
from app.search.language import parse_query
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Unit, Within
from app.search.rescues import MOST, Rescue, rescues
from app.search.rewriting import joined
from app.text.folding import fold

TEXTS = ("优化营商环境，引进人才。", "人才是第一资源。创新是第一动力。", "营商环境就是生产力。")


def literal(text: str) -> Literal:
    """A word of a query."""
    return Literal(text, fold(text), 0, len(text))


def holds(node: Node | None, text: str) -> bool:
    """Whether a text fits a tree, in the plainest way: a scope is a sentence, gaps are not longer than a sentence."""
    match node:
        case None:
            return True
        case Literal():
            return node.text in text
        case All(parts):
            return all(holds(part, text) for part in parts)
        case AnyOf(parts):
            return any(holds(part, text) for part in parts)
        case Not(part):
            return not holds(part, text)
        case Within(_, part):
            return any(holds(part, sentence) for sentence in text.split("。"))
        case Near(left, right):
            return any(holds(left, one) and holds(right, one) for one in text.split("。"))
        case Sequence(parts):
            return any(all(holds(part, one) for part in parts) for one in text.split("。"))
        case Field():
            return node.text == "池州" and "资源" in text


def count(node: Node | None) -> int:
    """How many of the texts fit."""
    return sum(holds(node, text) for text in TEXTS)


def told(root: Node | None, verbatim: bool = False) -> list[tuple[str, str, int]]:
    """The ways out as tuples."""
    return [(one.words, one.query, one.total) for one in rescues(root, count, verbatim)]


def test_each_part_is_left_out_and_each_word_looked_for_alone() -> None:
    """Only what finds something; a query that two changes come to is told once."""
    assert told(All((literal("创新"), literal("生产力")))) == [
        ("去掉“创新”", "生产力", 1),
        ("去掉“生产力”", "创新", 1),
    ]
    root = All((literal("营商环境"), literal("创新"), literal("火星")))
    assert told(root) == [("只找“营商环境”", "营商环境", 2), ("只找“创新”", "创新", 1)]


def test_exclusions_and_fields_are_parts() -> None:
    """Each in words of its own."""
    root = All((literal("营商环境"), Not(literal("环境"))))
    assert ("不排除“环境”", "营商环境", 2) in told(root)
    place = Field("place", "安庆", fold("安庆"), 0, 0)
    assert told(All((literal("人才"), place))) == [("去掉地区“安庆”的限定", "人才", 2)]


def test_a_restriction_to_a_stretch_is_loosened() -> None:
    """The words stay, anywhere in the statement; beside other parts as well."""
    inner = All((literal("资源"), literal("创新")))
    assert told(Within(Unit.SENTENCE, inner)) == [("不要求在同一句里", "资源 创新", 1)]
    assert told(All((Within(Unit.POINT, inner), literal("人才"))))[0] == (
        "不要求在同一要点里",
        "资源 创新 人才",
        1,
    )


@pytest.mark.parametrize(
    "root",
    [Near(literal("资源"), literal("创新"), 3), Sequence((literal("资源"), literal("创新")), (Gap(0, 3),))],
)
def test_order_and_distance_are_loosened(root: Node) -> None:
    """To words that must all occur."""
    assert told(root) == [("只要求出现“资源”、“创新”，不论远近先后", "资源 创新", 1)]


def test_a_text_taken_literally_is_read_as_words() -> None:
    """Its pieces between marks, together and each alone."""
    found = told(literal("优化营商环境；引进人才"), verbatim=True)
    assert found[0] == ("不按原文照找，各个片段都要出现", "优化营商环境 引进人才", 1)
    assert ("只找“引进人才”", "引进人才", 1) in found


def test_a_long_word_is_cut_in_two() -> None:
    """Where both halves occur together most often."""
    assert told(literal("人才营商环境")) == [("拆成“人才”和“营商环境”两个词", "人才 营商环境", 1)]
    assert told(literal("火星移民")) == []
    assert told(literal("人火才")) == []


def test_nothing_to_change() -> None:
    """No query, or one word that occurs nowhere."""
    assert told(None) == []
    assert told(literal("火星")) == []
    assert told(AnyOf((literal("火星"), literal("土星")))) == []


def test_what_occurs_nowhere_is_named() -> None:
    """Each word of the query, those excluded aside."""
    root = All((literal("火星"), literal("人才"), Not(literal("土星")), Near(literal("创新"), literal("月球"), 2)))
    assert nowhere(root, count) == (
        "“火星”在全部发言里都没有出现。",
        "“创新 #2 月球”在全部发言里都没有出现。",
    )
    assert nowhere(None, count) == ()


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("部门:火星局 人才", ("语料里没有叫“火星局”的部门。",)),
        ("发言人:荀 OR 目的地:苏洲", ("语料里没有叫“荀”的发言人。", "语料里没有叫“苏洲”的目的地。")),
        ("职务:局 活动:深圳", ("语料里没有哪个职务含有“局”。", "语料里没有哪个活动名称含有“深圳”。")),
        ("提到:火星", ("语料里没有提到叫“火星”的地区。",)),
        ("地区:(池州 或 火星)", ("语料里没有叫“火星”的地区。",)),
        ("年:1950-2020", ("语料里没有年份为“1950”至“2020”的发言。",)),
        ("部门:不详", ("语料里没有部门不详的发言。",)),
        ("-部门:火星局", ()),
    ],
)
def test_values_that_nothing_has_are_named(query: str, sentences: tuple[str, ...]) -> None:
    """By what the field asks for; years together; what is excluded may be missing."""
    assert nowhere(parse_query(query).root, count) == sentences


@pytest.mark.parametrize(
    ("query", "words", "other"),
    [
        ("创新 or 营商", "把“or”当作运算符", "创新 OR 营商"),
        ("创新 Ａnd (人才 not 火星)", "把“Ａnd”、“not”当作运算符", "创新 人才 -火星"),
        ("资源 Near/9 人才", "把“Near/9”当作运算符", "资源 #9 人才"),
        ("营？环＊力", "把“？”、“＊”当作通配符", "营?环*力"),
        ("火星 or 营？环境", "把“or”当作运算符，把“？”当作通配符", "火星 OR 营?环境"),
    ],
)
def test_other_readings_are_ways_out(query: str, words: str, other: str) -> None:
    """Signs of the wrong case or width are text until the reader says otherwise."""
    read = parse_query(query)
    found = {one.words: one for one in rescues(read.root, count, read.verbatim, query)}
    assert (found[words].query, found[words].total) == (other, count(parse_query(other).root))


def test_a_reading_that_changes_nothing_is_no_way_out() -> None:
    """Operators in quotes stay text; so does a sentence that ends in a question mark."""
    for query in ('"人才 or 创新"', "人才队伍建设为什么要靠营商环境的优化？"):
        read = parse_query(query)
        assert not any("当作" in one.words for one in rescues(read.root, count, read.verbatim, query))


def test_alternatives_of_one_field_are_given_up_together() -> None:
    """Named where they are few, else counted."""
    assert ("去掉地区“四川”、“江苏”的限定", "人才", 2) in told(parse_query("人才 地区:(四川 或 江苏)").root)
    assert ("去掉年份“1950”、“1951”、“1952”等 71 项的限定", "人才", 2) in told(parse_query("人才 年:1950-2020").root)


def test_the_number_of_searches_is_bounded() -> None:
    """A query of two hundred words costs no more than one of a dozen."""
    asked: list[Node | None] = []

    def counting(node: Node | None) -> int:
        asked.append(node)
        return 1

    root = joined(tuple(literal(f"词{number}") for number in range(200)))
    assert len(rescues(root, counting)) == MOST == len(asked)
    assert rescues(root, counting)[0] == Rescue("去掉“词0”", " ".join(f"词{number}" for number in range(1, 200)), 1)
