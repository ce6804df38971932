"""Which words of a French unit and of a Dutch unit answer to each other.

Words answer to each other when they share a key: an idea of the lexicon, the same form (a name, a figure), the same
beginning where the lexicon knows neither (one word in two languages), or a pair of stems learnt from the documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.languages.learnt import stem
from align.languages.words import Word

Key = int | str
Keys = frozenset[Key]
Learnt = Mapping[str, tuple[tuple[str, float], ...]]
"""The Dutch stems that answer to a French one, with the strength of each, 0 to 1."""
CERTAIN = 0.5
"""Strength from which a learnt pair overrules the lexicon."""
BEGINNING = 5
"""Letters that two words of one origin share."""
COMPOUND = 11
"""Letters from which a Dutch word may be a compound: it answers to several French words at once."""
OTHER_END, LONG = 0.4, 25
"""Share of the text, and words, by which two words stand too far apart to answer to each other."""
TOGETHER = 6
"""Words by which those that share one answer may stand apart: what stands further away says something else."""
FAR = 0.6
"""What the whole length of the text between two words costs: of equal answers the nearer is taken."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Pairs (French word, Dutch word) by their places; `loose`: words that no word answers to.

    `taken`: words whose every answer stands for another word already: perhaps a repetition.
    """

    pairs: tuple[tuple[int, int], ...]
    loose_fr: tuple[int, ...]
    loose_nl: tuple[int, ...]
    taken_fr: tuple[int, ...] = ()
    taken_nl: tuple[int, ...] = ()


def french_keys(word: Word, learnt: Learnt) -> Keys:
    """What a French word can share with a Dutch one."""
    found = _keys(word)
    if not word.light:
        # Words of one origin, and words that the pair itself teaches, answer to each other unless the lexicon knows
        # both and knows them apart; what is learnt with great certainty does in any case.
        side = "b" if word.known else "a"
        taught = learnt.get(stem(word.form), ())
        found |= {f"{side}@{dutch}" for dutch, _ in taught} | {f"@{dutch}" for dutch, sure in taught if sure >= CERTAIN}
        found |= {f"{side}~{begin}" for begin in _beginnings(word)}
    return found


def dutch_keys(word: Word) -> Keys:
    """What a Dutch word can share with a French one."""
    if word.light:
        return _keys(word)
    found = _keys(word) | {f"@{stem(word.form)}"}
    for side in "a" if word.known else "ab":
        found |= {f"{side}@{stem(word.form)}"} | {f"{side}~{begin}" for begin in _beginnings(word)}
    return found


def _keys(word: Word) -> Keys:
    if word.is_number:
        return frozenset({"=" + "".join(word.form.split())})
    return frozenset(word.ideas) if word.light else frozenset({*word.ideas, f"={word.form}"})


def _beginnings(word: Word) -> set[str]:
    plain = [part.replace("k", "c").replace("z", "s").replace("ph", "f") for part in word.form.split("-")]
    return {part[:BEGINNING] for part in plain if len(part) >= BEGINNING}


def weight(word: Word) -> float:
    """What a word counts when units are compared: figures are the surest sign."""
    if word.is_number:
        return 2.0
    return 0.0 if word.light else 1.0


def answers(french: Sequence[Word], dutch: Sequence[Word], learnt: Learnt) -> Answers:
    """The likeliest pairs, of equals those at like places."""
    ours, theirs = [french_keys(w, learnt) for w in french], [dutch_keys(w) for w in dutch]
    scored = []
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            if shared := one & other:
                apart = abs(i / max(1, len(french)) - j / max(1, len(dutch)))
                if apart > OTHER_END and apart * max(len(french), len(dutch)) > LONG:
                    continue
                scored.append((_sure(shared) - FAR * apart, -i, -j))
    scored.sort(reverse=True)
    pairs: list[tuple[int, int]] = []
    used_fr: set[int] = set()
    used_nl: set[int] = set()
    for _, x, y in scored:
        if -x not in used_fr and -y not in used_nl:
            pairs.append((-x, -y))
            used_fr.add(-x)
            used_nl.add(-y)
    # What is left may share an answer with its neighbours: "la lutte contre la fraude" is one word in Dutch.
    for _, x, y in scored:
        i, j = -x, -y
        beside_fr = any(b == j and abs(a - i) <= TOGETHER for a, b in pairs)
        beside_nl = any(a == i and abs(b - j) <= TOGETHER for a, b in pairs)
        if (i not in used_fr and _says_more(dutch[j]) and beside_fr) or (
            j not in used_nl and french[i].phrase and beside_nl
        ):
            pairs.append((i, j))
            used_fr.add(i)
            used_nl.add(j)
    taken_fr = {-x for _, x, _ in scored} - used_fr
    taken_nl = {-y for _, _, y in scored} - used_nl
    return Answers(
        tuple(sorted(pairs)),
        tuple(i for i, w in enumerate(french) if not w.light and i not in used_fr | taken_fr),
        tuple(j for j, w in enumerate(dutch) if not w.light and j not in used_nl | taken_nl),
        tuple(sorted(i for i in taken_fr if not french[i].light)),
        tuple(sorted(j for j in taken_nl if not dutch[j].light)),
    )


def _sure(shared: Keys) -> float:
    if any(isinstance(key, int) or key[0] == "=" for key in shared):
        return 1.0 + 0.05 * min(4, len(shared))
    return 0.9


def _says_more(dutch: Word) -> bool:
    return dutch.phrase or len(dutch.form) >= COMPOUND
