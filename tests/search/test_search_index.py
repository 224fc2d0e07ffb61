"""The index: exact, and part of the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import StaticPool

from app.search import index
from app.search.language import parse_query
from app.search.query import literals_of
from app.text.folding import fold

ALPHABET = "创新发展后里着台干,.，。:;!?()（）“”\"'*-^+aAzé09０９ \u3000\t\n\r\x00\x01覆盖链为𠀀𠮷😀\U0010fffd\ue000"
TEXTS = st.lists(st.text(alphabet=ALPHABET, max_size=30), min_size=1, max_size=6)
CONVERTERS = [opencc.OpenCC(name).convert for name in ("s2t", "s2tw", "s2hk", "t2s")]
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
NARROW = {wide: code for code, wide in WIDE.items()}


@pytest.fixture(name="engine", scope="module")
def an_engine() -> Iterator[Engine]:
    """A database in memory in which DDL takes part in transactions."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.begin() as connection:
        index.create(connection)
    yield engine
    engine.dispose()


def found(connection: Connection, query: str) -> set[int]:
    """The numbers that the index gives for a query."""
    root = parse_query(query).root
    assert root is not None
    rows = list(connection.scalars(select(index.matching(root, ranked=False).c.number)))
    assert len(rows) == len(set(rows))
    return set(rows)


def scanned(texts: list[str], query: str) -> set[int]:
    """The oracle: every literal of the query, folded, is in the folded text."""
    literals = literals_of(parse_query(query).root)
    return {i for i, one in enumerate(texts) if all(literal.folded in fold(one) for literal in literals)}


def filled(connection: Connection, texts: list[str]) -> None:
    """Index ``texts`` under their positions."""
    index.add(connection, ((number, fold(one)) for number, one in enumerate(texts)))


@given(texts=TEXTS, data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_quoted_text_matches_exactly_where_it_occurs(engine: Engine, texts: list[str], data: st.DataObject) -> None:
    """Substrings, near misses and strangers, of any length and any characters: the hits are those of Python's in."""
    whole = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(whole)))
    piece = whole[start : data.draw(st.integers(start, len(whole)))]
    stranger = data.draw(st.text(alphabet=ALPHABET, min_size=1, max_size=3))
    with engine.connect() as connection:
        filled(connection, texts)
        for wanted in (piece, piece + stranger, stranger + piece, stranger, piece[::-1], piece[1:], piece[:1]):
            query = f'"{wanted}"'
            if wanted and parse_query(query).problem is None:
                assert found(connection, query) == scanned(texts, query)
                if '"' not in wanted:
                    exact = {i for i, one in enumerate(texts) if fold(wanted) in fold(one)}
                    assert found(connection, query) == exact
        connection.rollback()


@given(texts=TEXTS, data=st.data())
@settings(max_examples=150, deadline=None)
def test_every_script_and_width_finds_the_same(engine: Engine, texts: list[str], data: st.DataObject) -> None:
    """A substring typed in another script or width finds what the substring itself finds."""
    whole = data.draw(st.sampled_from(texts).filter(bool))
    start = data.draw(st.integers(0, len(whole) - 1))
    piece = whole[start : data.draw(st.integers(start + 1, len(whole)))].replace('"', "“")
    variants = [convert(piece) for convert in CONVERTERS] + [piece.translate(WIDE), piece.translate(NARROW).upper()]
    with engine.connect() as connection:
        filled(connection, texts)
        exact = {i for i, one in enumerate(texts) if fold(piece) in fold(one)}
        assert texts.index(whole) in exact
        for variant in variants:
            if not {'"', "＂"} & set(variant):
                assert found(connection, f'"{variant}"') == exact
        connection.rollback()


@given(
    texts=TEXTS, wanted=st.lists(st.text(alphabet="创新发展后a9,。", min_size=1, max_size=3), min_size=1, max_size=4)
)
@settings(max_examples=150, deadline=None)
def test_words_between_spaces_all_occur(engine: Engine, texts: list[str], wanted: list[str]) -> None:
    """AND is the intersection of what each word finds."""
    with engine.connect() as connection:
        filled(connection, texts)
        each = [found(connection, f'"{word}"') for word in wanted]
        assert found(connection, " ".join(wanted)) == set.intersection(*each)
        connection.rollback()


