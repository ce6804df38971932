"""A place for one thing that takes long to make: who asks while it is being made waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Slot(Generic[Made]):
    """Holds what was made. Where making fails or is broken off, the next who asks makes it anew."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: list[Made] = []

    @property
    def ready(self) -> bool:
        """Is it there already?"""
        return bool(self._made)

    def made(self, make: Callable[[], Made]) -> Made:
        """What is there, else what `make` returns."""
        with self._lock:
            if not self._made:
                self._made.append(make())
            return self._made[0]
