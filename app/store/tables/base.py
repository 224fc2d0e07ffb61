"""What every table shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Table
from sqlalchemy.orm import DeclarativeBase

PUBLISHED, WITHDRAWN, QUARANTINED = "published", "withdrawn", "quarantined"
"""The states of a source; events and statements are published, withdrawn or copies."""
COPY = "copy"
"""The state of a statement that another source prints as well, and counts for; of an event that has only such."""
STANDING = (PUBLISHED, COPY)
"""The states of what a source that is there holds."""
SUPERSEDED = "superseded"
"""The state of a statement that its source, as it was last read, does not hold any more."""


class Base(DeclarativeBase):
    """Declarative base; names of constraints are fixed for Alembic by ``migrations/``."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


def table_of(row: type[Base]) -> Table:
    """The table behind a mapped class, for statements that need no objects."""
    table = row.__table__
    assert isinstance(table, Table), "every class here stands on a table of its own"
    return table
