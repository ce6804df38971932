"""A harmonisation as tables: the summary, the deviations, the matrix, the eight matters, where languages disagree."""

from __future__ import annotations

from align.exports.sides import Side
from align.exports.table import Cell, Column, Row, Table, TableFormat, Tone, written
from align.exports.tables import page_link
from align.harmonisation import Harmonisation
from align.harmony.deviation_tables import annex_table, deviations_table
from align.harmony.matrix import Row as Family
from align.harmony.states import State
from align.harmony.summary import summary_tables
from align.harmony.words import cited, column, name_of, title_of
from align.matters import Treatment
from corpus.messages import Tongue, say
from corpus.model import Document

TONES: dict[State, Tone] = {
    "identical": "same",
    "harmless": "minor",
    "deviating": "major",
    "missing": "gap",
    "extra": "gap",
    "uncompared": "",
}
LISTED = frozenset({"xlsx", "csv", "json"})
"""The formats that people sort and filter."""
QUOTE = 300
"""Characters of evidence that a cell shows; the exchange format has all of it."""
SIGNS = 2
"""Pieces of evidence for an article that a table shows."""


def meeting_file(found: Harmonisation, form: TableFormat, tongue: Tongue) -> bytes:
    """The harmonisation as a file; what is sorted and filtered rather than read also lists each harmless deviation."""
    return written(tables(found, tongue, every=form in LISTED), form, tongue)


def tables(found: Harmonisation, tongue: Tongue, every: bool = False) -> tuple[Table, ...]:
    """The tables in the order in which a reader needs them: the summary, what deviates in substance, the matrix, the
    evidence of the matters, then in an annex what is harmless. `every`: each harmless deviation too, one by one."""
    return (
        *summary_tables(found, tongue),
        deviations_table(found, True, tongue),
        matrix_table(found, tongue),
        matters_table(found, tongue),
        *_agreement(found, tongue),
        annex_table(found, tongue),
        *((deviations_table(found, False, tongue),) if every else ()),
    )


def matrix_table(found: Harmonisation, tongue: Tongue) -> Table:
    """A row a family, a column an institution: its articles and its state in words."""
    columns = [column("chapter", tongue, 28), column("provision", tongue, 36), column("reference", tongue, 16)]
    columns += [Column(document.id, name_of(document), 22) for document in found.documents]
    rows = []
    for row in found.matrix.rows:
        home = found.documents[row.reference.document]
        reference = Cell(f"{name_of(home)} {cited(home, row.reference.articles)}")
        cells = (_standing(row, n, document, tongue) for n, document in enumerate(found.documents))
        rows.append(
            (Cell(row.chapter, language=home.language), Cell(row.heading, language=home.language), reference, *cells)
        )
    return Table(title_of("matrix", tongue, found), tuple(columns), tuple(rows), _notes(found, tongue))


def matters_table(found: Harmonisation, tongue: Tongue) -> Table:
    """For each of the eight matters and each institution the articles that treat it, with evidence; or "not found"."""
    keys = (("matter", 34), ("institution", 14), ("article", 18), ("evidence", 80))
    columns = (
        *(column(key, tongue, width) for key, width in keys),
        column("page", tongue, kind="link"),
    )
    rows: list[Row] = []
    sides = [Side(document) for document in found.documents]
    for some in zip(*found.coverage, strict=True):
        title = say(f"harmonisation.matter_{some[0].matter}", tongue)
        for side, coverage in zip(sides, some, strict=True):
            rows += [_treatment(title, side, one) for one in coverage.treatments]
            if not coverage.found:
                gap = Cell(say("harmonisation.not_found", tongue), tone="gap")
                rows.append((title, name_of(side.document), gap, "", ""))
    return Table(title_of("matters", tongue, found), columns, tuple(rows))


def _agreement(found: Harmonisation, tongue: Tongue) -> tuple[Table, ...]:
    """None where no two institutions are there in both languages."""
    if not found.agreement.pairs:
        return ()
    keys = (("left", 16), ("left_article", 14), ("right", 16), ("right_article", 14), ("only", 14))
    columns = (
        *(column(key, tongue, w) for key, w in keys),
        column("certainty", tongue, kind="percent"),
    )
    rows = tuple(
        (
            name_of(found.documents[one.left]),
            one.articles[0],
            name_of(found.documents[one.right]),
            one.articles[1],
            say(f"harmonisation.only_{one.only}", tongue),
            one.certainty,
        )
        for one in found.agreement.disagreements
    )
    return (Table(title_of("agreement", tongue, found), columns, rows, (agreement_said(found, tongue),)),)


def agreement_said(found: Harmonisation, tongue: Tongue) -> str:
    """One sentence: how far the links of the two languages agree."""
    one = found.agreement
    percent = round(100 * one.share)
    values = {"percent": percent, "both": one.both, "single": len(one.disagreements), "pairs": one.pairs}
    return say("harmonisation.agreement_said", tongue, **values)


def _standing(row: Family, institution: int, document: Document, tongue: Tongue) -> Cell:
    cell = row.cells[institution]
    if cell is None:
        return Cell("")
    is_reference = row.reference.document == institution and cell.state != "extra"
    said = say(f"harmonisation.state_{'reference' if is_reference else cell.state}", tongue)
    tone = "" if is_reference else TONES[cell.state]
    return Cell(f"{cited(document, cell.articles)}: {said}" if cell.articles else said, tone=tone)


def _treatment(title: str, side: Side, one: Treatment) -> Row:
    document = side.document
    quotes = " | ".join(dict.fromkeys(_short(sign.quote) for sign in one.signs[:SIGNS]))
    quoted = Cell(quotes, language=document.language)
    return title, name_of(document), one.label, quoted, page_link(side.target(one.eid))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTE else words[: QUOTE - 1].rstrip() + "…"


def _notes(found: Harmonisation, tongue: Tongue) -> tuple[str, ...]:
    own = (
        say("harmonisation.own", tongue, institution=name_of(d), n=len(eids), articles=cited(d, eids))
        for d, eids in zip(found.documents, found.matrix.own, strict=True)
        if eids
    )
    return say("harmonisation.about_states", tongue), *own
