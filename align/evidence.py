"""Evidence: all that speaks for one article answering to another, as tables (articles left, articles right)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from align.clauses import Clause, clauses_of
from align.encoder import Encoder
from align.figures import figures_of
from align.likeness import Entries, Matrix, ahead, cosines, grams, likeness, outstanding, times_ahead, weighed
from align.links import words_of
from align.masking import folded, masked
from corpus.model import Document, Provision

STEM = 5
"""Letters that French and Dutch words of one origin share: "commission" ~ "commissie"."""
BILINGUAL_GRAM = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One document of a pair: its articles that say something, and their clauses, as they are compared."""

    document: Document
    articles: tuple[Provision, ...]
    keys: tuple[str, ...]
    """The words of each article, masked and folded."""
    clauses: tuple[tuple[Clause, ...], ...]
    clause_keys: tuple[str, ...]
    """The words of each clause, likewise, all clauses in one row."""
    names: tuple[str, ...] = ()
    """What the document calls its institution, beyond what align.masking knows."""

    @property
    def starts(self) -> list[int]:
        """Index of the first clause of each article, all clauses in one row."""
        return [0, *np.cumsum([len(some) for some in self.clauses])[:-1].tolist()]

    @property
    def flat(self) -> list[Clause]:
        return [clause for some in self.clauses for clause in some]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`tables`: kind of evidence -> (left, right). `clauses`: likeness of each clause with each, in one row a side.

    `words`: the grams of all clauses, those of the left side first. `vectors`: those of the clauses of either side,
    (clauses, numbers), where they were compared by an encoder.
    """

    tables: Mapping[str, Matrix]
    clauses: Matrix
    words: Entries | None = None
    vectors: tuple[Matrix, Matrix] | None = None


def side(document: Document, names: tuple[str, ...] = ()) -> Side:
    """The articles with words; one that only has a heading is its heading's clause. `names`: masked too."""
    spoken = tuple(a for a in document.articles() if words_of(a))
    clauses = tuple(clauses_of(a) or (Clause(a.eid, "heading", 0, len(a.heading), a.heading),) for a in spoken)
    keys = tuple(folded(masked(words_of(a), document, names)) for a in spoken)
    said = tuple(folded(masked(c.text, document, names)) for some in clauses for c in some)
    return Side(document, spoken, keys, clauses, said, names)


def evidence(left: Side, right: Side, encoder: Encoder | None) -> Evidence:
    """Within one language from words alone; across languages from the encoder too, where there is one."""
    across = left.document.language != right.document.language
    size = BILINGUAL_GRAM if across else 5
    words = likeness(left.keys, right.keys, lambda text: grams(text, size))
    tables = {
        "words": words,
        "words_stand_out": outstanding(words),
        "words_times_ahead": times_ahead(words),
        "figures": _figures(left, right),
        "length": _length(left, right),
        "heading": _headings(left, right),
    }
    if across:
        cognates = likeness(left.keys, right.keys, _stems)
        tables |= {"cognates": cognates, "cognates_stand_out": outstanding(cognates)}
    if not across or encoder is None:
        said = weighed((*left.clause_keys, *right.clause_keys), lambda text: grams(text, size))
        every = range(len(left.clause_keys) + len(right.clause_keys))
        clauses = cosines(said, every[: len(left.clause_keys)], every[len(left.clause_keys) :])
        return Evidence(tables | _covered(clauses, left, right), clauses, said)
    ours, theirs = (_encoded(one.clauses, encoder) for one in (left, right))
    clauses = np.clip(ours @ theirs.T, 0.0, 1.0)
    meaning = _mean_vectors(ours, left.clauses) @ _mean_vectors(theirs, right.clauses).T
    tables |= {"meaning": meaning, "meaning_stands_out": outstanding(meaning), "meaning_ahead": ahead(meaning)}
    return Evidence(tables | _covered(clauses, left, right), clauses, vectors=(ours, theirs))


