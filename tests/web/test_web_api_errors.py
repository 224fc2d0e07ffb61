"""Errors of the API have one form (RFC 9457), say what to do, and hide nothing that was wrong."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.settings import Settings
from app.web.api import events
from app.web.application import create_app


def problem_of(answer: Response, status: int, kind: str) -> dict[str, Any]:
    """The problem that an answer holds, its common members checked."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["type"] == f"urn:yanlu:problem:{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"].endswith("。")
    assert body["instance"].startswith("/api/")
    assert body["instance"].isascii()
    return body


@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        ("page=abc", "page", "不是正整数"),
        ("page=1.0", "page", "不是正整数"),
        ("page=１", "page", "不是正整数"),
        ("page=", "page", "不是正整数"),
        ("page=1234567890", "page", "不是正整数"),
        ("page=0", "page", "最小是 1"),
        ("size=0", "size", "最小是 1"),
        ("size=101", "size", "最大是 100"),
        ("page=1&page=2", "page", "只能给一次"),
        ("q=a&q=b", "q", "只能给一次"),
        ("kind=xyz", "kind", "insight、gap、measure、proposal、unknown"),
        ("kind=gap&kind=xyz", "kind", "没有“xyz”"),
        ("sort=old", "sort", "relevance、newest"),
        ("from=notadate", "from", "不是日期"),
        ("to=2021-02-29", "to", "不是日期"),
        ("from=2020-13", "from", "不是日期"),
        ("year=20", "year", "不是年份"),
        ("place=", "place", "没有写值"),
        ("place=%1C", "place", "没有写值"),
        ("plcae=3408", "plcae", "没有这个参数"),
        ("Q=稳", "Q", "没有这个参数"),
    ],
)
def test_a_wrong_parameter_is_named_with_what_to_do(
    client: TestClient, query: str, parameter: str, message: str
) -> None:
    """It is refused, where the page would pass it over with a notice."""
    body = problem_of(client.get(f"/api/v1/search?{query}"), 422, "invalid-parameter")
    assert [error["parameter"] for error in body["errors"]] == [parameter]
    assert message in body["errors"][0]["message"]
    assert parameter in body["detail"]
    assert client.get(f"/search?{query}").status_code == 200


def test_all_wrong_parameters_are_named_at_once(client: TestClient) -> None:
    """So that a request is mended in one go."""
    body = problem_of(client.get("/api/v1/search?page=x&size=0&kind=z&colour=red"), 422, "invalid-parameter")
    assert [error["parameter"] for error in body["errors"]] == ["page", "size", "kind", "colour"]


@pytest.mark.parametrize(
    "path",
    [
        *("search", "concordance", "groups", "years", "suggest"),
        *("statements", "points", "speakers", "departments", "places", "events", "statements/stmt000001", "places/34"),
    ],
)
def test_an_unknown_parameter_is_refused_everywhere(client: TestClient, path: str) -> None:
    """A typing mistake must not widen a list unseen."""
    body = problem_of(client.get(f"/api/v1/{path}?nonsense=1"), 422, "invalid-parameter")
    assert body["errors"][0]["parameter"] == "nonsense"


@pytest.mark.parametrize("day", ["2020", "2020-10", "2020-10-29", "2020-02-29", "2000-02-29", "9999-12-31"])
def test_every_day_of_the_calendar_is_accepted(client: TestClient, day: str) -> None:
    """And is read without a notice."""
    answer = client.get(f"/api/v1/search?from={day}")
    assert answer.status_code == 200
    assert "notices" not in answer.json()


def test_a_query_that_cannot_be_read_is_refused_with_its_place(client: TestClient) -> None:
    """The position is the one that the page points at."""
    body = problem_of(client.get("/api/v1/search", params={"q": '稳 "没有收尾'}), 422, "unreadable-query")
    assert body["position"] == 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("statements/none", "没有这篇发言"),
        ("points/stmt000001/9-9", "没有这个要点"),
        ("points/none/1-1", "没有这个要点"),
        ("speakers/none", "没有这位发言人"),
        ("departments/a/b", "没有这个部门"),
        ("departments/无此局", "没有这个部门"),
        ("places/99", "没有这个地区"),
        ("events/none", "没有这次活动"),
        ("events/turns", "没有这次活动"),
        ("nothing", "没有这个接口"),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, words: str) -> None:
    """Whether the id or the address is unknown; redirects in a circle lead nowhere."""
    assert words in problem_of(client.get(f"/api/v1/{path}"), 404, "not-found")["detail"]


@pytest.mark.parametrize(
    ("old", "current"),
    [
        ("statements/oldstmt", "statements/stmt000001"),
        ("points/oldstmt/1-2", "points/stmt000001/1-2"),
        ("speakers/oldlin", "speakers/linxiaohe"),
    ],
)
def test_an_id_that_changed_leads_on(client: TestClient, old: str, current: str) -> None:
    """For good (308), to where the thing stands."""
    answer = client.get(f"/api/v1/{old}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/api/v1/{current}")
    assert client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["search", "statements/stmt000001", "openapi.json"])
def test_the_api_is_for_reading(client: TestClient, method: str, path: str) -> None:
    """Another method is refused with those that are allowed."""
    answer = client.request(method, f"/api/v1/{path}")
    problem_of(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_failure_is_a_problem_without_its_secrets(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What broke is for the log."""

    def broken(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(events, "event_page", broken)
    app = create_app(Settings(database_url=database))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/events")
    app.state.engine.dispose()
    problem_of(answer, 500, "failure")
    assert "a secret" not in answer.text
