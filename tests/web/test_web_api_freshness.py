"""ETags: given with every answer, kept while nothing changes, and met with 304 before any work is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from app.search import index
from app.settings import Settings
from app.store.engine import session_factory, writing
from app.store.tables import SourceRow, StatementRow
from app.web.api import search as search_resource
from app.web.application import create_app
from tests.web.building import WHEN
from tests.web.conftest import make_database

PATHS = (
    "/api/v1/search?q=服务",
    "/api/v1/concordance?q=服务",
    "/api/v1/groups?q=服务",
    "/api/v1/years?q=服务",
    "/api/v1/statements",
    "/api/v1/statements/stmt000001",
    "/api/v1/points",
    "/api/v1/points/stmt000001/1-1",
    "/api/v1/speakers",
    "/api/v1/speakers/linxiaohe",
    "/api/v1/departments",
    "/api/v1/departments/人社局",
    "/api/v1/places",
    "/api/v1/places/3408",
    "/api/v1/events",
    "/api/v1/events/event0001",
    "/api/v1/openapi.json",
)


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[FastAPI]:
    """An application over a corpus that a test may change."""
    app = create_app(Settings(database_url=make_database(tmp_path / "changing.sqlite3", filled=True)))
    yield app
    app.state.engine.dispose()


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_an_etag_that_is_met_with_304(client: TestClient, path: str) -> None:
    """Alone, among others, strong or weak; the 304 is empty and carries it on."""
    first = client.get(path)
    etag = first.headers["etag"]
    assert first.status_code == 200
    assert first.headers["cache-control"] == "no-cache"
    for held in (etag, f'"other", {etag}', etag.removeprefix("W/")):
        again = client.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_etags_differ_by_address(client: TestClient) -> None:
    """No two addresses share one; the order of parameters makes no other address."""
    etags = [client.get(path).headers["etag"] for path in PATHS]
    assert len(set(etags)) == len(PATHS)
    one, other = "/api/v1/search?q=稳&place=34", "/api/v1/search?place=34&q=稳"
    assert client.get(one).headers["etag"] == client.get(other).headers["etag"]


def test_a_current_copy_is_not_worked_out_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search is not run."""
    etag = client.get("/api/v1/search?q=服务").headers["etag"]

    def unwanted(*_: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr(search_resource, "search", unwanted)
    answer = client.get("/api/v1/search?q=服务", headers={"If-None-Match": etag})
    assert answer.status_code == 304


def test_what_is_refused_has_no_etag(client: TestClient) -> None:
    """Nor does any tag make a refusal a 304."""
    for path, status in (("/api/v1/search?page=x", 422), ("/api/v1/events/none", 404)):
        answer = client.get(path, headers={"If-None-Match": "*"})
        assert answer.status_code == status
        assert "etag" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    """The same status and headers."""
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(get.headers))


def test_head_of_nothing_is_missing(client: TestClient) -> None:
    """A HEAD is refused where a GET is."""
    head = client.head("/api/v1/events/none")
    assert (head.status_code, head.content) == (404, b"")


@pytest.mark.parametrize(
    "change", [{"state": "withdrawn"}, {"name": "改名.txt"}, {"ingested_at": WHEN + timedelta(microseconds=1)}]
)
def test_a_change_of_the_corpus_changes_every_etag(changing: FastAPI, change: dict[str, object]) -> None:
    """A file withdrawn, renamed or read again: what was held before is no longer current."""
    with TestClient(changing) as client:
        before = client.get("/api/v1/events").headers["etag"]
        assert client.get("/api/v1/events").headers["etag"] == before
        with session_factory(writing(changing.state.engine)).begin() as session:
            session.execute(update(SourceRow).where(SourceRow.id == "source0002").values(**change))
            index.touch(session.connection())
        assert client.get("/api/v1/events", headers={"If-None-Match": before}).status_code == 200


def test_a_new_answer_comes_with_a_new_etag(changing: FastAPI) -> None:
    """What an ingest leaves behind is seen at once."""
    with TestClient(changing) as client:
        path = "/api/v1/search?q=服务"
        before = client.get(path)
        with session_factory(writing(changing.state.engine)).begin() as session:
            session.execute(update(SourceRow).values(ingested_at=WHEN + timedelta(days=1)))
            session.execute(update(StatementRow).where(StatementRow.id == "stmt000001").values(role="市人社局副局长"))
            index.add(session.connection(), session.scalars(select(StatementRow.number)).all())
        after = client.get(path, headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.json() != before.json()


def test_another_process_gives_the_same_etag(database: str, client: TestClient) -> None:
    """It is made from content only, so that copies outlive a restart."""
    app = create_app(Settings(database_url=database))
    with TestClient(app) as other:
        assert other.get(PATHS[0]).headers["etag"] == client.get(PATHS[0]).headers["etag"]
    app.state.engine.dispose()
