"""Every page of the invented corpus: whole, escaped, linked, and saying what it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

PATHS = (
    "/",
    "/search",
    "/search?q=营商环境",
    "/search?q=没有这个词&place=3408&year=2020",
    '/search?q="没有收尾',
    "/events",
    "/events?year=unknown",
    "/events?month=2020-10&origin=34&destination=32",
    "/events?origin=32",
    "/events/event0001",
    "/events/event0002",
    "/events/event0003",
    "/statements/stmt000001?q=营商环境",
    "/statements/stmt000002",
    "/statements/stmt000003",
    "/statements/stmt000006",
    "/statements/stmt000001/source",
    "/statements/stmt000003/source",
    "/statements/stmt000006/source",
    "/speakers",
    "/speakers?letter=G",
    "/speakers?by=surname",
    "/speakers?by=statements&q=高",
    "/speakers/linxiaohe",
    "/speakers/gaoyuan1",
    "/speakers/gonecorp",
    "/departments",
    "/departments?by=name&q=社",
    "/departments/人社局",
    "/departments/区委",
    "/places",
    "/places?q=区",
    "/places/34",
    "/places/3205",
    "/sources",
    "/sources/source0001",
    "/sources/source0003",
    "/sources/source0004",
    "/problems",
    "/problems?severity=doubt&code=lost-bytes",
    "/help",
)


class Outline(HTMLParser):
    """The ids, links and headings of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        assert "style" not in values
        assert not [name for name in values if name.startswith("on")]


