"""Repairs and paragraphs by their places alone: their texts stand in those of the file and of the statement.

The joins of a source are told by its statements. The index of statements by event and ordinal serves whoever asks by
event.

Revision ID: 0009
Revises: 0008
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_SOURCES = sa.table(
    "sources",
    sa.column("id", sa.String()),
    sa.column("repairs", sa.JSON()),
    sa.column("received", sa.String()),
    sa.column("restored", sa.String()),
)


def upgrade() -> None:
    _change(lambda repair, _: [repair["kind"], *repair["before"], *repair["after"]])
    op.drop_column("sources", "joins")
    op.drop_index("ix_statements_event_id", "statements")
    op.add_column("paragraphs", sa.Column("end", sa.Integer(), nullable=False, server_default="0"))
    op.execute('UPDATE paragraphs SET "end" = start + length(text)')
    op.drop_column("paragraphs", "text")


def downgrade() -> None:
    op.add_column("paragraphs", sa.Column("text", sa.String(), nullable=False, server_default=""))
    op.execute(
        'UPDATE paragraphs SET text = (SELECT substr(statements.text, start + 1, "end" - start)'
        " FROM statements WHERE statements.number = statement_number)"
    )
    op.drop_column("paragraphs", "end")
    op.create_index("ix_statements_event_id", "statements", ["event_id"])
    op.add_column("sources", sa.Column("joins", sa.JSON(), nullable=False, server_default="[]"))
    _change(_told)


def _change(form: Callable[[Any, Any], Any]) -> None:
    """Give each repair another form, from the one that it has and the row of its source."""
    connection = op.get_bind()
    mine = _SOURCES.c.id == sa.bindparam("this")
    for identity in connection.scalars(sa.select(_SOURCES.c.id)).all():
        row = connection.execute(sa.select(_SOURCES).where(mine), {"this": identity}).one()
        if row.repairs:
            values = {"this": identity, "repairs": [form(repair, row) for repair in row.repairs]}
            connection.execute(sa.update(_SOURCES).where(mine), values)


def _told(repair: Any, source: Any) -> Any:
    kind, low, high, start, end = repair
    return {
        "kind": kind,
        "before": [low, high],
        "after": [start, end],
        "received": source.received[low:high],
        "restored": source.restored[start:end],
    }
