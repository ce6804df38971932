"""The summary of a harmonisation, for whoever chairs the meeting: what is common, who deviates in what, what is not
found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from align.exports.cells import Cell, Column, Row, Table
from align.harmonisation import Harmonisation
from align.harmony.deviations import Deviation
from align.harmony.words import column, name_of, title_of
from align.matters import MATTERS, Coverage, Matter
from corpus.messages import Tongue, say

KEPT = frozenset({"identical", "harmless"})
DEVIATING = frozenset({"deviating", "missing"})


@dataclass(frozen=True, slots=True)
class Kept:
    """How many common provisions all institutions keep, from how many at least one deviates, and the rest: nobody is
    known to deviate, but not all texts could be compared."""

    by_all: int
    deviating: int
    unknown: int


def kept(found: Harmonisation) -> Kept:
    """The common provisions counted."""
    states = [{cell.state for cell in row.cells if cell} for row in found.matrix.rows if row.common]
    deviating = sum(bool(some & DEVIATING) for some in states)
    by_all = sum(some <= KEPT for some in states)
    return Kept(by_all, deviating, len(states) - deviating - by_all)


def matters_of(found: Harmonisation, one: Deviation) -> tuple[Matter, ...]:
    """The matters that the deviating articles treat, or the articles of the reference text; none, one or several."""
    row = found.matrix.rows[one.row]
    cell = row.cells[one.institution]
    ours = _treated(found.coverage[one.institution], cell.articles if cell else ())
    theirs = _treated(found.coverage[row.reference.document], row.reference.articles)
    return tuple(matter for matter in MATTERS if matter in ours | theirs)


def _treated(coverage: Sequence[Coverage], articles: Sequence[str]) -> set[Matter]:
    return {one.matter for one in coverage if any(treatment.eid in articles for treatment in one.treatments)}


def summary_tables(found: Harmonisation, tongue: Tongue) -> tuple[Table, Table]:
    """The whole in a few lines; and the substantive deviations by matter and institution."""
    return _brief(found, tongue), _by_matter(found, tongue)


def _brief(found: Harmonisation, tongue: Tongue) -> Table:
    counted = kept(found)
    weights = Counter(one.material for one in found.deviations)
    names = [name_of(document) for document in found.documents]
    lines: list[tuple[str, object]] = [
        ("institutions", f"{len(names)}: {', '.join(names)}"),
        ("generation_line", "–" if found.generation is None else found.generation),
        ("common", sum(row.common for row in found.matrix.rows)),
        ("kept_by_all", counted.by_all),
        ("with_deviations", counted.deviating),
        *([("not_compared", counted.unknown)] if counted.unknown else []),
        ("substantive", weights[True]),
        ("by_institution", _by_institution(found)),
        ("harmless_count", weights[False]),
        ("matters_not_found", _not_found(found, tongue)),
    ]
    columns = (column("subject", tongue, 34), column("figure", tongue, 110))
    rows = tuple((say(f"harmonisation.brief_{key}", tongue), Cell(str(value))) for key, value in lines)
    return Table(title_of("brief", tongue, found), columns, rows, (say("harmonisation.brief_note", tongue),))


def _by_institution(found: Harmonisation) -> str:
    """ "CIB 12, BOR 3", the most first."""
    counted = Counter(one.institution for one in found.deviations if one.material)
    return ", ".join(f"{name_of(found.documents[n])} {count}" for n, count in counted.most_common()) or "–"


def _not_found(found: Harmonisation, tongue: Tongue) -> str:
    """The matters that are not found, institution by institution."""
    lines = []
    for document, coverage in zip(found.documents, found.coverage, strict=True):
        missing = [say(f"harmonisation.matter_{one.matter}", tongue) for one in coverage if not one.found]
        if missing:
            lines.append(f"{name_of(document)}: {', '.join(missing)}")
    return "; ".join(lines) or say("harmonisation.none", tongue)


def _by_matter(found: Harmonisation, tongue: Tongue) -> Table:
    """A row a matter, one for what is of none of the eight, and the sum; a column an institution."""
    counted: Counter[tuple[str, int]] = Counter()
    for one in found.deviations:
        if one.material:
            counted.update((matter, one.institution) for matter in matters_of(found, one) or ("",))
    count = len(found.documents)
    rows = [_matter_row(n, matter, found, counted, tongue) for n, matter in enumerate(MATTERS)]
    rows.append((say("harmonisation.no_matter", tongue), *(counted["", n] for n in range(count))))
    sums = Counter(one.institution for one in found.deviations if one.material)
    rows.append((say("harmonisation.in_all", tongue), *(sums[n] for n in range(count))))
    columns = [column("matter", tongue, 44)]
    columns += [Column(document.id, name_of(document), 14, "number") for document in found.documents]
    note = say("harmonisation.by_matter_note", tongue)
    return Table(title_of("by_matter", tongue, found), tuple(columns), tuple(rows), (note,))


def _matter_row(n: int, matter: Matter, found: Harmonisation, counted: Counter[tuple[str, int]], tongue: Tongue) -> Row:
    cells = []
    for institution, coverage in enumerate(found.coverage):
        gap = Cell(say("harmonisation.not_found", tongue), tone="gap")
        number = counted[matter, institution]
        cells.append(Cell(number, tone="major" if number else "") if coverage[n].found or number else gap)
    return (say(f"harmonisation.matter_{matter}", tongue), *cells)
