"""`glossary`: which French term answers to which Dutch one, and where a text departs from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from align.exports.table import written
from align.languages.glossary import Glossary, glossary_as_dict, glossary_tables
from align.languages.glossary import glossary as glossary_of
from commands import terminal
from commands.comparing import installed_encoder
from commands.decided import Raw, decided
from commands.divergences import one_of_each
from commands.harmonising import form_of
from commands.terminal import Terminal, plain
from corpus.exports.interchange import as_json


def glossary(
    context: typer.Context,
    doc_fr: Annotated[str, typer.Argument()],
    doc_nl: Annotated[str, typer.Argument()],
    json: Annotated[bool, typer.Option("--json")] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    form = form_of(out)
    french, dutch = one_of_each(at.document(doc_fr), at.document(doc_nl))
    with decided(at, raw) as store, at.progress() as bar:
        bar.add_task(at.say_of("glossary", "learning"), total=None)
        found = glossary_of(french, dutch, installed_encoder(), store)
    text = as_json(glossary_as_dict(found, at.tongue)) + "\n"
    if out is not None and form is not None:
        tables = glossary_tables(found, at.tongue)
        at.write(out, text.encode() if form == "json" else written(tables, form, at.tongue))
    elif json:
        sys.stdout.write(text)
    else:
        _tell(at, found)


def _tell(at: Terminal, found: Glossary) -> None:
    for term in found.terms:
        source = at.say_of("glossary", f"source_{term.source}")
        values = {"fr": term.french, "nl": term.dutch, "together": term.together, "source": source}
        at.out.print(plain(at.say_of("glossary", "line", **values)), soft_wrap=True)
    for one in found.departures:
        articles = ", ".join(dict.fromkeys(article for article, _ in one.places if article)) or "\u2013"
        at.out.print(
            plain(at.say_of("glossary", "departure", articles=articles, reason=one.said(at.tongue))), soft_wrap=True
        )
    counts = {"terms": len(found.terms), "departures": len(found.departures)}
    at.out.print(at.say_of("glossary", "total", **counts), soft_wrap=True)
