"""Databases as another program sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from corpus.store.engine import WRITING, address, open_engine

Result = TypeVar("Result")


def kind_of(place: str) -> str:
    return "postgresql" if "://" in place else "sqlite"


def within(place: str, work: Callable[[Connection], Result]) -> Result:
    """What `work` gives in a transaction of its own, which is committed."""
    engine = open_engine(address(place), 10)
    try:
        with engine.execution_options(**{WRITING: True}).connect() as connection, connection.begin():
            return work(connection)
    finally:
        engine.dispose()


def run_sql(place: str, *statements: str) -> None:
    def run_all(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    within(place, run_all)
