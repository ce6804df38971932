"""Version 1: files, documents, the register and the calendar feeds.

Databases of version 1 were made without Alembic, the register's tables only when they were first needed: what is there
already is left as it is, so that this step takes such a database into the history.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    _catalogue()
    _register()
    _feeds()
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER IF NOT EXISTS register_events_no_{verb} BEFORE {verb.upper()} ON register_events "
                "BEGIN SELECT RAISE(ABORT, 'the events of the register are only added to'); END"
            )


def _catalogue() -> None:
    op.create_table(
        "concordance_schema",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        if_not_exists=True,
    )
    op.execute(
        "INSERT INTO concordance_schema (id, number) SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM concordance_schema)"
    )
    op.create_table(
        "files",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("tool", sa.Text, nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failure", sa.Text, nullable=False),
        sa.Column("anomalies", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "paths",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("file_id", sa.Integer, sa.ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_paths_file_id", "paths", ["file_id"], if_not_exists=True)
    op.create_table(
        "documents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("own_id", sa.Text, nullable=False),
        sa.Column("file_id", sa.Integer, sa.ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("institution", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("generation", sa.Integer),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("first_page", sa.Integer, nullable=False),
        sa.Column("last_page", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("anomalies", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_documents_file_id", "documents", ["file_id"], if_not_exists=True)


def _register() -> None:
    op.create_table(
        "register_entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("obligation", sa.Text, nullable=False),
        sa.Column("eid", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("orphaned", sa.Boolean, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_register_entries_document", "register_entries", ["document"], if_not_exists=True)
    op.create_index("ix_register_entries_obligation", "register_entries", ["obligation"], if_not_exists=True)
    op.create_table(
        "register_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("register_entries.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("status", sa.String(20)),
        sa.Column("responsible", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("evidence", sa.String(20), nullable=False),
        sa.Column("evidence_file", sa.Text, nullable=False),
        sa.Column("evidence_page", sa.Integer),
        sa.Column("evidence_quote", sa.Text, nullable=False),
        sa.Column("moved_from", sa.Text, nullable=False),
        sa.Column("moved_to", sa.Text, nullable=False),
        sa.UniqueConstraint("entry_id", "number"),
        if_not_exists=True,
    )
    op.create_index("ix_register_events_entry_id", "register_events", ["entry_id"], if_not_exists=True)
    op.create_index("ix_register_events_moved_from", "register_events", ["moved_from"], if_not_exists=True)


def _feeds() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("mark", sa.String(16), nullable=False, unique=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("selection", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.Column("etag", sa.String(80), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True)),
        if_not_exists=True,
    )
