"""Keep the index as position lists in tables of its own instead of FTS5.

Revision ID: 0002
Revises: 0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAMES = (
    "search_state",
    "search_segments",
    "search_arrays",
    "search_grams",
    "search_positions",
    "search_rows",
    "search_values",
    "search_tail",
    "search_dead",
)


def _segment() -> sa.Column[int]:
    return sa.Column("segment", sa.BigInteger(), primary_key=True, autoincrement=False)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, autoincrement=False, nullable=False)


def _blob(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=key, nullable=False)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("statement_index")
        op.drop_table("statement_index_texts")
    token = sa.Column("token", sa.BigInteger(), nullable=False)
    op.create_table("search_state", _number("only", key=True), token, _number("layout"))
    identity = sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False)
    counts: list[Any] = [_number(name) for name in ("statements", "addresses", "lowest", "highest")]
    op.create_table("search_segments", identity, *counts)
    op.create_table("search_arrays", _segment(), _text("name", key=True), _blob("data"))
    held: list[Any] = [_number("start"), _number("size"), _blob("seconds"), _blob("counts")]
    op.create_table("search_grams", _segment(), _number("first", key=True), *held)
    op.create_table("search_positions", _segment(), _number("chunk", key=True), _blob("words"))
    op.create_table("search_rows", _segment(), _text("gram", key=True), _blob("data"))
    value: list[Any] = [_text("facet", key=True), _number("code", key=True), _text("value"), _text("forms")]
    op.create_table("search_values", *value, sa.UniqueConstraint("value", "facet"))
    op.create_table("search_tail", _number("number", key=True))
    op.create_table("search_dead", _segment(), _number("number", key=True))


def downgrade() -> None:
    for name in reversed(NAMES):
        op.drop_table(name)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE statement_index USING fts5(body, tokenize='ascii', content='')")
        op.execute("CREATE TABLE statement_index_texts (number INTEGER PRIMARY KEY, folded TEXT NOT NULL)")