@pytest.mark.parametrize("length", [1, 2, 3, 200, 5000])
def test_any_length(engine: Engine, length: int) -> None:
    """One character, two, two hundred, a whole speech; the last characters of a text are found too."""
    whole = "".join(chr(0x4E00 + i * 7 % 5000) for i in range(length + 50))
    with engine.connect() as connection:
        filled(connection, [whole, whole[:-1]])
        assert found(connection, whole[:length]) == {0, 1}
        assert found(connection, whole[-length:]) == {0}
        assert found(connection, whole[:length] + "龘") == set()
        connection.rollback()


def test_many_words(engine: Engine) -> None:
    """A query of hundreds of words is answered."""
    whole = "".join(chr(0x4E00 + i) for i in range(800))
    with engine.connect() as connection:
        filled(connection, [whole, whole[:700]])
        assert found(connection, " ".join(whole[i : i + 2] for i in range(0, 800, 2))) == {0}
        connection.rollback()


def test_the_syntax_of_the_index_is_no_syntax_of_ours(engine: Engine) -> None:
    """Operators and marks that mean something to FTS5 are text."""
    texts = ["a OR b", "NEAR(a b)", "a* -b", "body:a", "^a", "a AND b NOT c"]
    with engine.connect() as connection:
        filled(connection, texts)
        for number, one in enumerate(texts):
            assert found(connection, f'"{one}"') == {number}
            assert found(connection, one) == scanned(texts, one)
        connection.rollback()


def test_removed_and_added_again(engine: Engine) -> None:
    """A removed text is found no more, a changed one by its new words alone; unknown numbers are passed over."""
    with engine.connect() as connection:
        filled(connection, ["创新发展", "人才"])
        index.remove(connection, [0, 77, 0])
        assert found(connection, "创新") == set()
        assert found(connection, "人") == {1}
        index.add(connection, [(0, fold("人口"))])
        assert found(connection, "人") == {0, 1}
        assert found(connection, "新") == set()
        connection.execute(text("INSERT INTO statement_index(statement_index) VALUES('integrity-check')"))
        connection.rollback()


def test_a_number_cannot_be_added_twice(engine: Engine) -> None:
    """Two texts under one number would be found by the words of both."""
    with engine.connect() as connection:
        filled(connection, ["创新"])
        with pytest.raises(IntegrityError):
            filled(connection, ["人才"])
        connection.rollback()


def test_it_rolls_back_whole(engine: Engine) -> None:
    """Nothing of a transaction that is given up stays in the index, nor of a savepoint."""
    with engine.connect() as connection:
        filled(connection, ["创新"])
        savepoint = connection.begin_nested()
        index.remove(connection, [0])
        index.add(connection, [(5, fold("人才"))])
        assert found(connection, "人才") == {5}
        savepoint.rollback()
        assert found(connection, "人才") == set()
        assert found(connection, "创新") == {0}
        connection.rollback()
        assert found(connection, "创新") == set()


@given(first=TEXTS, second=TEXTS, data=st.data())
@settings(max_examples=100, deadline=None)
def test_the_index_is_what_it_would_be_built_anew(
    engine: Engine, first: list[str], second: list[str], data: st.DataObject
) -> None:
    """After adding, removing and adding over again, every pair of characters finds what a scan finds."""
    with engine.connect() as connection:
        filled(connection, first)
        gone = data.draw(st.sets(st.sampled_from(range(len(first)))))
        index.remove(connection, gone)
        index.add(connection, ((100 + number, fold(one)) for number, one in enumerate(second)))
        live = {n: one for n, one in enumerate(first) if n not in gone} | {100 + n: one for n, one in enumerate(second)}
        for one in (*first, *second):
            for at in range(0, len(one), 3):
                wanted = one[at : at + 2].replace('"', "“")
                expected = {number for number, held in live.items() if fold(wanted) in fold(held)}
                assert found(connection, f'"{wanted}"') == expected
        connection.rollback()
