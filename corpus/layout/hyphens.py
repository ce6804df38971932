"""Line-end hyphens: which go and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.layout.line import Line
from corpus.layout.markers import words

HYPHENS = "-\u2010\u00ad"
HYPHENATES = 0.5
"""Share of the decided line-end hyphens that went, from which on doubtful ones go as well."""

_TAIL = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*[-\u2010\u00ad]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AROUND = ".,;:!?()[]«»“”\"'‘’…*"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a file as printed inside its lines, in lower case, hyphened ones whole; and its habit."""

    words: frozenset[str]
    hyphenates: bool = True
    """Does the file part words at line ends, so that a doubtful hyphen is likelier one of these?"""


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """The vocabulary of a file, from all of its lines."""
    found: set[str] = set()
    pairs: list[tuple[str, str]] = []
    before = ""
    for line in lines:
        if not line.words:
            continue
        texts = line.text.split(" ")
        if before:
            pairs.append((before, texts[0]))
        before = texts[-1] if texts[-1][-1:] in HYPHENS else ""
        found.update(texts[1 if before else 0 : -1])
        if not before:
            found.add(texts[-1])
    known = {word.strip(_AROUND).lower() for word in found}
    known |= {part for word in known if "'" in word or "’" in word for part in re.split("['’]", word)}
    first = Vocabulary(frozenset(known))
    verdicts = [verdict for a, b in pairs if (verdict := _known(*_parts(a, b), first)) is not None]
    return Vocabulary(first.words, not verdicts or verdicts.count(True) >= HYPHENATES * len(verdicts))


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
    if second.lower() in words("suspended"):
        return "- "
    return "" if _goes(first, second, known) else "-"


def _parts(before: str, after: str) -> tuple[str, str]:
    """The letters before the hyphen (with earlier hyphens of the word) and those behind it."""
    tail, head = _TAIL.search(before), _HEAD.match(after)
    return (tail.group()[:-1] if tail else "", head.group() if head else "")


def _goes(first: str, second: str, known: Vocabulary) -> bool:
    verdict = _known(first, second, known)
    if verdict is not None:
        return verdict
    low, then = first.lower(), second.lower()
    own = re.split("['’-]", low)[-1]
    if len(own) == 1 or own in words("prefixed") or then in words("hyphenated"):
        return False
    if second[0].isupper() and not first.isupper():
        return False
    compound = own in known.words and then in known.words and min(len(own), len(then)) > 2
    return known.hyphenates or not compound


def _known(first: str, second: str, known: Vocabulary) -> bool | None:
    """True where the joined word occurs in the file, False where the hyphened one does, None where neither."""
    if not first or not second:
        return None
    low, then = first.lower(), second.lower()
    own = re.split("['’]", low)[-1]
    together = own + then in known.words or low + then in known.words
    parted = f"{own}-{then}" in known.words or f"{low}-{then}" in known.words
    if together == parted:
        return None
    return together
