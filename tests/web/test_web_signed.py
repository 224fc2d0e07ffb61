"""What is printed of a speaker stands where a name would, on every page that shows a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.store.engine import open_engine
from app.store.migration import migrate
from tests.web.conftest import open_client

JOINT = "钟小满、柳溪亭"
TEXT = f"""云海市党政代表团赴石岭市考察学习发言摘要

林晓禾(市发改委主任):石岭的做法有三点启发。一是规划先行。二是项目为王。三是一张蓝图绘到底。

{JOINT}:我们两个部门一起看到了差距,回去以后要把窗口并起来办。

高远山(市商务局局长):下一步要主动上门服务,把企业的事当成自己的事来办。
"""


@pytest.fixture
def signed_client(tmp_path: Path) -> Iterator[TestClient]:
    """A corpus with a statement that two people made together."""
    (tmp_path / "together.txt").write_text(TEXT, encoding="utf-8")
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
        assert JOINT in page, path
        assert not re.search(r'<span class="(?:unknown|who)">未署名</span>', page), path
    assert f"<title>{JOINT}：" in signed_client.get(statement).text


def test_a_citation_gives_what_is_printed(signed_client: TestClient) -> None:
    """佚名 is for what nobody signed."""
    (hit,) = signed_client.get("/api/v1/search?q=窗口").json()["hits"]
    page = signed_client.get(hit["url"]).text
    assert f"{JOINT}. [无题" in page or f"{JOINT}：无题发言" in page
    assert "佚名" not in page
