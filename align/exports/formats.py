"""The formats of a whole comparison: its tables, two texts beside each other, or one as changes of the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from align.exports.cells import Cell, Column, Table
from align.exports.collation import collate
from align.exports.facing import facing_page
from align.exports.lines import Line, LineKey, lines_of_articles, lines_of_document
from align.exports.redline import redline
from align.exports.sections import numbers, sections, status_of
from align.exports.sides import Side
from align.exports.table import TableFormat, written
from align.exports.tables import concordance_table, differences_table, kinds_said, page_link
from align.interchange import alignment_as_dict
from align.links import Alignment
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.messages import Tongue, say
from corpus.model import Document

Sides = tuple[Document, Document]
Way = Callable[[Alignment, Document, Document, Tongue], bytes]


def exported(
    alignment: Alignment, left: Document, right: Document, form: TableFormat, tongue: Tongue, article: str = ""
) -> bytes:
    """The comparison as a file. `article` (a number or eId of the left document) narrows it to its links.

    xlsx, md: the concordance and the differences; csv: the concordance; html: facing pages; json: the exchange format;
    docx: tracked changes within one language; between two a synopsis, and the differences if they were told.
    ReadingError where there is no such article.
    """
    ways: dict[TableFormat, Way] = {
        "xlsx": lambda *of: written((concordance_table(*of), differences_table(*of)), "xlsx", tongue),
        "md": lambda *of: written((concordance_table(*of), differences_table(*of)), "md", tongue),
        "csv": lambda *of: written(concordance_table(*of), "csv", tongue),
        "html": lambda *of: facing_page(*of).encode("utf-8"),
        "json": lambda *of: (as_json(alignment_as_dict(*of)) + "\n").encode("utf-8"),
        "docx": tracked if left.language == right.language else synopsis,
    }
    return ways[form](narrowed(alignment, left, article) if article else alignment, left, right, tongue)


def narrowed(alignment: Alignment, left: Document, article: str) -> Alignment:
    """The alignment with the links of one article of the left document only, by its number or eId."""
    eids = {a.eid for a in left.articles() if article in (a.num, a.eid)}
    if not eids:
        raise ReadingError("comparison.no_article", left.id, article=article)
    links = tuple(link for link in alignment.links if eids & set(link.left))
    alone = tuple(eid for eid in alignment.left_only if eid in eids)
    return replace(alignment, links=links, left_only=alone, right_only=(), outside=())


def tracked(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> bytes:
    """A DOCX with tracked changes: accepted it is the right text, rejected the left one.

    The whole documents, but for their tables of contents; or the linked articles, if the alignment doesn't cover all.
    """
    title = say("comparison.tracked", tongue, left=left.id, right=right.id)
    heading = say("comparison.how_to_read", tongue, left=left.id, right=right.id)
    steps = collate(*_lines(alignment, (left, right)), alignment.links)
    return redline(steps, title, heading, f"{right.language}-BE", _remarks(alignment, left, right, tongue))


def _remarks(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> dict[LineKey, str]:
    """At the heading of each right article: to what it answers, how far, what differs, and why they are linked."""
    sides, found = (Side(left), Side(right)), dict[LineKey, str]()
    for section in sections(alignment, *sides):
        if section.link is not None:
            lines = [
                f"{numbers(section, sides)}: {status_of(section.link, section.across, tongue)}",
                kinds_said(section.link, tongue),
            ]
            lines += [reason.said(tongue) for reason in section.link.reasons]
            key: LineKey = (section.right[0], "heading", 0)
            found[key] = "\n".join(filter(None, [found.get(key, ""), *lines]))
    return found


def synopsis(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> bytes:
    """A DOCX with the two texts beside each other, line by line, with their pages, then what differs: for two
    languages."""
    sides = Side(left), Side(right)
    steps = collate(*_lines(alignment, (left, right)), alignment.links, words=left.language == right.language)
    rows = []
    for step in steps:
        if step.kind != "moved_to":  # it stands in the row of the place where it left
            (page, text), (other_page, other_text) = (
                _cells(*of) for of in zip((step.left, step.right), sides, strict=True)
            )
            rows.append((page, text, other_text, other_page))
    title = say("comparison.synopsis", tongue, left=left.id, right=right.id)
    head = say("comparison.column_page", tongue)
    titles = (("left_page", head, 6), ("left", left.id, 50), ("right", right.id, 50), ("right_page", head, 6))
    texts, parted = Table(title, tuple(Column(*column) for column in titles), tuple(rows)), differences_table
    told = (parted(alignment, left, right, tongue),) if _tells(alignment) else ()
    return written((texts, *told), "docx", tongue)


def _tells(alignment: Alignment) -> bool:
    return bool(alignment.outside) or any(link.differences for link in alignment.links)


def _cells(lines: tuple[Line, ...], side: Side) -> tuple[Cell, Cell]:
    if not lines:
        return Cell(), Cell()
    text = "\n".join(line.text for line in lines)
    return page_link(side.target(lines[0].eid)), Cell(text, language=side.document.language)


def _lines(alignment: Alignment, documents: Sides) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    left, right = documents
    ours = {eid for link in alignment.links for eid in link.left} | set(alignment.left_only)
    theirs = {eid for link in alignment.links for eid in link.right} | set(alignment.right_only)
    if all(a.eid in ours for a in left.articles()) and all(a.eid in theirs for a in right.articles()):
        return lines_of_document(left), lines_of_document(right)
    return lines_of_articles(left, tuple(ours)), lines_of_articles(right, tuple(theirs))
