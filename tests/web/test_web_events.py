"""Events: the list along time and by place, and one event with its sides and its table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import QueryParams

from app.search import index
from app.store.engine import open_engine, session_factory, writing
from app.store.reading.events import STATEMENTS
from app.store.tables import DepartmentRow, DestinationRow, EventRow, PlaceRow, RoleRow, SpeakerRow
from app.web.event_filters import filter_address, read_filter
from tests.web.building import File, point, statement
from tests.web.conftest import make_database, open_client
from tests.web.invented import PLACES

MEASURE = "一是建一个专班盯住项目从签约到投产的每一步，谁误了事谁来说清楚。"
GAP = "二是干部的思想还停留在等项目上门的老路上，走出去的人太少太少。"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over one event in which more people speak than a page holds, for twenty departments."""
    url = make_database(tmp_path_factory.mktemp("large") / "large.sqlite3", filled=False)
    engine = open_engine(url)
    with session_factory(writing(engine)).begin() as session:
        session.add_all(PlaceRow(code=c, name=n, level=v, parent_code=p, chain=h) for c, n, v, p, h in PLACES)
        session.add_all(DepartmentRow(id=f"第{at}局", name=f"第{at}局", known=True) for at in range(20))
        people = range(1, STATEMENTS + 6)
        session.add_all(SpeakerRow(id=f"person{at:04}", name=f"发言人{at}") for at in people)
        session.flush()
        file = File("大会.txt")
        lines = [file.line("statement", "发言正文。" + (MEASURE + GAP) * 3, at) for at in people]
        event = EventRow(
            id="bigevent01",
            title="全市赴苏州考察大会发言摘要",
            day=date(2021, 3, 4),
            start=date(2021, 3, 4),
            origin_code="3408",
            source=file.row("bigsource1"),
            destinations=[DestinationRow(ordinal=1, place_code="3205")],
        )
        session.add(event)
        session.flush()
        for at, line in zip(people, lines, strict=True):
            row = statement(
                at,
                "bigevent01",
                at,
                [[line]],
                heading=f"把第{at}件事办好办实办到群众心坎上",
                speaker_id=f"person{at:04}",
                speaker_name=f"发言人{at}",
                role=f"市第{at % 20}局党组书记、局长",
                place_code="3205" if at == 2 else "3408",
            )
            for number in range(1, 4):
                row.points.append(point(row, f"{number}-1", MEASURE, "一是", kind="measure", cue="建"))
                row.points.append(point(row, f"{number}-2", GAP, "二是", kind="gap", cue="还"))
            row.roles.append(
                RoleRow(ordinal=1, printed=row.role, title="局长", department_id=f"第{at % 20}局", place_code="3408")
            )
            session.add(row)
        session.flush()
        index.add(session.connection(), list(people))
    engine.dispose()
    yield from open_client(url)


def cells(page: str) -> list[list[str]]:
    """The rows of the table of an event, each cell's text without tags."""
    table = page[page.index('<table class="offices"') : page.index("</table>", page.index('<table class="offices"'))]
    rows = table.split('<tr role="row">')[2:]
    found = [re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in found]


def test_gaps_stand_beside_measures_by_department(client: TestClient) -> None:
    """Each clause once, in the row of the office; a blank where an office says nothing of a kind."""
    page = client.get("/events/event0001").text
    assert cells(page) == [
        ["人社局", "差距 创新不足 服务不细", "举措 补课 下一步要优化营商环境 &amp; 产业布局,做到“店小二”式服务", ""],
        ["区委 安庆市大观区", "差距 存在等靠要的问题", "", "建议 建议市里统筹园区"],
    ]


def test_every_clause_opens_its_place(client: TestClient) -> None:
    """The statement that the link names has the anchor."""
    page = client.get("/events/event0001").text
    table = page[page.index('<table class="offices"') :]
    links = re.findall(r'href="(/statements/\w+)#([\w-]+)"', table)
    assert len(links) == 6
    for path, anchor in links:
        assert f'id="{anchor}"' in client.get(path).text


def test_the_numbers_of_a_column_open_their_statements(client: TestClient) -> None:
    page = client.get("/events/event0001").text
    head = page[page.index('<table class="offices"') : page.index("</thead>")]
    links = re.findall(r'<a href="(/search[^"]+)">(\d+) 篇发言</a>', head)
    assert [int(number) for _, number in links] == [2, 1, 1]
    for href, number in links:
        assert f"<strong>{number}</strong>" in client.get(unescape(href)).text