def levels(outline: Outline) -> Iterator[int]:
    """The levels of the headings, in order."""
    yield from (int(tag[1]) for tag in outline.tags if re.fullmatch("h[1-6]", tag))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_whole(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    outline = Outline(answer.text)
    assert outline.tags.count("h1") == 1
    assert outline.tags.count("main") == 1
    assert '<html lang="zh-Hans">' in answer.text
    assert len(outline.ids) == len(set(outline.ids)), "an id stands twice"
    found = list(levels(outline))
    assert all(after <= before + 1 for before, after in zip([0, *found], found, strict=False)), "a heading is skipped"
    assert "None" not in answer.text
    assert "<script>alert" not in answer.text
    assert len(answer.content) < 100_000


@pytest.mark.parametrize("path", PATHS)
def test_what_is_not_ready_is_not_shown(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert not re.search("/compare|摘录篮|订阅", page)


def test_no_link_is_a_dead_end(client: TestClient) -> None:
    """Every page that can be reached by links answers, and has the anchor that the link names."""
    seen: dict[str, Outline] = {}
    anchors: set[tuple[str, str]] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        seen[address] = Outline(answer.text if "html" in answer.headers.get("content-type", "") else "")
        for link in seen[address].links:
            target = urlsplit(urljoin(address, link))
            if target.netloc not in ("", "testserver"):
                continue
            plain = unquote(target.path) + (f"?{target.query}" if target.query else "")
            anchors.add((plain, target.fragment))
            # searches multiply: from a search, only other pages are followed; a switch leads to the same page
            if not re.search(r"[?&](lang|form)=", link) and not (
                address.startswith("/search?") and plain.startswith("/search?")
            ):
                waiting.append(plain)
    assert len(seen) > 60
    # the way back to a hit is kept on its neighbours too, which may stand on another page of results
    named = {(path, name) for path, name in anchors if name and path in seen and not name.startswith("hit-")}
    missing = {(path, name) for path, name in named if name not in seen[path].ids}
    assert missing == set()


@pytest.mark.parametrize("path", ["/", "/search?q=稳", "/events", "/speakers", "/departments", "/places", "/sources"])
def test_an_empty_corpus_says_what_to_do(empty_client: TestClient, path: str) -> None:
    answer = empty_client.get(path)
    assert answer.status_code == 200
    assert "还" in answer.text or "没有活动" in answer.text


def test_the_home_page_counts_with_words_and_offers_questions_that_work(client: TestClient) -> None:
    page = client.get("/").text
    outline = Outline(page)
    examples = [link for link in outline.links if link.startswith("/search?") and ("q=" in link or "kind=" in link)]
    assert len(examples) >= 3
    for link in examples[:3]:
        total = re.search(r"<strong>(\d+)</strong> 篇发言", client.get(link).text)
        assert total
        assert int(total[1]) > 0
    assert "2 次活动" in page
    assert "5 篇发言" in page
    assert "1 处待校对" in page
    assert 'href="/problems?severity=doubt"' in page


def test_an_event_gives_route_dates_and_source(client: TestClient) -> None:
    page = client.get("/events/event0001").text
    assert "2020年10月29日至11月1日" in page
    assert "皖江考察团赴江苏&lt;学习&gt;考察发言摘要" in page
    for words in ("南京市", "苏州市", "长三角", "河东日报", "金一、木二", "范已去", "河东考察.txt"):
        assert words in page
    assert page.index("把服务送到门口") < page.index("高远山表示") < page.index("各位代表")


def test_an_event_without_title_or_date_says_so(client: TestClient) -> None:
    page = client.get("/events/event0002").text
    assert "未题名（座谈.md）" in page
    assert "日期不详" in page
    assert "地区不详" in page


def test_a_speaker_has_roles_in_the_order_of_events_undated_last(client: TestClient) -> None:
    whole = client.get("/speakers/linxiaohe").text
    page = whole.partition('id="roles"')[2]
    assert page.index("市人社局局长") < page.index("市人力资源和社会保障局党组书记、局长")
    assert page.index("2020年10月29日") < page.index("日期不详")
    assert "2 篇发言" in whole


def test_namesakes_are_kept_apart_and_linked(client: TestClient) -> None:
    page = client.get("/speakers/gaoyuan1").text
    assert "没有共同的单位" in page
    assert 'href="/speakers/gaoyuan2"' in page


def test_a_department_shows_its_aliases_and_places(client: TestClient) -> None:
    page = client.get("/departments/人社局").text
    assert "人力资源和社会保障局" in page
    assert "市人社局、市人力资源和社会保障局" in page
    assert 'href="/places/3408"' in page
    assert "机构名录里没有" in client.get("/departments/区委").text


def test_a_place_counts_everything_below_it(client: TestClient) -> None:
    assert "3 篇发言" in client.get("/places/34").text
    page = client.get("/places/3408").text
    assert "高远山" in page
    assert 'href="/places/340803"' in page
    assert "外出考察 1 次" in page
    assert "接待考察 1 次" in client.get("/places/32").text
    assert "1 篇发言提到" in client.get("/places/3205").text


def test_problems_name_the_line_and_link_to_it(client: TestClient) -> None:
    page = client.get("/problems").text
    assert page.index("不是文本") < page.index("缺字") < page.index("未署名")
    assert 'href="/sources/source0001#L8"' in page
    only = client.get("/problems?severity=doubt").text
    assert "缺字" in only
    assert "请换成文本" not in only


def test_the_sample_is_marked(client: TestClient) -> None:
    for path in ("/events/event0002", "/statements/stmt000004", "/speakers/gaoyuan2", "/sources/source0002"):
        page = client.get(path).text
        assert 'class="badge">样本' in page
        assert "虚构" in page
    assert "样本说明" not in client.get("/events/event0001").text


@pytest.mark.parametrize("path", ["/speakers", "/departments", "/places"])
def test_a_list_that_holds_the_sample_says_so(client: TestClient, path: str) -> None:
    assert "虚构" in client.get(path).text


def test_lists_can_be_opened_at_a_letter_or_year(client: TestClient) -> None:
    page = client.get("/speakers?letter=g").text
    assert "高远山" in page
    assert "林晓禾" not in page
    assert "座谈.md" not in client.get("/events?year=2020").text
    assert "没有活动" in client.get("/events?year=1999").text
