"""Alembic's entry: runs on the connection handed over by app.store.migration, or on the configured database."""

from alembic import context
from sqlalchemy import Connection

from app.settings import Settings
from app.store.engine import open_engine, writing
from app.store.tables import Base


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=False)
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with writing(open_engine(Settings().database_url)).begin() as opened:
        run(opened)
