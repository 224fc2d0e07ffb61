"""What tests of the index share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from app.search.index import create, rows


@pytest.fixture(name="tables", scope="module")
def the_tables() -> Iterator[Connection]:
    """A database in memory with the tables of the index."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        create(connection)
        yield connection
    engine.dispose()


@pytest.fixture(scope="module")
def rows_of_all() -> Iterator[None]:
    """Texts that stand in most of a few statements have a row here, however seldom they occur."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "MANY", 1)
        yield
