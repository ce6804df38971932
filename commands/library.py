"""`add`, `list`, `show`, `export` and `remove`: what is in the catalogue."""

from __future__ import annotations

import logging
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from commands import terminal
from commands.engines import EngineAddress, at_work
from commands.outline import outline
from commands.reading import Words, settings
from commands.terminal import STOPPED, Terminal, plain, safe_name
from corpus import logs
from corpus.batch import TIMEOUT, Guard, Outcome, cores, fair_memory, files_in, read_all
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.exports.formats import SUFFIXES, Format, written
from corpus.exports.interchange import as_json, failure_as_dict, sentence
from corpus.listing import Listed
from corpus.model import Document, Provision
from corpus.reader import Reading, Settings
from extract.register import Register


def add(
    context: typer.Context,
    places: Annotated[list[Path], typer.Argument()],
    jobs: Annotated[int, typer.Option(min=1, default_factory=cores)],
    words: Annotated[Words, typer.Option()] = "pdfium",
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr")] = True,
    timeout: Annotated[float, typer.Option(min=1)] = TIMEOUT,
    memory: Annotated[int | None, typer.Option(min=1)] = None,
    engine: EngineAddress = "",
) -> None:
    at = terminal.of(context)
    guard = Guard(jobs, timeout, memory or fair_memory(jobs), at_work(engine))
    with at.catalogue() as catalogue:
        read_into(at, catalogue, places, settings(words, ocr), guard, register=at.place)
    at.end()


def read_into(
    at: Terminal, catalogue: Catalogue, places: list[Path], how: Settings, guard: Guard, register: str = ""
) -> list[str]:
    """Reads files into the catalogue under a progress bar, says what came of each, and returns their sha256.

    The register at the place `register`, if one is named, follows what was read anew.
    """
    paths = files_in(places)
    counts = {"read": 0, "cached": 0, "failed": 0}
    digests: list[str] = []
    fresh: list[str] = []
    try:
        with at.progress() as progress:
            bar = progress.add_task(at.say("reading"), total=len(paths))
            for outcome in read_all(
                paths, how, guard.jobs, catalogue, guard.timeout, guard.memory, engine=guard.engine
            ):
                progress.advance(bar)
                what = _tell(at, outcome)
                _log(what, outcome)
                counts[what] += 1
                digests.append(outcome.sha256)
                fresh += catalogue.documents_of(outcome.sha256) if what == "read" else ()
    except KeyboardInterrupt:
        at.err.print(at.say("stopped"), soft_wrap=True)
        raise typer.Exit(STOPPED) from None
    at.tell("added", **counts, documents=len(catalogue.documents()))
    if fresh and register:
        _follow(at, catalogue, register, fresh)
    return digests


def _follow(at: Terminal, catalogue: Catalogue, place: str, documents: list[str]) -> None:
    with Register(place) as register:
        for document in filter(register.follows, documents):
            from commands.following import follow_again  # it loads language pipelines, which few readings need

            follow_again(at, register, catalogue.document(document))


def _log(what: str, outcome: Outcome) -> None:
    """One line of the log for a file: its name and documents, or the key of the reason why there are none."""
    if isinstance(outcome.result, ReadingError):
        logs.event("file_failed", logging.WARNING, file=outcome.path.name, reason=outcome.result.key)
        return
    documents = [document.id for document in outcome.result.documents] if outcome.result else []
    logs.event(f"file_{what}", file=outcome.path.name, sha256=outcome.sha256, documents=documents)


def _tell(at: Terminal, outcome: Outcome) -> str:
    """Prints what came of a file; returns which count it belongs to."""
    if isinstance(outcome.result, ReadingError):
        at.fail(outcome.result)
        return "failed"
    if not isinstance(outcome.result, Reading):
        return "cached"
    names = ", ".join(document.id for document in outcome.result.documents)
    at.tell("file_read", file=outcome.path.name, documents=names or "\u2013")
    for anomaly in outcome.result.anomalies:
        at.remark(sentence(anomaly, outcome.path.name, at.tongue))
    for document in outcome.result.documents:
        for anomaly in document.anomalies:
            at.remark(f"{document.id}: {sentence(anomaly, document.source, at.tongue)}")
    return "read"


def list_documents(context: typer.Context, json: Annotated[bool, typer.Option("--json")] = False) -> None:
    at = terminal.of(context)
    with at.catalogue() as catalogue:
        rows, failures = catalogue.documents(), catalogue.failures()
    if json:
        failed = [failure_as_dict(error, at.tongue) for error in failures]
        sys.stdout.write(as_json({"documents": [row.as_dict() for row in rows], "failures": failed}) + "\n")
        return
    if not rows:
        at.tell("empty")
    else:
        at.out.print(_table(at, rows))
    for error in failures:
        at.remark(error.message(at.tongue))


def _table(at: Terminal, rows: tuple[Listed, ...]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("id", "kind", "period", "pages", "articles", "anomalies", "source"):
        table.add_column(at.say(f"column_{name}"), overflow="fold", no_wrap=name == "id")
    for row in rows:
        period = f"{row.period[0].year}-{row.period[1].year}" if row.period else ""
        kind = at.say_of("catalogue", f"kind_{row.kind}")
        cells = (row.id, kind, period, f"{row.pages[0]}-{row.pages[1]}", str(row.articles), str(row.anomalies))
        table.add_row(*(Text(plain(cell)) for cell in (*cells, row.source)))
    return table


def show(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    article: Annotated[str, typer.Argument()] = "",
) -> None:
    at = terminal.of(context)
    document = at.document(doc)
    branches = found(document, article) if article else [document.root]
    if not branches:
        raise ReadingError("cli.no_article", document.id, article=article)
    for branch in branches:
        at.out.print(outline(document, branch, at.tongue), soft_wrap=True)
    for anomaly in document.anomalies:
        if any(branch.find(anomaly.eid) for branch in branches) or not article:
            at.remark(sentence(anomaly, document.source, at.tongue))


def found(document: Document, wanted: str) -> list[Provision]:
    """The provisions meant by an eId, the number of an article, or else part of a heading."""
    by_eid = document.root.find(wanted)
    if by_eid is not None:
        return [by_eid]
    number = wanted.casefold().strip()
    numbered = [article for article in document.articles() if article.num.casefold() == number]
    return numbered or [p for p in document.root.walk() if number and number in p.heading.casefold()]


def export(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    form: Annotated[Format, typer.Option("--format")],
    out: Annotated[Path | None, typer.Option()] = None,
) -> None:
    at = terminal.of(context)
    document = at.document(doc)
    data = written(document, form, date.today(), at.tongue)
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    target = out / (safe_name(document.id) + SUFFIXES[form]) if out.is_dir() else out
    at.write(target, data)


def remove(context: typer.Context, doc: Annotated[str, typer.Argument()]) -> None:
    at = terminal.of(context)
    with at.catalogue() as catalogue:
        catalogue.remove(doc)
    at.tell("removed", id=doc)
