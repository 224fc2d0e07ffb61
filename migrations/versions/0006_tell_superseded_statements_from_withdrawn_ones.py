"""Tell statements that a changed file does not hold any more from those of a withdrawn one; find statements by name.

Where the file itself is withdrawn nobody wrote down which of its statements it held at last: these stay as they are.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NAME = "ix_statements_speaker_name"


def upgrade() -> None:
    op.create_index(NAME, "statements", ["speaker_name"])
    op.execute(
        "UPDATE statements SET state = 'superseded' WHERE state = 'withdrawn' AND event_id IN"
        " (SELECT id FROM events WHERE state = 'published')"
    )


def downgrade() -> None:
    op.execute("UPDATE statements SET state = 'withdrawn' WHERE state = 'superseded'")
    op.drop_index(NAME, "statements")
