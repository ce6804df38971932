"""Warming: what the first visitor of a new server would wait for is loaded before the server listens.

That is the lexicons of both languages, the libraries that are loaded late, and the contract that is shown first in
each language. The other contracts that are shown first follow in the background.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from threading import Thread

from corpus.errors import ReadingError
from corpus.listing import Listed
from corpus.messages import say
from corpus.model import Document, Language, Provision
from extract.findings import findings as findings_of
from views import shelf

LANGUAGES: tuple[Language, ...] = ("fr", "nl")
CONTRACTS = 4
"""Contracts whose facts are found beforehand; those of others when they are asked for."""
LATE = ("pandas", "pyarrow", "streamlit.dataframe_util")
"""What Streamlit loads when it shows the first picture."""


def begin() -> Thread:
    """Loads what any first page needs, then starts the rest in the background; that ends with the server."""
    _guarded(_needed)
    thread = Thread(target=_guarded, args=(_rest,), name="warming", daemon=True)
    thread.start()
    return thread


def _guarded(work: Callable[[], None]) -> None:
    """A server that cannot be warmed starts all the same."""
    try:
        work()
    except ReadingError as error:  # the first visitor is told the same
        logging.getLogger("concordance").info("not warmed: %s", error.message("en"))
    except Exception:
        logging.getLogger("concordance").exception("warming stopped")


def _needed() -> None:
    for name in LATE:
        import_module(name)
    for language in LANGUAGES:
        findings_of(sentence(language))
    for listed in _first()[: len(LANGUAGES)]:
        _read(listed)
        shelf.picture(listed, listed.pages[0], ())


def _rest() -> None:
    for listed in _first()[len(LANGUAGES) :]:
        _read(listed)


def _first() -> Sequence[Listed]:
    return tuple(first(shelf.catalogue().documents()))


def _read(listed: Listed) -> None:
    shelf.searched(listed)
    shelf.findings(listed)
    shelf.agenda(listed)


def first(documents: tuple[Listed, ...]) -> Iterator[Listed]:
    """The contracts that visitors of either language meet first, by turns."""
    several = [shelf.first_contracts(documents, language) for language in LANGUAGES]
    seen: set[str] = set()
    for pair in zip(*several, strict=True):
        for listed in pair:
            if listed.id not in seen and listed.kind == "contract" and len(seen) < CONTRACTS:
                seen.add(listed.id)
                yield listed


def sentence(language: Language) -> Document:
    """A document of one sentence, with which everything that reads a language is loaded."""
    article = Provision("art_1", "article", num="1", label="Art. 1", text=say("views.corpus_empty", language))
    root = Provision("", "document", children=(article,))
    return Document("", "", "", "contract", "", language, "", (1, 1), root)
