"""`extract`: dates and time limits of a document, as text or in the exchange format."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from commands import terminal
from corpus.exports.interchange import as_json
from extract.interchange import extraction
from extract.saying import norm_words
from extract.times import limits


def extract(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    at = terminal.of(context)
    document = at.document(doc)
    if json:
        sys.stdout.write(as_json(extraction(document)) + "\n")
        return
    for limit in limits(document):
        at.tell("limit", article=limit.article, norm=norm_words(limit.norm, at.tongue), quote=limit.quote)
