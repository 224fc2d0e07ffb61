"""Many rows into a table at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose values stand in the order of the columns and are such as the driver takes (numbers, text,
    bytes): handed to it as they are, which takes less than half of the time of looking at each value first."""
    if rows:
        command = insert(table).compile(dialect=connection.dialect)
        names = table.columns.keys()
        given = rows if command.positional else [dict(zip(names, row, strict=True)) for row in rows]
        connection.exec_driver_sql(str(command), given)
