"""Keep what a file is (txt, html, docx, pdf), the address of the original and the day it was fetched.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sources", sa.Column("format", sa.String(), nullable=True))
    op.add_column("sources", sa.Column("address", sa.String(), nullable=True))
    op.add_column("sources", sa.Column("fetched", sa.Date(), nullable=True))


def downgrade() -> None:
    for name in ("fetched", "address", "format"):
        op.drop_column("sources", name)
