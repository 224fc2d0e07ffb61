"""Who speaks in a statement that no single person speaks.

The statements that are there already get theirs when their files are read again, which the next ingest does because
the reading rules have changed.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voices",
        sa.Column("statement_number", sa.Integer(), sa.ForeignKey("statements.number"), primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("place_code", sa.String(), sa.ForeignKey("places.code"), nullable=True),
        sa.Column("speaker_id", sa.String(), sa.ForeignKey("speakers.id"), nullable=True),
    )
    op.create_index("ix_voices_name", "voices", ["name"])
    op.create_index("ix_voices_speaker_id", "voices", ["speaker_id"])


def downgrade() -> None:
    op.drop_table("voices")
