"""`harmonise` and `concordance-table`: how far the contracts of a generation agree; what became of each article."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table as Grid
from rich.text import Text

from align.all_pairs import Force
from align.articles import align
from align.differences.comparison import classed
from align.exports.cells import as_cell, shown
from align.exports.table import FORMATS, Table, TableFormat, written
from align.generation_table import concordance_as_dict, concordance_tables
from align.generations import concordance
from align.harmonisation import Harmonisation, generations
from align.harmonisation import harmonise as compare
from align.harmony.decided import AsLeft
from align.harmony.deviations import Deviation
from align.harmony.interchange import harmonisation_as_dict
from align.harmony.tables import agreement_said, matrix_table, meeting_file
from align.harmony.telling import Teller
from align.harmony.words import kind_said, name_of
from align.reviewed import reviewed
from commands import terminal
from commands.comparing import encoder_for, installed_encoder
from commands.decided import Raw, decided
from commands.engines import EngineAddress, at_work, kept_comparisons
from commands.terminal import STOPPED, Terminal, plain
from corpus.batch import TIMEOUT, Guard, cores, fair_memory
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.messages import say
from corpus.model import Document, Language
from extract.findings import as_decided, findings

Json = Annotated[bool, typer.Option("--json")]
Out = Annotated[Path | None, typer.Option()]
WORDS = 80
"""Characters of the words that differ which the terminal shows."""


def harmonise(
    context: typer.Context,
    jobs: Annotated[int, typer.Option(min=1, default_factory=cores)],
    generation: Annotated[int | None, typer.Option(min=1)] = None,
    language: Annotated[Language | None, typer.Option()] = None,
    json: Json = False,
    out: Out = None,
    timeout: Annotated[float, typer.Option(min=1)] = TIMEOUT,
    memory: Annotated[int | None, typer.Option(min=1)] = None,
    engine: EngineAddress = "",
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    form = form_of(out)
    guard = Guard(jobs, timeout, memory or fair_memory(jobs), at_work(engine))
    documents = _generation(at, generation)
    several = len({document.language for document in documents}) > 1
    encoder = installed_encoder() if several else None
    force = Force(guard, kept_comparisons())
    try:
        with decided(at, raw) as store, at.progress() as progress:
            bar = progress.add_task(say("harmonisation.comparing", at.tongue), total=None)

            def tell(done: int, every: int) -> None:
                progress.update(bar, completed=done, total=every)

            decide = AsLeft(store, encoder, lambda document: as_decided(findings(document), store))
            found = compare(documents, language, encoder, Teller(), progress=tell, force=force, decide=decide)
    except KeyboardInterrupt:
        at.err.print(at.say_of("scale", "stopped"), soft_wrap=True)
        raise typer.Exit(STOPPED) from None
    if json:
        sys.stdout.write(as_json(harmonisation_as_dict(found, at.tongue)) + "\n")
    if out is not None and form is not None:
        at.write(out, meeting_file(found, form, at.tongue))
    elif not json:
        _tell(at, found)


def concordance_table(
    context: typer.Context,
    left: Annotated[str, typer.Argument()],
    right: Annotated[str, typer.Argument()],
    json: Json = False,
    out: Out = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    form = form_of(out)
    old, new = at.document(left), at.document(right)
    across = old.language != new.language
    encoder = encoder_for(old, new)
    with decided(at, raw) as store:
        aligned = reviewed(align(old, new, encoder=encoder), old, new, store, encoder)
        if not across:
            aligned = classed(aligned, *(as_decided(findings(document), store) for document in (old, new)))
    found = concordance(aligned, old, new)
    if json:
        sys.stdout.write(as_json(concordance_as_dict(found, at.tongue)) + "\n")
    both = concordance_tables(found, at.tongue)
    if out is not None and form is not None:
        at.write(out, written(both, form, at.tongue))
    elif not json:
        for table in both:
            _show(at, table, skip=("old_page", "new_page"))


def form_of(out: Path | None) -> TableFormat | None:
    """The format that the ending of a file asks for."""
    if out is None:
        return None
    form = next((form for form in FORMATS if out.suffix.lower() == f".{form}"), None)
    if form is None:
        raise ReadingError("harmonisation.unknown_ending", str(out), choices=", ".join(f".{form}" for form in FORMATS))
    return form


def _generation(at: Terminal, wanted: int | None) -> list[Document]:
    """The contracts of the generation that was asked for, else of the newest one with two of them."""
    with at.catalogue() as catalogue:
        rows = [row for row in catalogue.documents() if row.kind == "contract"]
        chosen = wanted or max(generations(rows), default=None)
        if chosen is None:
            raise ReadingError("harmonisation.no_generation", catalogue.name)
        some = [row.id for row in rows if row.generation == chosen]
        if len(some) < 2:
            raise ReadingError("harmonisation.too_few", catalogue.name, found=len(some))
        return [catalogue.document(id) for id in some]


def _tell(at: Terminal, found: Harmonisation) -> None:
    """The matrix, the gravest deviations, the eight matters in brief."""
    table = matrix_table(found, at.tongue)
    _show(at, table, skip=("chapter",))
    for note in table.notes:
        at.remark(note)
    for one in found.deviations:
        if one.material:
            at.out.print(plain(_line(at, found, one)), soft_wrap=True)
    for some in zip(*found.coverage, strict=True):
        title = say(f"harmonisation.matter_{some[0].matter}", at.tongue)
        none = say("harmonisation.not_found", at.tongue)
        said = (
            f"{name_of(document)}: {', '.join(t.label for t in coverage.treatments) or none}"
            for document, coverage in zip(found.documents, some, strict=True)
        )
        at.out.print(plain(f"{title} – {'; '.join(said)}"), soft_wrap=True)
    if found.agreement.pairs:
        at.out.print(plain(agreement_said(found, at.tongue)), soft_wrap=True)
    counted = Counter(one.material for one in found.deviations)
    at.out.print(
        at.say_of(
            "harmonisation",
            "summary",
            families=sum(row.common for row in found.matrix.rows),
            institutions=len(found.documents),
            deviations=counted.total(),
            material=counted[True],
        ),
        soft_wrap=True,
    )


def _line(at: Terminal, found: Harmonisation, one: Deviation) -> str:
    row, difference = found.matrix.rows[one.row], one.difference
    words = f": {_short(difference.left)} → {_short(difference.right)}" if difference else ""
    pieces = name_of(found.documents[one.institution]), f"{row.heading} ({row.id})", kind_said(one, at.tongue)
    return f"{one.rank}. {' · '.join(pieces)}{words}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= WORDS else flat[: WORDS - 1].rstrip() + '…'}”"


def _show(at: Terminal, table: Table, skip: Sequence[str]) -> None:
    """A table on the terminal without some of its columns."""
    words = Grid(title=plain(table.title), box=None, header_style="bold", pad_edge=False)
    kept = [n for n, column in enumerate(table.columns) if column.key not in skip]
    for n in kept:
        words.add_column(plain(table.columns[n].title), overflow="fold")
    for row in table.rows:
        words.add_row(*(Text(plain(shown(as_cell(row[n]), table.columns[n]))) for n in kept))
    at.out.print(words)
