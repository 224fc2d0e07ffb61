"""The pages of one speaker, one department and one place: every number is that of the page that its link opens."""

from __future__ import annotations

import html
import re

import pytest
from fastapi.testclient import TestClient

ENTITIES = (
    "/speakers/linxiaohe",
    "/speakers/gaoyuan1",
    "/departments/人社局",
    "/departments/区委",
    "/places/34",
    "/places/3408",
    "/places/340803",
    "/places/32",
    "/places/3205",
)
COUNTED = re.compile(
    r'<a[^>]* href="(/search\?[^"]+)"[^>]*>(?:<span[^>]*>[^<]*</span>)?(?:来访者的 )?([\d,]+)(?: 篇[^<]*)?</a>'
)


def total_at(client: TestClient, address: str) -> int:
    """How many statements the search at an address says that it finds."""
    found = re.search(r"<strong>([\d,]+)</strong> 篇发言", client.get(address).text)
    assert found, address
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("path", ENTITIES)
def test_every_number_is_that_of_the_statements_it_opens(client: TestClient, path: str) -> None:
    """Kinds, years, columns, departments, visitors: the linked search finds as many."""
    found = COUNTED.findall(client.get(path).text)
    assert found or path == "/places/3205"
    for address, number in found:
        address = html.unescape(address).replace("view=kwic", "view=list")
        assert total_at(client, address) == int(number.replace(",", "")), address


@pytest.mark.parametrize("path", ENTITIES)
def test_every_line_stands_at_its_anchor(client: TestClient, path: str) -> None:
    """A point or passage opens the statement at itself."""
    for identity, anchor in re.findall(r'href="/statements/(\w+)#([\w-]+)"', client.get(path).text):
        assert f'id="{anchor}"' in client.get(f"/statements/{identity}").text


@pytest.mark.parametrize("path", ENTITIES)
def test_a_page_is_the_same_when_it_is_kept(client: TestClient, path: str) -> None:
    """The second answer comes from what was kept, and in another language too."""
    assert client.get(path).text == client.get(path).text
    assert "statement" in client.get(path, headers={"Cookie": "lang=en"}).text


def test_a_speaker_is_told_in_a_paragraph(client: TestClient) -> None:
    """How many statements and events, when, for which office, where served and where visited."""
    page = client.get("/speakers/linxiaohe").text
    paragraph = re.sub("<[^>]+>", "", re.findall(r'<p class="portrait">(.*?)</p>', page, re.S)[0])
    assert (
        paragraph == "语料里有2 篇发言，出自 2 次活动，2020年（另有 1 篇日期不详）。"
        "代表部门：人社局。任职地区：安庆市。随团去过：南京市、苏州市。"
    )


def test_roles_have_the_printed_form_the_meaning_and_the_line(client: TestClient) -> None:
    """The line of the file is that of the attribution."""
    page = client.get("/speakers/linxiaohe").text
    assert 'translate="no">市人社局局长</p>' in page
    assert "理解为" in page
    assert 'href="/sources/source0001#L6">河东考察.txt 第 6 行' in page
    assert "林" in client.get("/sources/source0001").text.split('id="L6"')[1][:400]


def test_what_stands_inside_a_stretch_of_its_kind_is_not_said_twice(client: TestClient) -> None:
    """The measure inside a gap is a measure; the clause of the gap ends where the measure begins."""
    page = client.get("/speakers/linxiaohe").text
    gaps = page.split('class="kind gap"')[1].split("</section>")[0]
    assert re.findall(r'class="clause"[^>]*>([^<]+)<', gaps) == ["创新不足", "服务不细"]
    assert ">补课</a>" in page.split('class="kind measure"')[1]


def test_a_speaker_without_statements_says_so(client: TestClient) -> None:
    """The file was withdrawn; the page leads on."""
    page = client.get("/speakers/gonecorp").text
    assert "原文件已撤下" in page
    assert 'href="/speakers"' in page


def test_an_office_stands_city_by_city(client: TestClient) -> None:
    """A city with its counties, its gaps and measures, the newest statements."""
    page = client.get("/departments/区委").text
    column = page.split('class="column"')[1].split("</section>\n    </div>")[0]
    assert 'href="/places/3408">安庆市</a>' in column
    assert "department=%E5%8C%BA%E5%A7%94" in column
    assert 'class="kind gap"' in column
    assert "最近的发言" in column
    assert "机构名录里没有" in page


def test_a_place_tells_who_came_and_what_they_took_home(client: TestClient) -> None:
    """By origin, with statements; measures of visitors by the newest."""
    page = client.get("/places/32").text
    came = page.split('aria-labelledby="came"')[1].split("</section>")[0]
    assert (
        'href="/places/3408">安庆市</a></th><td class="num"><a href="/events?origin=3408&amp;destination=32">1<' in came
    )
    assert 'href="/search?place=3408&amp;visited=32">2</a>' in came
    home = page.split("来访者带回去的")[1]
    assert 'href="/search?visited=32&amp;kind=measure">1 篇发言' in home
    assert "林晓禾 · 安庆市" in home
    assert page.index('id="travels"') < page.index("</main>")


def test_a_place_tells_where_its_people_went(client: TestClient) -> None:
    """One visit went to two places; the county is not counted twice."""
    went = client.get("/places/34").text.split('aria-labelledby="went"')[1].split("</section>")[0]
    assert "1 次考察" in went
    for code in ("3201", "3205"):
        assert f'href="/places/{code}">' in went
        assert f'href="/events?origin=34&amp;destination={code}">1<' in went
    assert "2020年10月29日至11月1日" in went


def test_a_place_says_what_lies_above_and_below(client: TestClient) -> None:
    """The chain in the crumbs and the words, what is below as a list."""
    page = client.get("/places/3408").text
    assert "市级地区，属安徽省" in page
    assert "下有 1 个地区" in page
    below = page.split('id="below"')[1]
    assert 'href="/places/340803">大观区</a> <span class="count">1 篇' in below


def test_years_are_a_picture_and_a_list(client: TestClient) -> None:
    """The dated statements and those without a date are all there."""
    page = client.get("/speakers/linxiaohe").text
    assert 'href="/search?speaker=linxiaohe&amp;year=2020">2020年</a> <span class="count">1 篇' in page
    assert 'href="/search?speaker=linxiaohe&amp;year=unknown">日期不详</a> <span class="count">1 篇' in page
