"""Classes: which kind of difference a change of words is, told by the facts that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.differences.atoms import Atom
from align.differences.drafts import Draft
from align.differences.hunks import Step, steps
from align.differences.letters import abbreviated, alike, figures, letters
from align.differences.verdicts import FACTS, Verdicts, kind_of
from align.differences.within import Within, chatter
from align.links import DifferenceKind
from align.masking import typographic
from corpus.model import Language
from extract.facts import TimeExpression
from extract.words import words as known_words

RANK: tuple[DifferenceKind, ...] = ("amount", "deadline", "reference", "modality", "actor", "institution_name")
"""Of several facts on one side only, the first of these kinds names the change."""
CONSIDERABLE = 12
"""Words from which a stretch on one side only is no qualification any more but a statement of its own."""
HEAD = 4
"""The first words of a stretch, in which the verb of a further action is looked for."""
CARRIED = 2
"""Further words, for each fact, that belong to the fact: "à hauteur de 3 %"."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Tells what kind of difference a change is."""

    verdicts: Verdicts

    @property
    def language(self) -> Language:
        return self.verdicts.language

    def drafts(self, left: Sequence[Atom], right: Sequence[Atom], opens: bool, closes: bool) -> list[Draft]:
        """The differences within one hunk. `opens`, `closes`: a sentence begins with it, ends with it."""
        if alike(left, right):
            return []
        if letters(left) == letters(right) and not figures(left, right):
            return [Draft("editorial", tuple(left), tuple(right), "spelling", False)]
        if abbreviated(left, right):
            return [Draft("editorial", tuple(left), tuple(right), "spelling", False)]
        if not left or not right:
            return [self._alone(tuple(left), tuple(right), opens and closes)]
        within = Within(self.verdicts).draft(left, right)
        return [within] if within else self._both(steps(left, right, self.verdicts.likeness))

    def _alone(self, left: tuple[Atom, ...], right: tuple[Atom, ...], whole: bool) -> Draft:
        """Words that stand on one side only."""
        atoms = left or right
        weighty = [a for a in atoms if a.kind == "word" and not a.light]
        facts = [a for a in atoms if a.kind in FACTS]
        words = [a for a in atoms if a.kind != "sign"]
        if not facts and chatter(atoms, self.language):
            return Draft("editorial", left, right, "wording", False, grammar=bool(words) and not weighty)
        said: DifferenceKind = "omission" if left else "addition"
        said_words = " ".join(a.text for a in words)
        if whole and len(words) > 1:
            return Draft(said, left, right, said)
        if _goes_on_acting(said_words, self.language):
            return Draft(said, left, right, said)
        kinds = {kind_of(a) for a in facts}
        if kinds <= {"actor"} and _conditional(said_words, self.language):
            return Draft("scope", left, right, "qualified")
        if kinds and len(weighty) <= CARRIED * len(facts):
            kind = next(k for k in RANK if k in kinds)
            return Draft(kind, left, right, f"{kind}_alone")
        if len(words) >= CONSIDERABLE:
            return Draft(said, left, right, said)
        return Draft("scope", left, right, "qualified")

    def _both(self, found: list[Step]) -> list[Draft]:
        """Words in the place of others: a difference for each fact, and one for what no fact explains."""
        labelled = _strangers([self.verdicts.of(step) for step in found if not _one_text(step)])
        facts = [d for d in labelled if d.kind in RANK or (d.kind == "editorial" and not d.grammar)]
        if any(d.kind == "amount" for d in facts):
            facts = [d for d in facts if d.kind != "deadline" or any(_binds(a) for a in d.atoms)]
        rest = [d for d in labelled if d.kind == "scope"]
        if rest:
            # a time that reads on to other words, since words were put into it, is not said in other words
            facts = [d for d in facts if d.why != "same_fact"]
        told = _gathered(labelled, facts)
        if rest and not self._carried(rest, [d for d in told if d.kind in RANK]):
            told.append(Draft("scope", _span(rest, 0), _span(rest, 1), "reworded"))
        if not told:
            light = [d for d in labelled if d.kind == "editorial"]
            grammar = all(d.grammar for d in light)
            why = "agreement" if all(d.why == "agreement" for d in light) else "wording"
            told = [Draft("editorial", _span(light, 0), _span(light, 1), why, False, grammar)]
        return told

    def _carried(self, rest: Sequence[Draft], facts: Sequence[Draft]) -> bool:
        """Do the other words belong to the facts beside them? They stand on one side and are few."""
        if not facts:
            return False
        left, right = sum(len(d.left) for d in rest), sum(len(d.right) for d in rest)
        return min(left, right) == 0 and max(left, right) <= CARRIED * len(facts)


