"""Reviewed links: what people decided about which article answers to which, applied to an alignment.

A person's link holds also where a later computation finds another one, as long as both texts still have its articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.articles import links_between
from align.encoder import Encoder
from align.links import Alignment, Link, words_of
from corpus.model import Document, Provision
from corpus.reattachment import letters
from corpus.verdict import Passage, Proposal, Standing, Subject, fingerprint
from extract.doubts import Doubt, Why
from extract.reviewed import as_text

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

Eids = tuple[str, ...]
OPENING = 160
"""Characters of an article by which it is found again after it got another number."""
SURE = 0.9
"""Certainty from which a link needs no look."""
ALONE_FROM, ALONE_TO = 0.05, 0.5
"""Certainty of its best counterpart between which an article that was left without one is worth a look."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two documents, and their articles by eId."""

    left: Document
    right: Document
    ours: dict[str, Provision]
    theirs: dict[str, Provision]

    @classmethod
    def of(cls, left: Document, right: Document) -> _Sides:
        return cls(left, right, *({a.eid: a for a in d.articles()} for d in (left, right)))


def link_doubts(found: Alignment, left: Document, right: Document) -> tuple[Doubt, ...]:
    """One for each link and each article without a counterpart, also for those beyond doubt."""
    sides = _Sides.of(left, right)
    doubts = [_of_link(link, sides) for link in found.links]
    for eids, known in ((found.left_only, found.certainty_left), (found.right_only, found.certainty_right)):
        sure = dict(known)
        doubts += [_of_alone(eid, eids is found.left_only, sure.get(eid, 0.0), sides) for eid in eids]
    return tuple(doubts)


def reviewed(
    found: Alignment, left: Document, right: Document, store: Verdicts | None, encoder: Encoder | None = None
) -> Alignment:
    """The alignment as people left it; to be done before the differences inside its links are told."""
    if store is None or not store.count():
        return found
    doubts = link_doubts(found, left, right)
    attached = store.attach([d.proposal for d in doubts], [left.id, right.id], ["link"])
    if not attached.held and not attached.orphans:
        return found
    return _applied(found, _Sides.of(left, right), dict(attached.held), attached.orphans, encoder)


def sides_of(value: str) -> tuple[Eids, Eids] | None:
    """The eIds of both sides of a link, from what is proposed or decided; None where it is no such thing."""
    try:
        told = json.loads(value)
        return tuple(map(str, told["left"])), tuple(map(str, told["right"]))
    except (ValueError, KeyError, TypeError):
        return None


def value_of(left: Sequence[str], right: Sequence[str]) -> str:
    """A link as JSON; one side is empty where an article has no counterpart."""
    return as_text({"left": list(left), "right": list(right)})


def _of_link(link: Link, sides: _Sides) -> Doubt:
    places = _places(link.left, sides.left, sides.ours), _places(link.right, sides.right, sides.theirs)
    articles = [sides.ours[eid] for eid in link.left] + [sides.theirs[eid] for eid in link.right]
    proposal = _proposal(places, value_of(link.left, link.right), link.certainty, articles)
    if link.certainty >= SURE:
        return Doubt(proposal, (), 0.0)
    percent = ("percent", str(round(link.certainty * 100)))
    return Doubt(proposal, (Why("review.why_link", (percent,)),), 0.5 + 0.5 * (1 - link.certainty))


def _of_alone(eid: str, on_left: bool, sure: float, sides: _Sides) -> Doubt:
    document, articles, other = (
        (sides.left, sides.ours, sides.right) if on_left else (sides.right, sides.theirs, sides.left)
    )
    here, nowhere = _places((eid,), document, articles), (Passage(other.id, "", sha256=other.sha256),)
    places = (here, nowhere) if on_left else (nowhere, here)
    value = value_of((eid,), ()) if on_left else value_of((), (eid,))
    proposal = _proposal(places, value, round(1 - sure, 4), [articles[eid]])
    if sure < ALONE_FROM:
        return Doubt(proposal, (), 0.0)
    percent = ("percent", str(round(sure * 100)))
    return Doubt(proposal, (Why("review.why_alone", (percent,)),), 0.5 + 0.5 * min(sure / ALONE_TO, 1.0))


def _proposal(
    places: tuple[tuple[Passage, ...], tuple[Passage, ...]], value: str, sure: float, articles: Sequence[Provision]
) -> Proposal:
    subject = Subject("link", *places)
    return Proposal(subject, value, min(max(sure, 0.0), 1.0), fingerprint(*(words_of(a) for a in articles)))


