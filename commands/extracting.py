"""`extract`: what a document says, as a summary or in the exchange format."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from commands import terminal
from commands.decided import Raw, decided
from commands.terminal import Terminal
from corpus.exports.interchange import as_json
from extract.amounts import Amount, Rate
from extract.definitions import Definition
from extract.findings import Findings, as_decided, findings
from extract.indicators import Indicator, indicators
from extract.interchange import extraction
from extract.obligations import Obligation
from extract.saying import norm_words
from extract.second_vote import installed

SHOWN = 120
"""Characters of a meaning or a norm in the summary; the exchange format holds it whole."""


def extract(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    json: Annotated[bool, typer.Option("--json")] = False,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    document = at.document(doc)
    with decided(at, raw) as store:
        if json:
            sys.stdout.write(as_json(extraction(document, installed(), store)) + "\n")
            return
        _sum_up(at, as_decided(findings(document), store), indicators(document))


def _sum_up(at: Terminal, found: Findings, measured: Sequence[Indicator]) -> None:
    """Each kind under its heading with its count; obligations and citations, which have lists of their own, in sum."""
    at.out.print(terminal.plain(f"{found.document.id}: {found.document.title}"), soft_wrap=True)
    _section(at, "definitions", [_definition(at, d) for d in found.definitions])
    _section(at, "obligations", _sums(at, found.obligations), len(found.obligations))
    lines = [
        at.say("limit", article=t.article or "\u2013", norm=norm_words(t.norm, at.tongue), quote=t.quote)
        for t in found.limits
    ]
    _section(at, "limits", lines)
    _section(at, "amounts", [_amount(at, a) for a in found.amounts])
    _section(at, "indicators", [_indicator(at, i) for i in measured])
    _section(at, "citations", [], len(found.citations))


def _section(at: Terminal, kind: str, lines: Iterable[str], count: int | None = None) -> None:
    listed = list(lines)
    at.out.print(at.say_of("extract", f"sum_{kind}", count=len(listed) if count is None else count), soft_wrap=True)
    for line in listed:
        at.out.print("  " + line, soft_wrap=True)


def _sums(at: Terminal, owed: Sequence[Obligation]) -> list[str]:
    """How many by modality, and by bearer."""
    by_modality = Counter(at.say_of("obligation", f"modality_{o.modality}") for o in owed)
    by_role = Counter(at.say_of("obligation", f"role_{o.bearer.role}") for o in owed)
    return [", ".join(f"{n} {words}" for words, n in sums.most_common()) for sums in (by_modality, by_role) if sums]


def _definition(at: Terminal, d: Definition) -> str:
    return at.say_of("extract", "defined", article=d.article or "\u2013", term=d.term, meaning=_short(d.meaning))


def _amount(at: Terminal, a: Amount | Rate) -> str:
    unit = a.currency if isinstance(a, Amount) else at.say_of("extract", f"unit_{a.unit}")
    bound = at.say_of("extract", a.limit)
    values = {"bound": bound, "value": f"{a.value:,}".replace(",", "\u00a0"), "unit": unit}
    return at.say_of("extract", "amount", article=a.article or "\u2013", quote=_short(a.quote), **values)


def _indicator(at: Terminal, i: Indicator) -> str:
    year = f" ({i.year})" if i.year else ""
    values = {"indicator": _short(i.indicator), "norm": _short(i.norm) + year}
    return at.say_of("extract", "indicator", article=i.article or "\u2013", **values)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "\u2026"
