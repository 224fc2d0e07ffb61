"""The search page and the JSON of the same address."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def total_of(page: str) -> int:
    """The number of statements that a page of results states."""
    found = re.search(r"<strong>([\d,]+)</strong> 篇发言", page)
    assert found
    return int(found[1].replace(",", ""))


def test_hits_are_marked_and_lead_to_the_statement_with_the_search(client: TestClient) -> None:
    page = client.get("/search?q=营商环境&place=3408").text
    assert total_of(page) == 1
    assert "<mark>营商环境</mark>" in page
    assert "/statements/stmt000001?q=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83&amp;place=3408" in page
    assert "解读为" in page


@pytest.mark.parametrize("query", ["產業", "産業", "产业"])
def test_scripts_find_each_other(client: TestClient, query: str) -> None:
    assert total_of(client.get(f"/search?q={query}").text) == 2


def test_every_facet_has_counts_and_links(client: TestClient) -> None:
    page = client.get("/search").text
    for title in ("要点", "发言人所在地区", "部门", "发言人", "职级", "年份", "考察活动", "考察地", "提到的地区"):
        assert f"<summary>{title}</summary>" in page
    assert re.search(r'href="/search\?year=2020">2020[^<]*</a> <span class="count">3', page)
    assert re.search(r'href="/search\?year=unknown">日期不详</a> <span class="count">2', page)
    assert re.search(r'<li><span class="bucket"><a href="/search\?place=3408">安庆市</a> <span class="count">3', page)


def test_a_chip_takes_its_filter_away(client: TestClient) -> None:
    page = client.get("/search?q=服务&place=3408&year=2020&from=2020-10-01").text
    assert re.search(
        r'href="/search\?q=%E6%9C%8D%E5%8A%A1&amp;year=2020&amp;from=2020-10-01"><span[^>]*>发言人所在地区', page
    )
    assert "2020年10月1日" in page
    assert 'href="/search?q=%E6%9C%8D%E5%8A%A1">全部去掉' in page


def test_the_box_keeps_the_filters(client: TestClient) -> None:
    page = client.get("/search?q=服务&place=3408&page=1").text
    assert '<input type="hidden" name="place" value="3408">' in page
    assert 'value="服务"' in page


def test_paging_reaches_the_last_hit(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/search?size=2"
    while address:
        page = client.get(address).text
        seen += re.findall(r'<h2><a href="/statements/(\w+)', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else None
    assert sorted(seen) == [f"stmt{number:06d}" for number in range(1, 6)]


def test_a_page_behind_the_last_shows_the_last(client: TestClient) -> None:
    page = client.get("/search?size=2&page=99").text
    assert "只有 3 页" in page
    assert page.count('class="entry hit"') == 1


def test_nothing_found_says_which_filter_to_give_up(client: TestClient) -> None:
    page = client.get("/search?q=营商环境&place=3205").text
    assert total_of(page) == 0
    assert "没有找到" in page
    assert re.search(r'href="/search\?q=[^"&]+">去掉发言人所在地区“[^”]+”的限定</a> <span class="count">1 篇发言', page)
    assert "去掉“没有的”" in client.get("/search?q=没有 没有的").text


def test_a_query_that_cannot_be_read_is_shown_with_its_place(client: TestClient) -> None:
    answer = client.get("/search", params={"q": '稳 "没有收尾'})
    assert answer.status_code == 200
    assert "<mark>&#34;</mark>" in answer.text
    assert "第 3 个字符" in answer.text


def test_wrong_values_become_notices(client: TestClient) -> None:
    page = client.get("/search?q=服务&page=x&from=去年&kind=zzz&sort=old&year=20").text
    assert page.count('class="notice"') == 5
    assert total_of(page) == 2


def test_a_withdrawn_statement_is_not_found(client: TestClient) -> None:
    assert total_of(client.get("/search?q=已经不在").text) == 0


def test_untitled_and_unsigned_hits_say_so(client: TestClient) -> None:
    assert "未署名" in client.get("/search?q=第三天").text
    assert "日期不详" in client.get("/search?q=稳就业").text


def test_the_api_answers_the_same_address(client: TestClient) -> None:
    answer = client.get("/api/v1/search?q=營商環境&place=3408").json()
    assert answer["total"] == 1
    hit = answer["hits"][0]
    assert hit["url"] == "/statements/stmt000001"
    assert {hit["text"][start:end] for start, end in hit["marks"]} == {"营商环境"}
    assert {"place", "visited", "mentioned", "department", "speaker", "level", "event", "year", "kind"} <= set(
        answer["facets"]
    )
    assert "notices" not in answer


def test_the_api_says_what_it_changed(client: TestClient) -> None:
    answer = client.get("/api/v1/search?q=稳&from=2021&to=2020")
    assert answer.status_code == 200
    assert len(answer.json()["notices"]) == 1
