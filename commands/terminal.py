"""What all commands share: the visitor's language, where to print, and how text from a PDF is made safe to print."""

from __future__ import annotations

import locale
import os
import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import typer
from platformdirs import user_data_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from corpus.errors import ReadingError
from corpus.files import write_bytes
from corpus.messages import Tongue, say
from corpus.provenance import write_table

if TYPE_CHECKING:
    from corpus.catalogue import Catalogue
    from corpus.model import Document

TONGUES: tuple[Tongue, ...] = get_args(Tongue)

FAILED = 2
"""Exit code where a file, a catalogue or a document could not be read."""
STOPPED = 130
"""Exit code after Ctrl-C, as shells have it."""


@dataclass(slots=True)
class Terminal:
    """The options that stand before the command, and the two streams. Only `failed` ever changes."""

    tongue: Tongue
    database: str = ""
    """As asked for on the command line; "" where it was not."""
    failed: bool = False
    out: Console = field(default_factory=lambda: _console(stderr=False))
    err: Console = field(default_factory=lambda: _console(stderr=True))

    def say(self, key: str, **values: object) -> str:
        """A message of the command line in the visitor's language, safe to print."""
        return plain(say(f"cli.{key}", self.tongue, **values))

    def say_of(self, part: str, key: str, **values: object) -> str:
        """A message of another part of the house, safe to print."""
        return plain(say(f"{part}.{key}", self.tongue, **values))

    def tell(self, key: str, **values: object) -> None:
        """Prints a message on standard output."""
        self.out.print(self.say(key, **values), soft_wrap=True)

    def fail(self, error: ReadingError) -> None:
        """Prints one line on standard error; the command goes on and ends with `FAILED`."""
        self.failed = True
        self.err.print(plain(error.message(self.tongue)), soft_wrap=True)

    def remark(self, line: str) -> None:
        """Prints something a reader should know, on standard output."""
        self.out.print("! " + plain(line), soft_wrap=True)

    def progress(self) -> Progress:
        """A progress bar on standard error, for a `with`."""
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        return Progress(*columns, TimeElapsedColumn(), console=self.err)

    def catalogue(self) -> Catalogue:
        """The catalogue, open; CatalogueError where it can't be opened."""
        from corpus.catalogue import Catalogue  # `parse` needn't wait for SQLAlchemy

        return Catalogue(self.place)

    @property
    def place(self) -> str:
        """Where the catalogue is: as asked for, else in the user's data folder."""
        return self.database or str(user_data_path("concordance", appauthor=False) / "catalogue.sqlite")

    def database_or(self, default: Path) -> str:
        return self.database or str(default)

    def document(self, id: str) -> Document:
        """A document of the catalogue; CatalogueError where there is none."""
        with self.catalogue() as catalogue:
            return catalogue.document(id)

    def make_folder(self, path: Path) -> None:
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReadingError("cli.cannot_write", str(path), reason=error.strerror or error) from error

    def write(self, path: Path, data: bytes) -> None:
        """Writes a file whole or not at all, and says so. A CSV file gets its origin beside it."""
        try:
            (write_table if path.suffix.lower() == ".csv" else write_bytes)(path, data)
        except OSError as error:
            raise ReadingError("cli.cannot_write", str(path), reason=error.strerror or error) from error
        self.err.print(self.say("written", file=path), soft_wrap=True)

    def end(self) -> None:
        """Ends the command: with `FAILED` if anything failed."""
        if self.failed:
            raise typer.Exit(FAILED)


def of(context: typer.Context) -> Terminal:
    """The terminal of a running command."""
    found = context.find_object(Terminal)
    assert found is not None, "the callback of the command line makes it"
    return found


def plain(text: str) -> str:
    """Text from outside without what a terminal would obey: escape sequences, control and direction characters."""
    return "".join(
        " " if c in "\n\t\r\u2028\u2029" else c
        for c in text
        if c in "\n\t\r" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )


def safe_name(id: str) -> str:
    """An id as a file name on every system."""
    return re.sub(r"[^\w.-]+", "_", id).strip(".") or "_"


def default_tongue(environment: Mapping[str, str]) -> Tongue:
    """The language of CONCORDANCE_LANG, else of the locale, else English."""
    wishes = [environment.get(name, "") for name in ("CONCORDANCE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
    wishes.append(locale.getlocale()[0] or "")
    wish = next((w for w in wishes if w), "")[:2].lower()
    return next((tongue for tongue in TONGUES if tongue == wish), "en")


def wished_tongue(arguments: list[str]) -> Tongue:
    """The language of `--lang` on the command line, else the default: help is printed before options are read."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        wish = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        for tongue in TONGUES:
            if tongue == wish:
                return tongue
    return default_tongue(os.environ)


def speak_utf8() -> None:
    """Both streams in UTF-8 whatever the locale says; what has no UTF-8 form is printed as "?"."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _console(stderr: bool) -> Console:
    """Without markup and emoji codes: text from a PDF is only ever text. A pipe gets wide lines, not folded ones."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else 250
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=width)
