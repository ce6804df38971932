"""Values: whether two facts say the same, and whether two citations lead to the same place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from align.differences.atoms import Atom
from align.differences.lexicon import counted, number_words, time_words
from align.links import Link
from align.masking import folded
from corpus.model import Document, Language, Provision
from extract.amounts import Amount, Rate, number
from extract.citations import ActCitation, InternalCitation
from extract.facts import Norm, Relative, TimeExpression

Verdict = Literal["same", "answering", "other", "dangling"]
"""Two citations: the same words and place; other words or numbers for what answers to each other; something else; one
of them points at nothing."""
NUMBER = r"\d+(?:[.,]\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?"
FIGURE = re.compile(r"\d+(?:\.\d+)*(?:bis|ter|quater|quinquies)?")
STEP = re.compile(r"\d+(?:bis|ter|quater|quinquies)?|\b[a-z]\b")


@dataclass(frozen=True, slots=True)
class Answers:
    """Which article on the right answers to which on the left, as the links of an alignment say."""

    pairs: frozenset[tuple[str, str]]
    left: dict[str, frozenset[str]]
    right: dict[str, frozenset[str]]
    """eId of a provision -> its article, or the articles below it."""

    @staticmethod
    def of(links: Iterable[Link], left: Document, right: Document) -> Answers:
        pairs = frozenset((a, b) for link in links for a in link.left for b in link.right)
        return Answers(pairs, _articles(left.root), _articles(right.root))

    def hold(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Do the articles that the left provisions stand in answer to those of the right ones?"""
        ours = {a for eid in left for a in self.left.get(eid, ())}
        theirs = {b for eid in right for b in self.right.get(eid, ())}
        met = [(a, b) for a in ours for b in theirs if (a, b) in self.pairs]
        return bool(met) and 2 * len({a for a, _ in met}) >= len(ours) and 2 * len({b for _, b in met}) >= len(theirs)


def _articles(root: Provision) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}

    def below(provision: Provision, article: str) -> frozenset[str]:
        article = provision.eid if provision.kind == "article" else article
        inner = [below(child, article) for child in provision.children]
        found[provision.eid] = frozenset({article}) if article else frozenset().union(*inner)
        return found[provision.eid]

    below(root, "")
    return found


def same_time(left: Atom, right: Atom, language: Language) -> bool:
    """The same value, unit, bound and direction; the event may be said by other words."""
    ours, theirs = ([_bare(v.norm) for v in a.values if isinstance(v, TimeExpression)] for a in (left, right))
    known = number_words(language)
    one, two = ({known.get(word, word) for word in a.key.split()} for a in (left, right))
    other = one ^ two
    if any(counted(language).fullmatch(word) for word in other):
        return False  # "tweemaal" for "eenmaal"
    # "in November of each year" and "of each quarter" come down to the same days
    return ours == theirs and not any(word in time_words(language) or word.isdigit() for word in other)


def _bare(norm: Norm) -> Norm:
    return replace(norm, anchor="") if isinstance(norm, Relative) else norm


def same_amount(left: Atom, right: Atom, language: Language) -> bool:
    return _amount(left, language) == _amount(right, language)


def _amount(atom: Atom, language: Language) -> object:
    for value in atom.values:
        if isinstance(value, Amount):
            return value.value, value.currency
        if isinstance(value, Rate):
            return value.value, value.unit
    key = number_words(language).get(folded(atom.text), atom.text)
    return str(number(key)) if re.fullmatch(NUMBER, key) else key


def references(left: Atom, right: Atom, answers: Answers) -> Verdict:
    """How the citations of two atoms relate, one by one."""
    if len(left.values) != len(right.values) or left.kind != right.kind:
        return "other"
    if not left.values:
        return "same" if left.key == right.key else "other"
    if _narrowing(left) != _narrowing(right):
        return "other"
    verdicts = [_citations(a, b, answers) for a, b in zip(left.values, right.values, strict=True)]
    order: tuple[Verdict, ...] = ("dangling", "other", "answering", "same")
    return next(v for v in order if v in verdicts)


def _narrowing(atom: Atom) -> list[str]:
    """The figures of a citation of own articles that are no article's number: "articles 15, § 6 et 18" says "6".

    In a list the citations themselves don't say which words narrow which article down. Empty for citations of acts.
    """
    cited = [value for value in atom.values if isinstance(value, InternalCitation)]
    if len(cited) != len(atom.values):
        return []
    figures = FIGURE.findall(atom.text)
    for value in cited:
        for article in dict.fromkeys((value.target, *map(_number, value.eids))):
            if article in figures:
                figures.remove(article)
    return figures


def _number(eid: str) -> str:
    """The number of the article that an eId leads to: "art_16-4-1__para_2" is of "16.4.1"."""
    found = re.search(r"(?:^|__)art_([^_]+)", eid)
    return found[1].replace("-", ".") if found else ""


def _citations(left: object, right: object, answers: Answers) -> Verdict:
    if isinstance(left, InternalCitation) and isinstance(right, InternalCitation):
        return _internal(left, right, answers)
    if isinstance(left, ActCitation) and isinstance(right, ActCitation):
        return _acts(left, right)
    if isinstance(left, TimeExpression) and isinstance(right, TimeExpression):
        return "same" if left.norm == right.norm else "other"
    return "other"


def _internal(left: InternalCitation, right: InternalCitation, answers: Answers) -> Verdict:
    alike = _path(left.provision) == _path(right.provision)
    if left.dangling != right.dangling or (left.dangling and not (alike and answers.hold(left.eids, right.eids))):
        return "dangling"  # who cites the same missing paragraph of the answering article cites what he cited
    if not alike:
        return "other"
    if not answers.hold(left.eids, right.eids):
        return "other"
    return "same" if left.target == right.target else "answering"


def _acts(left: ActCitation, right: ActCitation) -> Verdict:
    if _path(left.provision) != _path(right.provision) or not same_act(left, right):
        return "other"
    return "answering"


def same_act(left: ActCitation, right: ActCitation) -> bool:
    """By date and number, or by title where neither side has them."""
    ours, theirs = left.act, right.act
    if (ours.date and theirs.date) or (ours.number and theirs.number):
        return (
            ours.type == theirs.type
            and ours.date == theirs.date
            and (not (ours.number and theirs.number) or ours.number == theirs.number)
        )
    if ours.date or theirs.date or ours.number or theirs.number:
        return bool(ours.eli) and ours.eli == theirs.eli
    return ours.type == theirs.type and folded(ours.title) == folded(theirs.title)


def _path(provision: str) -> list[str]:
    """The numbers and letters of "article 8, § 3, al. 1er"."""
    return STEP.findall(re.sub(r"(?<=\d)(?:er|re|e|°)\b", "", folded(provision)))


def same_bound(left: Atom, right: Atom) -> bool:
    """Do two facts in the same words have the same value with the same bound ("at most", "at least")?"""
    return [_bound(v) for v in left.values] == [_bound(v) for v in right.values]


def _bound(value: object) -> object:
    if isinstance(value, TimeExpression):
        return _bare(value.norm)
    return (value.value, value.limit) if isinstance(value, (Amount, Rate)) else None
