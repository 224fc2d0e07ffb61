"""Keep what a person settled: which namesake speaks, who is one person, which doubts stand.

Revision ID: 0008
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("statements", sa.Column("person", sa.String(), nullable=True))
    op.add_column("problems", sa.Column("accepted", sa.String(), nullable=True))
    op.add_column("sources", sa.Column("accepted", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "merges",
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("people", sa.JSON(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("merges")
    op.drop_column("sources", "accepted")
    op.drop_column("problems", "accepted")
    op.drop_column("statements", "person")