def _goes_on_acting(said: str, language: Language) -> bool:
    """Do words go on with a further action of the subject before: "et communique son nom au ministre"?"""
    known = known_words(said, language)
    if not len(known) or known.at(0, "connective", "joint") is None:
        return False
    verb = next((hit for hit in known.find("verb", ("action",), 1, min(len(known), HEAD))), None)
    return verb is not None and not known.ends_at(verb.start, "connective", "determiner", "preposition")


def _conditional(said: str, language: Language) -> bool:
    """Do words begin with what makes them a condition: "moyennant l'accord du Roi", "na advies van het College"?"""
    known = known_words(said, language)
    return any(True for _ in known.find("connective", ("condition", "exception"), 0, 2))


def _strangers(labelled: Sequence[Draft]) -> list[Draft]:
    """A name with words behind it that make it another institution's: "the Fund" and "the Fund for pensions"."""
    told: list[Draft] = []
    for draft in labelled:
        last = told[-1] if told else None
        if last is not None and last.why in ("name", "stranger") and (side := _goes_on(last, draft)) is not None:
            stranger = draft.kind == "scope" or last.kind == "actor"
            both = last.left + (draft.left if side == 0 else ()), last.right + (draft.right if side == 1 else ())
            told[-1] = Draft("actor", *both, "stranger") if stranger else replace(last, left=both[0], right=both[1])
        else:
            told.append(draft)
    return [replace(d, why="actor") if d.why == "stranger" else d for d in told]


def _goes_on(name: Draft, draft: Draft) -> int | None:
    """The only side on which a draft has words (0 left, 1 right), if they follow those of the name there."""
    side = 0 if draft.left and not draft.right else 1 if draft.right and not draft.left else None
    if side is None or draft.kind not in ("scope", "editorial"):
        return None
    before, after = (name.left, name.right)[side], (draft.left, draft.right)[side]
    follows = before and before[-1].eid == after[0].eid and 0 <= after[0].start - before[-1].end <= 1
    return side if follows and after[0].kind == "word" else None


def _gathered(labelled: Sequence[Draft], facts: Sequence[Draft]) -> list[Draft]:
    """Neighbours of one kind are one difference; light words between them come along."""
    told: list[Draft] = []
    last = -2
    for n, draft in enumerate(labelled):
        if not any(draft is fact for fact in facts):
            continue
        between = labelled[last + 1 : n]
        if told and told[-1].kind == draft.kind and told[-1].material == draft.material and all(
            d.grammar for d in between
        ) and draft.kind in ("modality", "editorial", "actor"):  # fmt: skip
            whole = [told.pop(), *between, draft]
            draft = replace(draft, left=_span(whole, 0), right=_span(whole, 1), why=whole[0].why)
        told.append(draft)
        last = n
    return told


def _span(drafts: Sequence[Draft], side: int) -> tuple[Atom, ...]:
    return tuple(a for d in drafts for a in (d.left, d.right)[side])


def _binds(atom: Atom) -> bool:
    return any(isinstance(v, TimeExpression) and v.use == "limit" for v in atom.values)


def _one_text(step: Step) -> bool:
    left, right = step
    return left is not None and right is not None and typographic(left.text) == typographic(right.text)
