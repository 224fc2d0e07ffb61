"""What holds for every answer: headers, static files, missing pages, failures; and that every template is used."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from app.search import index
from app.settings import Settings
from app.store.engine import session_factory, writing
from app.store.tables import StatementRow
from app.web.application import create_app
from app.web.contexts.page import Page
from app.web.frame import Frame
from app.web.pages import home
from app.web.templating import STATIC, asset
from tests.web.conftest import make_database
from tests.web.test_web_pages import PATHS

PAGES = Page.__subclasses__()


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/v1/search?q=稳", "/static/base.css", "/healthz"])
def test_every_answer_keeps_to_this_host(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_static_files_are_kept_by_their_version(client: TestClient) -> None:
    for name in ("base.css", "keys.js", "seal.svg"):
        assert asset(name) in client.get("/").text
        assert "immutable" in client.get(asset(name)).headers["cache-control"]
        assert "cache-control" not in client.get(f"/static/{name}").headers


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_light(client: TestClient, path: str) -> None:
    """With its style sheets and scripts it stays under 100 KB, before anything is compressed."""
    page = client.get(path).text
    loaded = re.findall(r'(?:href|src)="/static/([\w.]+)\?', page)
    assert len(loaded) > 4
    assert len(page.encode()) + sum((STATIC / name).stat().st_size for name in loaded) < 100_000


def test_the_service_says_that_it_is_up(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/statements/none", "没有这篇发言"),
        ("/speakers/none", "没有这位发言人"),
        ("/events/none", "没有这次活动"),
        ("/sources/none", "没有这个文件"),
        ("/departments/a/b", "没有这个部门"),
        ("/places/99", "没有这个地区"),
        ("/nothing", "没有内容"),
    ],
)
def test_a_missing_page_suggests_where_to_go(client: TestClient, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert words in answer.text
    assert 'role="search"' in answer.text
    assert 'href="/events"' in answer.text


def test_chinese_words_of_a_missing_address_can_be_searched_for(client: TestClient) -> None:
    assert 'href="/search?q=%E7%A8%B3%E5%AE%9A"' in client.get("/topics/稳定").text


def test_the_api_is_missing_in_json(client: TestClient) -> None:
    answer = client.get("/api/v2/search")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_refused_with_a_page(client: TestClient) -> None:
    answer = client.post("/search")
    assert answer.status_code == 405
    assert "<h1>" in answer.text


def test_an_error_is_a_page_not_a_traceback(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(home, "home_reading", broken)
    app = create_app(Settings(database_url=database))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/")
    app.state.engine.dispose()
    assert answer.status_code == 500
    assert "程序出错" in answer.text
    assert "a secret" not in answer.text


def test_what_is_kept_follows_the_corpus(tmp_path: Path) -> None:
    app = create_app(Settings(database_url=make_database(tmp_path / "changing.sqlite3", filled=True)))
    with TestClient(app) as client:
        assert "林晓禾" in client.get("/speakers").text
        assert ">5</a>" in client.get("/").text
        with session_factory(writing(app.state.engine)).begin() as session:
            session.execute(update(StatementRow).where(StatementRow.speaker_name == "林晓禾").values(state="withdrawn"))
            index.touch(session.connection())
        assert "林晓禾" not in client.get("/speakers").text
        assert ">3</a>" in client.get("/").text
    app.state.engine.dispose()


@pytest.mark.parametrize("page", [Frame, *PAGES], ids=lambda page: str(page.__name__))
def test_every_field_of_a_context_is_documented(page: type) -> None:
    assert is_dataclass(page)
    tree = ast.parse(inspect.getsource(page))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    documented = {
        node.target.id
        for node, after in pairwise(body)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr)
    }
    inherited = {field.name for field in fields(Page)} if page is not Frame else set()
    assert {field.name for field in fields(page)} - inherited == documented


def test_a_failure_of_the_database_is_said_too(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a plain sentence, with the headers of every answer."""
    app = create_app(Settings(database_url=database))

    def broken() -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(app.state, "sessions", broken)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/events")
    app.state.engine.dispose()
    assert answer.status_code == 500
    assert "程序的错误" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
