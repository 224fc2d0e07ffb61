"""A whole search: order, pages, what a hit holds, and the JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.search.model import FACETS, Filters, SearchRequest, Sort
from app.search.payload import to_payload
from app.search.service import LARGEST_PAGE, search
from tests.search.corpus import Held, Said, session_of


def ids(session: Session, query: str, sort: Sort = Sort.RELEVANCE, page: int = 1, size: int = 20) -> list[str]:
    """The ids of one page of hits in their order."""
    return [hit.id for hit in search(session, SearchRequest(query, Filters(), sort, page, size)).hits]


@pytest.fixture(name="session", scope="module")
def a_session() -> Iterator[Session]:
    """Events with and without a date, statements that are more or less about 营商环境."""
    events = (Held(date(2019, 3, 1)), Held(None), Held(date(2021, 5, 1), ("3401",), "赴合肥考察"))
    filler = "别的事情说了很多。" * 12
    said = (
        Said(filler + "顺便提到营商环境。" + filler, event=0),
        Said(filler + "谈谈看法。" + filler, "优化营商环境", event=0),
        Said(filler + "一要优化营商环境。" + filler, event=1, points=(("measure", 108, 117),)),
        Said("营商环境和人才。", event=2, speaker="张三", place="340803", roles=(("人社局", "局长"),)),
        Said("今天天气好。", event=1),
    )
    with session_of(said, events) as session:
        yield session


def test_relevance_puts_what_is_about_the_words_first(session: Session) -> None:
    """Short before long, heading before point before a passing mention."""
    assert ids(session, "营商环境") == ["s3", "s1", "s2", "s0"]


def test_newest_first_with_unknown_dates_last(session: Session) -> None:
    """By date, then in the order of the event; also what relevance means without a query."""
    assert ids(session, "", Sort.NEWEST) == ["s3", "s0", "s1", "s2", "s4"]
    assert ids(session, "") == ids(session, "", Sort.NEWEST)
    assert ids(session, "营商环境", Sort.NEWEST) == ["s3", "s0", "s1", "s2"]


def test_ties_are_broken_the_same_way_every_time() -> None:
    """Equal statements come by date, then event, then their order in it."""
    events = (Held(None), Held(date(2020, 1, 1)), Held(date(2021, 1, 1)))
    said = [Said("营商环境。", event=number % 3) for number in range(9)]
    with session_of(said, events) as session:
        expected = ["s2", "s5", "s8", "s1", "s4", "s7", "s0", "s3", "s6"]
        assert ids(session, "营商环境") == expected
        assert [ids(session, "营商", page=page, size=2) for page in range(1, 7)] == [
            ["s2", "s5"],
            ["s8", "s1"],
            ["s4", "s7"],
            ["s0", "s3"],
            ["s6"],
            [],
        ]


def test_pages_reach_the_last_hit_and_no_further(session: Session) -> None:
    """A page behind the last is empty and says how many there are; sizes and numbers are brought into bounds."""
    behind = search(session, SearchRequest("营商环境", page=3, size=2))
    assert (behind.total, behind.pages, behind.hits) == (4, 2, ())
    assert behind.facets == search(session, SearchRequest("营商环境")).facets
    low = search(session, SearchRequest("营商环境", page=-5, size=0))
    assert (low.request.page, low.request.size, len(low.hits), low.pages) == (1, 1, 1, 4)
    assert search(session, SearchRequest("营商环境", size=10**9)).request.size == LARGEST_PAGE
    assert search(session, SearchRequest("没有这样的话")).pages == 0
    assert search(session, SearchRequest("营商环境", page=10**12)).hits == ()


def test_what_a_hit_holds(session: Session) -> None:
    """The names a page needs, all marks of the whole text, and a snippet."""
    hit = search(session, SearchRequest("环境 人才")).hits[0]
    assert (hit.id, hit.speaker, hit.speaker_id, hit.role) == ("s3", "张三", "p-张三", "人社局局长")
    assert (hit.departments, hit.place, hit.place_code) == (("人社局",), ("安徽省", "安庆市", "大观区"), "340803")
    assert (hit.event, hit.event_id, hit.date, hit.heading) == ("赴合肥考察", "e2", date(2021, 5, 1), None)
    assert (hit.text, hit.marks, hit.truncated, hit.sample) == ("营商环境和人才。", ((2, 4), (5, 7)), False, True)
    assert (hit.snippet.text, hit.snippet.marks) == (hit.text, hit.marks)


def test_marks_are_found_in_any_script(session: Session) -> None:
    """A query in Taiwan's form marks the mainland text."""
    hits = search(session, SearchRequest("「營商環境」")).hits
    assert len(hits) == 4
    assert all([hit.text[start:end] for start, end in hit.marks] == ["营商环境"] for hit in hits)


def test_a_query_that_cannot_be_read_is_answered_with_the_place(session: Session) -> None:
    """No hits, no counts, a message and a position; never an exception."""
    result = search(session, SearchRequest('人才 "创新', page=2))
    assert (result.total, result.pages, result.hits) == (0, 0, ())
    assert result.problem is not None
    assert result.problem.position == 3
    assert result.facets == dict.fromkeys(FACETS, ())
    assert to_payload(result)["problem"] == {"message": result.problem.message, "position": 3}


def test_the_json_object(session: Session) -> None:
    """Exactly the keys of the contract, all of it plain data."""
    result = search(session, SearchRequest("环境 人才", size=5))
    payload = json.loads(json.dumps(to_payload(result), ensure_ascii=False))
    assert set(payload) == {"query", "interpreted", "total", "page", "pages", "sort", "hits", "facets", "more"}
    assert payload["more"] == dict.fromkeys(FACETS, 0)
    assert payload["interpreted"] == "同时含有“环境”和“人才”"
    assert (payload["query"], payload["total"], payload["sort"]) == ("环境 人才", 1, "relevance")
    assert payload["hits"] == [
        {
            "id": "s3",
            "url": "/statements/s3",
            "speaker": "张三",
            "signed": "张三",
            "voices": [],
            "role": "人社局局长",
            "departments": ["人社局"],
            "place": ["安徽省", "安庆市", "大观区"],
            "event": "赴合肥考察",
            "date": "2021-05-01",
            "date_published": True,
            "sample": True,
            "heading": None,
            "text": "营商环境和人才。",
            "marks": [[2, 4], [5, 7]],
        }
    ]
    assert list(payload["facets"]) == list(FACETS)
    assert payload["facets"]["year"] == [{"value": "2021", "label": "2021年", "count": 1}]
    assert to_payload(search(session, SearchRequest("天气")))["hits"][0]["date"] is None


def test_a_search_writes_nothing(session: Session) -> None:
    """Only SELECTs reach the database, a handful for any request."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    bind = session.get_bind()
    event.listen(bind, "before_cursor_execute", note)
    try:
        search(session, SearchRequest("营商环境", Filters(place=("3408",), kind=("gap",), speaker=("p-张三",))))
    finally:
        event.remove(bind, "before_cursor_execute", note)
    assert all(statement.startswith(("SELECT", "WITH")) for statement in statements)
    assert len(statements) <= 8
