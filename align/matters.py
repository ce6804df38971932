"""The eight matters that a contract must settle (royal decree of 3 April 1997, art. 5 § 2), and where it does.

Headings, words and facts speak for a matter; matters.toml says which, and how much. What is not found is not said to
be missing from the contract: it is not found.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from align.clauses import sentences
from corpus.model import Document, Language, Provision
from corpus.numbering.lexicon import fold
from extract.amounts import Amount, amounts
from extract.definitions import definitions
from extract.facts import Fact, ServiceLevel
from extract.indicators import indicators
from extract.passages import wording
from extract.times import limits

Matter = Literal[
    "tasks", "objectives", "conduct", "measurement", "management_credits", "staff_credits", "positive_sanctions",
    "remedies",
]  # fmt: skip
By = Literal["heading", "text", "indicator", "service_level", "time_limit", "rate", "sum"]
MATTERS: tuple[Matter, ...] = get_args(Matter)
ENOUGH = 1.0
"""Weight from which a provision treats a matter."""
SILENT = frozenset({"contents", "preamble", "signature", "footnote"})
STRUCTURE = SILENT | {"part", "title", "chapter", "section", "objective", "heading", "article", "annex"}
BETWEEN = r"(?:\w+[\W_]+){0,4}"
"""What a "*" that stands alone in a form stands for: up to four words."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a matter: characters [start, end) of the wording (or heading) of the provision `eid`."""

    by: By
    weight: float
    eid: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Treatment:
    """An article (or a text under a heading outside the articles) that treats a matter, and by which signs."""

    eid: str
    label: str
    weight: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where a document treats a matter; nowhere: it was not found. In reading order."""

    matter: Matter
    treatments: tuple[Treatment, ...]

    @property
    def found(self) -> bool:
        return bool(self.treatments)


@dataclass(frozen=True, slots=True)
class _Form:
    """A row of the lexicon in one language, and which of the rows it is."""

    row: int
    matter: Matter
    place: Literal["heading", "text"]
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Unit:
    """An article, or the own text of a heading outside the articles, with all headings above it."""

    provision: Provision
    parts: tuple[Provision, ...]
    above: tuple[Provision, ...]


def coverage(document: Document) -> tuple[Coverage, ...]:
    """The eight matters in the order of the decree."""
    units, facts = list(_units(document.root, ())), _facts(document)
    defined = {fact.eid for fact in definitions(document)}
    own = [_signs(unit, document.language, defined) for unit in units]
    headed = [_headed(unit, document.language) for unit in units]
    for unit, mine, above in zip(units, own, headed, strict=True):
        _add_facts(unit, mine, above, facts)
    return tuple(Coverage(matter, tuple(_treatments(matter, units, own, headed))) for matter in MATTERS)


Signs = dict[Matter, list[Sign]]


def _treatments(
    matter: Matter, units: Sequence[_Unit], own: Sequence[Signs], headed: Sequence[Signs]
) -> Iterator[Treatment]:
    """A heading speaks for all that stands below it, but where some of it shows the matter itself, only for that."""
    shown = {p.eid for unit, signs in zip(units, own, strict=True) if signs.get(matter) for p in unit.above}
    for unit, signs, above in zip(units, own, headed, strict=True):
        mine = list(signs.get(matter, ()))
        useful = [sign for sign in above.get(matter, ()) if mine or sign.eid not in shown]
        every = (*mine, *useful)
        weight = sum(sign.weight for sign in every)
        if weight >= ENOUGH:
            label = unit.provision.num or unit.provision.heading
            yield Treatment(unit.provision.eid, label, weight, tuple(sorted(every, key=lambda s: -s.weight)))


def _units(provision: Provision, above: tuple[Provision, ...]) -> Iterator[_Unit]:
    if provision.kind in SILENT:
        return
    if provision.kind == "article":
        yield _Unit(provision, tuple(provision.walk()), above)
        return
    own = tuple(p for child in provision.children if child.kind not in STRUCTURE for p in child.walk())
    if above and (own or provision.text.strip()):
        yield _Unit(provision, (provision, *own), above)
    for child in provision.children:
        if child.kind in STRUCTURE:
            yield from _units(child, (*above, provision))


def _headed(unit: _Unit, language: Language) -> Signs:
    """Signs in the headings above a unit: each row of the lexicon once, the nearest heading first."""
    found: Signs = {}
    seen: set[int] = set()
    for provision in reversed(unit.above):
        _read_heading(provision, language, found, seen)
    return found


def _signs(unit: _Unit, language: Language, defined: set[str]) -> Signs:
    """Signs in the words of a unit. Definitions only say what a word means."""
    found: Signs = {}
    seen: set[int] = set()
    for part in unit.parts:
        _read_heading(part, language, found, seen)
        if part.eid not in defined:
            _read_text(part, language, found, seen)
    return found


def _add_facts(unit: _Unit, own: Signs, above: Signs, facts: Mapping[str, Sequence[tuple[By, Fact]]]) -> None:
    """The first fact of each kind that counts."""
    for row in _lexicon()["fact"]:
        words = own.get(row["matter"], [])
        headings = [sign for sign in (*words, *above.get(row["matter"], ())) if sign.by == "heading"]
        spoken = {"": True, "text": bool(words), "heading": bool(headings)}[row["beside"]]
        of = next((pair for part in unit.parts for pair in facts.get(part.eid, ()) if pair[0] == row["kind"]), None)
        if spoken and of is not None:
            fact = of[1]
            sign = Sign(of[0], row["weight"], fact.eid, fact.start, fact.end, fact.quote)
            own.setdefault(row["matter"], []).append(sign)


def _read_heading(part: Provision, language: Language, found: Signs, seen: set[int]) -> None:
    heading = fold(part.heading)
    for form in _forms(language) if heading.strip() else ():
        if form.place == "heading" and form.row not in seen and form.pattern.search(heading):
            seen.add(form.row)
            sign = Sign("heading", form.weight, part.eid, 0, len(part.heading), part.heading)
            found.setdefault(form.matter, []).append(sign)


def _read_text(part: Provision, language: Language, found: Signs, seen: set[int]) -> None:
    """The sentence in which a form stands is the evidence."""
    text = wording(part)
    folded = fold(text)
    for form in _forms(language) if folded.strip() else ():
        match = form.pattern.search(folded) if form.place == "text" and form.row not in seen else None
        if match is not None:
            seen.add(form.row)
            spans = sentences(text)
            start, end = next(((a, b) for a, b in spans if a <= match.start() < b), (match.start(), match.end()))
            sign = Sign("text", form.weight, part.eid, start, end, text[start:end])
            found.setdefault(form.matter, []).append(sign)


def _facts(document: Document) -> dict[str, list[tuple[By, Fact]]]:
    """The facts that count, by the provision they stand in."""
    found: defaultdict[str, list[tuple[By, Fact]]] = defaultdict(list)
    for indicator in indicators(document):
        found[indicator.eid].append(("indicator", indicator))
    for limit in limits(document):
        found[limit.eid].append(("service_level" if isinstance(limit.norm, ServiceLevel) else "time_limit", limit))
    for amount in amounts(document):
        found[amount.eid].append(("sum" if isinstance(amount, Amount) else "rate", amount))
    return found


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("matters.toml").read_text(encoding="utf-8"))


@cache
def _forms(language: Language) -> tuple[_Form, ...]:
    return tuple(
        _Form(n, row["matter"], row["place"], row["weight"], _pattern(row[language]))
        for n, row in enumerate(_lexicon()["row"])
    )


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Forms in folded text; whatever is no letter may stand between their words."""
    opened = ((r"\A\W*" if form.startswith("^") else r"\b", fold(form.removeprefix("^"))) for form in forms)
    return re.compile("|".join(rf"{opening}{_words(form)}(?!\w)" for opening, form in opened))


def _words(form: str) -> str:
    found = ""
    for word in form.split():
        found += BETWEEN if word == "*" else r"\w*".join(map(re.escape, word.split("*"))) + r"[\W_]+"
    return found.removesuffix(r"[\W_]+")
