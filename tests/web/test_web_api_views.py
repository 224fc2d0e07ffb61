"""Lines in context, groups and years as JSON: whole, exact, linked, and the same as the pages show."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.search.arranging import Order
from app.search.concordance import LARGEST_PAGE, REACH, WIDTHS
from app.search.grouping import By
from app.search.service import MOST_BUCKETS
from tests.web.test_web_api_errors import problem_of

QUERIES = ("服务", "营商环境", "要", "服务 OR 建议", "-服务 OR 绝无此语", "绝无此语", "地区:安庆 要")
FILTERS: tuple[dict[str, str], ...] = ({}, {"place": "3408"}, {"place": "3408-itself"}, {"kind": "measure"})


def got(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    """An answer without problem."""
    answer = client.get(address, params=parameters or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def followed(client: TestClient, address: str, what: str, **parameters: str) -> list[dict[str, Any]]:
    """Every item from the first page to the last, the same as from the last back to the first."""
    pages = [got(client, address, **parameters)]
    while pages[-1]["next"]:
        pages.append(got(client, pages[-1]["next"]))
    assert [page["page"] for page in pages] == list(range(1, max(pages[0]["pages"], 1) + 1))
    back = [pages[-1]]
    while back[0]["previous"]:
        back.insert(0, got(client, back[0]["previous"]))
    assert back == pages
    return [item for page in pages for item in page[what]]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("filters", FILTERS)
def test_following_next_reaches_every_line(client: TestClient, query: str, filters: dict[str, str]) -> None:
    """As many as stated, each once, in the order of one long page; as many statements as stated have some."""
    whole = got(client, "/api/v1/concordance", q=query, size=str(LARGEST_PAGE), **filters)
    lines = followed(client, "/api/v1/concordance", "lines", q=query, size="1", **filters)
    assert lines == whole["lines"]
    assert len(lines) == len({(line["id"], line["start"], line["end"]) for line in lines}) == whole["total"]
    assert len({line["id"] for line in lines}) == whole["statements"]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize(("filters", "least"), [({}, 6), ({"kind": "measure"}, 2), ({"place": "34"}, 6)])
def test_a_line_is_cut_out_of_its_statement_and_opens_there(
    client: TestClient, order: Order, filters: dict[str, str], least: int
) -> None:
    """Its offsets are of the statement's text, and the page has the place that the address names."""
    answer = got(client, "/api/v1/concordance", q="服务 OR 环境", order=order, width="3", **filters)
    assert (answer["order"], answer["width"], answer["arranged"]) == (order, 3, answer["total"])
    assert answer["total"] >= least
    for line in answer["lines"]:
        statement = got(client, line["self"])
        start, end = line["start"], line["end"]
        assert statement["text"][start:end] == line["keyword"]
        assert statement["text"][max(0, start - 3) : start] == line["left"]
        assert statement["text"][end : end + 3] == line["right"]
        path, _, mark = line["url"].partition("#")
        page = client.get(path).text
        assert re.search(rf'id="{mark}"[^>]*>{line["keyword"]}', page)


@pytest.mark.parametrize("query", QUERIES[:3])
@pytest.mark.parametrize("filters", FILTERS)
def test_totals_are_those_of_the_pages(client: TestClient, query: str, filters: dict[str, str]) -> None:
    """Of lines, of groups and of every year."""

    def page(view: str) -> str:
        return client.get("/search", params={"q": query, "view": view, **filters}).text

    lines = got(client, "/api/v1/concordance", q=query, **filters)
    stated = re.search(r"<strong>(\d+)</strong> 处，见于 (\d+) 篇发言", page("kwic"))
    assert (lines["total"], lines["statements"]) == ((int(stated[1]), int(stated[2])) if stated else (0, 0))
    held = got(client, "/api/v1/groups", q=query, **filters)
    assert [str(group["count"]) for group in held["groups"]] == re.findall(
        r'class="count"[^>]*>(\d+) 篇发言</a>', page("groups")
    )
    assert held["total"] == got(client, "/api/v1/search", q=query, **filters)["total"]
    counted = got(client, "/api/v1/years", q=query, **filters)
    assert counted["total"] == sum(year["count"] for year in counted["years"]) == held["total"]
    assert all(f"{year['value']}年" in page("chart") for year in counted["years"][:-1])


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("filters", FILTERS)
def test_every_group_leads_to_its_statements(client: TestClient, by: By, filters: dict[str, str]) -> None:
    """Following next reaches all; both addresses of a group find exactly as many as it states."""
    given = {"q": "要", "by": str(by), **filters}
    whole = got(client, "/api/v1/groups", **given)
    found = followed(client, "/api/v1/groups", "groups", size="1", **given)
    assert found == whole["groups"]
    assert len(found) == whole["count"] > 0
    for group in found:
        listed = got(client, group["self"])
        assert listed["total"] == group["count"]
        assert {hit["id"] for hit in group["hits"]} <= {hit["id"] for hit in listed["hits"]}
        assert all(got(client, hit["self"])["url"] == hit["url"] for hit in group["hits"])
        assert f"<strong>{group['count']}</strong> 篇发言" in client.get(group["url"]).text


