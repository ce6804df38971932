"""A concordance of two generations as tables and in the exchange format."""

from __future__ import annotations

from collections.abc import Sequence

from align.exports.sides import Side
from align.exports.table import Cell, Column, Row, Table, Tone
from align.exports.tables import page_link
from align.generations import ConcordanceTable, Fate, Line, named
from corpus import provenance
from corpus.messages import Tongue, say
from corpus.model import Document

Json = dict[str, object]
TONES: dict[Fate, Tone] = {
    "kept": "same",
    "rewritten": "major",
    "split": "minor",
    "merged": "minor",
    "moved": "minor",
    "dropped": "gap",
    "new": "gap",
}


def concordance_tables(found: ConcordanceTable, tongue: Tongue) -> tuple[Table, Table]:
    """The table read from the older text, and read from the newer one."""
    names = {"old": found.old.id, "new": found.new.id}
    return (
        Table(say("harmonisation.title_by_old", tongue, **names), _columns(tongue), _rows(found, found.by_old, tongue)),
        Table(say("harmonisation.title_by_new", tongue, **names), _columns(tongue), _rows(found, found.by_new, tongue)),
    )


def concordance_as_dict(found: ConcordanceTable, tongue: Tongue = "en") -> Json:
    """{"old", "new", "by_old": [{"old": [{"article", "eid", "heading"}], "new": [...], "became": [...], "partial",
    "certainty", "reasons"}], "by_new": [...]}; what became of it is one or more of "kept", "rewritten", "split",
    "merged", "moved", "dropped", "new", the chief thing first; reasons in the language `tongue`."""
    return {
        "old": found.old.id,
        "new": found.new.id,
        "by_old": [_record(found, line, tongue) for line in found.by_old],
        "by_new": [_record(found, line, tongue) for line in found.by_new],
        **provenance.origin(),
    }


def became(line: Line, tongue: Tongue) -> str:
    """What became of it in words: "split, rewritten (in part)"."""
    said = ", ".join(say(f"harmonisation.fate_{fate}", tongue) for fate in line.fates)
    return say("harmonisation.in_part", tongue, said=said) if line.partial else said


def _record(found: ConcordanceTable, line: Line, tongue: Tongue) -> Json:
    return {
        "old": _articles(found.old, line.old),
        "new": _articles(found.new, line.new),
        "became": list(line.fates),
        "partial": line.partial,
        "certainty": line.certainty,
        "reasons": [reason.said(tongue) for reason in line.reasons],
    }


def _articles(document: Document, eids: Sequence[str]) -> list[Json]:
    pairs = zip(eids, named(document, eids), strict=True)
    return [{"article": number, "eid": eid, "heading": heading} for eid, (number, heading) in pairs]


def _columns(tongue: Tongue) -> tuple[Column, ...]:
    keys = (("old", 10), ("old_heading", 40), ("new", 10), ("new_heading", 40), ("became", 22))
    heads = {key: say(f"harmonisation.head_{key}", tongue) for key in ("certainty", "reasons", "old_page", "new_page")}
    return (
        *(Column(key, say(f"harmonisation.head_{key}", tongue), width) for key, width in keys),
        Column("certainty", heads["certainty"], kind="percent"),
        Column("reasons", heads["reasons"], 60),
        Column("old_page", heads["old_page"], kind="link"),
        Column("new_page", heads["new_page"], kind="link"),
    )


def _rows(found: ConcordanceTable, lines: Sequence[Line], tongue: Tongue) -> tuple[Row, ...]:
    sides = Side(found.old), Side(found.new)
    return tuple(
        (
            *_side(found.old, line.old),
            *_side(found.new, line.new),
            Cell(became(line, tongue), tone=TONES[line.fates[-1]]),
            line.certainty,
            "; ".join(reason.said(tongue) for reason in line.reasons),
            _page(sides[0], line.old),
            _page(sides[1], line.new),
        )
        for line in lines
    )


def _side(document: Document, eids: Sequence[str]) -> tuple[Cell, Cell]:
    pairs = named(document, eids)
    headings = " | ".join(dict.fromkeys(heading for _, heading in pairs if heading))
    return Cell(" + ".join(number for number, _ in pairs)), Cell(headings, language=document.language)


def _page(side: Side, eids: Sequence[str]) -> Cell:
    return page_link(side.target(eids[0]) if eids else None)
