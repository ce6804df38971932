"""Line-end hyphens: which go and which belong to the word.

Some files tell themselves: their typesetter breaks words with one sign (U+2010) while the author's hyphens are
another ("-"). Where one sign does both, the words of the file decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.layout.line import Line
from corpus.layout.markers import words

HYPHENS = "-\u2010\u00ad"
ENOUGH = 8
"""Decided cases that show the habit of a sign."""
NEARLY_ALL = 0.95
"""Share of cases in which a sign goes, from which on it is the typesetter's."""
HYPHENATED = 0.02
"""Share of the lines that end with a hyphen in a file whose words are parted at line ends."""

Habit = Literal["soft", "hard", "doubtful", "rare"]
"""Of a sign: the typesetter's, the author's, both; or hardly any line ends with it, so that it is the author's."""

_TAIL = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*[-\u2010\u00ad]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AROUND = ".,;:!?()[]«»“”\"'‘’…*"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a file as printed inside its lines, in lower case, hyphened ones whole; the habit of each sign."""

    words: frozenset[str]
    habits: Mapping[str, Habit]


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """The vocabulary of a file, from all of its lines."""
    found: set[str] = set()
    pairs: list[tuple[str, str]] = []
    count = 0
    before = ""
    for line in lines:
        if not line.words:
            continue
        count += 1
        texts = line.text.split(" ")
        if before:
            pairs.append((before, texts[0]))
        found.update(texts[1 if before else 0 : -1])
        before = texts[-1] if texts[-1][-1] in HYPHENS else ""
        if not before:
            found.add(texts[-1])
    known = {word.strip(_AROUND).lower() for word in found}
    known |= {part for word in known if "'" in word or "’" in word for part in re.split("['’]", word)}
    return Vocabulary(frozenset(known), _habits(pairs, frozenset(known), count))


def _habits(pairs: Iterable[tuple[str, str]], known: frozenset[str], lines: int) -> dict[str, Habit]:
    """What each sign is used for, from the pairs of words that line ends part."""
    verdicts: dict[str, list[bool | None]] = defaultdict(list)
    for before, after in pairs:
        first, second = _parts(before, after)
        if first and second:
            verdicts[before[-1]].append(_occurs(first, second, known))
    habits: dict[str, Habit] = {}
    for sign, found in verdicts.items():
        decided = [v for v in found if v is not None]
        if len(decided) >= ENOUGH and sum(decided) >= NEARLY_ALL * len(decided):
            habits[sign] = "soft"
        elif len(decided) < ENOUGH and len(found) < HYPHENATED * lines:
            habits[sign] = "rare"
        else:
            habits[sign] = "doubtful" if sum(decided) * 2 >= len(decided) else "rare"
    if "soft" in habits.values():
        habits |= {sign: "hard" for sign, habit in habits.items() if habit != "soft"}
    return habits


def joint(before: str, after: str, known: Vocabulary) -> str | None:
    """How two lines join: `before` ends with a hyphen, `after` is the next word.

    "" the hyphen goes, "-" it stays, "- " it stays with a blank behind it; None when it is no hyphen of a word.
    """
    if not before or before[-1] not in HYPHENS:
        return None
    if len(before) > 1 and before[-2].isdigit() and after[:1].isalnum():
        return "-"
    first, second = _parts(before, after)
    if not first or not second:
        return "-" if len(before) > 1 and before[-2].isalnum() and after[:1].isdigit() else None
    habit = known.habits.get(before[-1], "doubtful")
    if habit != "soft" and second.lower() in words("suspended"):
        return "- "
    return "" if _goes(first, second, known.words, habit) else "-"


def _parts(before: str, after: str) -> tuple[str, str]:
    """The letters before the hyphen (with earlier hyphens of the word) and those behind it."""
    tail, head = _TAIL.search(before), _HEAD.match(after)
    return (tail.group()[:-1] if tail else "", head.group() if head else "")


def _goes(first: str, second: str, known: frozenset[str], habit: Habit) -> bool:
    if habit in ("soft", "hard"):
        return habit == "soft"
    verdict = _occurs(first, second, known)
    if verdict is not None:
        return verdict
    own, then = re.split("['’-]", first.lower())[-1], second.lower()
    if len(own) == 1 or own in words("prefixed") or then in words("hyphenated"):
        return False
    if second[0].isupper() and not first.isupper():
        return False
    return habit == "doubtful" or then not in known


def _occurs(first: str, second: str, known: frozenset[str]) -> bool | None:
    """True where the joined word occurs in the file, False where the hyphened one does, None where neither or both."""
    low, then = first.lower(), second.lower()
    own = re.split("['’]", low)[-1]
    together = own + then in known or low + then in known
    parted = f"{own}-{then}" in known or f"{low}-{then}" in known
    return None if together == parted else together
