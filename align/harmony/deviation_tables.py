"""Deviations as tables: the substantive ones with their words and pages, the harmless ones a line a provision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from align.exports.cells import Cell, Row, Table
from align.exports.sides import Side
from align.exports.tables import page_link
from align.harmonisation import Harmonisation
from align.harmony.deviations import Deviation
from align.harmony.quoted import eids_in, texts
from align.harmony.words import cited, column, kind_said, name_of, title_of
from align.links import Stretch
from corpus.messages import Tongue, say


def deviations_table(found: Harmonisation, material: bool, tongue: Tongue) -> Table:
    """The substantive deviations, or the harmless ones, the weightiest first, with the words and pages of both."""
    wide = (
        ("rank", 7), ("institution", 14), ("provision", 26), ("kind", 15), ("reference_words", 38), ("own_words", 38),
        ("reason", 24), ("article", 11), ("text", 18),
    )  # fmt: skip
    pages = (column("reference_page", tongue, 9, "link"), column("own_page", tongue, 9, "link"))
    columns = (*(column(key, tongue, width) for key, width in wide), *pages)
    sides = {d.id: Side(d) for d in (*found.documents, *found.others) if d is not None}
    rows = tuple(_row(one, found, sides, tongue) for one in found.deviations if one.material is material)
    title = title_of("deviations" if material else "harmless", tongue, found)
    return Table(title, columns, rows, (say("harmonisation.about_quotes", tongue),))


def annex_table(found: Harmonisation, tongue: Tongue) -> Table:
    """The harmless deviations, a line a provision: how many, whose, of which kinds."""
    keys = (("provision", 40), ("reference", 20), ("count", 8), ("institutions", 44), ("kinds", 40))
    columns = tuple(column(key, tongue, width, "number" if key == "count" else "text") for key, width in keys)
    by_row: dict[int, list[Deviation]] = {}
    for one in found.deviations:
        if not one.material:
            by_row.setdefault(one.row, []).append(one)
    rows = tuple(_annex_row(n, by_row[n], found, tongue) for n in sorted(by_row))
    note = say("harmonisation.about_annex", tongue)
    return Table(title_of("annex", tongue, found), columns, rows, (note,))


def _row(one: Deviation, found: Harmonisation, sides: dict[str, Side], tongue: Tongue) -> Row:
    row, document, difference = found.matrix.rows[one.row], found.documents[one.institution], one.difference
    home = found.documents[row.reference.document]
    cell = row.cells[one.institution]
    articles = cell.articles if cell else ()
    left, right = texts(found, row.reference.document, one.institution) if difference else (home, document)
    pages = (
        _page(sides[left.id], difference.left_at if difference else None, eids_in(left, home, row.reference.articles)),
        _page(sides[right.id], difference.right_at if difference else None, eids_in(right, document, articles)),
    )
    return (
        one.rank,
        name_of(document),
        Cell(f"{row.heading} ({name_of(home)} {cited(home, row.reference.articles)})", language=home.language),
        kind_said(one, tongue),
        Cell(difference.left if difference else "", language=left.language),
        Cell(difference.right if difference else "", language=right.language),
        difference.reason.said(tongue) if difference and difference.reason else "",
        cited(document, articles),
        say(f"harmony_view.language_{right.language}", tongue) + f" ({right.id})" if articles else "",
        *((Cell(), pages[1]) if one.kind == "extra" else pages),
    )


def _page(side: Side, at: Stretch | None, articles: tuple[str, ...]) -> Cell:
    """The page of the words, else that on which the article begins."""
    return page_link(side.target_of(at) or (side.target(articles[0]) if articles else None))


def _annex_row(n: int, several: list[Deviation], found: Harmonisation, tongue: Tongue) -> Row:
    row = found.matrix.rows[n]
    home = found.documents[row.reference.document]
    return (
        Cell(row.heading, language=home.language),
        f"{name_of(home)} {cited(home, row.reference.articles)}",
        len(several),
        _counted(name_of(found.documents[one.institution]) for one in several),
        _counted(kind_said(one, tongue) for one in several),
    )


def _counted(names: Iterable[str]) -> str:
    """ "CIB 2, BOR 1", the most first."""
    return ", ".join(f"{name} {n}" for name, n in Counter(names).most_common())
