"""Marks: what the facts of a provision say, where they stand in its words, and where a click on them leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args
from urllib.parse import urlsplit

from corpus.messages import Tongue, say
from extract.amounts import Amount, Rate
from extract.citations import ActCitation, Citation, InternalCitation
from extract.definitions import Definition
from extract.eli import BELGIUM, UNION
from extract.facts import Fact, TimeLimit
from extract.findings import Findings
from extract.obligations import Obligation
from extract.saying import norm_words
from views.plain import short

Kind = Literal["limit", "obligation", "citation", "amount", "definition"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OFFICIAL = frozenset(str(urlsplit(address).hostname) for address in (BELGIUM, UNION))
"""The hosts that a citation may lead to."""
MEANING = 160
"""Characters of a meaning that are shown with its term."""
AnyMarked = TimeLimit | Obligation | Citation | Amount | Rate | Definition


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of the wording of the provision `eid`; `said` in words what they mean.

    `target`: the eId that a citation of the same document leads to; `address`: the official page of a cited act.
    """

    kind: Kind
    eid: str
    start: int
    end: int
    quote: str
    said: str
    target: str = ""
    address: str = ""


ByProvision = Mapping[str, tuple[tuple[Kind, AnyMarked], ...]]


def by_provision(found: Findings) -> ByProvision:
    """All facts by the provision that they stand in."""
    several: dict[str, list[tuple[Kind, AnyMarked]]] = defaultdict(list)
    for kind, fact in _all(found):
        several[fact.eid].append((kind, fact))
    return {eid: tuple(some) for eid, some in several.items()}


def marks(found: ByProvision, eids: Collection[str], here: Tongue) -> tuple[Mark, ...]:
    """The marks in these provisions, in reading order."""
    some = [_mark(kind, fact, here) for eid in dict.fromkeys(eids) for kind, fact in found.get(eid, ())]
    order = {eid: n for n, eid in enumerate(eids)}
    return tuple(sorted(some, key=lambda mark: (order[mark.eid], mark.start, -mark.end)))


def official(address: str) -> str:
    """The address, if it leads to the publisher of acts; else nothing."""
    parts = urlsplit(address)
    return address if parts.scheme in ("http", "https") and parts.hostname in OFFICIAL else ""


def number_words(value: Decimal, here: Tongue) -> str:
    """A number as the reader writes it: "1 234,5", "1.234,5", "1,234.5"."""
    thousands, point = {"fr": ("\u202f", ","), "nl": (".", ","), "en": (",", ".")}[here]
    text = f"{value:,f}".replace(",", "T").replace(".", point)
    return text.replace("T", thousands)


def _all(found: Findings) -> Iterator[tuple[Kind, AnyMarked]]:
    yield from (("obligation", one) for one in found.obligations)
    yield from (("limit", one) for one in found.limits)
    yield from (("citation", one) for one in found.citations)
    yield from (("amount", one) for one in found.amounts)
    yield from (("definition", one) for one in found.definitions)


def _mark(kind: Kind, fact: AnyMarked, here: Tongue) -> Mark:
    start, end, target, address = fact.start, fact.end, "", ""
    if isinstance(fact, Definition) and 0 <= fact.term_start < fact.term_end:
        start, end = fact.term_start, fact.term_end
    elif isinstance(fact, InternalCitation):
        target = next(iter(fact.eids), "")
    elif isinstance(fact, ActCitation):
        address = official(fact.act.eli)
    return Mark(kind, fact.eid, start, end, fact.quote, said(fact, here), target, address)


def said(fact: Fact, here: Tongue) -> str:
    """What a fact says, in one line; words of the document may be in it."""
    match fact:
        case TimeLimit():
            return norm_words(fact.norm, here)
        case Obligation():
            return _owed(fact, here)
        case InternalCitation():
            key = "dangling" if fact.dangling else "internal"
            where = ", ".join(part for part in (fact.target, fact.provision) if part)
            return say(f"read_view.{key}", here, target=where or fact.quote)
        case ActCitation():
            words = " ".join(part for part in (fact.act.type, fact.act.date, fact.act.number) if part)
            return say("read_view.act", here, act=short(fact.act.alias or words or fact.quote, 80))
        case Amount():
            bound = "" if fact.limit == "exactly" else say(f"extract.{fact.limit}", here)
            return f"{bound} {number_words(fact.value, here)} {fact.currency}".strip()
        case Rate():
            bound = "" if fact.limit == "exactly" else say(f"extract.{fact.limit}", here)
            return f"{bound} {number_words(fact.value, here)} {say(f'extract.unit_{fact.unit}', here)}".strip()
        case Definition():
            return f"{fact.term} = {short(fact.meaning, MEANING)}"
    return fact.quote


def _owed(fact: Obligation, here: Tongue) -> str:
    role = say(f"obligation.role_{fact.bearer.role}", here)
    modality = say(f"obligation.modality_{fact.modality}", here)
    if fact.counterparty is None:
        return f"{role}: {modality}"
    other = say(f"obligation.role_{fact.counterparty.role}", here)
    return say("read_view.owed_to", here, bearer=role, modality=modality, other=other)
