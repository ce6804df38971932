"""The one error that reading raises: it names the file, the page where there is one, and the way out."""

from __future__ import annotations

from corpus.messages import Tongue, say
from corpus.names import shown


class ReadingError(Exception):
    """A file could not be read. `key` is a message of the catalogue that takes `file` and `values`."""

    def __init__(self, key: str, file: str, **values: object) -> None:
        self.key, self.file = key, shown(file)
        self.values = {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}
        super().__init__(self.message("en"))

    def message(self, tongue: Tongue) -> str:
        """One line in the reader's language."""
        return " ".join(say(self.key, tongue, file=self.file, **self.values).split())

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.key, self.file, self.values)


def _again(key: str, file: str, values: dict[str, object]) -> ReadingError:
    return ReadingError(key, file, **values)