def rewritten(
    found: Evidence, left: Side, right: Side, doubtful: tuple[Sequence[int], Sequence[int]], encoder: Encoder
) -> Evidence:
    """The evidence with what an encoder says of the `doubtful` articles of two texts in one language, by their places.

    Words tell more than vectors where enough of them are left; so the others are not encoded, and stay at 0.
    """
    tables = {name: np.zeros_like(found.tables["words"]) for name in ("meaning_stands_out", "meaning_ahead")}
    if all(doubtful):
        clauses = [[one.clauses[k] for k in some] for one, some in zip((left, right), doubtful, strict=True)]
        ours, theirs = (_mean_vectors(_encoded(some, encoder), some) for some in clauses)
        meaning, cells = ours @ theirs.T, np.ix_(*doubtful)
        tables["meaning_stands_out"][cells], tables["meaning_ahead"][cells] = outstanding(meaning), ahead(meaning)
    return replace(found, tables={**found.tables, **tables})


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in text.split() if len(word) >= STEM]


def _figures(left: Side, right: Side) -> Matrix:
    said = [[" ".join(figures_of(key, one.document.language)) for key in one.keys] for one in (left, right)]
    return likeness(said[0], said[1], str.split)


def _length(left: Side, right: Side) -> Matrix:
    """How far two articles differ in length: 0 for none, 1 where one is e times as long."""
    ours, theirs = (np.log([max(1, len(key)) for key in one.keys]) for one in (left, right))
    table: Matrix = np.abs(ours[:, None] - theirs[None, :])
    return table


def _headings(left: Side, right: Side) -> Matrix:
    """Likeness of the headings; 0 where either has none, or the two are in two languages."""
    said = [[folded(masked(a.heading, one.document, one.names)) for a in one.articles] for one in (left, right)]
    if left.document.language != right.document.language:
        return np.zeros((len(said[0]), len(said[1])))
    both = np.array([bool(t) for t in said[0]])[:, None] & np.array([bool(t) for t in said[1]])[None, :]
    table: Matrix = likeness(said[0], said[1]) * both
    return table


def recurring(found: Evidence, left: Side, right: Side, rows: tuple[Sequence[int], Sequence[int]]) -> list[Matrix]:
    """How like some clauses of either side, given by their rows, are to the likest clause of its other articles."""
    told = []
    for n, (one, some) in enumerate(zip((left, right), rows, strict=True)):
        if found.vectors is not None:
            table = found.vectors[n][list(some)] @ found.vectors[n].T
        elif found.words is not None:
            first = n * len(left.clause_keys)
            every = range(first, first + len(one.clause_keys))
            table = cosines(found.words, [every[k] for k in some], every)
        else:
            raise ValueError("clauses were compared neither by words nor by vectors")
        home = np.repeat(np.arange(len(one.clauses)), [len(clauses) for clauses in one.clauses])
        own = home[list(some)][:, None] == home[None, :]
        told.append(np.where(own, 0.0, table).max(axis=1, initial=0.0))
    return told


def weights(one: Side) -> Matrix:
    """The length of each clause as a share of its article's."""
    found = [np.array([len(c.text) for c in some], dtype=np.float64) for some in one.clauses]
    return np.concatenate([lengths / lengths.sum() for lengths in found]) if found else np.zeros(0)


def _encoded(clauses: Sequence[Sequence[Clause]], encoder: Encoder) -> Matrix:
    """A vector for each clause, all in one row."""
    return encoder.encode([c.text for some in clauses for c in some]).astype(np.float64)


def _mean_vectors(vectors: Matrix, clauses: Sequence[Sequence[Clause]]) -> Matrix:
    """An article is the mean of its clauses, each weighted by its length: better than encoding it whole."""
    lengths = np.array([len(c.text) for some in clauses for c in some], dtype=np.float64)
    starts = np.cumsum([0, *(len(some) for some in clauses[:-1])])
    summed = np.add.reduceat(vectors * lengths[:, None], starts, axis=0)
    table: Matrix = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9)
    return table


def _covered(clauses: Matrix, left: Side, right: Side) -> dict[str, Matrix]:
    """How far the clauses of an article find their like in another: of the better covered side, and of the other."""
    ours, theirs = coverage(clauses, left, right), coverage(clauses.T, right, left).T
    most, least = np.maximum(ours, theirs), np.minimum(ours, theirs)
    return {"covered": most, "covered_both": least, "covered_stands_out": outstanding(least)}


def coverage(clauses: Matrix, of: Side, by: Side) -> Matrix:
    """For each article of one side the mean likeness, by length, of its clauses with the likest ones of another."""
    best = np.maximum.reduceat(clauses, by.starts, axis=1)
    table: Matrix = np.add.reduceat(best * weights(of)[:, None], of.starts, axis=0)
    return table
