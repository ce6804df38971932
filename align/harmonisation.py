"""Harmonisation: one generation of contracts compared: what is common, where somebody deviates, what the statute asks.

The College of the institutions must watch that their contracts stay coherent (royal decree of 3 April 1997, art. 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from align.all_pairs import Force, Progress, all_pairs
from align.encoder import Encoder
from align.families import FamilyTolerance, families
from align.harmony.agreement import Agreement, agreement
from align.harmony.comparisons import NEIGHBOURS, Comparisons, Tell, worth_comparing
from align.harmony.deviations import Deviation, deviations
from align.harmony.matrix import Matrix, matrix
from align.harmony.references import settled
from align.harmony.twins import twins
from align.kept import Compared
from align.matters import Coverage, coverage
from corpus.errors import ReadingError
from corpus.listing import Listed
from corpus.model import Document, DocumentKind, Language

KIND: DocumentKind = "contract"
Decide = Callable[[Compared, Document, Document], Compared]
"""A comparison of two documents -> the same as people left it."""
LANGUAGES: tuple[Language, ...] = ("fr", "nl")


@dataclass(frozen=True, slots=True)
class Harmonisation:
    """`documents`: one an institution, in the order of the matrix's columns; `others`: the same contract in the other
    language, None where it is not there. `coverage`: of each document the eight matters."""

    generation: int | None
    documents: tuple[Document, ...]
    others: tuple[Document | None, ...]
    matrix: Matrix
    deviations: tuple[Deviation, ...]
    coverage: tuple[tuple[Coverage, ...], ...]
    agreement: Agreement


def generations(documents: Iterable[Document | Listed]) -> tuple[int, ...]:
    """The generations of which two or more contracts are there, the newest last."""
    counts = Counter(d.generation for d in documents if d.kind == KIND and d.generation is not None)
    return tuple(sorted(generation for generation, n in counts.items() if n > 1))


def harmonise(
    documents: Sequence[Document],
    language: Language | None = None,
    encoder: Encoder | None = None,
    tell: Tell | None = None,
    tolerance: FamilyTolerance | None = None,
    neighbours: int = NEIGHBOURS,
    progress: Progress = lambda done, every: None,
    force: Force | None = None,
    decide: Decide | None = None,
) -> Harmonisation:
    """Compares the contracts of one generation; other documents, and those without articles, are left out.

    Each institution stands with one text: that in `language` (None: the language in which most are there), else the
    one there is. `encoder`: for texts in two languages. `tell`: says what differs inside links. `progress`: is told how
    many comparisons are made, of how many. `force`: who makes them, and where they are kept (None: this process, and
    nowhere). `decide`: applies what people decided, before families are formed. ReadingError where fewer than two
    institutions are left, or where a comparison can't be made.
    """
    columns, others = _columns([d for d in documents if d.kind == KIND and any(d.articles())], language)
    if len(columns) < 2:
        names = ", ".join(sorted(document.id for document in documents)) or "–"
        raise ReadingError("harmonisation.too_few", names, found=len(columns))
    second = [n for n, other in enumerate(others) if other is not None]
    twin = {n: len(columns) + k for k, n in enumerate(second)}
    every = (*columns, *(other for other in others if other is not None))
    comparisons = Comparisons(every, twin, encoder, tell)
    pairs = worth_comparing(columns, neighbours)
    checked = [(i, j) for i, j in pairs if i in twin and j in twin]
    asked = comparisons.meetings([*pairs, *((twin[i], twin[j]) for i, j in checked)])
    told = comparisons.meetings([pair for pair in pairs if comparisons.tells(*pair)])
    made = all_pairs(every, asked, told, encoder, tell, force or Force(), progress)
    if decide is not None:
        made = {(i, j): decide(one, every[i], every[j]) for (i, j), one in made.items()}
    comparisons.take({pair: (one.plain, one.told) for pair, one in made.items()})
    alignments = {pair: comparisons.aligned(*pair) for pair in pairs}
    found = settled(comparisons, families(columns, alignments, tolerance or FamilyTolerance()))
    table = matrix(comparisons, columns, found)
    return Harmonisation(
        generation=next((d.generation for d in columns if d.generation is not None), None),
        documents=columns,
        others=others,
        matrix=table,
        deviations=deviations(table.rows),
        coverage=tuple(coverage(document) for document in columns),
        agreement=agreement(comparisons, checked),
    )


def _columns(
    documents: Sequence[Document], language: Language | None
) -> tuple[tuple[Document, ...], tuple[Document | None, ...]]:
    """One document an institution, by id, and its text in the other language if there is one.

    Of two texts of one institution in one language the longer one stands: the other is an extract or a second copy.
    """
    every = sorted(_single(documents), key=lambda d: d.id)
    first = language or max(LANGUAGES, key=lambda code: sum(d.language == code for d in every))
    pairs = [(every[f], every[d]) for f, d in twins(every)]
    other = {a.id: b for f, d in pairs for a, b in ((f, d), (d, f))}
    columns = tuple(d for d in every if d.language == first or d.id not in other)
    return columns, tuple(other.get(d.id) for d in columns)


def _single(documents: Sequence[Document]) -> list[Document]:
    """One document for each institution and language; where the institution is unknown every document is one."""
    longest: dict[tuple[str, str], Document] = {}
    for document in sorted(documents, key=lambda d: d.id):
        key = (document.institution or document.id, document.language)
        if key not in longest or len(list(document.articles())) > len(list(longest[key].articles())):
            longest[key] = document
    return list(longest.values())
