"""The application with the desk over a database, an inbox and a folder of corrections of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from app.desk.router import desk_router
from app.search import index, wording
from app.settings import Settings
from app.store.engine import writing
from app.web.application import create_app
from tests.desk.atdesk import TOKEN, Reviewer
from tests.migrated import migrated


def settings_in(root: Path, token: str | None = TOKEN) -> Settings:
    """Settings that touch nothing outside of a folder; the database is made."""
    engine = migrated(root / "corpus.sqlite3")
    url = str(engine.url)
    with writing(engine).begin() as connection:
        index.complete(connection)
        wording.complete(connection)
    engine.dispose()
    secret = SecretStr(token) if token is not None else None
    return Settings(
        database_url=url,
        desk_token=secret,
        inbox=root / "inbox",
        corrections=root / "corrections",
        seeds=root,
    )


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Reviewer]:
    """Somebody who has not signed in."""
    settings = settings_in(tmp_path)
    desk = desk_router(settings)
    assert desk is not None
    app = create_app(settings, routers=(desk,))
    with TestClient(app, follow_redirects=False) as client:
        yield Reviewer(client, settings)
    app.state.engine.dispose()


@pytest.fixture
def reviewer(stranger: Reviewer) -> Reviewer:
    """Somebody who has."""
    assert stranger.sign_in().status_code == 303
    return stranger
