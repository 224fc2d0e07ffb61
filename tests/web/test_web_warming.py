"""What is worked out once for a corpus is there before the first reader asks, and again after a change."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from app.search import index
from app.settings import Settings
from app.store.engine import session_factory, writing
from app.web import warming
from app.web.application import create_app
from tests.web.conftest import make_database

KEPT = ("facts", "home", "examples", "places", "departments", "speakers", "event-book", "guide")


def stamps(app: FastAPI) -> set[int]:
    """The states of the corpus for which everything is kept; empty where something is not."""
    kept = app.state.kept
    return {kept[name][0] for name in KEPT} if set(KEPT) <= kept.keys() else set()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database of its own."""
    return make_database(tmp_path / "warm.sqlite3", filled=True)


def test_pages_are_made_ready_before_anyone_asks(url: str) -> None:
    """All that they keep, for one state of the corpus."""
    app = create_app(Settings(database_url=url))
    asyncio.run(warming.warm(app))
    assert len(stamps(app)) == 1
    app.state.engine.dispose()


def test_a_change_of_the_corpus_is_followed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a request."""
    monkeypatch.setattr(warming, "SECONDS", 0.05)
    app = create_app(Settings(database_url=url), warm=True)

    async def settled(before: set[int]) -> set[int]:
        for _ in range(600):
            if stamps(app) not in (set(), before) and len(stamps(app)) == 1:
                return stamps(app)
            await asyncio.sleep(0.05)
        return set()

    with TestClient(app) as client:
        assert client.portal is not None
        first = client.portal.call(settled, set())
        assert first
        with session_factory(writing(app.state.engine)).begin() as session:
            index.touch(session.connection())
        assert client.portal.call(settled, first)
    app.state.engine.dispose()


def test_a_page_that_fails_is_logged_and_the_others_are_made(
    url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It fails for readers too; the server goes on."""
    app = create_app(Settings(database_url=url))
    monkeypatch.setattr("app.web.pages.home.home_reading", lambda _: 1 // 0)
    asyncio.run(warming.warm(app))
    assert "could not make ready: /" in caplog.text
    assert "places" in app.state.kept
    app.state.engine.dispose()


def test_a_database_that_does_not_answer_is_asked_again(
    url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One refused look does not end the watch."""
    answers = iter((OperationalError("SELECT", {}, Exception("database is locked")),))
    token = warming._token

    def asked(app: FastAPI) -> int:
        for error in answers:
            raise error
        return token(app)

    monkeypatch.setattr(warming, "SECONDS", 0.01)
    monkeypatch.setattr(warming, "_token", asked)
    app = create_app(Settings(database_url=url))

    async def watched() -> bool:
        async with warming.kept_warm(app):
            for _ in range(600):
                if stamps(app):
                    return True
                await asyncio.sleep(0.05)
        return False

    assert asyncio.run(watched())
    assert "could not look" in caplog.text
    app.state.engine.dispose()


def test_an_empty_corpus_has_nothing_to_make_ready(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """And nothing fails."""
    app = create_app(Settings(database_url=make_database(tmp_path / "empty.sqlite3", filled=False)))
    asyncio.run(warming.warm(app))
    assert "could not" not in caplog.text
    app.state.engine.dispose()
