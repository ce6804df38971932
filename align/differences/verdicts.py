"""Verdicts: what two atoms that stand for each other, or one that stands alone, make of a change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from align.differences.atoms import Atom
from align.differences.drafts import Draft
from align.differences.headings import style
from align.differences.hunks import Step
from align.differences.lexicon import function_words, institutions, lemmas, periods, pronouns
from align.differences.spelling import inflected, loosened, misspelt, synonymous
from align.differences.values import Answers, references, same_amount, same_time
from align.links import DifferenceKind
from align.masking import folded, typographic
from corpus.model import Language
from extract.actors import Mention

FACTS: dict[str, DifferenceKind] = {
    "reference": "reference", "amount": "amount", "number": "amount", "time": "deadline", "name": "institution_name",
    "cue": "modality", "actor": "actor",
}  # fmt: skip
LIKENESS = {"reference": 4.0, "time": 4.0, "amount": 4.0, "number": 3.5, "cue": 3.0, "actor": 3.0, "name": 4.0}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is known of the two documents: their language, the links between their articles, the words of both."""

    language: Language
    answers: Answers
    known: Collection[str]

    def of(self, step: Step) -> Draft:
        """The difference between two atoms, or that one of them is missing."""
        left, right = step
        ours, theirs = (left,) if left else (), (right,) if right else ()
        if left is None or right is None:
            return self._single(ours, theirs)
        kinds = {left.kind, right.kind}
        if kinds <= {"reference", "number"} and "reference" in kinds:
            return self._reference(left, right)
        if left.kind == right.kind == "time":
            return _judged("deadline", ours, theirs, same_time(left, right, self.language))
        if kinds <= {"amount", "number"}:
            return _judged("amount", ours, theirs, same_amount(left, right, self.language))
        if left.kind == right.kind == "cue":
            return _judged("modality", ours, theirs, self._one_cue(left, right))
        if kinds <= {"actor", "name"}:
            return self._actors(left, right)
        return self._words(left, right)

    def same(self, left: Atom, right: Atom) -> Draft | None:
        """The difference of two atoms that count as equal: names, capitals, accents."""
        if typographic(left.text) == typographic(right.text):
            return None
        if left.kind == "label":
            alike = style(left.text) == style(right.text)
            return None if alike else Draft("editorial", (left,), (right,), "label", False)
        if left.kind == "name" and self._nouns(left) != self._nouns(right):
            return Draft("institution_name", (left,), (right,), "name", False)
        return Draft("editorial", (left,), (right,), "spelling", False)

    def likeness(self, left: Atom, right: Atom) -> float:
        """How much speaks for two atoms standing for each other, 0 for never."""
        kinds = {left.kind, right.kind}
        if left.kind == right.kind and left.kind in LIKENESS:
            return LIKENESS[left.kind] + (left.key == right.key)
        if kinds in ({"amount", "number"}, {"name", "actor"}):
            return 3.0
        if kinds == {"reference", "number"}:
            return 2.0  # a reference whose number is misprinted
        if left.kind == right.kind == "word":
            if self.one_word(left, right):
                return 4.0
            return 2.0 if synonymous(left.key, right.key, self.language) else 0.6 * (left.light == right.light)
        return 0.5 if left.kind == right.kind == "sign" else 0.0

    def one_word(self, left: Atom, right: Atom) -> bool:
        """The same word, or a form or a slip of it."""
        return left.key == right.key or inflected(left.key, right.key, self.language) or misspelt(
            left.key, right.key, self.known, self.language
        )  # fmt: skip

    def _single(self, ours: tuple[Atom, ...], theirs: tuple[Atom, ...]) -> Draft:
        (atom,) = ours or theirs
        if atom.kind in FACTS:
            kind = kind_of(atom)
            return Draft(kind, ours, theirs, f"{kind}_alone")
        if atom.light:
            return Draft("editorial", ours, theirs, "wording", False, grammar=True)
        return Draft("scope", ours, theirs, "qualified")

    def _reference(self, left: Atom, right: Atom) -> Draft:
        verdict = references(left, right, self.answers)
        if verdict == "same":
            return Draft("editorial", (left,), (right,), "spelling", False)
        if verdict == "answering":
            return Draft("reference", (left,), (right,), "reference_answering", False)
        return Draft("reference", (left,), (right,), f"reference_{verdict}")

    def _one_cue(self, left: Atom, right: Atom) -> bool:
        """Forms of one verb in one mood."""
        if loosened(left.key.split()[0], right.key.split()[0], self.language):
            return False
        known = lemmas(self.language)
        if left.key in known or right.key in known:
            return known.get(left.key, -1) == known.get(right.key, -2)
        return inflected(left.key, right.key, self.language)

    def _actors(self, left: Atom, right: Atom) -> Draft:
        ours, theirs = (left,), (right,)
        if left.kind == right.kind == "name":
            return self.same(left, right) or Draft("editorial", ours, theirs, "spelling", False)
        roles = [v.actor.role for a in (left, right) for v in a.values if isinstance(v, Mention)]
        if roles == ["institution"] and any(self._any_institution(a) for a in (left, right)):
            return Draft("institution_name", ours, theirs, "name", False)
        if len(roles) == 2 and roles[0] == roles[1] and self._same_words(left, right):
            return Draft("editorial", ours, theirs, "agreement", False, grammar=True)
        return Draft("actor", ours, theirs, "actor")

    def _any_institution(self, atom: Atom) -> bool:
        """ "l'IPSS": a noun for any institution, not the name of somebody who runs it."""
        nouns = self._nouns(atom)
        return atom.kind == "actor" and bool(nouns) and nouns[0] in institutions(self.language)

    def _nouns(self, atom: Atom) -> list[str]:
        """The words of a name or an actor without the article."""
        return [w for w in folded(atom.text).split() if w not in function_words(self.language)]

    def _same_words(self, left: Atom, right: Atom) -> bool:
        """The same noun in another number or with another article."""
        one, other = self._nouns(left), self._nouns(right)
        return len(one) == len(other) and all(
            a == b or inflected(a, b, self.language) for a, b in zip(one, other, strict=True)
        )

    def _words(self, left: Atom, right: Atom) -> Draft:
        ours, theirs = (left,), (right,)
        if left.key in pronouns(self.language) and right.key in pronouns(self.language):
            return Draft("editorial", ours, theirs, "agreement", False, grammar=True)
        if left.light and right.light:
            signs = "sign" in (left.kind, right.kind)
            return Draft("editorial", ours, theirs, "wording", False, grammar=not signs)
        if {left.key, right.key} <= periods(self.language):
            return Draft("deadline", ours, theirs, "deadline")
        if loosened(left.key, right.key, self.language) and inflected(left.key, right.key, self.language):
            return Draft("modality", ours, theirs, "modality")
        if left.key == right.key:
            return Draft("editorial", ours, theirs, "spelling", False)
        if inflected(left.key, right.key, self.language):
            return Draft("editorial", ours, theirs, "inflected", False, grammar=True)
        if misspelt(left.key, right.key, self.known, self.language):
            return Draft("editorial", ours, theirs, "spelling", False)
        if synonymous(left.key, right.key, self.language):
            return Draft("editorial", ours, theirs, "wording", False)
        return Draft("scope", ours, theirs, "reworded")


def kind_of(atom: Atom) -> DifferenceKind:
    """What a fact that stands on one side only makes of the change; the institution is an actor like others then."""
    return "actor" if atom.kind == "name" else FACTS[atom.kind]


def _judged(kind: DifferenceKind, left: tuple[Atom, ...], right: tuple[Atom, ...], same: bool) -> Draft:
    if same:
        return Draft("editorial", left, right, "same_fact", False)
    return Draft(kind, left, right, kind)
