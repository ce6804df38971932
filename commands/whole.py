"""`run`: a folder of files in, everything about them out, as files that need nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer

from align.articles import align
from align.html import page as alignment_page
from align.interchange import alignment_as_dict
from commands import terminal
from commands.index_page import index_page
from commands.library import read_into
from commands.reading import Engine, settings
from commands.terminal import Terminal, safe_name
from corpus import logs
from corpus.batch import TIMEOUT, Guard, cores, fair_memory
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.exports.formats import SUFFIXES, Format, written
from corpus.exports.interchange import as_json
from corpus.files import write_bytes, write_text
from corpus.listing import Listed
from corpus.model import Document
from extract.agenda import agenda
from extract.calendar import write_calendar
from extract.interchange import extraction
from extract.schedule import Plan, write_schedule

FORMATS: tuple[Format, ...] = ("akn", "json", "html")


def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument()],
    out: Annotated[Path, typer.Argument()],
    jobs: Annotated[int, typer.Option(min=1, default_factory=cores)],
    engine: Annotated[Engine, typer.Option()] = "pdfium",
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr")] = True,
    timeout: Annotated[float, typer.Option(min=1)] = TIMEOUT,
    memory: Annotated[int | None, typer.Option(min=1)] = None,
) -> None:
    at = terminal.of(context)
    if not folder.exists():
        raise ReadingError("reading.not_found", str(folder))
    at.make_folder(out)
    guard = Guard(jobs, timeout, memory or fair_memory(jobs))
    with Catalogue(at.database_or(out / "catalogue.sqlite")) as catalogue:
        digests = read_into(at, catalogue, [folder], settings(engine, ocr), guard)
        ids = {id for digest in digests for id in catalogue.documents_of(digest)}
        rows = tuple(row for row in catalogue.documents() if row.id in ids)
        try:
            Run(at, catalogue, out, rows).write()
        except OSError as error:
            raise ReadingError("cli.cannot_write", str(out), reason=error.strerror or error) from error
    at.tell("ran", documents=len(rows), index=out / "index.html")
    at.end()


@dataclass(frozen=True, slots=True)
class Run:
    """What is written about some documents of a catalogue. Documents are taken out one or two at a time."""

    at: Terminal
    catalogue: Catalogue
    out: Path
    rows: tuple[Listed, ...]

    def write(self) -> None:
        """All files; the index, which links them, last."""
        pairs = [pair for pair in combinations(self.rows, 2) if comparable(*pair)]
        with self.at.progress() as progress:
            for row in progress.track(self.rows, description=self.at.say("writing")):
                with logs.timed("document_written", document=row.id):
                    self._document(self.catalogue.document(row.id))
            for left, right in progress.track(pairs, description=self.at.say("index_alignments")):
                with logs.timed("comparison_written", left=left.id, right=right.id):
                    self._alignment(left, right)
        write_calendar(self.out / "calendar.ics", self._plans())
        write_schedule(self.out / "schedule.csv", self._plans(), self.at.tongue)
        failures = self.catalogue.failures()
        write_text(self.out / "index.html", index_page(self.rows, pairs, failures, self.at.tongue))

    def _document(self, document: Document) -> None:
        base = self.out / "documents" / safe_name(document.id)
        for form in FORMATS:
            path = base.with_name(base.name + SUFFIXES[form])
            write_bytes(path, written(document, form, date.today(), self.at.tongue))
        write_text(base.with_name(base.name + ".extract.json"), as_json(extraction(document)) + "\n")

    def _plans(self) -> Iterator[Plan]:
        for row in self.rows:
            yield agenda(self.catalogue.document(row.id)).plan

    def _alignment(self, left: Listed, right: Listed) -> None:
        ours, theirs = self.catalogue.document(left.id), self.catalogue.document(right.id)
        found = align(ours, theirs)
        base = self.out / "alignments" / alignment_name(left, right)
        write_text(base.with_name(base.name + ".html"), alignment_page(found, ours, theirs, self.at.tongue))
        write_text(base.with_name(base.name + ".json"), as_json(alignment_as_dict(found, ours, theirs)) + "\n")


def comparable(left: Listed, right: Listed) -> bool:
    """Two documents of one kind in one language, both with articles."""
    return (left.kind, left.language) == (right.kind, right.language) and bool(left.articles and right.articles)


def alignment_name(left: Listed, right: Listed) -> str:
    return f"{safe_name(left.id)}--{safe_name(right.id)}"
