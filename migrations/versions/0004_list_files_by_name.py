"""Read the list of files, and what the corpus is made of, from an index instead of from rows that hold whole files.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAME = "ix_sources_listed"


def upgrade() -> None:
    op.create_index(NAME, "sources", ["state", "name", "id", "sha256", "reading"])


def downgrade() -> None:
    op.drop_index(NAME, "sources")
