"""What is printed of a speaker stands where a name would, on every page that shows a statement."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.store.engine import open_engine
from app.store.migration import migrate
from tests.web.conftest import open_client

JOINT = "钟小满、柳溪亭"
TITLED = "韩局长"
_TAG = re.compile("<[^>]*>")
TEXT = f"""云海市党政代表团赴石岭市考察学习发言摘要

林晓禾(市发改委主任):石岭的做法有三点启发。一是规划先行。二是项目为王。三是一张蓝图绘到底。

{JOINT}:我们两个部门一起看到了差距,回去以后要把窗口并起来办。

{TITLED}:热线要有人接,电话要打得通。

钟小满(市人社局局长):一是就业服务要更实,办事要再提速。

高远山(市商务局局长):下一步要主动上门服务,把企业的事当成自己的事来办。
"""


PLACED = """赴外地学习考察座谈会发言摘要

安徽省安庆市人社局局长钟小满、上海市浦东新区发改委主任霍惊蛰：
这次学习考察收获很大。我们要学习对方的服务理念，把办事流程再压缩一半，把窗口并起来办。

安庆市财政局局长柴白露：
我们的差距主要在项目谋划上。一是谋划不早，二是要素保障不足。
"""


@pytest.fixture(params=[TEXT], ids=["together"])
def signed_client(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """A corpus with a statement that two people made together."""
    (tmp_path / "together.txt").write_text(request.param, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'corpus.sqlite3'}"
    engine = open_engine(url)
    migrate(engine)
    for _ in ingest(engine, find([tmp_path / "together.txt"])):
        pass
    engine.dispose()
    yield from open_client(url)


def test_every_list_shows_what_is_printed(signed_client: TestClient) -> None:
    """And none calls the statement unsigned, or either of the two its speaker."""
    found = signed_client.get("/api/v1/search?q=窗口").json()["hits"]
    assert [(hit["speaker"], hit["signed"]) for hit in found] == [(None, JOINT)]
    statement, address = found[0]["url"], f"/api/v1{found[0]['url']}"
    whole = signed_client.get(address).json()
    assert (whole["speaker"], whole["signed"]) == (None, JOINT)
    event = whole["event"]["url"]
    lists = ("/search?q=窗口", "/search?q=窗口&view=kwic", "/search?q=窗口&view=groups&by=place", statement, event)
    for path in lists:
        page = signed_client.get(path).text
        assert JOINT in _TAG.sub("", page), path
        assert not re.search(r'<span class="(?:unknown|who)">未署名</span>', page), path
    assert f"<title>{JOINT}：" in signed_client.get(statement).text


@pytest.mark.parametrize("signed_client", [PLACED], ids=["placed"], indirect=True)
def test_places_and_offices_are_those_of_each(signed_client: TestClient) -> None:
    """With links to pages that list the statement; nothing says that its place is not known."""
    (hit,) = signed_client.get("/api/v1/search?q=窗口").json()["hits"]
    page = signed_client.get(hit["url"]).text
    assert "地区不详" not in page
    offices = [f"/departments/{quote(name)}" for name in ("人社局", "发改委")]
    for path in ("/places/3408", "/places/310115", *offices):
        assert f'href="{path}"' in page
        assert hit["url"] in signed_client.get(path).text, path


def test_a_citation_gives_what_is_printed(signed_client: TestClient) -> None:
    """佚名 is for what nobody signed."""
    (hit,) = signed_client.get("/api/v1/search?q=窗口").json()["hits"]
    page = signed_client.get(hit["url"]).text
    assert f"{JOINT}. [无题" in page or f"{JOINT}：无题发言" in page
    assert "佚名" not in page


def test_each_of_several_is_a_person(signed_client: TestClient) -> None:
    """Named on the statement's page and in the API, with the page of the one who speaks alone elsewhere in the file;
    that page lists the statement and counts it."""
    (hit,) = signed_client.get("/api/v1/search?q=窗口").json()["hits"]
    first, second = hit["voices"]
    speaker = first["speaker"]
    assert (first["name"], first["role"], first["department"], bool(speaker)) == (
        "钟小满",
        "市人社局局长",
        "人社局",
        True,
    )
    assert (second["name"], second["role"], second["speaker"]) == ("柳溪亭", None, None)
    whole = signed_client.get(f"/api/v1{hit['url']}").json()
    assert whole["voices"] == hit["voices"]
    page = signed_client.get(hit["url"]).text
    assert page.count(f'href="/speakers/{speaker}">钟小满</a>') >= 2, "over the text and beside it"
    assert "合说的 2 位" in page
    own = signed_client.get(f"/speakers/{speaker}").text
    assert hit["url"] in own
    assert "2 篇发言" in own
    assert "其中 1 篇是与他人合说的。" in own
    assert JOINT in _TAG.sub("", own), "with whom"
    everything = signed_client.get(f"/api/v1/speakers/{speaker}").json()
    assert (everything["statements"], len(everything["statement_list"])) == (2, 2)
    listed = signed_client.get("/api/v1/speakers").json()["items"]
    assert {one["name"]: one["statements"] for one in listed}["钟小满"] == 2


def test_facets_and_searches_know_them(signed_client: TestClient) -> None:
    """Every number of the facet is that of its link; what names somebody is not unsigned."""
    facet = signed_client.get("/api/v1/search").json()["facets"]["speaker"]
    counted = {bucket["label"]: bucket["count"] for bucket in facet}
    assert counted == {"钟小满": 2, "林晓禾": 1, "高远山": 1, "柳溪亭（几人合说）": 1, TITLED: 1}
    for bucket in facet:
        narrowed = signed_client.get("/api/v1/search", params={"speaker": bucket["value"]}).json()
        assert narrowed["total"] == bucket["count"], bucket
    for name, total in (("钟小满", 2), ("柳溪亭", 1), (TITLED, 1)):
        assert signed_client.get("/api/v1/search", params={"q": f"发言人:{name}"}).json()["total"] == total
    page = signed_client.get("/search", params={"speaker": "together:柳溪亭"}).text
    assert "柳溪亭（几人合说）" in page
    english = signed_client.get("/search", params={"speaker": "together:柳溪亭", "lang": "en"}).text
    assert "柳溪亭" in english
    assert "(with others)" in english


def test_a_name_without_a_page_is_suggested(signed_client: TestClient) -> None:
    """Its address is that of what the person said with others."""
    (one,) = signed_client.get("/api/v1/suggest?q=柳溪").json()["suggestions"]
    assert (one["label"], one["statements"], one["insert"]) == ("柳溪亭", 1, "发言人:柳溪亭")
    assert signed_client.get(one["url"]).text.count("/statements/") >= 1


def test_those_who_spoke_at_an_event_are_listed(signed_client: TestClient) -> None:
    """Who only spoke with others as well, without a page of their own."""
    (hit,) = signed_client.get("/api/v1/search?q=窗口").json()["hits"]
    event = signed_client.get(f"/api/v1{hit['url']}").json()["event"]["url"]
    people = signed_client.get(event).text.partition('<h2 id="people">')[2]
    assert "<li>柳溪亭" in people
    assert people.count(">钟小满</a>") == 1
    assert '<a href="#people">4 位发言人</a>' in signed_client.get(event).text


def test_the_table_has_a_column_for_them(signed_client: TestClient) -> None:
    """Beside what is printed; blank for a statement of one person."""
    table = signed_client.get("/search.csv").text.removeprefix("\ufeff")
    rows = {row["合说的人"]: row["发言人"] for row in csv.DictReader(io.StringIO(table))}
    assert rows["钟小满、柳溪亭"] == JOINT
    assert "" in rows
