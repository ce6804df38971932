"""Warming: what the first visitor of a new server would wait for is loaded while the server starts.

The lexicons of both languages, and the facts of the contracts that are shown first.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
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


def begin() -> Thread:
    """Starts warming in the background; it ends with the server."""
    thread = Thread(target=_warm, name="warming", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    try:
        for language in LANGUAGES:
            findings_of(sentence(language))
        for listed in first(shelf.catalogue().documents()):
            shelf.searched(listed)
            shelf.findings(listed)
    except ReadingError as error:  # the first visitor is told the same
        logging.getLogger("concordance").info("not warmed: %s", error.message("en"))
    except Exception:
        logging.getLogger("concordance").exception("warming stopped")


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
