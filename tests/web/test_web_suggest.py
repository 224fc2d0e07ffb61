"""Suggestions as JSON, and what a page of results offers, from the invented corpus."""

from __future__ import annotations

import re
from threading import enumerate as enumerate_threads

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session
from starlette.requests import Request

from app.search.language import parse_query
from app.search.model import Filters, SearchRequest
from app.search.namelist import NameKind, Names, Suggestion
from app.settings import Settings
from app.web import naming
from app.web.application import create_app
from app.web.frame import View
from app.web.language import Language
from app.web.offers import Offer, Offers, offers_of
from app.web.templating import asset, environment


@pytest.fixture
def view(client: TestClient, session: Session) -> View:
    """A request to the application with an open session."""
    return View(Request({"type": "http", "app": client.app, "headers": [], "path": "/search"}), session)


def test_a_suggestion_can_be_opened_and_put_into_the_box(client: TestClient) -> None:
    """Kind, label, what tells it from others, exact count, address, and the text for the box."""
    found = client.get("/api/v1/suggest", params={"q": "创新 lxh"}).json()
    assert found == {
        "query": "创新 lxh",
        "typed": "lxh",
        "suggestions": [
            {
                "kind": "speaker",
                "label": "林晓禾",
                "detail": "安庆市 市人力资源和社会保障局党组书记、局长",
                "value": "linxiaohe",
                "statements": 2,
                "url": "/speakers/linxiaohe",
                "insert": "发言人:林晓禾",
            }
        ],
    }
    assert client.get(found["suggestions"][0]["url"]).status_code == 200


@pytest.mark.parametrize(
    ("typed", "insert", "url"),
    [
        ("rsj", "部门:人社局", "/departments/%E4%BA%BA%E7%A4%BE%E5%B1%80"),
        ("anqing", "地区:安庆市", "/places/3408"),
        ("suzhou", "目的地:苏州市", "/places/3205"),
    ],
)
def test_offices_and_places(client: TestClient, typed: str, insert: str, url: str) -> None:
    """With the field that finds their statements."""
    first = client.get("/api/v1/suggest", params={"q": typed}).json()["suggestions"][0]
    assert (first["insert"], first["url"]) == (insert, url)
    assert client.get(url).status_code == 200


def test_namesakes_are_told_apart(client: TestClient) -> None:
    """Both are offered, each with its id."""
    found = client.get("/api/v1/suggest", params={"q": "gaoyuanshan"}).json()["suggestions"]
    assert {one["value"] for one in found} == {"gaoyuan1", "gaoyuan2"}


@pytest.mark.parametrize("typed", ["", " ", "火星", "<script>", "%00", "'\"", "范已去", "x" * 5000])
def test_nothing_to_suggest(client: TestClient, typed: str) -> None:
    """An empty list, whatever is typed; nobody whose statements were withdrawn."""
    answer = client.get("/api/v1/suggest", params={"q": typed})
    assert (answer.status_code, answer.json()["suggestions"]) == (200, [])
    assert client.get("/api/v1/suggest").json()["suggestions"] == []


def test_an_empty_corpus_suggests_nothing(empty_client: TestClient) -> None:
    """And is no error."""
    assert empty_client.get("/api/v1/suggest?q=anqing").json()["suggestions"] == []


def test_the_script_is_on_every_page_and_served(client: TestClient) -> None:
    """From this host, with the version of its content."""
    assert f'<script src="{asset("suggest.js")}" defer></script>' in client.get("/").text
    answer = client.get(asset("suggest.js"))
    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]


def offers(view: View, query: str, total: int = 0, filters: Filters | None = None) -> Offers:
    """The offers for a query that finds ``total`` statements."""
    return offers_of(view, SearchRequest(query, filters or Filters(), page=3), parse_query(query), total)


def test_a_page_without_hits_offers_names(view: View) -> None:
    """By pinyin and initials, with the address of their page."""
    (one,) = offers(view, "lxh").names
    assert one == Offer("林晓禾", "安庆市 市人力资源和社会保障局党组书记、局长", "/speakers/linxiaohe", 2)
    assert offers(view, "火星") == Offers()


def test_a_page_with_hits_offers_only_names_spelled_out(view: View) -> None:
    """Not everything that begins so."""
    assert [one.words for one in offers(view, "安庆", total=3).names] == ["安庆市"]
    assert offers(view, "安", total=3).names == ()


