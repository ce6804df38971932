"""`review`: what is unsure in a document, or between two, and what people decided about it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from align.articles import align
from align.reviewed import link_doubts
from commands import terminal
from commands.comparing import encoder_for
from commands.terminal import Terminal, plain
from corpus import provenance
from corpus.exports.interchange import as_json
from corpus.verdict import Attachment, Kind, Passage
from corpus.verdicts import Verdicts
from extract.doubts import Doubt, fact_doubts
from extract.findings import findings
from extract.reviewed import decided_words, review_of
from extract.second_vote import installed


def review(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    other: Annotated[str, typer.Argument()] = "",
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    at = terminal.of(context)
    doubts = _links(at, doc, other) if other else _facts(at, doc)
    kind: Kind = "link" if other else "fact"
    with Verdicts(at.place) as store:
        found = store.attach([d.proposal for d in doubts], [doc, other] if other else [doc], [kind])
    listed = sorted((n for n, d in enumerate(doubts) if d.why or n in found.held), key=lambda n: -doubts[n].weight)
    if json:
        sys.stdout.write(as_json(_told(at, doubts, listed, found)) + "\n")
        return
    for n in listed:
        at.out.print(_line(at, doubts[n], decided_words(found.held.get(n), at.tongue)), soft_wrap=True)
    for orphan in found.orphans:
        words, told = _quote(orphan.verdict.subject.passages), decided_words(orphan, at.tongue)
        at.remark(at.say_of("review", "orphan", words=words, told=told))
    if not listed and not found.orphans:
        at.out.print(at.say_of("review", "line_none"), soft_wrap=True)


def _facts(at: Terminal, doc: str) -> Sequence[Doubt]:
    found = findings(at.document(doc), installed())
    return fact_doubts(found.document, found.obligations, found.limits, found.citations)


def _links(at: Terminal, doc: str, other: str) -> Sequence[Doubt]:
    left, right = at.document(doc), at.document(other)
    return link_doubts(align(left, right, encoder=encoder_for(left, right)), left, right)


def _told(at: Terminal, doubts: Sequence[Doubt], listed: Sequence[int], found: Attachment) -> dict[str, object]:
    return {
        "queue": [_record(at, doubts[n]) | review_of(found.held.get(n)) for n in listed],
        "orphans": [
            {"quote": _quote(o.verdict.subject.passages), "proposed": o.verdict.proposed} | review_of(o)
            for o in found.orphans
        ],
        **provenance.origin(),
    }


def _record(at: Terminal, doubt: Doubt) -> dict[str, object]:
    places = [{"doc": p.document, "eid": p.eid, "article": p.article} for p in doubt.proposal.subject.passages]
    why = [why.said(at.tongue) for why in doubt.why]
    said = {"id": doubt.id, "kind": doubt.what, "places": places, "quote": _quote(doubt.proposal.subject.passages)}
    return said | {"proposed": doubt.proposal.value, "why": why, "weight": round(doubt.weight, 3)}


def _line(at: Terminal, doubt: Doubt, decided: str) -> str:
    passages = doubt.proposal.subject.passages
    why = decided or " ".join(why.said(at.tongue) for why in doubt.why)
    line = at.say_of(
        "review", "line_open", document=" / ".join(dict.fromkeys(p.document for p in passages)),
        article=" ~ ".join(p.article or "\u2013" for p in passages), kind=at.say_of("review", f"kind_{doubt.what}"),
        words=_quote(passages), found=doubt.proposal.value, why=why,
    )  # fmt: skip
    return plain(line)


def _quote(passages: Sequence[Passage]) -> str:
    words = (" ".join(p.quote.split()) for p in passages)
    return " ~ ".join(w for w in words if w)
