"""`parse` and `draw`: reading files without a catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from commands import terminal
from commands.outline import outline
from commands.terminal import Terminal
from corpus.batch import TIMEOUT, Guard, fair_memory, files_in, results
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json, document_as_dict, failure_as_dict, sentence
from corpus.model import Document
from corpus.ocr.shelf import default_folder
from corpus.reader import Reading, Settings, pdf_pages, read

Words = Literal["pdfium", "pdfplumber"]


def parse(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument()],
    json: Annotated[bool, typer.Option("--json")] = False,
    words: Annotated[Words, typer.Option()] = "pdfium",
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr")] = True,
    timeout: Annotated[float, typer.Option(min=1)] = TIMEOUT,
    memory: Annotated[int | None, typer.Option(min=1)] = None,
) -> None:
    at = terminal.of(context)
    guard = Guard(1, timeout, memory or fair_memory(1))
    readings = (reading for _, reading in results(files_in(files), settings(words, ocr), guard))
    if json:
        _print_json(at, readings)
    else:
        for reading in readings:
            _print(at, reading)
    at.end()


def settings(words: Words, ocr: bool) -> Settings:
    """How to read, as asked for; recognised pages are kept for the next time."""
    return Settings(engine=words, ocr=ocr, ocr_cache=default_folder())


def draw(
    context: typer.Context,
    file: Annotated[Path, typer.Argument()],
    page: Annotated[int, typer.Argument(min=1)],
    out: Annotated[Path | None, typer.Option()] = None,
) -> None:
    from corpus.draw import draw as draw_page  # the pictures need what no other command does

    at = terminal.of(context)
    target = out or Path(f"{file.stem}-{page}.png")
    wished = settings("pdfium", True)
    pages, _ = pdf_pages(file, wished)
    provisions = ((p.eid.rpartition("__")[2], p.spans) for d in read(file, wished).documents for p in d.root.walk())
    draw_page(file, page, target, provisions, pages, at.tongue)
    at.tell("written", file=target)


def _print_json(at: Terminal, readings: Iterator[Reading | ReadingError]) -> None:
    """One JSON object, written as it comes: memory doesn't grow with the number of files."""
    failures: list[ReadingError] = []
    before = '{"documents": ['
    for reading in readings:
        if isinstance(reading, ReadingError):
            failures.append(reading)
            at.fail(reading)
            continue
        for document in reading.documents:
            sys.stdout.write(before + "\n" + as_json(document_as_dict(document, at.tongue)))
            before = ","
    head = before if before != "," else ""
    rest = as_json([failure_as_dict(e, at.tongue) for e in failures])
    sys.stdout.write(f'{head}\n], "failures": {rest}}}\n')


def _print(at: Terminal, reading: Reading | ReadingError) -> None:
    if isinstance(reading, ReadingError):
        at.fail(reading)
        return
    for document in reading.documents:
        _print_document(at, document)
    for anomaly in reading.anomalies:
        at.remark(sentence(anomaly, reading.source, at.tongue))


def _print_document(at: Terminal, document: Document) -> None:
    at.out.print(outline(document, document.root, at.tongue, texts=False), soft_wrap=True)
    for anomaly in document.anomalies:
        at.remark(sentence(anomaly, document.source, at.tongue))
