"""Candidates for evidence as a table for spreadsheets, and in the exchange format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus import provenance
from corpus.messages import Tongue, say
from extract.evidence import Candidate
from extract.facts import Json
from extract.reattachment import Duty
from extract.sheet import Cell, Sheet

COLUMNS = ("article", "obligation", "rank", "score", "page", "section", "passage", "figures", "id")
Found = Mapping[str, tuple[Candidate, ...]]


def evidence_sheet(duties: Sequence[Duty], found: Found, tongue: Tongue) -> Sheet:
    """One row for each candidate, and one for each obligation without any."""
    heads = tuple(say(f"evidence.column_{name}", tongue) for name in COLUMNS)
    rows = tuple(row for duty in duties for row in _rows(duty, found[duty.id]))
    return Sheet(say("evidence.sheet", tongue), heads, rows)


def evidence_as_dict(document: str, report: str, duties: Sequence[Duty], found: Found) -> Json:
    """All obligations with their candidates, best first; `page` counts from 1 in the report."""
    return {
        "doc": document,
        "report": report,
        **provenance.origin(),
        "obligations": [
            {
                "id": duty.id,
                "article": duty.article,
                "eid": duty.eid,
                "quote": duty.quote,
                "candidates": [_candidate(c) for c in found[duty.id]],
            }
            for duty in duties
        ],
    }


def figures_words(candidate: Candidate) -> str:
    """The figures of a passage in its own words: "84,5 %; 1 250 personnes"."""
    return "; ".join(dict.fromkeys(" ".join(figure.text.split()) for figure in candidate.figures))


def _rows(duty: Duty, candidates: Sequence[Candidate]) -> list[tuple[Cell, ...]]:
    quote = " ".join(duty.quote.split())
    if not candidates:
        return [(duty.article, quote, None, None, None, "", "", "", duty.id)]
    return [
        (
            duty.article, quote, rank, round(c.score, 3), c.page, " > ".join(c.headings),
            " ".join(c.quote.split()), figures_words(c), duty.id,
        )
        for rank, c in enumerate(candidates, 1)
    ]  # fmt: skip


def _candidate(c: Candidate) -> Json:
    figures = [{"text": f.text, "value": f.value, "unit": f.unit} for f in c.figures]
    place: Json = {"page": c.page, "article": c.article, "eid": c.eid, "start": c.start, "end": c.end}
    return {**place, "quote": c.quote, "score": c.score, "headings": list(c.headings), "figures": figures}
