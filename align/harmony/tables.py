"""A harmonisation as tables: the matrix, the deviations, the eight matters, where languages disagree."""

from __future__ import annotations

from collections.abc import Sequence

from align.exports.sides import Side
from align.exports.table import Cell, Column, Row, Table, Tone
from align.exports.tables import page_link, weight_of
from align.harmonisation import Harmonisation
from align.harmony.deviations import Deviation
from align.harmony.matrix import Cell as Standing
from align.harmony.states import State
from align.links import numbers
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
QUOTE = 300
"""Characters of evidence that a cell shows; the exchange format has all of it."""
SIGNS = 2
"""Pieces of evidence for an article that a table shows."""


def tables(found: Harmonisation, tongue: Tongue) -> tuple[Table, ...]:
    """The four tables, in the order in which a reader needs them."""
    return (
        matrix_table(found, tongue),
        deviations_table(found, tongue),
        matters_table(found, tongue),
        *_agreement(found, tongue),
    )


def matrix_table(found: Harmonisation, tongue: Tongue) -> Table:
    """A row a family, a column an institution: its articles and its state in words."""
    columns = [_column("chapter", tongue, 28), _column("provision", tongue, 36), _column("reference", tongue, 16)]
    columns += [Column(document.id, name_of(document), 22) for document in found.documents]
    rows = []
    for row in found.matrix.rows:
        home = found.documents[row.reference.document]
        reference = Cell(f"{name_of(home)} {_cited(home, row.reference.articles)}")
        cells = (_standing(*pair, tongue) for pair in zip(row.cells, found.documents, strict=True))
        rows.append(
            (Cell(row.chapter, language=home.language), Cell(row.heading, language=home.language), reference, *cells)
        )
    return Table(_title("matrix", tongue, found), tuple(columns), tuple(rows), _notes(found, tongue))


def deviations_table(found: Harmonisation, tongue: Tongue) -> Table:
    """What differs from the reference, the weightiest first, with the words of both and the page."""
    keys = (
        ("rank", 6),
        ("institution", 14),
        ("provision", 30),
        ("kind", 16),
        ("material", 10),
        ("reference_words", 44),
    )
    columns = [_column(key, tongue, width) for key, width in (*keys, ("own_words", 44), ("reason", 30))]
    columns += [_column("article", tongue, 12), Column("page", _head("page", tongue), kind="link")]
    sides = [Side(document) for document in found.documents]
    rows = tuple(_deviation(one, found, sides[one.institution], tongue) for one in found.deviations)
    return Table(_title("deviations", tongue, found), tuple(columns), rows)


def matters_table(found: Harmonisation, tongue: Tongue) -> Table:
    """For each of the eight matters and each institution the articles that treat it, with evidence; or "not found"."""
    keys = (("matter", 34), ("institution", 14), ("article", 18), ("evidence", 80))
    columns = (
        *(_column(key, tongue, width) for key, width in keys),
        Column("page", _head("page", tongue), kind="link"),
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
    return Table(_title("matters", tongue, found), columns, tuple(rows))


def _agreement(found: Harmonisation, tongue: Tongue) -> tuple[Table, ...]:
    """None where no two institutions are there in both languages."""
    if not found.agreement.pairs:
        return ()
    keys = (("left", 16), ("left_article", 14), ("right", 16), ("right_article", 14), ("only", 14))
    columns = (
        *(_column(key, tongue, w) for key, w in keys),
        Column("certainty", _head("certainty", tongue), kind="percent"),
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
    return (Table(_title("agreement", tongue, found), columns, rows, (agreement_said(found, tongue),)),)


def agreement_said(found: Harmonisation, tongue: Tongue) -> str:
    """One sentence: how far the links of the two languages agree."""
    one = found.agreement
    percent = round(100 * one.share)
    values = {"percent": percent, "both": one.both, "single": len(one.disagreements), "pairs": one.pairs}
    return say("harmonisation.agreement_said", tongue, **values)


def name_of(document: Document) -> str:
    """How a table names an institution; by the id of its document where it is unknown."""
    return document.institution or document.id


def _standing(cell: Standing | None, document: Document, tongue: Tongue) -> Cell:
    if cell is None:
        return Cell("")
    said = say(f"harmonisation.state_{cell.state}", tongue)
    return Cell(f"{_cited(document, cell.articles)}: {said}" if cell.articles else said, tone=TONES[cell.state])


def _deviation(one: Deviation, found: Harmonisation, side: Side, tongue: Tongue) -> Row:
    row, document, difference = found.matrix.rows[one.row], side.document, one.difference
    home = found.documents[row.reference.document]
    cell = row.cells[one.institution]
    articles = cell.articles if cell else ()
    page = side.target_of(difference.right_at) if difference else None
    weight = weight_of(difference) if difference else "material"
    return (
        one.rank,
        name_of(document),
        Cell(f"{row.heading} ({name_of(home)} {_cited(home, row.reference.articles)})", language=home.language),
        kind_said(one, tongue),
        Cell(say(f"comparison.{weight}", tongue), tone="major" if one.material else "minor"),
        Cell(difference.left if difference else "", language=home.language),
        Cell(difference.right if difference else "", language=document.language),
        difference.reason.said(tongue) if difference and difference.reason else "",
        _cited(document, articles),
        page_link(page or (side.target(articles[0]) if articles else None)),
    )


def kind_said(one: Deviation, tongue: Tongue) -> str:
    """What a deviation is called."""
    whole = one.kind in ("missing", "extra")
    return say(f"harmonisation.state_{one.kind}" if whole else f"comparison.kind_{one.kind}", tongue)


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
        say("harmonisation.own", tongue, institution=name_of(d), n=len(eids), articles=_cited(d, eids))
        for d, eids in zip(found.documents, found.matrix.own, strict=True)
        if eids
    )
    return say("harmonisation.about_states", tongue), *own


def _cited(document: Document, eids: Sequence[str]) -> str:
    known = numbers(document)
    return " + ".join(known[eid] or eid for eid in eids)


def _column(key: str, tongue: Tongue, width: int) -> Column:
    return Column(key, _head(key, tongue), width)


def _head(key: str, tongue: Tongue) -> str:
    return say(f"harmonisation.head_{key}", tongue)


def _title(key: str, tongue: Tongue, found: Harmonisation) -> str:
    which = "" if found.generation is None else say("harmonisation.generation", tongue, n=found.generation)
    return f"{say(f'harmonisation.title_{key}', tongue)}{which}"