def test_the_speakers_stand_on_their_sides_with_roles_as_printed(large: TestClient) -> None:
    page = large.get("/events/bigevent01").text
    people = page[page.index('id="people"') : page.index("</aside>")]
    assert people.index("来自安庆市") < people.index("发言人1<") < people.index("来自考察地") < people.index("发言人2<")
    assert "市第1局党组书记、局长" in people


def test_an_event_says_what_the_source_does_not(client: TestClient) -> None:
    """Route and dates of one, everything unknown of the other; the line on which the statements begin."""
    page = client.get("/events/event0001").text
    assert 'href="/sources/source0001#L8">发言从第 8 行起' in page
    assert page.index("江苏省</a><span") < page.index("长三角</dd>")
    unknown = client.get("/events/event0002").text
    assert unknown.count("原文没有写") == 3
    assert "来自其他地方" not in unknown


def test_a_large_event_is_shown_in_pages_of_a_bounded_size(large: TestClient) -> None:
    """Statements, speakers and table of a page; what a cell leaves out is said and linked."""
    first, second = large.get("/events/bigevent01"), large.get("/events/bigevent01?page=2")
    english = large.get("/events/bigevent01?lang=en")
    large.cookies.clear()
    for answer in (first, english):
        assert answer.status_code == 200
        assert len(answer.content) < 100_000
    assert f"第 1 至 {STATEMENTS} 篇，共 {STATEMENTS + 5} 篇" in first.text
    assert f"发言人{STATEMENTS}</a>" in first.text
    assert f"发言人{STATEMENTS + 1}</a>" not in first.text
    assert f"把第{STATEMENTS + 5}件事" in second.text
    assert f'class="place" aria-hidden="true">{STATEMENTS + 1}<' in second.text
    assert "还有 6 处" in first.text
    assert "只含本页的发言" in first.text
    assert large.get("/events/bigevent01?page=99").text.count("把第") == second.text.count("把第")


def test_the_list_is_filtered_by_time_and_place(client: TestClient) -> None:
    """Each restriction is said and can be taken back."""
    page = client.get("/events?month=2020-10&origin=34&destination=32").text
    assert "1 次活动，新的在前" in page
    chips = page[page.index('class="chips"') : page.index("</ul>", page.index('class="chips"'))]
    assert [unescape(href) for href in re.findall(r'href="([^"]+)"', chips)] == [
        "/events?year=2020&origin=34&destination=32",
        "/events?month=2020-10&destination=32",
        "/events?month=2020-10&origin=34",
    ]
    assert "来自安徽省" in chips
    assert "没有活动" in client.get("/events?origin=32").text
    assert "2 次活动" in client.get("/events").text


def test_the_numbers_beside_the_list_open_as_many_events(client: TestClient) -> None:
    page = client.get("/events").text
    beside = page[page.index('<nav class="letters"') : page.index("</nav>", page.index('<nav class="letters"'))]
    beside += page[page.index('class="facts"') :]
    links = re.findall(r'<a href="(/events\?[^"]+)"[^>]*>[^<]+(?:</a>)? <span class="count">(\d+) 次', beside)
    assert len(links) == 4
    for href, number in links:
        assert f"{number} 次活动，新的在前" in client.get(unescape(href)).text


@pytest.mark.parametrize("given", ["year=20", "year=abcd", "month=2020-13", "month=2020", "month=0000-01", "year=0000"])
def test_a_time_that_cannot_be_read_is_passed_over(client: TestClient, given: str) -> None:
    page = client.get(f"/events?{given}").text
    assert "已忽略" in page
    assert "2 次活动，新的在前" in page


@pytest.mark.parametrize(
    "address",
    [
        "/events",
        "/events?year=2020",
        "/events?year=unknown",
        "/events?month=2020-01&origin=34",
        "/events?destination=%E7%94%B2",
    ],
)
def test_a_filter_is_read_from_the_address_it_writes(address: str) -> None:
    notices: list[str] = []
    assert filter_address(read_filter(QueryParams(address.partition("?")[2]), notices)) == address
    assert notices == []
