"""Queries that cannot be read: where the fault is and what to do; and that none is an error or slow."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.combining import FARTHEST
from app.search.language import LONGEST, parse_query
from app.search.parsing import DEEPEST, MOST_TERMS
from app.search.query import literals_of
from tests.search.strategies import queries

MANY = " ".join(f"{number}" for number in range(MOST_TERMS + 1))


@pytest.mark.parametrize(
    ("query", "position", "words"),
    [
        ("创新 OR", 3, "“OR”后面缺少"),
        ("OR 创新", 0, "“OR”前面缺少"),
        ("创新 OR 或 人才", 3, "“OR”后面缺少"),
        ("创新 AND", 3, "“AND”后面缺少"),
        ("创新 非", 3, "“非”后面缺少"),
        ("(创新 OR )", 4, "“OR”后面缺少"),
        ("( 且 创新)", 2, "“且”前面缺少"),
        ("创新 $5", 3, "“$5”后面缺少"),
        ("US$100", 2, "加引号"),
        ("#5 创新", 0, "“#5”前面缺少"),
        ("(创新 人才", 0, "补上右括号"),
        ("改革 ((创新 人才)", 3, "补上右括号"),
        ("创新 OR 人才)", 8, "左括号"),
        ("(创新 人才)) 改革", 7, "左括号"),
        ("( )", 0, "括号里没有"),
        ("同句:(创新 人才", 3, "补上右括号"),
        ("同句:创新", 0, "写括号"),
        ("a 同句: (创新 人才)", 2, "写括号"),
        ("同句:(地区:安庆 创新)", 4, "移到括号外面"),
        ("同句:(创新 -同段:(a b))", 8, "移到括号外面"),
        ("创新 $201 人才", 3, str(FARTHEST)),
        ("创新#99999人才", 2, str(FARTHEST)),
        ("甲 #5 乙 #3 丙", 7, "两个词之间"),
        ("甲 $5 乙 #3 丙", 7, "两个词之间"),
        ("甲 #5 乙 $3 丙", 7, "两个词之间"),
        ("(甲 #5 乙) $3 丙", 0, "分开写"),
        ("(甲 乙) $3 丙", 0, "OR 连接"),
        ("丙 $3 (甲 OR 乙 丁)", 5, "OR 连接"),
        ("-甲 $3 乙", 0, "要排除"),
        ("甲 $3 地区:安庆", 5, "只能是文字"),
        ("(a OR b OR c OR d OR e) $1 (a OR b OR c OR d OR e) $1 (a OR b OR c)", 54, "64种"),
        ("创新 *", 3, "通配符"),
        ("??", 0, "通配符"),
        ("地区: 安庆", 2, "冒号后面没有内容"),
        ("创新 地区:", 5, "冒号后面没有内容"),
        ('地区:""', 3, "没有文字"),
        ('地区:"安庆', 3, "配对"),
        ("类型:其他", 3, "体会、差距、举措或建议"),
        ("年:20", 2, "四位数字"),
        ("地区:(四川 或 江苏", 3, "补上右括号"),
        ("地区:( )", 3, "括号里没有"),
        ("地区:(四川 部门:科技局)", 7, "地区:(甲 OR 乙) 丙"),
        ("地区:(四川 同句:(a b))", 7, "移到括号外面"),
        ("地区:(四川 $3 江苏)", 4, "只能是文字"),
        ("同句:(地区:(四川 江苏))", 4, "移到括号外面"),
        ("类型:(差距 或 其他)", 9, "体会、差距、举措或建议"),
        ("创新 ￥２０１ 人才", 3, str(FARTHEST)),
        ("近5 创新", 0, "“近5”前面缺少"),
        ("年:2020-2019", 2, "从早到晚"),
        ("年:1800-2020", 2, "从早到晚"),
        ("( " * (DEEPEST + 1) + "a" + " )" * (DEEPEST + 1), 2 * DEEPEST, f"{DEEPEST}层"),
        (MANY, len(MANY) - len(str(MOST_TERMS)), f"最多{MOST_TERMS}个"),
    ],
)
def test_a_problem_points_at_the_fault(query: str, position: int, words: str) -> None:
    """The offset of the character, and a sentence that says what to do."""
    found = parse_query(query)
    assert found.root is None
    assert found.problem is not None
    assert (found.problem.position, words in found.problem.message) == (position, True), found.problem


def test_what_is_just_allowed() -> None:
    """The limits themselves are within them."""
    assert parse_query("( " * DEEPEST + "a" + " )" * DEEPEST).problem is None
    assert parse_query(MANY.rpartition(" ")[0]).problem is None
    assert parse_query(f"创新 ${FARTHEST} 人才").problem is None
    assert parse_query("的 " * (LONGEST // 2)).problem is None


@given(queries() | st.text(max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_met_with_a_problem(query: str) -> None:
    """Nothing raises; there is a tree or a problem inside the query; literals are pieces of it at their offsets."""
    found = parse_query(query)
    assert found.text == query
    assert found.interpreted
    if found.problem is not None:
        assert found.root is None
        assert 0 <= found.problem.position < len(query)
        assert found.problem.message
    else:
        assert (found.root is None) == (not query.strip())
    for literal in literals_of(found.root):
        assert query[literal.start : literal.end] == literal.text != ""


PIECES = (
    *("( ", "(a ", ") ", '"', '" ', "“ ", '"(', "a OR ", "NOT ", "-( ", "a $1 ", '$1"', "(a b) ", "(a OR b) $1 "),
    *(
        "a* ",
        "?",
        "地区:",
        "年:1950-2020 OR ",
        "年:1950-2020 ",
        "年:(1950-2020 1950-2020) ",
        "同句:(a b) ",
        "a，",
        "的 ",
    ),
)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("before", ["", "a OR ("])
def test_no_query_is_slow(before: str, piece: str) -> None:
    """The longest queries of brackets, quotes and operators take well under half a second, if not the first time (a
    process collects its garbage when it likes) then the next."""
    query = (before + piece * LONGEST)[:LONGEST]
    assert any(seconds_of(query) < 0.5 for _ in range(3))
    found = parse_query(query)
    assert found.problem is not None or found.root is not None


def seconds_of(query: str) -> float:
    """What reading a query takes of the processor."""
    start = process_time()
    parse_query(query)
    return process_time() - start
