"""A request is bounded in length and in time, whatever it asks for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from app.store.engine import shown
from app.web.bounds import LONGEST_ADDRESS, LONGEST_BODY, Bounded


def test_an_address_that_is_too_long_is_refused(client: TestClient) -> None:
    """Some thousand filter values are not too long."""
    assert client.get("/search?q=" + "a" * LONGEST_ADDRESS).status_code == 414
    assert client.get("/api/v1/search?" + "&".join(f"place=34{n:04}" for n in range(600))).status_code == 200


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    """Announced by its length, or seen while it comes."""
    assert client.post("/search", content=b"x" * (LONGEST_BODY + 1)).status_code == 413
    assert client.post("/search", content=b"x").status_code == 405


def run(seconds: float, work: Any) -> list[dict[str, Any]]:
    """What a bounded application sends for one request."""
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"x" * 40_000, "more_body": True}

    scope = {"type": "http", "path": "/", "query_string": b"", "headers": [], "method": "POST"}
    asyncio.run(Bounded(work, seconds)(scope, receive, send))
    return sent


def test_a_request_that_takes_too_long_is_answered(caplog: pytest.LogCaptureFixture) -> None:
    """With 503 and when to come back; the log names the address without its query."""

    async def sleeping(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(5)

    sent = run(0.05, sleeping)
    assert sent[0]["status"] == 503
    assert (b"retry-after", b"5") in sent[0]["headers"]
    assert "took longer" in caplog.text


def test_a_body_without_a_length_ends_at_the_bound() -> None:
    """The application sees the reader go away."""

    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0
        while (message := await receive())["type"] == "http.request":
            taken += len(message["body"])
        assert taken <= LONGEST_BODY
        await PlainTextResponse("gone")(scope, receive, send)

    assert run(1, reading)[0]["status"] == 200


def test_a_database_address_is_printed_without_its_password() -> None:
    """Also where it cannot be read at all."""
    assert "geheim" not in shown("postgresql://reader:geheim@host/corpus")
    assert "host/corpus" in shown("postgresql://reader:geheim@host/corpus")
    assert shown("geheim") == "…"


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    """Pages, files, the API and what is refused."""
    for address in ("/", "/static/base.css", "/api/v1/search", "/none", "/search?q=" + "a" * LONGEST_ADDRESS):
        headers = client.get(address).headers
        assert headers["x-frame-options"] == "DENY"
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert "server" not in headers
