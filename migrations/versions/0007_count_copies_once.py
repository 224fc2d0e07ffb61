"""Statements that are a copy of one in another source, and the fingerprints that find them.

The fingerprints of statements that are there already are made when their files are read again, which the next ingest
does because the reading rules have changed.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("statements", sa.Column("copy_of", sa.Integer(), nullable=True))
    op.add_column("statements", sa.Column("excerpt", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_statements_copy_of", "statements", ["copy_of"])
    op.create_table(
        "fingerprints",
        sa.Column("value", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("statement_number", sa.Integer(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("fingerprints")
    op.drop_index("ix_statements_copy_of", "statements")
    op.drop_column("statements", "excerpt")
    op.drop_column("statements", "copy_of")
