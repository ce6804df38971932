"""Atoms: what a clause is compared by. A fact of several words (a citation, a time, a sum, a name) is one atom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from align.clauses import Clause, Part
from align.differences.lexicon import accented, counted, function_words, measured, number_words
from align.masking import NAME, folded, forms, name_places, typographic
from corpus.model import Document, Language, Provision
from extract.actors import Mention, Roster, mentions, roster
from extract.amounts import Amount, Rate
from extract.citations import Citation, InternalCitation
from extract.facts import Day, Relative, TimeExpression, Unspecified
from extract.findings import Findings
from extract.passages import wording
from extract.words import Words, words

AtomKind = Literal["reference", "amount", "time", "name", "cue", "actor", "label", "number", "word", "sign"]
Value = Citation | Amount | Rate | TimeExpression | Mention | None
TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w+|[^\w\s\u00ad]")
SECTION_NUMBER = re.compile(r"(?!\d{1,3}(?:\.\d{3})+$)\d+(?:\.\d+){2,}")
"""A number like 16.4.2 counts nothing; 4.500.000 does."""
SPOKEN = re.compile(r"[%‰€$£+=<>×÷*#@^]")
"""Signs that are read as words."""
CUES = ("commitment", "modal", "modal_to", "future", "will_be", "falls_to", "mood", "able", "mild", "negation")
LINKING = 2
"""Letters of a word or sign between two members of a list, at most: a comma, "et", "of"."""
NEGATED = 8
"""Words between "ne" and its "pas"."""
LABEL = re.compile(r"(?:^|[;:\n]|\.\s)\s*((?:\d{1,2}|[a-z])\s?(?:°|[.)](?=\s)))")
"""The number of a point that is printed in its text; "1,5" and "à" are none."""
LABELLED = "\ue002"
ORDER: tuple[AtomKind, ...] = ("reference", "amount", "time", "name", "cue", "actor", "label")
"""Where two facts share words, the first of these kinds has them."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters [start, end) of the wording (or heading) of a provision.

    `key`: what makes two atoms equal: the folded words, one sign for every name of the institution. `values`: the facts
    that the words state.
    """

    kind: AtomKind
    text: str
    key: str
    eid: str
    part: Part
    start: int
    end: int
    values: tuple[Value, ...] = ()
    light: bool = False
    """A function word or a sign: says nothing of its own."""


@dataclass(frozen=True, slots=True)
class _Place:
    kind: AtomKind
    start: int
    end: int
    value: Value = None


@dataclass(slots=True)
class Speech:
    """One document, ready to be cut into atoms. `names`: of its institution, beyond what align.masking knows."""

    found: Findings
    names: tuple[str, ...] = ()
    document: Document = field(init=False)
    provisions: dict[str, Provision] = field(init=False)
    _facts: dict[str, list[_Place]] = field(init=False)
    _roster: Roster = field(init=False)

    def __post_init__(self) -> None:
        self.document = self.found.document
        self.provisions = {p.eid: p for p in self.document.root.walk()}
        self._roster = roster(self.document)
        self._facts = {}
        for kind, facts in _kinds(self.found):
            for fact in facts:
                self._facts.setdefault(fact.eid, []).append(_Place(kind, fact.start, fact.end, fact))

    def place(self, clause: Clause) -> tuple[int, str]:
        """Where a clause begins in the wording (or heading) of its provision, and its text there."""
        if clause.part != "row":
            return clause.start, clause.text
        rows = self.provisions[clause.eid].rows
        if clause.start >= len(rows):
            return 0, clause.text
        return sum(len(cell) + 1 for row in rows[: clause.start] for cell in row), "\n".join(rows[clause.start])

    def said(self, eid: str, part: Part, start: int, end: int) -> str:
        """The words at a place, on one line."""
        provision = self.provisions[eid]
        return " ".join((provision.heading if part == "heading" else wording(provision))[start:end].split())

    def atoms(self, clause: Clause) -> tuple[Atom, ...]:
        """The atoms of a clause in its order."""
        base, text = self.place(clause)
        facts = self._facts.get(clause.eid, []) if clause.part != "heading" else []
        inside = [
            _Place(f.kind, f.start - base, f.end - base, f.value)
            for f in facts
            if base <= f.start and f.end <= base + len(text)
        ]
        inside = [_without_event(fact, text) for fact in inside]
        inside += _spans(text, self.document.language)
        known = words(accented(text, self.document.language), self.document.language)
        inside += [_Place("name", a, b) for a, b in self._names(text)]
        cues = list(_cues(known))
        # "veille" watches here; elsewhere it is the day before
        inside = [f for f in inside if f.kind != "time" or all((f.start, f.end) != (c.start, c.end) for c in cues)]
        actors = list(_actors(known, self._roster))
        inside = [f for f in inside if not _vague(f) or not any(_overlap(f, other) for other in (*actors, *inside))]
        inside += [*cues, *actors, *(_Place("label", *match.span(1)) for match in LABEL.finditer(text))]
        return tuple(_listed(list(self._cut(clause, base, text, _apart(inside))), base, text))

    def _names(self, text: str) -> list[tuple[int, int]]:
        """The names of the institution; "organisme" alone is any organisation, "l'organisme" the one that signs."""
        common = forms(self.document.language)["institution"]
        return [(a, b) for a, b in name_places(text, self.document, self.names) if text[a:b] not in common]

    def _cut(self, clause: Clause, base: int, text: str, facts: list[list[_Place]]) -> Iterator[Atom]:
        at = 0
        for group in facts:
            start, end = min(p.start for p in group), max(p.end for p in group)
            yield from self._tokens(clause, base, text, at, start)
            values = tuple(p.value for p in group)
            said = text[start:end]
            kind = group[0].kind
            key = {"name": NAME, "label": LABELLED}.get(kind) or _key(kind, said)
            place = base + start, base + end
            yield Atom(kind, said, key, clause.eid, clause.part, *place, values, light=kind == "label")
            at = end
        yield from self._tokens(clause, base, text, at, len(text))

    def _tokens(self, clause: Clause, base: int, text: str, start: int, end: int) -> Iterator[Atom]:
        for match in TOKEN.finditer(text, start, end):
            place = base + match.start(), base + match.end()
            yield _token(match[0], clause.eid, clause.part, *place, self.document.language)


def _key(kind: AtomKind, said: str) -> str:
    """Sums as they are written, since "1.000" is not "1,000"; else the words, and signs that are read as words."""
    return typographic(said) if kind == "amount" else " ".join([folded(said), *SPOKEN.findall(said)]).strip() or said


def tokens(atom: Atom, language: Language) -> Iterator[Atom]:
    """The words and signs of an atom, whatever fact they state together."""
    for match in TOKEN.finditer(atom.text):
        place = atom.start + match.start(), atom.start + match.end()
        yield _token(match[0], atom.eid, atom.part, *place, language)


def _token(text: str, eid: str, part: Part, start: int, end: int, language: Language) -> Atom:
    plain = folded(text)
    kind: AtomKind = "word" if plain else "sign"
    if SECTION_NUMBER.fullmatch(text):
        kind = "reference"
    elif (text[0].isdigit() and text[-1].isdigit()) or plain in number_words(language):
        kind = "number"
    elif SPOKEN.fullmatch(text):
        kind = "word"
    light = kind == "sign" or plain in function_words(language)
    key = (text if kind == "number" else plain) or typographic(text)
    return Atom(kind, text, key, eid, part, start, end, light=light)


def _without_event(place: _Place, text: str) -> _Place:
    """A time up to the event that it is reckoned from: other words for the event are no other time."""
    norm = place.value.norm if isinstance(place.value, TimeExpression) else None
    if not isinstance(norm, Relative) or not norm.anchor:
        return place
    at = text.rfind(norm.anchor, place.start, place.end)
    said = text[place.start : at].rstrip() if at > place.start else ""
    return replace(place, end=place.start + len(said)) if said else place


def _spans(text: str, language: Language) -> Iterator[_Place]:
    """A number with a unit of time is a time, whatever it is used for; so is how many times."""
    for pattern in (measured(language), counted(language)):
        for match in pattern.finditer(text):
            yield _Place("time", match.start(), match.end())


def _listed(atoms: list[Atom], base: int, text: str) -> list[Atom]:
    """Articles that are cited in one list ("art. 4, art. 5 et 6") are one atom."""
    found: list[Atom] = []
    for atom in atoms:
        link = found[-1:] if atom.kind == "reference" else []
        between: list[Atom] = []
        if link and link[0].light and len(link[0].text) <= LINKING:
            between = link
        before = found[-1 - len(between)] if len(found) > len(between) else None
        if between and before is not None and _internal(before) and _internal(atom):
            del found[-1 - len(between) :]
            said = text[before.start - base : atom.end - base]
            atom = replace(before, text=said, key=folded(said), end=atom.end, values=before.values + atom.values)
        found.append(atom)
    return found


def _internal(atom: Atom) -> bool:
    return bool(atom.values) and all(isinstance(value, InternalCitation) for value in atom.values)


def _kinds(found: Findings) -> Iterator[tuple[AtomKind, Iterable[Citation | Amount | Rate | TimeExpression]]]:
    """A date that only tells a decision, a letter or a meeting from others is a reference to it."""
    yield "reference", found.citations
    yield "amount", found.amounts
    term = found.document.period or ()
    apart = [t for t in found.times if _tells_apart(t, term)]
    yield "reference", apart
    yield "time", [t for t in found.times if t not in apart]


def _tells_apart(time: TimeExpression, term: Collection[date]) -> bool:
    """The first and the last day of the contract are its term, whatever verb they stand with."""
    day = time.norm.date if isinstance(time.norm, Day) else None
    return day not in term and (time.use == "citation" or (time.use == "event" and day is not None))


def _apart(places: list[_Place]) -> list[list[_Place]]:
    """Facts that share words: those of the first kind together, the others left out; in the order of the text."""
    groups: list[list[_Place]] = []
    for place in sorted(places, key=lambda p: (ORDER.index(p.kind), p.start - p.end, p.start)):
        sharing = [g for g in groups if any(_overlap(p, place) for p in g)]
        if not sharing:
            groups.append([place])
        elif len(sharing) == 1 and sharing[0][0].kind == place.kind == "reference" and _one_sort(sharing[0][0], place):
            sharing[0].append(place)
    return sorted((sorted(g, key=lambda p: p.start) for g in groups), key=lambda g: g[0].start)


def _vague(place: _Place) -> bool:
    """A time without a value: "les délais demandés par le ministre"."""
    return isinstance(place.value, TimeExpression) and isinstance(place.value.norm, Unspecified)


def _overlap(one: _Place, other: _Place) -> bool:
    return one is not other and one.start < other.end and other.start < one.end


def _one_sort(one: _Place, other: _Place) -> bool:
    return other.value is not None and type(one.value) is type(other.value)


def _cues(known: Words) -> Iterator[_Place]:
    """Words that bind or release, and negations; "pas" and "plus" negate only behind "ne"."""
    last = -NEGATED
    for i in range(len(known)):
        hit = known.at(i, "cue", *CUES)
        if hit is not None:
            last = i if hit.value("negation") is not None else last
        elif i - last < NEGATED:
            hit = known.at(i, "cue", "full_negation")
        if hit is not None:
            yield _Place("cue", known.starts[hit.start], known.ends[hit.end - 1])


def _actors(known: Words, names: Roster) -> Iterator[_Place]:
    for mention in mentions(known, names):
        if not mention.pronoun:
            yield _Place("actor", known.starts[mention.start], known.ends[mention.end - 1], mention)
