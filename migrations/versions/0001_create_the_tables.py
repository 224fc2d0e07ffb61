"""Create the tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "departments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "places",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("parent_code", sa.String(), nullable=True),
        sa.Column("chain", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_code"],
            ["places.code"],
        ),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index(op.f("ix_places_chain"), "places", ["chain"], unique=False)
    op.create_index(op.f("ix_places_parent_code"), "places", ["parent_code"], unique=False)
    op.create_table(
        "redirects",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("old_id", sa.String(), nullable=False),
        sa.Column("new_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "old_id"),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("encoding", sa.String(), nullable=True),
        sa.Column("layout", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("received", sa.String(), nullable=False),
        sa.Column("restored", sa.String(), nullable=False),
        sa.Column("repairs", sa.JSON(), nullable=False),
        sa.Column("joins", sa.JSON(), nullable=False),
        sa.Column("residues", sa.JSON(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_sources_sha256"), "sources", ["sha256"], unique=False)
    op.create_index(op.f("ix_sources_state"), "sources", ["state"], unique=False)
    op.create_table(
        "speakers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("byname", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_speakers_name"), "speakers", ["name"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("publication", sa.String(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("chair", sa.String(), nullable=True),
        sa.Column("reporters", sa.JSON(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("home_code", sa.String(), nullable=True),
        sa.Column("origin_code", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["home_code"],
            ["places.code"],
        ),
        sa.ForeignKeyConstraint(
            ["origin_code"],
            ["places.code"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id"),
    )
    op.create_index(op.f("ix_events_day"), "events", ["day"], unique=False)
    op.create_index(op.f("ix_events_origin_code"), "events", ["origin_code"], unique=False)
    op.create_table(
        "files",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
        ),
        sa.PrimaryKeyConstraint("path"),
    )
    op.create_index(op.f("ix_files_source_id"), "files", ["source_id"], unique=False)
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_problems_code"), "problems", ["code"], unique=False)
    op.create_index(op.f("ix_problems_source_id"), "problems", ["source_id"], unique=False)
    op.create_table(
        "destinations",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("place_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_code"],
            ["places.code"],
        ),
        sa.PrimaryKeyConstraint("event_id", "ordinal"),
    )
    op.create_index(op.f("ix_destinations_place_code"), "destinations", ["place_code"], unique=False)
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.String(), nullable=True),
        sa.Column("speaker_name", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("attribution", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("reporter", sa.String(), nullable=True),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.Column("place_code", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_code"],
            ["places.code"],
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_statements_day"), "statements", ["day"], unique=False)
    op.create_index(op.f("ix_statements_event_id"), "statements", ["event_id"], unique=False)
    op.create_index("ix_statements_event_ordinal", "statements", ["event_id", "ordinal"], unique=False)
    op.create_index(op.f("ix_statements_place_code"), "statements", ["place_code"], unique=False)
    op.create_index(op.f("ix_statements_speaker_id"), "statements", ["speaker_id"], unique=False)
    op.create_index(op.f("ix_statements_state"), "statements", ["state"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("statement_number", sa.Integer(), nullable=False),
        sa.Column("place_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_code"],
            ["places.code"],
        ),
        sa.ForeignKeyConstraint(
            ["statement_number"],
            ["statements.number"],
        ),
        sa.PrimaryKeyConstraint("statement_number", "place_code"),
    )
    op.create_table(
        "paragraphs",
        sa.Column("statement_number", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("segments", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_number"],
            ["statements.number"],
        ),
        sa.PrimaryKeyConstraint("statement_number", "ordinal"),
    )
    op.create_table(
        "passages",
        sa.Column("statement_number", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_number"],
            ["statements.number"],
        ),
        sa.PrimaryKeyConstraint("statement_number", "ordinal"),
    )
    op.create_index(op.f("ix_passages_kind"), "passages", ["kind"], unique=False)
    op.create_table(
        "points",
        sa.Column("statement_number", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("group_number", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("marker", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_number"],
            ["statements.number"],
        ),
        sa.PrimaryKeyConstraint("statement_number", "ordinal"),
        sa.UniqueConstraint("statement_number", "label"),
    )
    op.create_index(op.f("ix_points_kind"), "points", ["kind"], unique=False)
    op.create_table(
        "roles",
        sa.Column("statement_number", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("department_id", sa.String(), nullable=True),
        sa.Column("place_code", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["departments.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_code"],
            ["places.code"],
        ),
        sa.ForeignKeyConstraint(
            ["statement_number"],
            ["statements.number"],
        ),
        sa.PrimaryKeyConstraint("statement_number", "ordinal"),
    )
    op.create_index(op.f("ix_roles_department_id"), "roles", ["department_id"], unique=False)
    op.create_index(op.f("ix_roles_level"), "roles", ["level"], unique=False)
    op.create_index(op.f("ix_roles_place_code"), "roles", ["place_code"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE statement_index USING fts5(body, tokenize='ascii', content='')")
        op.execute("CREATE TABLE statement_index_texts (number INTEGER PRIMARY KEY, folded TEXT NOT NULL)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("statement_index")
        op.drop_table("statement_index_texts")
    op.drop_index(op.f("ix_roles_place_code"), table_name="roles")
    op.drop_index(op.f("ix_roles_level"), table_name="roles")
    op.drop_index(op.f("ix_roles_department_id"), table_name="roles")
    op.drop_table("roles")
    op.drop_index(op.f("ix_points_kind"), table_name="points")
    op.drop_table("points")
    op.drop_index(op.f("ix_passages_kind"), table_name="passages")
    op.drop_table("passages")
    op.drop_table("paragraphs")
    op.drop_table("mentions")
    op.drop_index(op.f("ix_statements_state"), table_name="statements")
    op.drop_index(op.f("ix_statements_speaker_id"), table_name="statements")
    op.drop_index(op.f("ix_statements_place_code"), table_name="statements")
    op.drop_index("ix_statements_event_ordinal", table_name="statements")
    op.drop_index(op.f("ix_statements_event_id"), table_name="statements")
    op.drop_index(op.f("ix_statements_day"), table_name="statements")
    op.drop_table("statements")
    op.drop_index(op.f("ix_destinations_place_code"), table_name="destinations")
    op.drop_table("destinations")
    op.drop_index(op.f("ix_problems_source_id"), table_name="problems")
    op.drop_index(op.f("ix_problems_code"), table_name="problems")
    op.drop_table("problems")
    op.drop_index(op.f("ix_files_source_id"), table_name="files")
    op.drop_table("files")
    op.drop_index(op.f("ix_events_origin_code"), table_name="events")
    op.drop_index(op.f("ix_events_day"), table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_speakers_name"), table_name="speakers")
    op.drop_table("speakers")
    op.drop_index(op.f("ix_sources_state"), table_name="sources")
    op.drop_index(op.f("ix_sources_sha256"), table_name="sources")
    op.drop_table("sources")
    op.drop_table("redirects")
    op.drop_index(op.f("ix_places_parent_code"), table_name="places")
    op.drop_index(op.f("ix_places_chain"), table_name="places")
    op.drop_table("places")
    op.drop_table("departments")