def test_a_group_of_a_place_is_the_place_itself(client: TestClient) -> None:
    """Its value says so where places lie below it, and the filter takes it in every list."""
    held = got(client, "/api/v1/groups", by="place", place="3408-itself")
    assert [(group["value"], group["label"], group["above"]) for group in held["groups"]] == [
        ("3408-itself", "安庆市", ["安徽省"])
    ]
    assert held["total"] == got(client, "/api/v1/statements", place="3408-itself")["total"] == 2
    assert got(client, "/api/v1/search", place="3408")["total"] == 3


def test_every_year_leads_to_its_hits(client: TestClient) -> None:
    """Those without hits to nothing: a filter may stand in their way."""
    answer = got(client, "/api/v1/years", q="服务")
    assert [year["value"] for year in answer["years"]] == ["2020", "unknown"]
    for year in answer["years"]:
        assert got(client, year["self"])["total"] == year["count"] > 0
        assert f"<strong>{year['count']}</strong> 篇发言" in client.get(year["url"]).text
        assert year["share"] == round(year["count"] / year["whole"], 4)
    narrowed = got(client, "/api/v1/years", q="服务", year="2020")["years"]
    assert [(year["value"], year["count"], year["url"] is None) for year in narrowed] == [
        ("2020", 1, False),
        ("unknown", 0, True),
    ]
    assert narrowed[-1]["self"] is None


@pytest.mark.parametrize("query", ["", "-绝无此语"])
def test_a_query_without_words_has_no_lines_and_says_why(client: TestClient, query: str) -> None:
    """An empty answer alone could be taken for a word that does not occur."""
    answer = got(client, "/api/v1/concordance", q=query)
    assert (answer["total"], answer["pages"], answer["lines"], answer["next"]) == (0, 0, [], None)
    assert any("没有要在正文中找的词" in notice for notice in answer["notices"])
    assert "notices" not in got(client, "/api/v1/concordance", q="绝无此语")


@pytest.mark.parametrize("path", ["concordance", "groups", "years"])
def test_what_was_changed_is_said(client: TestClient, path: str) -> None:
    """As in the search."""
    notices = got(client, f"/api/v1/{path}?q=稳&from=2021&to=2020")["notices"]
    assert notices == ["起始日期晚于结束日期，已对调。"]


@pytest.mark.parametrize("path", ["concordance", "groups"])
def test_a_page_behind_the_last_is_empty(client: TestClient, path: str) -> None:
    """With the way back to the last one that has items."""
    page = got(client, f"/api/v1/{path}?q=要&page=999999999&size=1")
    assert page.get("lines", page.get("groups")) == []
    assert (page["page"], page["next"]) == (999_999_999, None)
    assert got(client, page["previous"])["page"] == page["pages"] > 1