def test_slips_and_other_names_are_links_to_the_changed_query(view: View) -> None:
    """From the first page, with everything else of the request kept."""
    found = offers(view, "赢商")
    assert found.corrections == (Offer("营商", "代替“赢商”", "/search?q=%E8%90%A5%E5%95%86", 1),)
    (one,) = offers(view, "苏州市").widenings
    assert one.words == "也找“苏州”"
    assert one.href.startswith("/search?q=%E8%8B%8F%E5%B7%9E%E5%B8%82+OR+")


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("赢商", Filters(place=("3408",)), [("营商", 1)]),
        ("赢商", Filters(place=("340803",)), []),
        ("赢商 服务", Filters(), [("营商", 1)]),
        ("赢商 稳就业", Filters(), []),
        ("服务 OR 赢商", Filters(), [("营商", 2)]),
        ("发言人:林晓和", Filters(), [("林晓禾", 2)]),
        ("发言人:高", Filters(), [("高远山", 2)]),
        ("发言人:林晓和 产业", Filters(year=("2020",)), [("林晓禾", 1)]),
        ("部门:人设局 OR 地区:安请", Filters(), [("人社局", 2), ("安庆市", 3)]),
        ("目的地:苏洲", Filters(), [("苏州市", 3)]),
        ("部门:火星局", Filters(), []),
        ("职务:火星", Filters(), []),
        ("-发言人:林晓和", Filters(), []),
    ],
)
def test_a_correction_has_the_number_that_its_link_opens(
    view: View, client: TestClient, query: str, filters: Filters, expected: list[tuple[str, int]]
) -> None:
    """Of words and of names in fields, under the restrictions of the request; none that opens an empty page."""
    found = offers(view, query, filters=filters).corrections
    assert [(one.words, one.total) for one in found] == expected
    for one in found:
        assert client.get("/api/v1" + one.href).json()["total"] == one.total


def test_words_in_pinyin_are_looked_up_among_offices_and_places(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the corpus holds them."""
    office = Suggestion(NameKind.DEPARTMENT, "服务", "", "服务", 1, "department")
    monkeypatch.setattr("app.web.offers.names_kept", lambda view: Names([(office, ())]))
    assert [one.words for one in offers(view, "fuwu 创新").corrections] == ["服务"]


def test_a_name_that_nothing_has_is_said_and_mended_on_the_page(client: TestClient) -> None:
    """What is not there, what may be meant, what is found without it, or read otherwise."""
    page = client.get("/search?q=发言人:林晓和 产业").text
    assert "语料里没有叫“林晓和”的发言人。" in page
    assert re.search(r'q=[^"]+">林晓禾</a> <span class="count">2 篇发言', page)
    assert re.search(r'q=[^"]+">去掉发言人“林晓和”的限定</a> <span class="count">2 篇发言', page)
    assert "把“or”当作运算符" in client.get("/search?q=火星 or 产业").text


def test_nothing_is_offered_without_a_query(view: View) -> None:
    """Nor for one that cannot be read."""
    assert offers(view, "") == Offers()
    assert offers(view, '"') == Offers()


def test_the_fragment_says_it_in_chinese_and_escapes() -> None:
    """Without scripts: links with counts; nothing at all where there is nothing to offer."""
    template = environment(Language.CHINESE).get_template("_suggestions.html")
    assert template.render(offers=Offers()).strip() == ""
    shown = template.render(
        offers=Offers(
            names=(Offer("林晓禾", "安庆市 局长", "/speakers/lin", 1200),),
            corrections=(Offer("<b>", "代替“x”", "/search?q=b", 4),),
            widenings=(Offer("也找“人力资源和社会保障局”", "", "/search?q=c", None),),
        )
    )
    assert "也许您要找：" in shown
    assert "是不是要找：" in shown
    assert '<a href="/speakers/lin">林晓禾</a>' in shown
    assert "1,200 篇发言" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert "也找“人力资源和社会保障局”" in shown


def test_the_application_starts_without_building_the_names(database: str) -> None:
    """They are built for the first request that needs them, and kept."""
    app = create_app(Settings(database_url=database))
    assert app.state.kept == {}
    with TestClient(app) as started:
        assert app.state.kept == {}
        started.get("/api/v1/suggest?q=anqing")
        first = app.state.kept["names"]
        started.get("/api/v1/suggest?q=suzhou")
        assert app.state.kept["names"] is first
    app.state.engine.dispose()


def test_the_names_of_a_large_corpus_are_made_beside_the_requests(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No request waits for them: until they are ready nothing is suggested, then the same as ever."""
    monkeypatch.setattr(naming, "AT_ONCE", 0)
    app = create_app(Settings(database_url=database))
    with TestClient(app) as started:
        started.get("/api/v1/suggest?q=anqing")
        for thread in enumerate_threads():
            if thread.name == "names":
                thread.join(timeout=30)
        answer = started.get("/api/v1/suggest?q=anqing&").json()
        assert [one["insert"] for one in answer["suggestions"]][:1] == ["地区:安庆市"]
        assert app.state.always["naming"].under_way is None
    app.state.engine.dispose()
