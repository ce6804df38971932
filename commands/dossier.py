"""Dossiers: what each document says and until when, found on all cores or on an engine, each document once."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from corpus import provenance
from corpus.batch import Guard
from corpus.engine_room import spread
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.model import Document
from extract.agenda import agenda
from extract.interchange import extraction
from extract.schedule import Plan

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Dossier:
    """Of one document: what it says, in the exchange format; and its dates."""

    said: str
    plan: Plan


def dossiers(
    documents: Iterable[Document], guard: Guard, decided: str = ""
) -> Generator[tuple[Document, Dossier | ReadingError]]:
    """Each document with its dossier, or why there is none, as they are done; `documents` is drawn from as workers are
    free. Closing the iterator ends the workers.

    `decided`: the database with what people decided about facts, which then holds; "" where they decided nothing. An
    engine's workers may have no way to it, so that processes of this machine then do the work.
    ReadingError where the engine fails, or has other rules.
    """
    engine = "" if decided else guard.engine
    work = partial(dossier, decided=decided, rules=provenance.version() if engine else "")
    limits = guard.jobs, guard.timeout, guard.memory * _MEGABYTE
    for document, made in spread(work, documents, *limits, engine):
        if isinstance(made, str):
            values = {"seconds": round(guard.timeout), "memory": guard.memory}
            made = ReadingError(f"scale.document_{made}", document.id, **values)
        if isinstance(made, ReadingError) and made.key == "scale.other_rules":
            raise made
        yield document, made


def dossier(document: Document, decided: str = "", rules: str = "") -> Dossier | ReadingError:
    """The dossier of a document, wherever this runs; "scale.other_rules" where it runs by other rules than `rules`, if
    they are named."""
    if rules and (theirs := provenance.version()) != rules:
        return ReadingError("scale.other_rules", document.id, theirs=theirs, ours=rules)
    if not decided:
        return _made(document, None)
    from corpus.verdicts import Verdicts  # most needn't wait for SQLAlchemy

    with Verdicts(decided) as store:
        return _made(document, store)


def _made(document: Document, store: Verdicts | None) -> Dossier:
    return Dossier(as_json(extraction(document, store=store)) + "\n", agenda(document, store=store).plan)
