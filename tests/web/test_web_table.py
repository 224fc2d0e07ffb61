"""All hits of a search as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.store.engine import open_engine, session_factory, writing
from tests.search.corpus import Held, Said, fill
from tests.web.conftest import make_database, open_client

QUERIES = (
    "",
    "q=服务",
    "q=服务&sort=newest",
    "q=服务&place=3408&kind=gap",
    "year=unknown",
    "q=没有这个词",
    "q=类型:差距",
)


def rows_of(client: TestClient, query: str) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    answer = client.get(f"/search.csv?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("query", QUERIES)
def test_the_table_holds_what_the_search_finds_in_its_order(client: TestClient, query: str) -> None:
    """All of it, whatever page the address is of."""
    found = client.get(f"/api/v1/search?{query}&size=100").json()
    hits = found["hits"]
    rows = rows_of(client, f"{query}&size=1&page=2")
    assert len(rows) == found["total"] == len(hits)
    assert [row["编号"] for row in rows] == [hit["id"] for hit in hits]
    for row, hit in zip(rows, hits, strict=True):
        assert row["地址"] == f"http://testserver{hit['url']}"
        assert row["发言人"] == (hit["speaker"] or "")
        assert row["职务（原文）"] == (hit["role"] or "")
        assert row["地区"] == "".join(hit["place"])
        assert row["部门"] == "、".join(hit["departments"])
        assert row["活动"] == (hit["event"] or "")
        assert row["日期"] == (hit["date"] or "")
        assert row["小标题"] == (hit["heading"] or "")
        assert int(row["命中（处）"]) == len(hit["marks"])
        assert row["段落"]


def test_the_page_links_to_its_table(client: TestClient) -> None:
    """With the same restrictions, from the first row."""
    page = client.get("/search?q=服务&place=3408&view=kwic").text
    assert 'href="/search.csv?q=%E6%9C%8D%E5%8A%A1&amp;place=3408"' in page


def test_the_heads_are_in_the_language_of_the_reader(client: TestClient) -> None:
    """The words of the corpus are not."""
    (row, *_) = rows_of(client, "q=营商环境&lang=en")
    assert row["Speaker"] == "林晓禾"


def test_an_unreadable_query_leads_to_the_page_that_says_where(client: TestClient) -> None:
    """An empty table would say that there is nothing."""
    answer = client.get("/search.csv", params={"q": '稳 "没有收尾', "place": "3408"})
    assert answer.status_code == 303
    assert "place=3408" in answer.headers["location"]


def test_words_of_a_source_are_no_formula(tmp_path: Path) -> None:
    """What begins like one gets an apostrophe; the table has more rows than are read at once."""
    said = [Said(f"{sign}服务") for sign in "=+-@"]
    said += [Said(f"服务{number}") for number in range(250)]
    url = make_database(tmp_path / "own.sqlite3", filled=False)
    engine = writing(open_engine(url))
    with session_factory(engine).begin() as session:
        fill(session, said, (Held(),))
    engine.dispose()
    for client in open_client(url):
        rows = rows_of(client, "q=服务&sort=newest")
        assert len(rows) == len({row["编号"] for row in rows}) == 254
        assert {row["段落"] for row in rows} >= {"'=服务", "'+服务", "'-服务", "'@服务", "服务7"}
