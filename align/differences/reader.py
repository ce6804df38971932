"""The reader of links: pairs the clauses of a link, compares them, and keeps what has no counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from align.clauses import Clause, clauses_of
from align.differences.atoms import Speech
from align.differences.changes import changes
from align.differences.classes import Judge
from align.differences.drafts import Scribe, Spot
from align.differences.groups import Group, Keys, groups
from align.differences.headings import heading_clause, label_difference
from align.differences.homes import Homes
from align.links import Difference, DifferenceKind, Link, Reason, Stretch
from align.masking import folded, masked, typographic
from align.words import tokens
from corpus.model import Provision

Ranked = tuple[tuple[float, float], Difference]
"""A difference with its rank in reading order."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Clauses of one provision that follow each other and have no counterpart. `spot`: where they would stand on the
    other side."""

    clauses: tuple[Clause, ...]
    spot: Spot | None
    rank: tuple[float, float]
    on_left: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a link found: differences with their rank in reading order, and what stands alone."""

    differences: tuple[Ranked, ...]
    alone: tuple[Alone, ...]


@dataclass(frozen=True, slots=True)
class LinkReader:
    """Reads the links between two documents. `answered`: clauses on either side that answer to one in any link."""

    left: Speech
    right: Speech
    judge: Judge
    answered: tuple[frozenset[Clause], frozenset[Clause]]
    homes: Homes

    @property
    def scribe(self) -> Scribe:
        return Scribe(self.left, self.right)

    def read(self, link: Link) -> Read:
        ours, theirs = self._clauses(link.left, self.left), self._clauses(link.right, self.right)
        place = {c: n for n, c in enumerate(ours)}, {c: n for n, c in enumerate(theirs)}
        pairs = [
            (place[0][p.left], place[1][p.right], p.score)
            for p in link.clauses
            if p.left in place[0] and p.right in place[1]
        ]
        away = [(i, j) for i, j, _ in pairs if self.homes.away(ours[i], theirs[j])]
        at_home = [pair for pair in pairs if pair[:2] not in away]
        found = _with_strangers(groups(ours, theirs, at_home, (self._keys(self.left), self._keys(self.right))), away)
        told: list[Ranked] = []
        if len(link.left) == len(link.right) == 1:
            told += self._headings(link)
        seen: set[str] = set()
        for group in found:
            told += [((group.left[0], group.right[0]), d) for d in self._group(ours, theirs, group, seen)]
        return Read(tuple(_agreed(told)), tuple(self._alone(ours, theirs, found)))

    def _clauses(self, eids: Sequence[str], speech: Speech) -> list[Clause]:
        return [clause for eid in eids for clause in clauses_of(speech.provisions[eid])]

    def _keys(self, speech: Speech) -> Keys:
        def keys(clause: Clause) -> list[str]:
            said = folded(masked(clause.text, speech.document, speech.names)).split()
            # rows of a table answer to each other by what they are about, not by their figures
            return [word for word in said if not word[0].isdigit()] if clause.part == "row" else said

        return keys

    def _headings(self, link: Link) -> Iterator[Ranked]:
        articles: list[Provision] = [s.provisions[e[0]] for s, e in ((self.left, link.left), (self.right, link.right))]
        if all(article.heading.strip() for article in articles):
            ours, theirs = (heading_clause(article) for article in articles)
            for difference in self._compared([ours], [theirs]):
                yield (-1.0, -1.0), difference

    def _group(
        self, ours: Sequence[Clause], theirs: Sequence[Clause], group: Group, seen: set[str]
    ) -> Iterator[Difference]:
        left, right = [ours[i] for i in group.left], [theirs[j] for j in group.right]
        away = self.homes.away(left[0], right[0])
        if group.moved or away:
            yield self._moved(left, right, away)
        first, other = left[0], right[0]
        label = label_difference(self.left.provisions[first.eid], self.right.provisions[other.eid])
        if label and first.start == other.start == 0 and first.eid not in seen:
            yield label
        seen.add(first.eid)
        yield from self._compared(left, right)

    def _compared(self, left: Sequence[Clause], right: Sequence[Clause]) -> Iterator[Difference]:
        if _same(left, right):
            return
        ours = [atom for clause in left for atom in self.left.atoms(clause)]
        theirs = [atom for clause in right for atom in self.right.atoms(clause)]
        row = all(c.part == "row" for c in (*left, *right))
        for draft in changes(ours, theirs, self.judge, row):
            yield self.scribe.difference(draft)

    def _moved(self, left: Sequence[Clause], right: Sequence[Clause], away: bool) -> Difference:
        """Within an article a move changes nothing; in another one, what is said applies to something else."""
        ours, theirs = (self._stretch(side, speech) for side, speech in ((left, self.left), (right, self.right)))
        why = self.elsewhere(ours, theirs) if away else Reason("differences.why_move_within")
        return Difference("move", self._words(left, self.left), self._words(right, self.right), ours, theirs, away, why)

    def elsewhere(self, left: Stretch | None, right: Stretch | None) -> Reason:
        """Says in which article the same words stand on either side."""
        answers = self.judge.verdicts.answers
        numbers = []
        for at, speech, held in ((left, self.left, answers.left), (right, self.right, answers.right)):
            articles = held.get(at.eid, frozenset()) if at else frozenset()
            numbers.append(", ".join(speech.provisions[eid].num for eid in sorted(articles)))
        return Reason("differences.why_move_elsewhere", (("left", numbers[0]), ("right", numbers[1])))

    def _words(self, clauses: Sequence[Clause], speech: Speech) -> str:
        return " ".join(" ".join(clause.text.split()) for clause in clauses)

    def _stretch(self, clauses: Sequence[Clause], speech: Speech) -> Stretch:
        start, _ = speech.place(clauses[0])
        last = [c for c in clauses if c.eid == clauses[0].eid][-1]
        at, text = speech.place(last)
        return Stretch(clauses[0].eid, start, at + len(text), _part((clauses[0].eid, clauses[0].part, start)))

    def _alone(self, ours: Sequence[Clause], theirs: Sequence[Clause], found: Sequence[Group]) -> Iterator[Alone]:
        for on_left, clauses, others in ((True, ours, theirs), (False, theirs, ours)):
            sides = [(g.left, g.right) if on_left else (g.right, g.left) for g in found if not g.moved]
            paired = {n for g in found for n in (g.left if on_left else g.right)}
            answered = self.answered[0 if on_left else 1]
            single = [n for n, c in enumerate(clauses) if n not in paired and c not in answered]
            for run in _runs(single, clauses):
                before = max((there[-1] for here, there in sides if here[-1] < run[0]), default=-1)
                spot = self._spot(others, before, self.right if on_left else self.left)
                rank = (float(run[0]), float(before)) if on_left else (before + 0.5, float(run[0]))
                yield Alone(tuple(clauses[n] for n in run), spot, rank, on_left)

    def _spot(self, clauses: Sequence[Clause], before: int, speech: Speech) -> Spot | None:
        if not clauses:
            return None
        clause = clauses[max(before, 0)]
        start, text = speech.place(clause)
        return clause.eid, clause.part, start if before < 0 else start + len(text)

    def told_alone(self, alone: Alone) -> Difference:
        """The omission or addition of what stands alone; of a row of sums, an amount."""
        speech = self.left if alone.on_left else self.right
        words, place = self._words(alone.clauses, speech), self._stretch(alone.clauses, speech)
        spot = Stretch(alone.spot[0], alone.spot[2], alone.spot[2], _part(alone.spot)) if alone.spot else None
        sums = alone.clauses[0].part == "row" and any(
            a.kind == "amount" for c in alone.clauses for a in speech.atoms(c)
        )
        kind: DifferenceKind = "amount" if sums else "omission" if alone.on_left else "addition"
        why = Reason(f"differences.why_{'amount_alone' if sums else kind}", (("left", words), ("right", words)))
        if alone.on_left:
            return Difference(kind, words, "", place, spot, True, why)
        return Difference(kind, "", words, spot, place, True, why)


