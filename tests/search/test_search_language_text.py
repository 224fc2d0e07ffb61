"""What stays text though it looks like syntax, and what is taken as pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.language import parse_query
from app.search.query import Literal, literals_of
from app.text.folding import fold
from tests.search.shapes import read


@pytest.mark.parametrize(
    "query",
    [
        *("非典", "或将", "且说", "是非", "A-B", "--人才", "-", "and", "or", "NOTE", "C#", "$", "1:2", "时间:2020年"),
        *("或", "非", "且", "OR", "NOT", "AND"),
        *("（二）", "优化(提升)", "(创新)", "((创新))", "（“十四五”期间）", "()", "a(", ")", "1)", "＊新", "创新？"),
        *("2020-2021", "GDP3.5", "1,000", "NEAR", "近/", "创＄5新"),
    ],
)
def test_one_word_of_text(query: str) -> None:
    """Operators count between white space only, brackets group only where they hold white space."""
    assert parse_query(query).root == Literal(query, fold(query), 0, len(query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("非典 或将 且说", "(非典 & 或将 & 且说)"),
        ("创新 or 人才", "(创新 & or & 人才)"),
        ("创新 （二） 人才", "(创新 & （二） & 人才)"),
        ("创新 - 人才", "(创新 & - & 人才)"),
        ('"创新 OR 人才 -a $5 b* (c d"', "创新 OR 人才 -a $5 b* (c d"),
        ("“地区:安庆 -a”", "地区:安庆 -a"),
        ("优化(提升 改革)", "(优化(提升 & 改革))"),
        ("1) 创新 2) 人才", "(1) & 创新 & 2) & 人才)"),
        ("GDP 3.5 1,000", "(GDP & 3.5 & 1,000)"),
        ("推进*营商环境持续优化提升? 创新", "(推进*营商环境持续优化提升? & 创新)"),
        ("创新、人才* OR a", "(创新、人才* | a)"),
        ("“甲 乙”和，丙 -丁", "(甲 乙 & 和，丙 & -丁)"),
    ],
)
def test_text_beside_syntax(query: str, expected: str) -> None:
    """Quoted text, long words and words with punctuation are read as they stand."""
    assert read(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "要推进改革， 优化*环境?",
        "创新，人才",
        "一二三四五六七八九十一二三",
        "（一 二，三",
        "一是 创新(二 是，人才)",
        "- 推进改革，- 优化 环境",
        "-推进改革，优化 环境",
        "活动：赴沪考察，学习 经验",
        "打造“十个一”工程， 优化 环境",
        "US$3 million， 创新",
    ],
)
def test_a_pasted_sentence_is_one_literal(query: str) -> None:
    """A long word, or punctuation without syntax: all of it, stripped, and the reader is told."""
    found = parse_query(f" {query}\n")
    assert found.root == Literal(query, fold(query), 1, 1 + len(query))
    assert found.verbatim
    shown = f"「{query}」" if "“" in query else f"“{query}”"
    assert found.interpreted == f"按原文逐字检索{shown}"


@pytest.mark.parametrize(
    "query",
    [
        "创新 人才",
        "一二三四五六七八九十一二三 人才",
        "“创新，人才”",
        "创新，人才 OR 改革",
        "地区:安庆 创新，人才",
        "a -b，c",
    ],
)
def test_what_has_syntax_or_short_words_is_not_pasted(query: str) -> None:
    """Quotes, operators, fields and brackets say that somebody typed this."""
    assert not parse_query(query).verbatim


@given(st.text(min_size=1, max_size=30).filter(lambda text: '"' not in text and "＂" not in text))
def test_quoting_finds_any_text(text: str) -> None:
    """Straight quotes make one literal of whatever they enclose, syntax and all."""
    assert parse_query(f'"{text}"').root == Literal(text, fold(text), 1, 1 + len(text))
    assert not parse_query(f'"{text}"').verbatim


@given(st.text(alphabet="创新a1 ()（）-$#*?:：，。OR或NOT地区同句/近5", min_size=1, max_size=20))
def test_quoting_finds_any_syntax(text: str) -> None:
    """The same for texts made of syntax, also beside another word and in brackets."""
    assert parse_query(f'"{text}"').root == Literal(text, fold(text), 1, 1 + len(text))
    beside = parse_query(f'(人 OR "{text}")').root
    assert literals_of(beside) == (Literal("人", "人", 1, 2), Literal(text, fold(text), 7, 7 + len(text)))
