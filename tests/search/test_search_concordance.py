"""The lines of a concordance are those of a scan, in the order asked for, on every page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.search import concordance as module
from app.search.arranging import Order, context_key, reading_key
from app.search.concordance import Concordance, Line, concordance
from app.search.language import parse_query
from app.search.model import UNKNOWN, Filters, SearchRequest
from app.search.occurrences import marks, occurrences
from app.search.query import terms_of
from app.search.service import search
from app.search.syllables import level_one
from app.text.folding import fold
from tests.search.corpus import PLACES, Held, Said, Voiced, fill, session_of
from tests.search.oracle import Statement, meant
from tests.search.test_search_scan import KINDS, corpora, place_of, speaking

QUERIES = (
    "创",
    "创新",
    "创 OR 创新",
    "创*新",
    "新 #2 新",
    "创 $2 人 OR 才",
    "(创 人) OR (创 才)",
    "人 -才",
    "-才 OR 创",
    "kind:gap 创",
    "同句:(创 人)",
    "同段:(新 -才) OR 人",
)
Place = tuple[str, int, int]


def lines_by_hand(said: Said, query: str, kinds: tuple[str, ...]) -> list[tuple[int, int]]:
    """Every span of a statement that a term covers, inside one of the kinds where any are asked for."""
    spans = {(s, e) for _, (s, e, _) in meant(parse_query(query).root, Statement(fold(said.text)))}
    asked = (*kinds, "gap") if "kind:gap" in query else kinds
    stretches = [each for each in (*said.points, *said.passages) if each[0] in KINDS]

    def inside(span: tuple[int, int]) -> bool:
        held = any(kind in asked and start <= span[0] and span[1] <= end for kind, start, end in stretches)
        return held or (UNKNOWN in asked and not stretches)

    return sorted(span for span in spans if not asked or inside(span))


def by_hand(found: set[str], said: list[Said], events: list[Held], request: SearchRequest, order: Order) -> list[Place]:
    """All lines of the hits, in order."""
    lines = [
        (number, *span)
        for number, one in enumerate(said)
        if f"s{number}" in found
        for span in lines_by_hand(one, request.query, request.filters.kind)
    ]

    def key(line: tuple[int, int, int]) -> tuple[object, ...]:
        number, start, end = line
        one, text = said[number], said[number].text
        day, place = events[one.event].day, place_of(one)
        date_key = (-day.toordinal() if day else 1, number)
        first: dict[Order, tuple[object, ...]] = {
            Order.DATE: (),
            Order.LEFT: (read(text[max(0, start - 40) : start][::-1]),),
            Order.RIGHT: (read(text[end : end + 40]),),
            Order.PLACE: (place is None, PLACES[place][1].split("/") if place else []),
            Order.SPEAKER: first_speaker(one),
        }
        return (*first[order], *date_key, start, end)

    return [(f"s{number}", start, end) for number, start, end in sorted(lines, key=key)]


def first_speaker(said: Said) -> tuple[object, ...]:
    """What a statement goes by in the order of speakers: the first of several, nobody last."""
    voices = (Voiced(said.speaker, linked=said.speaker),) if said.speaker else said.voices
    for voice in voices[:1]:
        return False, (*reading_key(voice.name), speaking(voice))
    return True, ()


def read(context: str) -> list[tuple[str, str]]:
    """A context of the test's few characters as readings, what has none at the end, with the end of the text."""
    known = {"创": "chuang", "新": "xin", "人": "ren", "才": "cai"}
    return [*((known.get(char, "~"), fold(char)) for char in context), ("~", "")]


def places_of(answer: Concordance) -> list[Place]:
    """Where the lines of a page stand."""
    return [(line.hit.id, line.start, line.end) for line in answer.lines]


@pytest.fixture(name="empty", scope="module")
def an_empty_session() -> Iterator[Session]:
    """Tables without rows; whoever fills them rolls back."""
    with session_of(()) as session:
        yield session


