"""The matrix: institutions by families, in the order and under the chapters of the document that holds most of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.families import Family, Member
from align.harmony.comparisons import Comparisons
from align.harmony.states import State, standing
from align.headings import above, chapter, heading_of
from align.links import Difference, words_of
from corpus.model import Document, Language, Provision

COMMON_CHAPTER = 0.5
"""A chapter is common when at least this share of its articles is: there an article of one's own is extra, elsewhere
it is just the institution's own business."""


NO_CHAPTER = Provision("", "chapter")


@dataclass(frozen=True, slots=True)
class Cell:
    """An institution's text of a family: its articles by eId, and how they differ from the reference."""

    state: State
    articles: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A family: the document and articles of its reference text, and one cell a document; None where a family that is
    not common has no member. `id` is stable as long as the reference is."""

    id: str
    chapter: str
    heading: str
    reference: Member
    common: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows under their chapters; `base`: the document whose order they follow; `own`: what each document has alone
    outside the common chapters."""

    base: int
    rows: tuple[Row, ...]
    own: tuple[tuple[str, ...], ...]


def matrix(comparisons: Comparisons, documents: Sequence[Document], found: Sequence[Family]) -> Matrix:
    """The families of some documents as a matrix, and with them what is extra in common chapters.

    `documents` are the first of those compared.
    """
    sheets = [Sheet.of(document) for document in documents]
    base = max(range(len(sheets)), key=lambda n: (sum(f.of(n) is not None for f in found), -n))
    own = [_own(n, sheet, found) for n, sheet in enumerate(sheets)]
    extra = [_in_common_chapters(n, sheet, own[n], found) for n, sheet in enumerate(sheets)]
    alone = [
        Family((member,), member, False) for n, some in enumerate(extra) for member in (Member(n, (e,)) for e in some)
    ]
    ordered = sorted((*found, *alone), key=lambda family: _place(family, base, sheets, found))
    rows: list[Row] = []
    for family in ordered:
        cells = _cells(family, comparisons, len(sheets)) if len(family.members) > 1 else _alone(family, len(sheets))
        rows.append(_row(family, cells, sheets, base, rows[-1].chapter if rows else ""))
    rest = tuple(tuple(eid for eid in own[n] if eid not in extra[n]) for n in range(len(sheets)))
    return Matrix(base, tuple(rows), rest)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked of a document again and again: its articles, where each stands, under which headings."""

    document: str
    language: Language
    articles: Mapping[str, Provision]
    places: Mapping[str, int]
    paths: Mapping[str, tuple[Provision, ...]]

    @staticmethod
    def of(document: Document) -> Sheet:
        articles = {a.eid: a for a in document.articles()}
        return Sheet(
            document.id, document.language, articles, {eid: k for k, eid in enumerate(articles)}, above(document)
        )

    def chapter(self, eid: str) -> Provision:
        """The chapter that an article stands in; one without eId and heading where it stands in none."""
        return chapter(self.paths[eid]) or NO_CHAPTER


def _own(n: int, sheet: Sheet, found: Sequence[Family]) -> list[str]:
    """Articles with words that no other document has."""
    shared = {eid for family in found for member in family.members if member.document == n for eid in member.articles}
    return [eid for eid, article in sheet.articles.items() if eid not in shared and words_of(article).strip()]


def _in_common_chapters(n: int, sheet: Sheet, own: Sequence[str], found: Sequence[Family]) -> list[str]:
    """Those of its own articles that stand in a common chapter."""
    common = {e for f in found if f.common for m in f.members if m.document == n for e in m.articles}
    beside: defaultdict[str, list[bool]] = defaultdict(list)
    for eid in sheet.articles:
        beside[sheet.chapter(eid).eid].append(eid in common)
    shared = {eid for eid, some in beside.items() if eid and sum(some) >= COMMON_CHAPTER * len(some)}
    return [eid for eid in own if sheet.chapter(eid).eid in shared]


def _alone(family: Family, documents: int) -> tuple[Cell | None, ...]:
    (member,) = family.members
    return tuple(Cell("extra", member.articles) if n == member.document else None for n in range(documents))


def _cells(family: Family, comparisons: Comparisons, documents: int) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    for n in range(documents):
        member = family.of(n)
        if member is None:
            cells.append(Cell("missing") if family.common else None)
        elif member == family.reference:
            cells.append(Cell("identical", member.articles))
        else:
            cells.append(_compared(comparisons, family.reference, member))
    return tuple(cells)


def _compared(comparisons: Comparisons, reference: Member, member: Member) -> Cell:
    pair = reference.document, member.document
    if not comparisons.in_words(*pair):
        return Cell("uncompared", member.articles)
    alignment = comparisons.told(*pair)
    state, differences = standing(alignment, reference.articles, member.articles, comparisons.tells(*pair))
    return Cell(state, member.articles, differences)


def _place(family: Family, base: int, sheets: Sequence[Sheet], found: Sequence[Family]) -> tuple[int, int, int]:
    """Where a row stands: at its article in the base document, else behind what stands before it in its own one."""
    at = family.of(base)
    if at is not None:
        return sheets[base].places[at.articles[0]], -1, -1
    home = family.reference.document
    here, nearest, before = sheets[home].places[family.reference.articles[0]], -1, -1
    for other in found:
        there, anchor = other.of(home), other.of(base)
        if there is not None and anchor is not None:
            k = sheets[home].places[there.articles[0]]
            if nearest < k < here:
                nearest, before = k, sheets[base].places[anchor.articles[0]]
    return before, home, here


def _row(family: Family, cells: tuple[Cell | None, ...], sheets: Sequence[Sheet], base: int, before: str) -> Row:
    """A row that the base document does not have stands under the chapter of the row before it."""
    sheet = sheets[family.reference.document]
    first = family.reference.articles[0]
    at = family.of(base)
    return Row(
        id=f"{sheet.document}/{'+'.join(sheet.articles[eid].num or eid for eid in family.reference.articles)}",
        chapter=sheets[base].chapter(at.articles[0]).heading if at else before or sheet.chapter(first).heading,
        heading=_heading(family, sheets),
        reference=family.reference,
        common=family.common,
        cells=cells,
    )


def _heading(family: Family, sheets: Sequence[Sheet]) -> str:
    """The heading of an article, else of a section: the reference's, else another's; else the one above it all."""
    every = [(sheets[m.document], m.articles[0]) for m in (family.reference, *family.members)]
    firsts = [(sheet, eid) for sheet, eid in every if sheet.language == every[0][0].language]
    own = (sheet.articles[eid].heading for sheet, eid in firsts)
    sections = (
        path[-1].heading for sheet, eid in firsts if (path := sheet.paths[eid]) and chapter(path) is not path[-1]
    )
    named = next((heading for heading in (*own, *sections) if heading.strip()), "")
    sheet, first = firsts[0]
    return named or heading_of(sheet.articles[first], sheet.paths[first])