def _with_strangers(found: list[Group], away: Sequence[tuple[int, int]]) -> list[Group]:
    """The groups, and pairs of clauses that went from one article to another."""
    taken = {i for g in found for i in g.left}, {j for g in found for j in g.right}
    more = [Group((i,), (j,), True) for i, j in away if i not in taken[0] and j not in taken[1]]
    return sorted([*found, *more], key=lambda g: (g.left, g.right))


def _agreed(told: Sequence[Ranked]) -> list[Ranked]:
    """Without the "elle" for "il" that another name of the institution brings, in this sentence or the next one."""
    if not any(d.kind == "institution_name" for _, d in told):
        return list(told)
    return [(at, d) for at, d in told if d.reason is None or d.reason.key != "differences.why_agreement"]


def _part(spot: Spot) -> Literal["heading", "text"]:
    return "heading" if spot[1] == "heading" else "text"


def _runs(numbers: Sequence[int], clauses: Sequence[Clause]) -> list[list[int]]:
    """Neighbours in one provision together; each row of a table alone."""
    found: list[list[int]] = []
    for n in numbers:
        last = found[-1][-1] if found else -2
        if last == n - 1 and clauses[last].eid == clauses[n].eid and clauses[last].part == clauses[n].part == "text":
            found[-1].append(n)
        else:
            found.append([n])
    return found


def _same(left: Sequence[Clause], right: Sequence[Clause]) -> bool:
    """The same words and signs, whatever blanks and quotes they are set with."""
    ours, theirs = (typographic(" ".join(c.text for c in side)).replace("\u00ad", "") for side in (left, right))
    return ours == theirs or [t[0] for t in tokens(ours)] == [t[0] for t in tokens(theirs)]
