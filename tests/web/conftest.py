"""The application over the invented corpus, and over an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.search import index, wording
from app.settings import Settings
from app.store.engine import open_engine, session_factory, writing
from app.store.tables import Base
from app.web.application import create_app
from tests.web.invented import fill


def make_database(path: Path, filled: bool) -> str:
    """The address of a new database, with the invented corpus in it where ``filled``."""
    url = f"sqlite:///{path}"
    engine = open_engine(url)
    with session_factory(writing(engine)).begin() as session:
        Base.metadata.create_all(session.connection())
        index.create(session.connection())
        wording.create(session.connection())
        if filled:
            fill(session)
    engine.dispose()
    return url


def open_client(url: str) -> Iterator[TestClient]:
    """A client whose application is closed behind it."""
    app = create_app(Settings(database_url=url))
    with TestClient(app, follow_redirects=False) as client:
        yield client
    app.state.engine.dispose()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database that holds the invented corpus; tests only read it."""
    return make_database(tmp_path_factory.mktemp("web") / "invented.sqlite3", filled=True)


@pytest.fixture(scope="session")
def client(database: str) -> Iterator[TestClient]:
    """A client of the application over the invented corpus."""
    yield from open_client(database)


@pytest.fixture(scope="session")
def empty_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the application over a corpus without anything."""
    yield from open_client(make_database(tmp_path_factory.mktemp("web") / "empty.sqlite3", filled=False))


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    """A session over the invented corpus."""
    engine = open_engine(database)
    with session_factory(engine)() as opened:
        yield opened
    engine.dispose()
