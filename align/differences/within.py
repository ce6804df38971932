"""Within facts: two facts whose words differ little, told word by word.

A citation, a time or an actor is one atom. Where only a slip, an article of grammar, a number or an adjective in it
differs, that is what the difference is about, and not the whole fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from align.differences.atoms import Atom, tokens
from align.differences.drafts import Draft
from align.differences.hunks import Hunk, hunks, steps
from align.differences.letters import figures, letters
from align.differences.lexicon import bounds, discourse, pronouns
from align.differences.spelling import loosened
from align.differences.verdicts import Verdicts
from corpus.model import Language
from extract.actors import Mention
from extract.words import words

NAMED = frozenset({"actor", "name", "word", "sign", "number", "cue"})


def chatter(atoms: Sequence[Atom], language: Language) -> bool:
    """Function words, signs and phrases that a sentence can do without, and nothing else."""
    every = Counter(a.key for a in atoms if a.kind != "sign")
    heavy = Counter(a.key for a in atoms if not a.light)
    for phrase in discourse(language):
        # in any order: "exemple par" is what "par exemple" before another "par" comes to
        if Counter(phrase) <= every:
            heavy -= Counter(phrase)
    return not heavy


@dataclass(frozen=True, slots=True)
class Within:
    """Looks into the facts of a hunk."""

    verdicts: Verdicts

    @property
    def language(self) -> Language:
        return self.verdicts.language

    def draft(self, left: Sequence[Atom], right: Sequence[Atom]) -> Draft | None:
        """The one difference that the words of the facts come down to; None where it takes more than that."""
        kinds = {a.kind for a in (*left, *right)}
        if not left or not right or kinds <= {"word", "sign", "number"} or self._other_number(left, right):
            return None
        ours, theirs = ([t for a in side for t in tokens(a, self.language)] for side in (left, right))
        found = hunks(ours, theirs)
        changed = [a for h in found for a in (*ours[slice(*h.left)], *theirs[slice(*h.right)])]
        both = tuple(left), tuple(right)
        if all(self._harmless(ours[slice(*h.left)], theirs[slice(*h.right)]) for h in found):
            agreed = all(a.key in pronouns(self.language) for a in changed)
            return Draft("editorial", *both, "agreement" if agreed else "spelling", False, grammar=agreed)
        if "time" in kinds and self._bounded(ours, theirs, found):
            return Draft("deadline", *both, "deadline")
        heavy = [a for a in changed if not a.light]
        if kinds <= NAMED and heavy and all(a.kind == "number" for a in changed if not a.light):
            return Draft("amount", *both, "amount")
        if kinds <= {"actor", "word", "sign"} and self._qualified(ours, theirs, found):
            return Draft("scope", *both, "qualified")
        return None

    def _harmless(self, left: Sequence[Atom], right: Sequence[Atom]) -> bool:
        if chatter((*left, *right), self.language) and not figures(left, right):
            return True
        if figures(left, right) or any(a.kind == "number" for a in (*left, *right)):
            return False
        if letters(left) == letters(right):
            return True
        return all(a and b and a.kind == b.kind == "word" and self._slip(a, b)
                   for a, b in steps(left, right, self.verdicts.likeness))  # fmt: skip

    def _slip(self, left: Atom, right: Atom) -> bool:
        if loosened(left.key, right.key, self.language):
            return False
        return left.light == right.light and (left.light or self.verdicts.one_word(left, right))

    def _other_number(self, left: Sequence[Atom], right: Sequence[Atom]) -> bool:
        """One institution on one side, all of them on the other."""
        return _roles(left) ^ _roles(right) == {"institution", "institutions"}

    def _bounded(self, ours: Sequence[Atom], theirs: Sequence[Atom], found: Sequence[Hunk]) -> bool:
        """ "at the latest" for "at the earliest", "before" for "after"."""
        known = bounds(self.language)
        said = {a.key for h in found for a in ours[slice(*h.left)]} & known
        meant = {a.key for h in found for a in theirs[slice(*h.right)]} & known
        return bool(said and meant and said != meant)

    def _qualified(self, ours: Sequence[Atom], theirs: Sequence[Atom], found: Sequence[Hunk]) -> bool:
        """The same actor with words put to its noun, or left out there; another actor's name put before it is more."""
        heads = [next((a.key for a in side if not a.light), "") for side in (ours, theirs)]
        one_way = all(h.left[0] == h.left[1] for h in found) or all(h.right[0] == h.right[1] for h in found)
        if not one_way or not all(heads):
            return False
        put = [a for h in found for a in (*ours[slice(*h.left)], *theirs[slice(*h.right)])]
        if heads[0] == heads[1]:
            return True
        # "le commissaire du" before "gouvernement": a preposition makes the old noun depend on a new one
        return not put[-1].light and not words(" ".join(a.text for a in put), self.language).hits["actor"]


def _roles(atoms: Sequence[Atom]) -> set[str]:
    mentioned: set[str] = {v.actor.role for a in atoms for v in a.values if isinstance(v, Mention)}
    return mentioned | {"institution" for a in atoms if a.kind == "name"}
