"""What the page Harmonisation shows in its matrices and in its list of deviations."""

from __future__ import annotations

from collections.abc import Sequence

from align.harmonisation import Harmonisation
from align.harmony.deviations import Deviation
from align.harmony.matrix import Cell as Standing
from align.harmony.matrix import Row as Family
from align.harmony.words import kind_said, name_of
from align.links import numbers
from align.matters import Coverage
from corpus.messages import Tongue, say
from corpus.model import Document
from views import matrix, rows
from views.plain import short

STATES = ("reference", "identical", "harmless", "deviating", "missing", "extra", "uncompared")
MATTER_STATES = ("found", "absent")
SIGNS = {
    "reference": "★", "identical": "=", "harmless": "≈", "deviating": "≠", "missing": "∅", "extra": "+",
    "uncompared": "⇄", "found": "✓", "absent": "∅",
}  # fmt: skip
WEIGHTS = {True: "material", False: "harmless"}
WIDTHS = {
    "rank": 5,
    "institution": 11,
    "provision": 20,
    "kind": 12,
    "material": 12,
    "reference_words": 20,
    "own_words": 20,
}
"""Per cent of the width."""
OF_DOCUMENT = frozenset({"provision", "reference_words", "own_words"})


def ids(found: Sequence[Family]) -> tuple[str, ...]:
    """An id for each row: its own, and a number where several rows have the same reference."""
    seen: dict[str, int] = {}
    made = []
    for row in found:
        seen[row.id] = seen.get(row.id, 0) + 1
        made.append(row.id if seen[row.id] == 1 else f"{row.id}~{seen[row.id]}")
    return tuple(made)


def name_of_row(found: Harmonisation, row: Family, here: Tongue) -> str:
    """Its heading; where several rows have it, with the articles of the reference text."""
    heading = " ".join(row.heading.split())
    if heading and sum(other.heading == row.heading for other in found.matrix.rows) == 1:
        return heading
    numbers = cited(found.documents[row.reference.document], row.reference.articles)
    return f"{heading} ({say('harmony_view.articles', here, numbers=numbers)})".strip()


def state_of(row: Family, institution: int) -> str:
    """The state of a cell; the reference text has one of its own; "" where there is nothing."""
    cell = row.cells[institution]
    if cell is None:
        return ""
    is_reference = row.reference.document == institution and cell.state != "extra"
    return "reference" if is_reference else cell.state


def states(row: Family) -> set[str]:
    return {state_of(row, n) for n in range(len(row.cells))}


def matrix_sheet(found: Harmonisation, shown: Sequence[tuple[str, Family]], here: Tongue) -> matrix.Sheet:
    """The matrix of some families, each with its id."""
    lines = tuple(_family(found, id, row, here) for id, row in shown)
    words = {state: say(f"harmony_view.is_{state}", here) for state in STATES}
    corner = say("harmonisation.head_provision", here)
    name = say("harmony_view.show_matrix", here)
    return matrix.Sheet(name, corner, heads(found), lines, matrix.legend_of(lines, words))


def matters_sheet(found: Harmonisation, here: Tongue) -> matrix.Sheet:
    """The eight matters: where each institution treats them."""
    lines = tuple(_matter(found, some, here) for some in zip(*found.coverage, strict=True))
    words = {state: say(f"harmony_view.is_{state}", here) for state in MATTER_STATES}
    corner, name = say("harmony_view.matter", here), say("harmony_view.show_matters", here)
    return matrix.Sheet(name, corner, heads(found), lines, matrix.legend_of(lines, words))


def heads(found: Harmonisation) -> tuple[matrix.Head, ...]:
    """A column an institution; with the language of its text where they are not all in one."""
    mixed = len({d.language for d in found.documents}) > 1
    tongues = [f" ({d.language.upper()})" if mixed else "" for d in found.documents]
    return tuple(
        matrix.Head(d.id, name_of(d) + tongue, d.institution_name or d.title)
        for d, tongue in zip(found.documents, tongues, strict=True)
    )


def cited(document: Document, eids: Sequence[str]) -> str:
    """The numbers of articles: "12 + 13"."""
    known = numbers(document)
    return " + ".join(known.get(eid) or eid for eid in eids)


def deviation_columns(found: Harmonisation, here: Tongue) -> tuple[rows.Column, ...]:
    """Words of documents are in the language of the document that the matrix follows."""
    language = found.documents[found.matrix.base].language
    return tuple(
        rows.Column(say(f"harmonisation.head_{key}", here), width, language if key in OF_DOCUMENT else "")
        for key, width in WIDTHS.items()
    )


def deviation_line(found: Harmonisation, one: Deviation, here: Tongue) -> rows.Line:
    """A row of the list of deviations."""
    row, difference = found.matrix.rows[one.row], one.difference
    weight = say(f"comparison.{WEIGHTS[one.material]}", here)
    return rows.Line(
        str(one.rank),
        (
            str(one.rank),
            name_of(found.documents[one.institution]),
            name_of_row(found, row, here),
            kind_said(one, here),
            weight,
            " ".join(difference.left.split()) if difference else "",
            " ".join(difference.right.split()) if difference else "",
        ),
    )


def _family(found: Harmonisation, id: str, row: Family, here: Tongue) -> matrix.Row:
    language = found.documents[row.reference.document].language
    home = found.documents[found.matrix.base].language if row.cells[found.matrix.base] else language
    said = name_of_row(found, row, here)
    cells = tuple(
        _standing(cell, state_of(row, n), said, document, here)
        for n, (cell, document) in enumerate(zip(row.cells, found.documents, strict=True))
    )
    return matrix.Row(id, " ".join(row.chapter.split()), said, language, cells, said, home)


def _standing(
    cell: Standing | None, state: str, provision: str, document: Document, here: Tongue
) -> matrix.Cell | None:
    if cell is None:
        return None
    material = sum(one.material for one in cell.differences)
    more = str(material) if state == "deviating" and material else ""
    note = say("harmony_view.articles", here, numbers=cited(document, cell.articles)) if cell.articles else ""
    told = ", ".join(filter(None, (say(f"harmony_view.is_{state}", here), more, note)))
    title = say("harmony_view.cell", here, provision=provision, institution=name_of(document), state=told)
    return matrix.Cell(state, SIGNS[state], more, note, title)


def _matter(found: Harmonisation, some: Sequence[Coverage], here: Tongue) -> matrix.Row:
    matter = some[0].matter
    said = say(f"harmonisation.matter_{matter}", here)
    cells = tuple(_covered(one, said, d, here) for one, d in zip(some, found.documents, strict=True))
    return matrix.Row(matter, "", said, here, cells, said)


def _covered(one: Coverage, matter: str, document: Document, here: Tongue) -> matrix.Cell:
    state = "found" if one.found else "absent"
    known = numbers(document)
    listed = ", ".join(known[treatment.eid] for treatment in one.treatments if treatment.eid in known)
    elsewhere = short(one.treatments[0].label, 30) if one.found else say("harmony_view.is_absent", here)
    note = say("harmony_view.articles", here, numbers=listed) if listed else elsewhere
    more = str(len(one.treatments)) if one.found else ""
    told = ", ".join(filter(None, (say(f"harmony_view.is_{state}", here), more, note if one.found else "")))
    title = say("harmony_view.cell", here, provision=matter, institution=name_of(document), state=told)
    return matrix.Cell(state, SIGNS[state], more, note, title)
