"""`divergences`: what the French and the Dutch text of one contract say differently."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from align.languages.divergence import Divergence
from align.languages.divergences import divergences as divergences_of
from align.languages.interchange import BEFORE, divergences_as_dict
from commands import terminal
from commands.comparing import installed_encoder
from commands.decided import Raw, decided
from commands.terminal import Terminal
from corpus import provenance
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.model import Document


def divergences(
    context: typer.Context,
    doc_fr: Annotated[str, typer.Argument()],
    doc_nl: Annotated[str, typer.Argument()],
    json: Annotated[bool, typer.Option("--json")] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    french, dutch = one_of_each(at.document(doc_fr), at.document(doc_nl))
    with decided(at, raw) as store, at.progress() as bar:
        task = bar.add_task(at.say_of("divergences", "comparing"), total=None)

        def tell(done: int, every: int) -> None:
            bar.update(task, completed=done, total=every)

        found = divergences_of(french, dutch, installed_encoder(), tell, store)
    text = as_json(divergences_as_dict(found, french, dutch, at.tongue)) if json else _report(found, at)
    if out is not None:
        at.write(out, (text if json else f"{text}\n\n{provenance.made_by()}").encode() + b"\n")
    elif json:
        sys.stdout.write(text + "\n")
    else:
        at.out.print(text, soft_wrap=True)


def one_of_each(one: Document, other: Document) -> tuple[Document, Document]:
    """The French text and the Dutch one, in whichever order they were named."""
    if {one.language, other.language} != {"fr", "nl"}:
        raise ReadingError("divergences.same_language", other.id)
    return (one, other) if one.language == "fr" else (other, one)


def _report(found: Sequence[Divergence], at: Terminal) -> str:
    lines = []
    for d in found:
        grade, aspect = (at.say_of("divergences", key) for key in (f"grade_{d.grade}", f"aspect_{d.aspect}"))
        head = {"article": d.article or BEFORE, "grade": grade, "aspect": aspect, "reason": d.said(at.tongue)}
        lines.append(at.say_of("divergences", "line", **head))
        for language, quote in (("FR", d.french), ("NL", d.dutch)):
            said = " ".join(quote.text.split()) if quote else "-"
            lines.append(at.say_of("divergences", "quote", language=language, quote=said))
    material = sum(d.grade == "material" for d in found)
    lines.append(at.say_of("divergences", "total", material=material, editorial=len(found) - material))
    return "\n".join(lines)