@given(
    corpus=corpora(),
    query=st.sampled_from(QUERIES),
    kinds=st.sampled_from([(), (), ("gap",), ("measure", "insight"), (UNKNOWN,)]),
    order=st.sampled_from(Order),
    size=st.integers(1, 4),
)
@settings(max_examples=150, deadline=None)
def test_pages_of_lines_are_those_of_a_scan(
    empty: Session,
    corpus: tuple[list[Said], list[Held]],
    query: str,
    kinds: tuple[str, ...],
    order: Order,
    size: int,
) -> None:
    """Totals, lines and their order; walking all pages gives every line once."""
    said, events = corpus
    request = SearchRequest(query, Filters(kind=kinds), size=100)
    try:
        fill(empty, said, events)
        expected = by_hand({hit.id for hit in search(empty, request).hits}, said, events, request, order)
        first = concordance(empty, request, order, 5, 1, size)
        assert first.total == first.arranged == len(expected)
        assert first.statements == len({identity for identity, _, _ in expected})
        assert first.pages == -(-len(expected) // size)
        pages = [concordance(empty, request, order, 5, page, size) for page in range(1, first.pages + 2)]
        assert [place for page in pages for place in places_of(page)] == expected
        assert pages[-1].lines == ()
    finally:
        empty.rollback()


def lines(query: str, *bodies: str, order: Order = Order.DATE, width: int = 20) -> tuple[Line, ...]:
    """The lines of a query over statements of one undated event."""
    with session_of([Said(body) for body in bodies]) as session:
        return concordance(session, SearchRequest(query), order, width).lines


def test_a_line_is_cut_to_its_width_and_knows_its_mark() -> None:
    """Contexts may be shorter at the ends of a text; marks are counted over the whole of it."""
    first, second = lines("创*新", "先说创一新，再说创新好", width=3)
    assert (first.left, first.keyword, first.right) == ("先说", "创一新", "，再说")
    assert (second.left, second.keyword, second.right) == ("，再说", "创新", "好")
    assert first.pieces == ((0, 1), (2, 3))
    assert (first.mark, second.mark) == (1, 3)


def test_a_mark_is_the_one_that_the_line_begins_with() -> None:
    """Overlapping occurrences share a mark, and each has a line."""
    found = lines("哈哈", "一哈哈哈，哈哈")
    assert [(line.start, line.mark) for line in found] == [(1, 1), (2, 1), (5, 2)]
    assert marks(occurrences(fold(found[0].hit.text), terms_of(parse_query("哈哈").root))) == found[0].hit.marks


def test_what_several_terms_cover_alike_is_one_line() -> None:
    """A word typed twice, and a pair found from both of its ends."""
    assert len(lines("(创新 好) OR (创新 再)", "创新好")) == 2
    assert len(lines("新 #1 新", "新新")) == 1


def test_contexts_go_outward_from_the_keyword() -> None:
    """The nearest character of the left side decides first."""
    left = lines("新", "乙甲新", "甲乙新", "丙甲新", order=Order.LEFT)
    assert [line.left for line in left] == ["丙甲", "乙甲", "甲乙"]
    right = lines("新", "新乙甲", "新甲乙", "新甲", order=Order.RIGHT)
    assert [line.right for line in right] == ["甲乙", "甲", "乙甲"]


def test_contexts_are_ordered_by_reading() -> None:
    """Both scripts in one place, letters among the syllables, the end of the text, punctuation and digits last."""
    after = ["案", "B", "家", "傢具", "加", "建", "發三", "发四", "中", "1", "，安", ""]
    found = lines("新", *(f"新{each}" for each in after), order=Order.RIGHT)
    expected = ["案", "B", "發三", "发四", "傢具", "家", "加", "建", "中", "", "，安", "1"]
    assert [line.right for line in found] == expected


def test_thousands_of_contexts_are_ordered_in_a_moment() -> None:
    """A character is looked up once."""
    chars = level_one()
    contexts = ["".join(chars[(line * 7 + at * 31) % len(chars)] for at in range(40)) for line in range(5_000)]
    sorted(contexts, key=context_key)
    start = process_time()
    sorted(contexts, key=context_key)
    assert process_time() - start < 0.3


def test_older_lines_follow_by_date_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest are in the order of their contexts, no line is lost, and the answer says how many were arranged."""
    monkeypatch.setattr(module, "CONTEXTS", 3)
    events = [Held(date(2020, 1, day)) for day in range(1, 7)]
    said = [Said(f"新{char}", event=event) for event, char in enumerate("己戊丁丙乙甲")]
    with session_of(said, events) as session:
        pages = [concordance(session, SearchRequest("新"), Order.RIGHT, 1, page, 2) for page in (1, 2, 3)]
    rights = [line.right for page in pages for line in page.lines]
    assert rights[:3] == ["丙", "甲", "乙"]
    assert rights[3:] == ["丁", "戊", "己"]
    assert {page.arranged for page in pages} == {3}
    assert {page.total for page in pages} == {6}


def test_a_query_without_words_has_no_lines() -> None:
    """Fields and exclusions stand at no place; a query that cannot be read says so."""
    with session_of([Said("创新")]) as session:
        for query in ("", "-旧", "year:2020"):
            answer = concordance(session, SearchRequest(query))
            assert (answer.wordless, answer.total, answer.problem) == (True, 0, None)
        broken = concordance(session, SearchRequest('"创'))
    assert not broken.wordless
    assert broken.problem is not None


def test_names_are_ordered_by_pinyin() -> None:
    """The first character as a surname; the same syllables by their characters."""
    assert sorted(("周一", "曾二", "安三", "区四"), key=reading_key) == ["安三", "区四", "曾二", "周一"]
    assert reading_key("") == ("",)
