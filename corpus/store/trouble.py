"""Trouble with a database: whatever it says becomes one clear line that names the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from corpus.errors import ReadingError

SIGNS = {
    "locked": "catalogue.locked",
    "lock timeout": "catalogue.locked",
    "readonly": "catalogue.read_only",
    "read-only": "catalogue.read_only",
    "not a database": "catalogue.not_ours",
    "malformed": "catalogue.damaged",
    "disk is full": "store.full",
    "no space left": "store.full",
    "unable to open": "catalogue.cannot_open",
    "connection failed": "store.no_server",
    "connection is bad": "store.no_server",
    "server closed the connection": "store.no_server",
    "terminating connection": "store.no_server",
    "connection timeout": "store.no_server",
}
"""Words by which databases tell what is wrong (they have no other way that they share), and the message for each."""


class CatalogueError(ReadingError):
    """The catalogue could not be opened, read or written, or holds no such document. `file` names it."""


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Turns what the database `name` says into a CatalogueError."""
    try:
        yield
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
        raise CatalogueError("catalogue.no_driver", name, reason=_reason(error)) from error
    except OSError as error:
        raise CatalogueError("catalogue.cannot_open", name, reason=_reason(error)) from error
    except (SQLAlchemyError, sqlite3.Error, UnicodeError) as error:
        raise CatalogueError(_key(error), name, reason=_reason(error)) from error


def _key(error: Exception) -> str:
    said = str(error).lower()
    return next((key for sign, key in SIGNS.items() if sign in said), "catalogue.trouble")


def _reason(error: Exception) -> str:
    """What the database itself says, without SQLAlchemy's frame around it."""
    return str(error.orig if isinstance(error, DBAPIError) else error).split("\n")[0]
