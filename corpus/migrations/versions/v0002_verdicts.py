"""Version 2: verdicts; one number for the version of all tables; PostgreSQL, too, refuses to rewrite history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

APPEND_ONLY = ("verdicts", "verdict_passages", "register_events")


def upgrade() -> None:
    op.execute("DROP TABLE IF EXISTS register_schema")
    _verdicts()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()
    op.execute("UPDATE concordance_schema SET number = 2")


def _verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(32), nullable=False, unique=True),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("proposed", sa.Text, nullable=False),
        sa.Column("confidence", sa.Double),
        sa.Column("decision", sa.String(20), nullable=False),
        sa.Column("corrected", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tool", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("based_on", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(32), nullable=False),
    )
    op.create_index("ix_verdicts_subject", "verdicts", ["subject"])
    op.create_index("ix_verdicts_previous", "verdicts", ["previous"])
    op.create_table(
        "verdict_passages",
        sa.Column("verdict", sa.String(32), sa.ForeignKey("verdicts.key"), primary_key=True),
        sa.Column("side", sa.String(5), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("eid", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("occurrence", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    op.create_index("ix_verdict_passages_document", "verdict_passages", ["document"])
    op.create_index("ix_verdict_passages_sha256", "verdict_passages", ["sha256"])


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION concordance_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        for each in ("UPDATE OR DELETE", "TRUNCATE"):
            name = f"{table}_no_{each.split()[0].lower()}"
            level = "STATEMENT" if each == "TRUNCATE" else "ROW"
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {each} ON {table} "
                f"FOR EACH {level} EXECUTE FUNCTION concordance_only_added()"
            )


def _guard_sqlite() -> None:
    refusal = "BEGIN SELECT RAISE(ABORT, 'rows of {} are only added'); END"
    for table in ("verdicts", "verdict_passages"):  # the register's events have theirs
        for verb in ("update", "delete"):
            op.execute(f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {refusal.format(table)}")
    # "INSERT OR REPLACE" deletes without telling the triggers above.
    same = {
        "verdicts": "key = NEW.key OR number = NEW.number",
        "verdict_passages": "verdict = NEW.verdict AND side = NEW.side AND position = NEW.position",
    }
    for table, condition in same.items():
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {condition}) {refusal.format(table)}"
        )
