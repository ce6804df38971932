"""`run`: a folder of files in, everything about them out, as files that need nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer

from align.all_pairs import Force, Progress, each_pair
from align.differences.comparison import classed
from align.harmony.comparisons import NEIGHBOURS, Pair, worth_comparing
from align.harmony.telling import Teller
from align.html import page as alignment_page
from align.interchange import alignment_as_dict
from align.kept import Compared
from align.links import Alignment
from align.reviewed import reviewed
from commands import terminal
from commands.dossier import dossiers
from commands.engines import EngineAddress, at_work, kept_comparisons
from commands.index_page import index_page
from commands.library import read_into
from commands.reading import Words, settings
from commands.terminal import STOPPED, Terminal, safe_name
from corpus import logs
from corpus.batch import TIMEOUT, Guard, cores, fair_memory
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.exports.formats import SUFFIXES, Format, written
from corpus.exports.interchange import as_json
from corpus.files import write_bytes, write_text
from corpus.listing import Listed
from corpus.model import Document
from corpus.verdicts import Verdicts
from extract.calendar import write_calendar
from extract.findings import as_decided, findings
from extract.schedule import Plan, write_schedule

FORMATS: tuple[Format, ...] = ("akn", "json", "html")


def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument()],
    out: Annotated[Path, typer.Argument()],
    jobs: Annotated[int, typer.Option(min=1, default_factory=cores)],
    words: Annotated[Words, typer.Option()] = "pdfium",
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr")] = True,
    timeout: Annotated[float, typer.Option(min=1)] = TIMEOUT,
    memory: Annotated[int | None, typer.Option(min=1)] = None,
    engine: EngineAddress = "",
) -> None:
    at = terminal.of(context)
    if not folder.exists():
        raise ReadingError("reading.not_found", str(folder))
    at.make_folder(out)
    guard = Guard(jobs, timeout, memory or fair_memory(jobs), at_work(engine))
    place = at.database_or(out / "catalogue.sqlite")
    with Catalogue(place) as catalogue, Verdicts(place) as store:
        digests = read_into(at, catalogue, [folder], settings(words, ocr), guard)
        ids = {id for digest in digests for id in catalogue.documents_of(digest)}
        rows = tuple(row for row in catalogue.documents() if row.id in ids)
        try:
            written = Run(at, catalogue, store, place, out, Force(guard, kept_comparisons())).write(rows)
        except KeyboardInterrupt:
            at.err.print(at.say_of("scale", "run_stopped"), soft_wrap=True)
            raise typer.Exit(STOPPED) from None
        except OSError as error:
            raise ReadingError("cli.cannot_write", str(out), reason=error.strerror or error) from error
    at.tell("ran", documents=written, index=out / "index.html")
    at.end()


@dataclass(frozen=True, slots=True)
class Run:
    """What is written about some documents of a catalogue, as people left it who decided about facts and links.

    `store` is open on the database at `place`."""

    at: Terminal
    catalogue: Catalogue
    store: Verdicts
    place: str
    out: Path
    force: Force

    def write(self, rows: Sequence[Listed]) -> int:
        """All files; the index, which links them, last. Returns how many documents they are about."""
        pairs: list[tuple[Listed, Listed]] = []
        with self.at.progress() as progress:
            bar = progress.add_task(self.at.say("writing"), total=len(rows))
            plans, failed = self._documents(rows, lambda: progress.advance(bar))
            rows = [row for row in rows if row.id in plans]
            bar = progress.add_task(self.at.say("index_alignments"), total=None)
            for group in alike(rows):
                pairs += self._alignments(group, lambda done, every: progress.update(bar, completed=done, total=every))
        in_order = [plans[row.id] for row in rows]
        write_calendar(self.out / "calendar.ics", in_order)
        write_schedule(self.out / "schedule.csv", in_order, self.at.tongue)
        failures = (*self.catalogue.failures(), *failed)
        write_text(self.out / "index.html", index_page(rows, pairs, failures, self.at.tongue))
        return len(rows)

    def _documents(
        self, rows: Sequence[Listed], done: Callable[[], None]
    ) -> tuple[dict[str, Plan], list[ReadingError]]:
        """Writes what each document says, as it is found; their plans by id, and why there is none of some."""
        plans: dict[str, Plan] = {}
        failed: list[ReadingError] = []
        decided = self.place if self.store.count() else ""
        documents = (self.catalogue.document(row.id) for row in rows)
        with closing(dossiers(documents, self.force.guard or Guard(), decided)) as made:
            for document, one in made:
                if isinstance(one, ReadingError):
                    self.at.fail(one)
                    failed.append(one)
                else:
                    self._document(document, one.said)
                    plans[document.id] = one.plan
                done()
        return plans, sorted(failed, key=str)

    def _document(self, document: Document, said: str) -> None:
        base = self.out / "documents" / safe_name(document.id)
        with logs.timed("document_written", document=document.id):
            for form in FORMATS:
                path = base.with_name(base.name + SUFFIXES[form])
                write_bytes(path, written(document, form, date.today(), self.at.tongue))
            write_text(base.with_name(base.name + ".extract.json"), said)

    def _alignments(self, group: Sequence[Listed], progress: Progress) -> list[tuple[Listed, Listed]]:
        """Pages on what is worth comparing in a group; returns the pairs that have one."""
        documents = [self.catalogue.document(row.id) for row in group]
        few = len(group) <= NEIGHBOURS + 1
        pairs = list(combinations(range(len(group)), 2)) if few else list(worth_comparing(documents))
        written: list[Pair] = []
        for pair, found in each_pair(documents, pairs, pairs, tell=Teller(), force=self.force):
            left, right = documents[pair[0]], documents[pair[1]]
            if isinstance(found, ReadingError):
                self.at.fail(found)
                continue
            with logs.timed("comparison_written", left=left.id, right=right.id):
                self._alignment(self._decided(found, left, right), left, right)
            written.append(pair)
            progress(len(written), len(pairs))
        return [(group[left], group[right]) for left, right in sorted(written)]

    def _decided(self, found: Compared, left: Document, right: Document) -> Alignment:
        """The comparison, told anew where people decided about these two documents."""
        if found.told is not None and not self.store.of(left.id, right.id):
            return found.told
        ours, theirs = (as_decided(findings(document), self.store) for document in (left, right))
        return classed(reviewed(found.plain, left, right, self.store), ours, theirs)

    def _alignment(self, found: Alignment, ours: Document, theirs: Document) -> None:
        base = self.out / "alignments" / alignment_name(ours, theirs)
        write_text(base.with_name(base.name + ".html"), alignment_page(found, ours, theirs, self.at.tongue))
        write_text(base.with_name(base.name + ".json"), as_json(alignment_as_dict(found, ours, theirs)) + "\n")


def alike(rows: Iterable[Listed]) -> list[list[Listed]]:
    """Documents with articles by kind and language: only within such a group are they compared."""
    groups: dict[tuple[str, str], list[Listed]] = {}
    for row in rows:
        if row.articles:
            groups.setdefault((row.kind, row.language), []).append(row)
    return list(groups.values())


def alignment_name(left: Document, right: Document) -> str:
    return f"{safe_name(left.id)}--{safe_name(right.id)}"
