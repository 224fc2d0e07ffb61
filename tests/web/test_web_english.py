"""A page in English: of Chinese it shows only the words of the corpus and of the reader's own query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote_plus

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import Base, PlaceRow
from app.web.language import catalog
from app.web.pages.guide import EXAMPLES
from tests.web.test_web_language import HAN, NAMED
from tests.web.test_web_pages import PATHS

RUN = re.compile("[\u4e00-\u9fff]+")
SPOKEN = ("aria-label", "title", "placeholder", "content", "data-long", "data-hint", "data-names", "data-done")
"""Attributes that are shown or read out."""
STATES = (
    "/search?q=服务&view=kwic",
    "/search?q=服务&view=kwic&width=40&order=left&place=3408",
    "/search?q=服务&view=groups&by=place",
    "/search?q=服务&view=groups&by=department",
    "/search?q=服务&view=chart",
    "/search?view=kwic",
    "/search?q=服务&page=x&from=去年&to=1&kind=zzz&sort=old&year=20&width=7&by=me&view=picture",
    "/search?place=3408-itself&department=人社局&from=2020-01-01&to=2021-01-01&level=unknown&page=9",
    "/search?q=发言人:林晓和 产业",
    "/search?q=人社局",
    "/search?q=产业 $10 服务 -(没有 或 地区:不详) 同句:(企业 服务) 职务:局长 年:2018-2020 优*境 一?办",
    "/search?q=(企业 %233 服务) 或 ?稳定? 或 稳$0定 类型:差距 非 职务:局长",
    "/search?q=部门:(甲局 或 乙局 或 丙局 或 丁局) 同点:(不在 这里) 或者不在",
    "/search?q=年:去年",
    "/search?q=()",
    "/search?q=地区:",
    "/search?q=同句:甲",
    "/departments/人社",
    "/nowhere",
    "/problems?severity=bad&code=bad&page=x",
)
"""Addresses of what the pages show besides: other views, notices, readings, faults, nothing."""


class Spoken(HTMLParser):
    """What a page says: its texts and the attributes that are read out. The words of the switches are left out, for
    languages and scripts are named in themselves; their labels are not. Citations are Chinese references."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._switches = False
        self._cited: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value for name, value in attrs if name in SPOKEN and value]
        if tag == "nav":
            self._switches = ("class", "switches") in attrs
        if (dict(attrs).get("id") or "").startswith("cite-"):
            self._cited = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self._switches = False
        if tag == self._cited:
            self._cited = None

    def handle_data(self, data: str) -> None:
        if not self._switches and self._cited is None:
            self.said.append(data)


def strings_in(value: Any) -> Iterator[str]:
    """Every string in a value of a column."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings_in(each)
    elif isinstance(value, dict):
        yield from strings_in(list(value.values()))


@pytest.fixture(scope="module")
def words(client: TestClient) -> frozenset[str]:
    """Every string of the corpus, and the names of places below their province as one."""
    app: Any = client.app
    session: Session
    with app.state.sessions() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
        names = dict(session.execute(select(PlaceRow.code, PlaceRow.name)).all())
        chains = session.scalars(select(PlaceRow.chain)).all()
    places = {"".join(names[code] for code in chain.split("/")[1:]) for chain in chains}
    return frozenset(places).union(text for row in rows for value in row for text in strings_in(value))


@pytest.mark.parametrize("path", [*PATHS, *STATES])
def test_an_english_page_has_chinese_of_the_corpus_only(client: TestClient, words: frozenset[str], path: str) -> None:
    """Every run of Chinese characters is in the corpus, in the query, or quoted in an English sentence; and no text
    is a sentence of the Chinese interface, unless the corpus or the query has the very same."""
    page = client.get(path + ("&" if "?" in path else "?") + "lang=en").text
    client.cookies.clear()
    assert '<html lang="en">' in page
    asked = unquote_plus(path)
    queries = [query for _, examples in EXAMPLES for query, _ in examples]
    quoted = [form for forms in catalog().values() for form in forms]
    known = "\n".join([*words, *queries, *quoted, *NAMED, asked])
    said = [text.strip() for text in Spoken(page).said if HAN.search(text)]
    assert [text for text in said if any(run not in known for run in RUN.findall(text))] == []
    assert [text for text in said if text in catalog() and text not in words | NAMED and text not in asked] == []