@pytest.mark.parametrize(
    ("address", "parameter", "message"),
    [
        ("concordance?order=up", "order", "date、left、right、place"),
        ("concordance?width=0", "width", "最小是 1"),
        (f"concordance?width={REACH + 1}", "width", f"最大是 {REACH}"),
        (f"concordance?size={LARGEST_PAGE + 1}", "size", f"最大是 {LARGEST_PAGE}"),
        ("concordance?width=10&width=20", "width", "只能给一次"),
        ("concordance?sort=newest", "sort", "没有这个参数"),
        ("groups?by=mood", "by", "speaker、department"),
        ("groups?size=51", "size", "最大是 50"),
        ("groups?page=0", "page", "最小是 1"),
        ("years?page=2", "page", "没有这个参数"),
        ("years?year=20", "year", "不是年份"),
        ("years?kind=xyz", "kind", "没有“xyz”"),
        ("search?buckets=-1", "buckets", "不是整数"),
        (f"search?buckets={MOST_BUCKETS + 1}", "buckets", f"最大是 {MOST_BUCKETS}"),
        ("search?view=kwic", "view", "没有这个参数"),
    ],
)
def test_a_wrong_parameter_is_named(client: TestClient, address: str, parameter: str, message: str) -> None:
    """Also one that has no bearing on this resource: it would be passed over unseen."""
    body = problem_of(client.get(f"/api/v1/{address}"), 422, "invalid-parameter")
    assert [error["parameter"] for error in body["errors"]] == [parameter]
    assert message in body["errors"][0]["message"]


@pytest.mark.parametrize("path", ["concordance", "groups", "years"])
def test_a_query_that_cannot_be_read_is_refused_with_its_place(client: TestClient, path: str) -> None:
    """As the search refuses it."""
    given = {"q": '稳 "没有收尾'}
    body = problem_of(client.get(f"/api/v1/{path}", params=given), 422, "unreadable-query")
    search = client.get("/api/v1/search", params=given).json()
    assert (body["position"], body["detail"]) == (search["position"], search["detail"])


def test_any_width_up_to_the_largest_is_taken(client: TestClient) -> None:
    """Not only those that the page offers."""
    for width in (1, *WIDTHS, 33, REACH):
        answer = got(client, f"/api/v1/concordance?q=营商环境&width={width}")
        assert max(len(line["left"]) for line in answer["lines"]) <= answer["width"] == width
        assert "notices" not in answer


@pytest.mark.parametrize("more", ["", "&page=2&size=1", "&size=100", "&sort=newest&buckets=3", "&order=left&by=place"])
@pytest.mark.parametrize(
    ("view", "resource", "items"),
    [
        ("list", "search", "hits"),
        ("kwic", "concordance", "lines"),
        ("groups", "groups", "groups"),
        ("chart", "years", "years"),
    ],
)
def test_the_page_links_to_the_json_of_what_it_shows(
    client: TestClient, view: str, resource: str, items: str, more: str
) -> None:
    """In each view, with the same page of it."""
    page = client.get(f"/search?q=要&place=3408&view={view}{more}").text
    link = re.search(r'href="(/api/v1/[^"]+)"[^>]*>[^<]*JSON', page)
    assert link
    address = unescape(link[1])
    assert address.partition("?")[0] == f"/api/v1/{resource}"
    answer = got(client, address)
    assert (answer["query"], len(answer[items]) > 0, "notices" in answer) == ("要", True, False)
    if view != "chart":
        assert answer["page"] == (2 if "page=2" in more else 1)
    if view == "kwic":
        ids = re.findall(r'<td class="key"><a href="/statements/(\w+)', page)
        assert [line["id"] for line in answer["lines"]] == ids
        assert answer["order"] == ("left" if "order=left" in more else "date")
    if view == "groups":
        counts = re.findall(r'class="count"[^>]*>(\d+) 篇发言</a>', page)
        assert [str(group["count"]) for group in answer["groups"]] == counts


@pytest.mark.parametrize("buckets", [0, 1, 2, MOST_BUCKETS])
def test_facets_are_listed_as_far_as_asked_and_the_rest_is_counted(client: TestClient, buckets: int) -> None:
    """What is listed and what is not make up the whole; years and kinds are always whole."""
    whole = got(client, "/api/v1/search")
    answer = got(client, f"/api/v1/search?buckets={buckets}")
    assert set(whole["more"].values()) == {0}
    for facet, values in answer["facets"].items():
        assert len(values) + answer["more"][facet] == len(whole["facets"][facet])
    assert answer["more"]["year"] == answer["more"]["kind"] == 0
    assert len(answer["facets"]["speaker"]) == min(buckets, len(whole["facets"]["speaker"]))
