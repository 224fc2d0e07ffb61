"""The migrations make exactly the tables that the code uses."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, bindparam, select, text, update
from sqlalchemy.orm import Session

from app.search import index, wording
from app.settings import ROOT
from app.store.engine import open_engine, writing
from app.store.migration import current, head, migrate
from app.store.reading.lines import restored_of
from app.store.tables import Base, EventRow, ParagraphRow, SourceRow, StatementRow, table_of
from app.text.repairs import Repair, RepairKind
from app.text.spans import Span

WHEN = datetime(2026, 1, 2, tzinfo=UTC)


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
    with writing(engine).begin() as connection:
        command.downgrade(over(connection), "base")
    with engine.connect() as connection:
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    assert left == ["alembic_version"]


def test_repairs_keep_what_they_say(engine: Engine) -> None:
    """There and back: their texts are cut from those of the file."""
    told = [{"kind": "script", "before": [1, 3], "after": [1, 2], "received": "創發", "restored": "创"}]
    older: list[dict[str, object]] = [{"this": "a", "repairs": told}, {"this": "b", "repairs": []}]
    with writing(engine).begin() as connection:
        texts = {"received": "新創發。", "restored": "新创。"}
        rows = [SourceRow(id=one, name="a.txt", sha256="", size=0, ingested_at=WHEN, **texts) for one in "ab"]
        with Session(connection) as session:
            session.add_all(rows)
            session.flush()
        config = over(connection)
        command.downgrade(config, "0008")
        table = table_of(SourceRow)
        connection.execute(update(table).where(table.c.id == bindparam("this")), older)
        command.upgrade(config, "head")
        with Session(connection) as session:
            (repair,) = restored_of(session.get_one(SourceRow, "a")).repairs
            assert restored_of(session.get_one(SourceRow, "b")).repairs == ()
        assert repair == Repair(RepairKind.SCRIPT, Span(1, 3), Span(1, 2), "創發", "创")
        command.downgrade(config, "0008")
        assert connection.scalars(select(table.c.repairs).order_by(table.c.id)).all() == [told, []]


def test_paragraphs_keep_their_texts(engine: Engine) -> None:
    """There and back: they are cut from that of the statement."""
    with writing(engine).begin() as connection:
        with Session(connection) as session:
            event = EventRow(id="e", source=SourceRow(id="a", name="a.txt", sha256="", size=0, ingested_at=WHEN))
            said = StatementRow(
                number=1, id="s", event=event, ordinal=1, mode="direct", text="题\n新创。\n实𠀀干", folded=""
            )
            said.paragraphs = [
                ParagraphRow(ordinal=1, start=2, end=5, segments=[]),
                ParagraphRow(ordinal=2, start=6, end=9, segments=[]),
            ]
            session.add(said)
            session.flush()
        config = over(connection)
        command.downgrade(config, "0008")
        held = connection.execute(text("SELECT text FROM paragraphs ORDER BY ordinal")).scalars().all()
        assert held == ["新创。", "实𠀀干"]
        command.upgrade(config, "head")
        with Session(connection) as session:
            assert [each.text for each in session.get_one(StatementRow, 1).paragraphs] == held


def over(connection: Connection) -> Config:
    """The migrations, over a connection."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["connection"] = connection
    return config
