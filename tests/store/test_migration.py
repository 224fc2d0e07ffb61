"""The migrations make exactly the tables that the code uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, MetaData, text

from app.search import index, wording
from app.settings import ROOT
from app.store.engine import open_engine, writing
from app.store.migration import current, head, migrate
from app.store.tables import Base


def test_the_migrated_database_is_what_the_tables_say(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in Base.metadata.tables}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    assert migrate(engine) == (head(), head())


def test_an_empty_database_has_no_revision(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new' / 'corpus.sqlite3'}")
    assert current(engine) is None
    engine.dispose()


def test_the_database_is_in_wal_with_foreign_keys(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.parametrize("held", [index.INDEX, wording.WORDING], ids=["index", "wording"])
def test_the_migrated_tables_of_search_are_what_it_creates(engine: Engine, held: MetaData) -> None:
    """Columns, keys and constraints."""
    with engine.connect() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or name in held.tables}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, held) == []


def test_downgrading_leaves_nothing_behind(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with engine.connect() as connection:
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    assert left == ["alembic_version"]
