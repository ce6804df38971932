"""What all commands share: the visitor's language, where to print, and how text from a PDF is made safe to print."""

from __future__ import annotations

import locale
import os
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

import typer
from rich.console import Console

from corpus.errors import ReadingError
from corpus.messages import Tongue, say

TONGUES: tuple[Tongue, ...] = get_args(Tongue)

FAILED = 2
"""Exit code where a file, a catalogue or a document could not be read."""


@dataclass(slots=True)
class Terminal:
    """The options that stand before the command, and the two streams. Only `failed` ever changes."""

    tongue: Tongue
    database: str
    failed: bool = False
    out: Console = field(default_factory=lambda: _console(stderr=False))
    err: Console = field(default_factory=lambda: _console(stderr=True))

    def say(self, key: str, **values: object) -> str:
        """A message of the command line in the visitor's language, safe to print."""
        return plain(say(f"cli.{key}", self.tongue, **values))

    def tell(self, key: str, **values: object) -> None:
        """Prints a message on standard output."""
        self.out.print(self.say(key, **values), soft_wrap=True)

    def fail(self, error: ReadingError) -> None:
        """Prints one line on standard error; the command goes on and ends with `FAILED`."""
        self.failed = True
        self.err.print(plain(error.message(self.tongue)), soft_wrap=True)

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
        " " if c in "\n\t\r" else c for c in text if c in "\n\t\r" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )


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
    """Without markup and emoji codes: text from a PDF is only ever text."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)
