"""A database of an older revision gets its terms counted by `migrate`; `reindex` counts them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, delete, update
from typer.testing import CliRunner

from app.cli import app
from app.search.wording.tables import COUNTS, STATE
from app.settings import ROOT
from app.store.engine import open_engine, session_factory, writing
from app.store.migration import head, migrate
from tests.search.wordings import counted, totals
from tests.web.invented import fill


@pytest.fixture(name="url")
def a_url(tmp_path: Path) -> str:
    """The address of the invented corpus."""
    url = f"sqlite:///{tmp_path / 'invented.sqlite3'}"
    engine = open_engine(url)
    migrate(engine)
    with session_factory(writing(engine)).begin() as session:
        fill(session)
    engine.dispose()
    return url


def run(*words: str) -> tuple[int, str]:
    """How a command ended, and what it printed."""
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


def state(engine: Engine) -> tuple[object, object]:
    """The counts of a database."""
    with engine.connect() as connection:
        return counted(connection), totals(connection)


def test_migrate_counts_the_terms_of_an_older_database(url: str) -> None:
    """Until then the commands say that it is not up to date."""
    engine = open_engine(url)
    before = state(engine)
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")
    assert run("search", "服务", "--database", url)[0] == 2
    assert run("migrate", "--database", url) == (0, f"数据库已升级：0002 → {head()}。\n")
    assert state(engine) == before
    assert run("search", "服务", "--database", url)[0] == 0
    engine.dispose()


def test_migrate_counts_anew_after_a_change_of_the_vocabulary(url: str) -> None:
    """The tables are the same, what is counted is not."""
    engine = open_engine(url)
    before = state(engine)
    with writing(engine).begin() as connection:
        connection.execute(update(STATE).values(edition="older"))
        connection.execute(delete(COUNTS))
    assert run("search", "服务", "--database", url)[0] == 2
    assert run("migrate", "--database", url)[0] == 0
    assert state(engine) == before
    engine.dispose()


def test_reindex_counts_anew(url: str) -> None:
    """Whatever stood there."""
    engine = open_engine(url)
    before = state(engine)
    with writing(engine).begin() as connection:
        connection.execute(delete(COUNTS))
    assert run("reindex", "--database", url)[0] == 0
    assert state(engine) == before
    engine.dispose()
