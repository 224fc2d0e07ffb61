"""Bringing a database to the newest tables, through Alembic."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.settings import ROOT
from app.store.engine import writing


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


def head() -> str:
    """The newest revision that the code knows."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None, "migrations/ holds at least one revision"
    return revision


def current(engine: Engine) -> str | None:
    """The revision that the database is at, None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Upgrade to the newest revision in one transaction; gives the revisions before and after."""
    before = current(engine)
    config = _config()
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return before, head()
