"""`align`: which article answers to which, as text or in the exchange format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from align.articles import align as align_articles
from align.differences.comparison import classed
from align.differences.summary import summary
from align.encoder import Encoder, asked
from align.exports.formats import exported, narrowed
from align.exports.table import FORMATS, TableFormat
from align.html import article_label, link_label
from align.interchange import alignment_as_dict
from align.languages.differing import parted
from align.links import Alignment
from align.reviewed import reviewed
from align.vectors import kept
from commands import terminal
from commands.decided import Raw, decided
from commands.terminal import plain, safe_name
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.model import Document, Provision
from corpus.verdicts import Verdicts
from extract.findings import as_decided, findings


def align(
    context: typer.Context,
    left: Annotated[str, typer.Argument()],
    right: Annotated[str, typer.Argument()],
    json: Annotated[bool, typer.Option("--json")] = False,
    out: Annotated[Path | None, typer.Option()] = None,
    written_as: Annotated[str, typer.Option("--format")] = "",
    of_article: Annotated[str, typer.Option("--article")] = "",
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    form = _format(out, written_as)
    ours, theirs = at.document(left), at.document(right)
    with decided(at, raw) as store:
        found = _compared(ours, theirs, store)
    if of_article:
        found = narrowed(found, ours, of_article)
    if out is not None or written_as:
        path = out or Path(f"{safe_name(left)}--{safe_name(right)}.{form}")
        at.write(path, exported(found, ours, theirs, form, at.tongue))
        return
    if json:
        sys.stdout.write(as_json(alignment_as_dict(found, ours, theirs, at.tongue)) + "\n")
        return
    names = {id: {a.eid: a for a in document.articles()} for id, document in ((0, ours), (1, theirs))}

    def labels(side: int, eids: tuple[str, ...]) -> str:
        articles: list[Provision] = [names[side][eid] for eid in eids]
        return " + ".join(article_label(a, at.tongue) for a in articles)

    for link in found.links:
        line = f"{labels(0, link.left)} = {labels(1, link.right)}: {link_label(link, at.tongue)}"
        at.out.print(plain(line), soft_wrap=True)
        for told in summary(link, at.tongue):
            at.out.print(plain(f"    {told}"), soft_wrap=True)
    for side, document, eids in ((0, ours, found.left_only), (1, theirs, found.right_only)):
        for eid in eids:
            at.tell("alone", document=document.id, article=labels(side, (eid,)))


def _format(out: Path | None, wished: str) -> TableFormat:
    """The format asked for, else that of the file's ending."""
    ending = wished or (out.suffix.lower().lstrip(".") if out else FORMATS[0])
    found = next((form for form in FORMATS if form == ending), None)
    if found is None:
        key = "cli.not_one_of" if wished else "comparison.ending"
        raise ReadingError(key, wished or str(out), choices=", ".join(FORMATS))
    return found


def _compared(left: Document, right: Document, store: Verdicts | None) -> Alignment:
    """The alignment as people left it, with the differences inside its links as the facts they left tell them; between
    two languages of one text, with their divergences."""
    encoder = encoder_for(left, right)
    found = reviewed(align_articles(left, right, encoder=encoder), left, right, store, encoder)
    if left.language != right.language:
        return parted(found, left, right, encoder, store)
    return classed(found, as_decided(findings(left), store), as_decided(findings(right), store))


def encoder_for(left: Document, right: Document) -> Encoder | None:
    """Where it is asked, the encoder, if it is installed, with the vectors of earlier runs."""
    return installed_encoder() if asked(left, right) else None


def installed_encoder() -> Encoder | None:
    return kept(user_cache_path("concordance", appauthor=False) / "vectors")
