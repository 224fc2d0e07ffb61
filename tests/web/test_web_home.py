"""The first page: every number says what it counts, and opens exactly that."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient


def numbered_links(page: str, start: str, end: str) -> list[tuple[int, str]]:
    """The links of a part of a page whose words are a number."""
    part = page[page.index(start) : page.index(end, page.index(start))]
    found = re.findall(r'<a href="([^"]+)"[^>]*>([\d,]+)</a>', part)
    return [(int(number.replace(",", "")), unescape(href)) for href, number in found]


def statements_at(client: TestClient, href: str) -> int:
    """How many statements a search says that it finds."""
    found = re.search(r"<strong>([\d,]+)</strong>", client.get(href).text)
    assert found
    return int(found[1].replace(",", ""))


def test_the_figures_are_those_of_the_lists(client: TestClient) -> None:
    page = client.get("/").text
    figures = numbered_links(page, 'class="figures"', "</dl>")
    assert [href for _, href in figures] == ["/events", "/search", "/speakers", "/departments", "/places"]
    for number, href in figures:
        name = href.strip("/")
        path = "/api/v1/search" if name == "search" else f"/api/v1/{name}"
        assert client.get(path).json()["total"] == number
    assert client.get("/places").text.count('<div class="row"><a href="/places/') == figures[-1][0]


@pytest.mark.parametrize("table", ["matrix", "list kinds"])
def test_every_number_opens_its_statements(client: TestClient, table: str) -> None:
    """Cells, sums and kinds: as many as the search behind the link finds."""
    links = numbered_links(client.get("/").text, f'<table class="{table}"', "</table>")
    assert len(links) > 5
    for number, href in links:
        assert href.startswith("/search")
        assert statements_at(client, href) == number


def test_the_matrix_says_what_it_leaves_out(client: TestClient) -> None:
    """Places by their short names, each cell with words of its own, and what stands outside the table."""
    page = client.get("/").text
    matrix = page[page.index('<table class="matrix"') : page.index("</section>", page.index('<table class="matrix"'))]
    assert re.findall(r'<th scope="row"><a [^>]*>(\w+)</a>', matrix) == ["安庆"]
    assert re.findall(r'<th scope="col"><a [^>]*>(\w+)</a>', matrix) == ["南京", "苏州"]
    assert 'aria-label="安庆市的发言人在赴苏州市的活动中：2 篇发言"' in matrix
    assert "全部 5 篇发言中，表里有 2 篇。" in matrix
    assert "3 篇的任职地区或考察地不详，不在表里。" in matrix
    assert "Of all 5 statements, 2 stand in the table." in client.get("/?lang=en").text
    client.cookies.clear()


def test_the_time_line_opens_its_events(client: TestClient) -> None:
    """A bar a month, the numbers in a table, and the undated ones beside them."""
    page = client.get("/").text
    chart = page[page.index('<figure class="chart">') : page.index("</figure>")]
    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', chart) == [
        ("/events?month=2020-10", "2020年10月，1 次活动")
    ]
    assert '另有 <a href="/events?year=unknown">1 次</a> 日期不详' in chart
    assert numbered_links(page, 'class="numbers"', "</details>") == [(1, "/events?month=2020-10")]
    assert "1 次活动，新的在前" in client.get("/events?month=2020-10").text


def test_the_newest_events_are_told_in_a_card(client: TestClient) -> None:
    page = client.get("/").text
    cards = page[page.index('class="cards"') :]
    assert cards.index("皖江考察团") < cards.index("未题名（座谈.md）")
    assert "3 篇发言、2 位发言人、4 个要点" in cards
    assert "撤下的座谈会" not in cards
