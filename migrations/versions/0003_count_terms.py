"""Keep which terms each statement holds.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, autoincrement=False, nullable=False)


def upgrade() -> None:
    op.create_table("wording_state", _number("only", key=True), sa.Column("edition", sa.String(), nullable=False))
    term = sa.Column("term", sa.String(), nullable=False, unique=True)
    op.create_table("wording_terms", _number("id", key=True), term, _number("statements"))
    op.create_table("wording_counts", _number("number", key=True), sa.Column("terms", sa.LargeBinary(), nullable=False))


def downgrade() -> None:
    for name in ("wording_counts", "wording_terms", "wording_state"):
        op.drop_table(name)
