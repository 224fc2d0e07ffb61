"""The results in context, in groups and by year: numbers, links, notices, and one address for everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.search import concordance
from app.store.engine import open_engine, session_factory, writing
from app.store.tables import ParagraphRow
from app.web.pages.statements import NUMBERED
from tests.search.corpus import Held, Said, fill
from tests.web.conftest import make_database, open_client

VIEWS = ("list", "kwic", "groups", "chart")


def links(page: str, words: str) -> list[str]:
    """The addresses of the links with these words."""
    return [unescape(href) for href in re.findall(rf'<a[^>]*href="([^"]+)"[^>]*>{words}</a>', page)]


def total(page: str) -> int:
    """How many statements a list states."""
    found = re.search(r"<strong>([\d,]+)</strong> 篇发言", page)
    assert found
    return int(found[1].replace(",", ""))


def shown(client: TestClient, **parameters: str) -> str:
    """A page of results."""
    answer = client.get("/search", params=parameters)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("view", VIEWS)
def test_the_views_are_links_and_keep_query_and_filters(client: TestClient, view: str) -> None:
    page = shown(client, q="服务", place="3408", view=view)
    bar = page[page.index('class="views"') : page.index("</nav>", page.index('class="views"'))]
    assert bar.count('aria-current="page"') == 1
    assert re.search(r'view=(\w+)"\s+aria-current', bar) or view == "list"
    for href in re.findall(r'href="([^"]+)"', bar):
        assert "q=%E6%9C%8D%E5%8A%A1&amp;place=3408" in href
    keeping = "" if view == "list" else f"&view={view}"
    assert f"/search?q=%E6%9C%8D%E5%8A%A1{keeping}" in [unescape(h) for h in re.findall(r'href="([^"]+)"', page)]
    if keeping:
        assert page.count(f'<input type="hidden" name="view" value="{view}">') == 2


def test_a_line_opens_its_place(client: TestClient) -> None:
    page = shown(client, q="营商环境", view="kwic", width="10")
    assert "<strong>2</strong> 处，见于 1 篇发言" in page
    hrefs = [unescape(href) for href in re.findall(r'<td class="key"><a href="([^"]+)"', page)]
    assert [href.rpartition("#")[2] for href in hrefs] == ["m-1", "m-2"]
    assert all("view=kwic&width=10" in href for href in hrefs)
    statement = client.get(hrefs[1]).text
    assert statement.count('id="m-2"') == 1
    assert '#hit-stmt000001">← 回到检索结果' in statement
    assert page.count('id="hit-stmt000001"') == 1
    assert (
        '<td class="left"><span>下一步要优化</span></td>' in page.replace("服务不细。\n", "")
        or "优化</span></td>" in page
    )


def test_a_long_keyword_is_shortened_and_whole_in_its_link(tmp_path: Path) -> None:
    with served(tmp_path, [Said("说服务好本地的每一家“大”企业"), Said("服务企业")]) as client:
        page = shown(client, q="服务*企业", view="kwic")
    cut = "<mark>服务</mark>好本地" + '<span class="cut">…</span>' + "大”<mark>企业</mark>"
    whole = "服务好本地的每一家“大”企业"
    assert f'title="{whole}" aria-label="{whole}">{cut}</a>' in page
    assert '#m-1"><mark>服务</mark><mark>企业</mark></a>' in page


def test_only_what_stands_in_the_unit_is_marked(tmp_path: Path) -> None:
    """In lines, in the list and in the statement."""
    said = [Said("服务好了。企业要服务。" + "甲" * 300 + "企业", points=((None, 5, 11),))]
    with served(tmp_path, said) as client:
        for unit in ("同句", "同点"):
            query = f"{unit}:(企业 服务)"
            page = shown(client, q=query, view="kwic")
            assert "<strong>2</strong> 处" in page
            assert len(re.findall(r'<td class="key">', page)) == 2
            listed = shown(client, q=query)
            assert listed.count("<mark>") == 2
            assert "本篇另有" not in listed
            assert "本篇标出 2 处" in client.get("/statements/s0", params={"q": query}).text


def test_heads_and_widths_are_links(client: TestClient) -> None:
    page = shown(client, q="服务", view="kwic", order="place")
    for words, order in (("左文", "left"), ("右文", "right"), ("发言人", "speaker")):
        assert any(f"view=kwic&order={order}" in href for href in links(page, words))
    assert any(href.endswith("view=kwic") for href in links(page, "日期"))
    assert '<span aria-current="true">地区</span>' in page
    assert any("order=place&width=40" in href for href in links(page, "40"))


def test_paging_of_lines_reaches_the_last(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/search?q=服务&view=kwic&size=1"
    while address:
        page = client.get(address).text
        seen += re.findall(r'<td class="key"><a href="/statements/(\w+)', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(following[1]) if following else None
    stated = re.search(r"<strong>(\d+)</strong> 处", client.get("/search?q=服务&view=kwic").text)
    assert stated
    assert len(seen) == int(stated[1]) > 2
    assert "已显示最后一页" in client.get("/search?q=服务&view=kwic&size=1&page=99").text


def test_a_search_without_words_has_no_lines_and_says_so(client: TestClient) -> None:
    assert "没有可以列出的词" in shown(client, view="kwic", year="2020")
    assert "没有可以列出的位置" in shown(client, view="kwic", q="-服务 OR 绝无此语")


def test_too_many_contexts_are_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "CONTEXTS", 1)
    assert "只有最新的 1 处按上下文排序" in shown(client, q="服务", view="kwic", order="left")
    assert "按上下文排序" not in shown(client, q="服务", view="kwic")


@pytest.mark.parametrize("by", ["speaker", "department", "place"])
def test_the_number_of_a_group_opens_its_statements(client: TestClient, by: str) -> None:
    page = shown(client, view="groups", by=by)
    found = re.findall(r'<a class="count" href="([^"]+)">(\d+) 篇发言</a>', page)
    assert found
    assert f"共 {len(found)} 组" in page
    for href, number in found:
        assert total(client.get(unescape(href)).text) == int(number)


def test_a_place_itself_is_a_filter_with_a_name(client: TestClient) -> None:
    page = shown(client, place="3408-itself")
    assert total(page) == 2
    assert "安庆市本级" in page
    assert total(shown(client, place="3408")) == 3


def test_groups_turn_pages_and_change_their_kind(client: TestClient) -> None:
    page = shown(client, view="groups", size="1")
    assert page.count('<section class="group"') == 1
    assert any("view=groups&size=1&page=2" in href for href in links(page, "下一页"))
    assert any("by=place" in href for href in links(page, "地区"))


def test_a_year_is_a_bar_and_a_row_that_opens_its_statements(client: TestClient) -> None:
    page = shown(client, view="chart")
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert picture.count("<desc") == 1
    ((href, words),) = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"><title>[^<]+</title>\s*<rect', picture)
    assert words == "2020年，3 篇"
    assert ">3</text>" in picture
    assert total(client.get(unescape(href)).text) == 3
    rows = re.findall(r'<th scope="row">(\S+)</th><td class="num"><a href="([^"]+)">(\d+)</a>', page)
    assert [(words, number) for words, _, number in rows] == [("2020年", "3"), ("日期不详", "2")]
    for _, href, number in rows:
        assert total(client.get(unescape(href)).text) == int(number)
    assert "另有 2 篇日期不详" in page
    assert "占全库同一年全部发言的比例" in page
    assert "100.0%" in page


def test_a_chart_of_nothing_but_the_undated_is_a_table(client: TestClient) -> None:
    page = shown(client, view="chart", q="稳就业")
    assert "<svg" not in page
    assert "没有已知日期的发言" in page
    assert "日期不详</th>" in page


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_meets_nothing_and_a_broken_query(client: TestClient, empty_client: TestClient, view: str) -> None:
    assert "没有找到" in shown(client, view=view, q="绝无此语")
    assert "这个检索式读不懂" in shown(client, view=view, q='稳 "没有收尾')
    assert "还没有语料" in shown(empty_client, view=view, q="营商")


def test_unknown_settings_become_notices(client: TestClient) -> None:
    page = shown(client, q="服务", view="map", order="up", width="30", by="mood")
    assert page.count('class="notice"') == 4
    assert 'class="entry hit"' in page


def test_what_a_snippet_leaves_out_is_a_link_to_its_place(tmp_path: Path) -> None:
    early, late = "服务" + "甲" * 300 + "服务服务", "甲" * 300 + "服务。" + "乙" * 300
    with served(tmp_path, [Said(early), Said(late)]) as client:
        page = shown(client, q="服务")
        found = re.findall(r'<a href="(/statements/(\w+)[^"]*#m-(\d+))">本篇另有 (\d+) 处', page)
        assert [(statement, mark, count) for _, statement, mark, count in found] == [("s0", "1", "1")]
        assert '<mark id="m-1">服务</mark>' in client.get(unescape(found[0][0])).text


def test_marks_are_linked_by_number_up_to_a_limit(tmp_path: Path) -> None:
    with served(tmp_path, [Said("服务，" * 40)]) as client:
        page = client.get("/statements/s0?q=服务").text
    assert "本篇标出 40 处" in page
    assert page.count('href="#m-') == NUMBERED < page.count('<mark id="m-') == 40


def test_a_long_facet_says_what_is_left_out_and_can_be_looked_through(tmp_path: Path) -> None:
    said = [Said("服务", roles=((f"第{number}局", None),)) for number in range(70)]
    with served(tmp_path, said) as client:
        page = shown(client, q="服务", department="第69局")
    facet = page[page.index('data-long="在“部门”的各项里找"') :]
    first = re.search(r'<li><span class="bucket"><a href="[^"]+" class="chosen" aria-current="true">([^<]+)<', facet)
    assert first
    assert first[1] == "第69局"
    listed = facet[: facet.index("</details>")].count("<li")
    assert f"还有 {70 - listed} 项篇数更少，没有列出" in facet
    assert f"其余 {70 - 8} 项" in facet
    assert "facets.js" in page
    assert "data-long" not in page[: page.index('data-long="在“部门”的各项里找"')]


@contextmanager
def served(folder: Path, said: list[Said]) -> Iterator[TestClient]:
    """The application over a corpus of its own."""
    url = make_database(folder / "own.sqlite3", filled=False)
    engine = writing(open_engine(url))
    with session_factory(engine).begin() as session:
        fill(session, said, (Held(),))
        paragraphs = (
            ParagraphRow(statement_number=n, ordinal=1, start=0, end=len(s.text), segments=[[0, 0]])
            for n, s in enumerate(said, 1)
        )
        session.add_all(paragraphs)
    engine.dispose()
    yield from open_client(url)
