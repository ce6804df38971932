"""Evidence candidates: which passages of an annual report speak of an obligation, best first, with their figures.

A search by words (BM25 over the passages and the headings above them). It proposes; that a passage proves an
obligation is for a person to say, in the register.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from corpus.model import Document, Language, Provision
from extract.evidence_figures import Figure, figures
from extract.evidence_terms import CONCEPT, NUMBER, PAIR, SHARED, terms
from extract.facts import Fact
from extract.passages import SILENT, page_of, wording
from extract.reattachment import Obligation, letters

SATURATION, LENGTH = 1.2, 0.5
"""BM25's k1 and b; b is below the usual 0.75 as passages are all short."""
KINDS = {NUMBER: 1.5, CONCEPT: 1.5, PAIR: 0.7}
"""How much a number, a concept or a pair of words weighs beside a word: pairs repeat words that count already."""
QUOTE, ACTION, HEADING = 1.0, 0.5, 0.5
"""How much a term counts for the place where the contract has it; HEADING also for the headings of the report."""
AROUND = 0.25
"""How much a term counts that stands in the same paragraph, above a point of a list or in the heads of a table."""
MEASURED = 1.2
"""How much more a passage counts that gives figures: they are what an evaluation asks for."""
FLOOR = 0.12
"""Share of an obligation's terms below which a passage does not speak of it."""
ALONE = 0.2
"""Score from which one common term is enough."""
FOREIGN = 0.25
"""What a word that the report's language cannot hold counts of the whole, where the two languages differ."""
FEWEST = 4
"""Different words that a passage without a number needs."""
WHOLE = 300
"""Characters up to which a passage stays whole; a longer one is searched, and quoted, by its sentences."""
RUN = 160
"""Characters up to which short sentences of a long passage stay together."""
_SENTENCE = re.compile(r"\S.*?(?:[.!?;](?=\s)|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Candidate(Fact):
    """A passage of a report that may speak of an obligation: a paragraph, sentences of a long one, a row of a table.

    `score` is from 0 to 1: the share of the obligation's terms, by weight, that the passage has. `figures` are those of
    the passage, their offsets count in the same wording. `terms` are the words in common, weightiest first.
    """

    obligation: str
    page: int | None
    score: float
    headings: tuple[str, ...]
    figures: tuple[Figure, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A passage: characters [start, end) of a provision, with what stands above it."""

    article: str
    provision: Provision
    start: int
    end: int
    headings: tuple[str, ...]
    stem: str

    @property
    def text(self) -> str:
        return wording(self.provision)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Index:
    """A report, ready to be searched: its passages, the weight of each term in each, how rare each term is."""

    report: Document
    sections: tuple[Section, ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]
    """Term -> the passages that have it, with its saturated frequency there, from 0 to 1."""
    own: tuple[frozenset[str], ...]
    """By passage: the terms that it has itself, not only above it."""
    figures: tuple[tuple[Figure, ...], ...]
    """By passage, with offsets in the wording of its provision."""
    rarity: Mapping[str, float]
    rarest: float
    """The rarity of what the report does not hold at all."""


def candidates(
    obligations: Sequence[Obligation], report: Document, top: int = 5, contract: Document | None = None
) -> dict[str, tuple[Candidate, ...]]:
    """Id of each obligation -> the passages that speak of it, at most `top`, best first; none where none does.

    With the contract, the headings above an obligation count too, and its language is known; without, it is taken
    to be the report's. Across languages only numbers, concepts of the lexicon and names are found.
    """
    index = indexed(report)
    language = contract.language if contract else report.language
    headings = _headings(contract) if contract else {}
    queries = {o.id: _query(o, headings.get(o.eid, ()), language) for o in obligations}
    spread = Counter(term for query in queries.values() for term in query)
    found = {}
    for o in obligations:
        query = {t: w * _telling(spread[t], len(queries)) for t, w in queries[o.id].items()}
        said = terms(o.quote, language).keys()
        found[o.id] = _ranked(o.id, index, query, said, top, language == report.language)
    return found


def indexed(report: Document) -> Index:
    """Makes a report ready to be searched."""
    sections = tuple(_sections(report.root, "", (), ""))
    texts = [terms(section.text, report.language) for section in sections]
    counts = [_counts(own, section, report.language) for own, section in zip(texts, sections, strict=True)]
    lengths = [sum(own.values()) for own in texts]
    average = sum(lengths) / max(1, len(lengths)) or 1.0
    postings: dict[str, list[tuple[int, float]]] = {}
    for i, c in enumerate(counts):
        for term, weight in _saturated(c, lengths[i] / average).items():
            postings.setdefault(term, []).append((i, weight))
    rarity = {t: math.log1p((len(counts) - len(at) + 0.5) / (len(at) + 0.5)) for t, at in postings.items()}
    own = tuple(frozenset(t) for t in texts)
    rarest = math.log1p(2 * len(counts) + 1)
    counted = tuple(_figures(section, report.language) for section in sections)
    return Index(report, sections, {t: tuple(at) for t, at in postings.items()}, own, counted, rarity, rarest)


def _sections(p: Provision, article: str, headings: tuple[str, ...], stem: str) -> Iterator[Section]:
    if p.kind in SILENT:
        return
    article = p.num if p.num and p.kind not in ("paragraph", "point", "footnote", "table") else article
    headings = (*headings, p.heading) if p.heading else headings
    text = wording(p)
    if p.rows and not p.text:
        yield from _table(p, article, headings)
    elif text.strip():
        yield from _sentences(Section(article, p, 0, len(text), headings, stem))
    for child in p.children:
        yield from _sections(child, article, headings, text if p.kind in ("paragraph", "point") else stem)


def _sentences(section: Section) -> Iterator[Section]:
    """A long passage in runs of sentences, each with the whole of it for its surroundings."""
    text = section.text
    if len(text) <= WHOLE:
        yield section
        return
    start = end = 0
    for sentence in _SENTENCE.finditer(text):
        if end > start and sentence.end() - start > RUN:
            yield replace(section, start=start, end=end, stem=text)
            start = sentence.start()
        end = sentence.end()
    yield replace(section, start=start, end=end, stem=text)


def _table(p: Provision, article: str, headings: tuple[str, ...]) -> Iterator[Section]:
    """A table row by row; the first row, which may hold the heads, counts as what stands above the others."""
    at, heads = 0, " ".join(p.rows[0])
    for i, row in enumerate(p.rows):
        end = at + len("\n".join(row))
        if "".join(row).strip():
            yield Section(article, p, at, end, headings, heads if i else "")
        at = end + 1


def _counts(own: Mapping[str, int], section: Section, language: Language) -> dict[str, float]:
    counts = {t: float(n) for t, n in own.items()}
    for above, weight in (*((h, HEADING) for h in section.headings[-2:]), (section.stem, AROUND)):
        for term, n in terms(above, language).items():
            counts[term] = counts.get(term, 0.0) + weight * n
    return counts


def _saturated(counts: Mapping[str, float], length: float) -> dict[str, float]:
    """`length` of the passage itself as a share of the average."""
    damping = SATURATION * (1 - LENGTH + LENGTH * length)
    return {t: n / (n + damping) for t, n in counts.items()}


def _headings(contract: Document) -> dict[str, tuple[str, ...]]:
    """eId -> the headings above it."""
    found: dict[str, tuple[str, ...]] = {}

    def visit(p: Provision, above: tuple[str, ...]) -> None:
        above = (*above, p.heading) if p.heading else above
        found[p.eid] = above
        for child in p.children:
            visit(child, above)

    visit(contract.root, ())
    return found


def _query(obligation: Obligation, headings: tuple[str, ...], language: Language) -> dict[str, float]:
    parts = [(obligation.quote, QUOTE), (obligation.action, ACTION), *((h, HEADING) for h in headings[-1:])]
    query: dict[str, float] = {}
    for text, weight in parts:
        for term in terms(text, language):
            query[term] = query.get(term, 0.0) + weight * KINDS.get(term[0], 1.0)
    return query


def _telling(spread: int, queries: int) -> float:
    """From 1 down: what most obligations of a contract have in common ("the institution undertakes") tells nothing."""
    return 1.0 - math.log(spread) / math.log(queries + 1)


def _ranked(
    id: str, index: Index, query: Mapping[str, float], said: Set[str], top: int, same_language: bool
) -> tuple[Candidate, ...]:
    full = {t: w * index.rarity.get(t, index.rarest) for t, w in query.items()}
    # Pairs of words are a bonus: hardly any passage has an obligation's words in their order.
    single = ((t, w) for t, w in full.items() if t[0] != PAIR)
    most = sum(w if same_language or t in index.rarity or t[0] in SHARED else FOREIGN * w for t, w in single) or 1.0
    common: dict[int, dict[str, float]] = {}
    for term, weight in full.items():
        for i, here in index.postings.get(term, ()):
            common.setdefault(i, {})[term] = weight * here
    scored = [
        (-round(min(1.0, sum(c.values()) / most * (MEASURED if index.figures[i] else 1.0)), 6), i)
        for i, c in common.items()
    ]
    best = sorted((s, i) for s, i in scored if s <= -FLOOR and _speaks(common[i].keys() & said, index.own[i], -s))
    return _without_repeats((_candidate(id, index, i, -s, common[i]) for s, i in best), top)


def _speaks(common: Set[str], own: frozenset[str], score: float) -> bool:
    """Two of the obligation's own terms, or one that is most of it; one of them in the passage itself, which is more
    than a title."""
    if sum(t[0] not in (PAIR, CONCEPT) for t in own) < FEWEST and not any(t[0] == NUMBER for t in own):
        return False
    concepts = sum(t[0] == CONCEPT for t in common)
    others = sum(t[0] not in (PAIR, CONCEPT) for t in common)  # a word and its concept are one thing
    return (max(concepts, others) > 1 or score >= ALONE) and not own.isdisjoint(common)


def _without_repeats(found: Iterable[Candidate], top: int) -> tuple[Candidate, ...]:
    """The first ones; reports say many things twice, in the summary and in the chapter."""
    kept: dict[str, Candidate] = {}
    for candidate in found:
        if len(kept) >= top:
            break
        kept.setdefault(letters(candidate.quote), candidate)
    return tuple(kept.values())


def _figures(section: Section, language: Language) -> tuple[Figure, ...]:
    at = section.start
    return tuple(replace(f, start=f.start + at, end=f.end + at) for f in figures(section.text, language))


def _candidate(id: str, index: Index, i: int, score: float, common: Mapping[str, float]) -> Candidate:
    section = index.sections[i]
    fact = Fact(section.article, section.provision.eid, section.start, section.end, section.text)
    best = sorted(common, key=lambda t: (-common[t], t))
    return Candidate(
        fact.article, fact.eid, fact.start, fact.end, fact.quote, id, page_of(index.report, fact), score,
        section.headings, index.figures[i], tuple(best),
    )  # fmt: skip
