"""How a query is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.language import LONGEST, parse_query
from app.search.query import All, Literal, literals_of
from app.text.folding import fold


def words(query: str) -> list[str]:
    """The literals of a query as typed."""
    return [literal.text for literal in literals_of(parse_query(query).root)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        (" \u3000\n", []),
        ("营商环境", ["营商环境"]),
        ("营商环境 人才", ["营商环境", "人才"]),
        ("营商环境\u3000人才\t项目", ["营商环境", "人才", "项目"]),
        ('"创新 发展"', ["创新 发展"]),
        ("“创新 发展” 人才", ["创新 发展", "人才"]),
        ("「创新 发展」人才", ["创新 发展", "人才"]),
        ("『创新 发展』", ["创新 发展"]),
        ("＂创新 发展＂", ["创新 发展"]),
        ("“营商环境”和“人才”", ["营商环境", "和", "人才"]),
        ('营商环境"人才"', ["营商环境", "人才"]),
        ('"营商环境"人才 "创新"', ["营商环境", "人才", "创新"]),
        ('" 创新"', [" 创新"]),
    ],
)
def test_words_and_quotes(query: str, expected: list[str]) -> None:
    """White space separates, quotes of every form hold together."""
    assert words(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("打造“十个一”工程", ["打造“十个一”工程"]),
        ("”对于", ["”对于"]),
        ("“对于 人才", ["“对于", "人才"]),
        ('"甲"乙"', ['甲"乙']),
        ("「他说“好”」", ["他说“好”"]),
        ("““甲”", ["“甲"]),
        ("”创新”", ["创新"]),
        ('"创新”', ["创新"]),
        ("“创新“", ["创新"]),
        ('"', ['"']),
        ("“", ["“"]),
    ],
)
def test_quotes_that_do_not_pair_are_read_sensibly(query: str, expected: list[str]) -> None:
    """Pasted quotes stay text, slips of the keyboard are forgiven."""
    assert words(query) == expected


@pytest.mark.parametrize(
    ("query", "position", "word"),
    [
        ('"创新', 0, "配对"),
        ('人才 "创新', 3, "配对"),
        ("“”", 0, "没有文字"),
        ('人才 ""', 3, "没有文字"),
        ("人\ud800", 1, "不是有效"),
        ("新" * (LONGEST + 1), LONGEST, "太长"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_place(query: str, position: int, word: str) -> None:
    """A problem points at the character and says what to do; there is no tree."""
    read = parse_query(query)
    assert read.root is None
    assert read.problem is not None
    assert read.problem.position == position
    assert word in read.problem.message


def test_the_tree() -> None:
    """One literal stands alone, several stand under All; offsets are those of the query; repeats count once."""
    assert parse_query("人才").root == Literal("人才", fold("人才"), 0, 2)
    assert parse_query('a "人才"').root == All((Literal("a", fold("a"), 0, 1), Literal("人才", fold("人才"), 3, 5)))
    assert words("创新 創新 创新") == ["创新"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "全部发言"),
        ("营商环境", "含有“营商环境”"),
        ("营商环境 人才", "同时含有“营商环境”和“人才”"),
        ("甲 乙 丙", "同时含有“甲”、“乙”和“丙”"),
        ("打造“十个一”工程", "含有「打造“十个一”工程」"),
    ],
)
def test_the_reader_is_told_how_it_was_read(query: str, expected: str) -> None:
    """The interpretation names every literal as typed."""
    assert parse_query(query).interpreted == expected


@given(st.text(alphabet='ab创新 \u3000\n"＂“”「」『』', max_size=24))
def test_no_query_raises_and_every_literal_stands_in_it(query: str) -> None:
    """Any string is read; literals are pieces of it at their offsets, in order and apart."""
    read = parse_query(query)
    assert (read.problem is None) or (read.root is None)
    last = 0
    for literal in literals_of(read.root):
        assert literal.text
        assert query[literal.start : literal.end] == literal.text
        assert literal.start >= last
        last = literal.end


@given(st.text(alphabet="ab创新 \u3000\n“”「」『』,。", min_size=1, max_size=16))
def test_straight_quotes_make_any_text_without_them_literal(text: str) -> None:
    """What stands between straight quotes is one literal, other quotes in it or not."""
    assert words(f'"{text}"') == [text]


def asks_for_no_more(pair: str, text: str) -> bool:
    """Whether each literal of a quoted text is a piece of it, so that the text itself matches."""
    read = parse_query(pair[0] + text + pair[1])
    return read.problem is not None or all(literal.text in text for literal in literals_of(read.root))


@given(st.text(alphabet='ab "“”「」', min_size=1, max_size=12))
@settings(max_examples=400)
def test_straight_quotes_never_ask_for_more_than_was_typed(text: str) -> None:
    """However quotes inside are read, what was quoted is found."""
    assert asks_for_no_more('""', text)


def balanced(text: str) -> bool:
    """True where every quote in ``text`` is closed by one of its kind, pairs inside pairs."""
    waiting = []
    for char in text:
        if char in "“「":
            waiting.append({"“": "”", "「": "」"}[char])
        elif char in "”」" and (not waiting or waiting.pop() != char):
            return False
    return not waiting


@given(st.text(alphabet="ab “”「」", min_size=1, max_size=12).filter(balanced), st.sampled_from(["“”", "「」"]))
def test_nor_do_the_other_quotes_around_quotes_in_order(text: str, pair: str) -> None:
    """Curly and corner quotes around quotes of their own kind; straight ones serve where those inside are torn."""
    assert asks_for_no_more(pair, text)
