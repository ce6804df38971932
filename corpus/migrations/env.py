"""What Alembic runs for each migration: it gets an open connection, in a transaction that the caller ends."""

from __future__ import annotations

from alembic import context

from corpus.migrations.running import HISTORY

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    version_table=HISTORY,
    transactional_ddl=True,
)
context.run_migrations()
