"""Running the history of the tables over an open connection."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

HISTORY = "concordance_history"
"""The table in which Alembic notes the version; named so that it meets no other program's on a shared server."""


def migrate(connection: Connection, to: str = "head") -> None:
    """Brings the tables to a version, "head" for the newest, inside the transaction that the caller has begun."""
    folder = str(Path(__file__).parent)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, to)
