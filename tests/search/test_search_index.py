"""The index in the transactions of the corpus: what was added is found at once, what was removed is gone, whatever
stands in segments and whatever in the tail."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.search import index
from app.search.model import SearchRequest
from app.search.service import search
from app.store.tables import StatementRow
from app.text.folding import fold
from tests.search.corpus import Held, Said, fill, session_of

ALPHABET = "创新发展后里着台干,.，。:;!?()（）“”'*-^+aAzé09０９ \u3000\t\n\r\x00\x01覆盖链为𠀀𠮷😀\U0010fffd\ue000"
CONVERTERS = [opencc.OpenCC(name).convert for name in ("s2t", "s2tw", "s2hk", "t2s")]
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
NARROW = {wide: code for code, wide in WIDE.items()}


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """A session over an empty corpus; a test gives its transaction up."""
    with session_of(()) as session:
        yield session


def filled(session: Session, texts: list[str]) -> None:
    """Statement i says text i."""
    session.rollback()
    fill(session, [Said(one) for one in texts], [Held()])


def found(session: Session, query: str) -> set[int]:
    """The places of the texts that a query finds."""
    result = search(session, SearchRequest(query, size=100))
    assert result.problem is None, query
    assert result.total == len(result.hits)
    return {int(hit.id.removeprefix("s")) for hit in result.hits}


def reword(session: Session, place: int, text: str) -> None:
    """Text i becomes another."""
    change = update(StatementRow).where(StatementRow.number == place + 1)
    session.execute(change.values(text=text, folded=fold(text)))
    index.add(session.connection(), [place + 1])


def as_it_is(_session: Session) -> None:
    """Leave everything in the tail."""


def settled(session: Session) -> None:
    """Move everything to a segment."""
    index.settle(session.connection())


STEPS = ("reword", "remove", "settle", "rebuild")
STATES = pytest.mark.parametrize("bring", [as_it_is, settled], ids=["tail", "segment"])


@STATES
@given(texts=st.lists(st.text(alphabet=ALPHABET, max_size=30), min_size=1, max_size=6), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_quoted_text_matches_exactly_where_it_occurs(
    session: Session, bring: Callable[[Session], None], texts: list[str], data: st.DataObject
) -> None:
    """Substrings, near misses and strangers, of any length and any characters: the hits are those of Python's in, and
    a substring typed in another script or width finds the same."""
    whole = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(whole)))
    piece = whole[start : data.draw(st.integers(start, len(whole)))]
    stranger = data.draw(st.text(alphabet=ALPHABET, min_size=1, max_size=3))
    filled(session, texts)
    bring(session)
    for wanted in (piece, piece + stranger, stranger + piece, stranger, piece[::-1], piece[1:], piece[:1]):
        exact = {i for i, one in enumerate(texts) if fold(wanted) in fold(one)}
        typed = {wanted, wanted.translate(WIDE), wanted.translate(NARROW).upper()}
        for query in typed | {convert(wanted) for convert in CONVERTERS}:
            if wanted and "“" not in wanted and "”" not in wanted:
                assert found(session, f'"{query}"') == exact


@STATES
@pytest.mark.parametrize("length", [1, 2, 3, 23, 24, 25, 26, 200, 5000])
def test_any_length(session: Session, bring: Callable[[Session], None], length: int) -> None:
    """One character, two, two hundred, a whole speech; the last characters of a text are found too."""
    whole = "".join(chr(0x4E00 + i * 7 % 5000) for i in range(length + 50))
    filled(session, [whole, whole[:-1], whole[:20] + whole[21:]])
    bring(session)
    assert found(session, f"“{whole[:length]}”") >= {0, 1}
    assert 2 in found(session, f"“{whole[:length]}”") or length > 20
    assert 0 in found(session, f"“{whole[-length:]}”")
    assert 1 not in found(session, f"“{whole[-length:]}”")
    assert found(session, f"“{whole[:length]}龘”") == set()


def test_more_characters_than_a_key_can_tell_apart(session: Session) -> None:
    """A text of more than 65,536 different characters is indexed all the same."""
    whole = "".join(map(chr, [*range(0x3400, 0xA000), *range(0x20000, 0x2A6D0), *range(0x2A700, 0x2CEB0)]))
    assert len(set(fold(whole))) > 1 << 16
    filled(session, [whole, "创新"])
    settled(session)
    for at in (0, 1000, 40_000, len(whole) - 3):
        assert found(session, f"“{whole[at : at + 3]}”") == {0}
    assert found(session, "“𠀀创”") == set()
    assert found(session, "创新") == {1}


@STATES
def test_removed_and_changed(session: Session, bring: Callable[[Session], None]) -> None:
    """A removed text is found no more, a changed one by its new words alone; unknown numbers are passed over."""
    filled(session, ["创新发展", "人才"])
    bring(session)
    index.remove(session.connection(), [1, 77, 1])
    assert found(session, "创新") == set()
    assert found(session, "人") == {1}
    reword(session, 0, "人口")
    assert found(session, "人") == {0, 1}
    assert found(session, "新") == set()
    reword(session, 0, "人民")
    assert found(session, "人口") == set()
    assert search(session, SearchRequest("")).total == 2


def test_it_rolls_back_whole(session: Session) -> None:
    """Nothing of a transaction that is given up stays in the index, nor of a savepoint."""
    filled(session, ["创新", "别的"])
    savepoint = session.begin_nested()
    reword(session, 0, "人才")
    settled(session)
    assert found(session, "人才") == {0}
    savepoint.rollback()
    assert found(session, "人才") == set()
    assert found(session, "创新") == {0}
    session.rollback()
    assert found(session, "创新") == set()


@given(
    texts=st.lists(st.text(alphabet="创新人才。", max_size=12), min_size=2, max_size=8),
    steps=st.lists(
        st.tuples(
            st.sampled_from(("reword", "remove", "settle", "rebuild")),
            st.integers(0, 7),
            st.text("创新人才", max_size=6),
        ),
        max_size=8,
    ),
)
@settings(max_examples=150, deadline=None)
def test_the_index_is_what_it_would_be_built_anew(
    session: Session, texts: list[str], steps: list[tuple[str, int, str]]
) -> None:
    """After any course of changes, every pair of characters finds what a scan finds."""
    filled(session, texts)
    live = dict(enumerate(texts))
    for step, place, text in steps:
        if step == "settle":
            settled(session)
        elif step == "rebuild":
            session.execute(
                update(StatementRow).values(state="withdrawn").where(StatementRow.number.not_in([n + 1 for n in live]))
            )
            index.rebuild(session.connection())
        elif place < len(texts) and step == "remove":
            index.remove(session.connection(), [place + 1])
            live.pop(place, None)
        elif place < len(texts):
            session.execute(update(StatementRow).where(StatementRow.number == place + 1).values(state="published"))
            reword(session, place, text)
            live[place] = text
    for one in ("创", "创新", "新人", "才才", "人。"):
        assert found(session, f"“{one}”") == {n for n, held in live.items() if one in held}
    assert search(session, SearchRequest("")).total == len(live)
