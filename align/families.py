"""Families: provisions that recur from institution to institution, found from the links between their documents.

Articles are gathered by average link: two groups become one only when most of the pairs between them that could be
linked are linked. A single wrong link therefore joins nothing, a split article is still one member, and an article
into which two provisions were merged belongs to the families of both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from align.clauses import clauses_of
from align.links import Alignment, Link
from corpus.model import Document, Language

Article = tuple[int, str]
"""(index of its document, eId)."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FamilyTolerance:
    """When provisions are one family, and when a family is common.

    `alike`: likeness of words (certainty across languages) below which two linked articles are just the nearest to each
    other, and no recurrence. More than `support` of
    the pairs of articles between two groups must be linked to make one family of them, and an article joins a further
    family when it is linked with more than `support` of the other documents in it. A family is common when it recurs in
    at least `common` of the documents, and in `least` of them: below that, who lacks it lacks nothing.
    """

    alike: float = 0.3
    support: float = 0.5
    common: float = 0.5
    least: int = 2


@dataclass(frozen=True, slots=True)
class Member:
    """The articles of one document in a family, in its order: several where the provision is split there."""

    document: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Provisions that answer to each other: one member a document; `reference` is the one nearest to all others."""

    members: tuple[Member, ...]
    reference: Member
    common: bool

    def of(self, document: int) -> Member | None:
        return next((member for member in self.members if member.document == document), None)


def families(
    documents: Sequence[Document],
    alignments: Mapping[Pair, Alignment],
    tolerance: FamilyTolerance = FamilyTolerance(),
) -> tuple[Family, ...]:
    """The families of two or more documents, by the place of their reference.

    `alignments`: (index left, index right) -> their alignment, for the pairs that were compared, each in one direction.
    Pairs that were not compared speak neither for nor against a family.
    """
    alike = _likeness(documents, alignments, tolerance)
    compared = {pair for left, right in alignments for pair in ((left, right), (right, left))}
    places = {(n, a.eid): (n, k) for n, d in enumerate(documents) for k, a in enumerate(d.articles())}
    gathered = [set(group) for group in _gathered(alike, compared, places, tolerance)]
    groups = [group for group in gathered if len({document for document, _ in group}) > 1]
    for group, more in zip(groups, _joining(groups, alike, compared, tolerance), strict=True):
        group |= more
    least = max(tolerance.least, tolerance.common * len(documents))
    languages = [document.language for document in documents]
    found = [_family(group, places, alike, languages, least) for group in groups]
    return tuple(sorted(found, key=lambda f: places[f.reference.document, f.reference.articles[0]]))


def _likeness(
    documents: Sequence[Document], alignments: Mapping[Pair, Alignment], tolerance: FamilyTolerance
) -> dict[Article, dict[Article, float]]:
    """Each linked article -> what it is linked with -> how alike they are, both ways."""
    sizes = [{a.eid: sum(len(c.text) for c in clauses_of(a)) for a in d.articles()} for d in documents]
    found: defaultdict[Article, dict[Article, float]] = defaultdict(dict)
    for (here, there), alignment in alignments.items():
        for link in alignment.links:
            for one, other in ((one, other) for one in link.left for other in link.right):
                alike = likeness(link, one, other, min(sizes[here][one], sizes[there][other]))
                if alike >= tolerance.alike:
                    found[here, one][there, other] = found[there, other][here, one] = alike
    return dict(found)


def likeness(link: Link, left: str, right: str, size: int) -> float:
    """How alike two articles of a link are. In a split or a merger, what the two share of the smaller one.

    `size`: characters of the clauses of the smaller article.
    """
    if len(link.left) == len(link.right) == 1:
        return link.score
    shared = (
        pair.score * min(len(pair.left.text), len(pair.right.text))
        for pair in link.clauses
        if within(pair.left.eid, left) and within(pair.right.eid, right)
    )
    return min(1.0, sum(shared) / max(1, size))


def within(eid: str, article: str) -> bool:
    """Is this provision the article or a part of it?"""
    return eid == article or eid.startswith(f"{article}__")


class _Clusters:
    """Groups of articles, the sum and the number of links between them; two become one at a time."""

    def __init__(
        self, alike: Mapping[Article, Mapping[Article, float]], compared: set[Pair], places: Mapping[Article, Pair]
    ):
        ordered = sorted(alike, key=lambda article: places[article])
        number = {article: n for n, article in enumerate(ordered)}
        self.compared = compared
        self.groups = {n: [article] for article, n in number.items()}
        self.links = {
            number[one]: {number[other]: (score, 1) for other, score in others.items()} for one, others in alike.items()
        }

    def standing(self, one: int, other: int) -> tuple[float, float]:
        """Share of the comparable pairs between two groups that are linked, and their mean likeness."""
        total, linked = self.links[one][other]
        ours, theirs = (_per_document(self.groups[n]) for n in (one, other))
        could = sum(a * b for x, a in ours.items() for y, b in theirs.items() if (x, y) in self.compared)
        return linked / could, total / could

    def share_a_document(self, one: int, other: int) -> bool:
        return not {d for d, _ in self.groups[one]}.isdisjoint(d for d, _ in self.groups[other])

    def merge(self, one: int, other: int, new: int) -> None:
        self.groups[new] = self.groups.pop(one) + self.groups.pop(other)
        sums: defaultdict[int, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
        for old in (one, other):
            for third, (total, linked) in self.links.pop(old).items():
                if third in self.groups:
                    del self.links[third][old]
                    sums[third] = (sums[third][0] + total, sums[third][1] + linked)
        self.links[new] = dict(sums)
        for third, both in sums.items():
            self.links[third][new] = both


def _gathered(
    alike: Mapping[Article, Mapping[Article, float]],
    compared: set[Pair],
    places: Mapping[Article, Pair],
    tolerance: FamilyTolerance,
) -> list[list[Article]]:
    """Agglomeration by average link, the most alike first; the order of documents and articles breaks ties.

    Groups that would put two articles of one document together wait until the others have found each other: else an
    article into which two provisions were merged would draw both of them into one family.
    """
    clusters = _Clusters(alike, compared, places)
    new = len(clusters.groups)

    def entries(one: int) -> Iterable[tuple[bool, float, int, int]]:
        for other in clusters.links[one]:
            share, mean = clusters.standing(one, other)
            if share > tolerance.support:
                yield clusters.share_a_document(one, other), -round(mean, 6), min(one, other), max(one, other)

    waiting = list({entry for one in clusters.groups for entry in entries(one)})
    heapify(waiting)
    while waiting:
        _, _, one, other = heappop(waiting)
        if one in clusters.groups and other in clusters.groups:
            clusters.merge(one, other, new)
            for entry in entries(new):
                heappush(waiting, entry)
            new += 1
    return list(clusters.groups.values())


def _joining(
    groups: Sequence[set[Article]],
    alike: Mapping[Article, Mapping[Article, float]],
    compared: set[Pair],
    tolerance: FamilyTolerance,
) -> list[set[Article]]:
    """For each group the articles of others that belong to it as well: two provisions merged into one."""
    found: list[set[Article]] = []
    for group in groups:
        there = {document for document, _ in group}
        near = {other for article in group for other in alike[article]} - group
        more = set()
        for article in near:
            asked = [d for d in there if (d, article[0]) in compared]
            linked = {d for d, eid in group if (d, eid) in alike[article]}
            if len(linked) > tolerance.support * len(asked):
                more.add(article)
        found.append(more)
    return found


def _family(
    group: Iterable[Article],
    places: Mapping[Article, Pair],
    alike: Mapping[Article, Mapping[Article, float]],
    languages: Sequence[Language],
    least: float,
) -> Family:
    """The reference is in the language of most members: across languages likeness is certainty, and looks greater."""
    articles: defaultdict[int, list[Article]] = defaultdict(list)
    for article in sorted(group, key=lambda a: places[a]):
        articles[article[0]].append(article)
    members = tuple(Member(n, tuple(eid for _, eid in some)) for n, some in sorted(articles.items()))
    distance = {n: sum(1.0 - _near(some, other, alike) for other in articles.values()) for n, some in articles.items()}
    spoken = Counter(languages[n] for n in articles)
    medoid = min(articles, key=lambda n: (-spoken[languages[n]], round(distance[n], 6), n))
    reference = next(member for member in members if member.document == medoid)
    return Family(members, reference, len(members) >= least)


def _near(
    some: Sequence[Article], others: Sequence[Article], alike: Mapping[Article, Mapping[Article, float]]
) -> float:
    """How alike two members are; those of one document are one."""
    if some == others:
        return 1.0
    return max((alike[one].get(other, 0.0) for one in some for other in others), default=0.0)


def _per_document(group: Iterable[Article]) -> dict[int, int]:
    counts: defaultdict[int, int] = defaultdict(int)
    for document, _ in group:
        counts[document] += 1
    return counts