def _places(eids: Iterable[str], document: Document, articles: dict[str, Provision]) -> tuple[Passage, ...]:
    return tuple(
        Passage(document.id, eid, opening(articles[eid]), articles[eid].num, sha256=document.sha256) for eid in eids
    )


def opening(article: Provision) -> str:
    """The first words of an article, its heading among them."""
    return " ".join(words_of(article).split())[:OPENING]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person says answers to what; one side is empty where an article has no counterpart. `only`: the machine's
    links of these articles speak against it."""

    left: Eids
    right: Eids
    standing: Standing
    only: bool

    def against(self, link: Link) -> bool:
        mine = set(self.left).intersection(link.left) if self.left else set(self.right).intersection(link.right)
        return self.only and link.standing is None and bool(mine)


def _applied(
    found: Alignment, sides: _Sides, held: dict[int, Standing], orphans: Sequence[Standing], encoder: Encoder | None
) -> Alignment:
    """`held`: by the index of the link, then of the articles without a counterpart."""
    machine: list[tuple[Eids, Eids]] = [(link.left, link.right) for link in found.links]
    machine += [((eid,), ()) for eid in found.left_only]
    machine += [((), (eid,)) for eid in found.right_only]
    links = [replace(link, standing=held.get(n)) for n, link in enumerate(found.links)]
    told: list[_Said] = []
    alone: list[tuple[str, Standing]] = []
    replaced: set[int] = set()
    for n, standing in held.items():
        value = _value(standing, sides) or machine[n]  # a correction that no longer fits leaves what was found
        if value != machine[n]:
            replaced.add(n)
            told.append(_Said(*value, standing, only=n >= len(links) or not all(value)))
        elif n >= len(links):
            alone += [(eid, standing) for side in value for eid in side]
    told += [
        _Said(*told_of, standing, only=True)
        for standing in orphans
        if _still_there(standing, sides) and (told_of := _value(standing, sides)) is not None
    ]
    alone += [(eid, one.standing) for one in told if not (one.left and one.right) for eid in (*one.left, *one.right)]
    rejected = [link for link in links if link.standing is not None and link.standing.verdict.value is None]
    kept = [link for n, link in enumerate(links) if n not in replaced and link not in rejected]
    kept = [link for link in kept if not any(one.against(link) for one in told)]
    return _whole(found, kept + _own(told, found, sides, encoder), rejected, alone, sides)


def _own(told: Sequence[_Said], found: Alignment, sides: _Sides, encoder: Encoder | None) -> list[Link]:
    """The links that people made."""
    own = [one for one in told if one.left and one.right]
    if not own:
        return []
    names = found.names_left, found.names_right
    made = links_between(sides.left, sides.right, [(one.left, one.right) for one in own], names, encoder)
    return [replace(link, standing=one.standing) for link, one in zip(made, own, strict=True)]


def _whole(
    found: Alignment, links: list[Link], rejected: list[Link], alone: list[tuple[str, Standing]], sides: _Sides
) -> Alignment:
    """In the order of the left document, with what is without a counterpart now."""
    at = {eid: n for n, eid in enumerate(sides.ours)}
    linked = {eid for link in links for eid in link.left}, {eid for link in links for eid in link.right}
    return replace(
        found,
        links=tuple(sorted(links, key=lambda link: min(at[eid] for eid in link.left))),
        left_only=tuple(eid for eid in sides.ours if eid not in linked[0]),
        right_only=tuple(eid for eid in sides.theirs if eid not in linked[1]),
        rejected=tuple(rejected),
        alone=tuple(alone),
    )


def _value(standing: Standing, sides: _Sides) -> tuple[Eids, Eids] | None:
    """What a person says answers to what; None where they rejected it or it can't be said of these texts."""
    told = sides_of(standing.verdict.value or "")
    if told is None or not (told[0] or told[1]):
        return None
    there = all(eid in sides.ours for eid in told[0]) and all(eid in sides.theirs for eid in told[1])
    return told if there else None


def _still_there(standing: Standing, sides: _Sides) -> bool:
    """Do both texts still have the articles that it is about, with the same first words?"""
    subject = standing.verdict.subject
    for passages, articles in ((subject.left, sides.ours), (subject.right, sides.theirs)):
        for passage in passages:
            article = articles.get(passage.eid)
            if passage.eid and (article is None or letters(opening(article)) != letters(passage.quote)):
                return False
    return True
