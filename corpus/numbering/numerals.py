"""Numbers of provisions: reading "1er", "XIV", "41bis", "16.3.1", "premier", "c"; and what follows what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.numbering.lexicon import fold, labels

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINAL_ENDING = re.compile(r"(?<=[0-9IVX])(?:er|ère|re|ste|de|e|ème|nd)$")


@dataclass(frozen=True, slots=True, order=True)
class Numeral:
    """The value of a number: `parts` of a dotted one, `insert` 1 for bis, 2 for ter, ..., 0 for none."""

    parts: tuple[int, ...]
    insert: int = 0

    def slug(self) -> str:
        """As it stands in an eId: "5", "41bis", "16-3-1"."""
        return "-".join(map(str, self.parts)) + (suffixes()[self.insert - 1] if self.insert else "")

    def follows(self, other: Numeral) -> bool:
        """Is this the number right after `other`? 3 after 2; 41bis after 41; 42 after 41ter; 2.2.1 after 2.1.4."""
        if self.insert:
            return self.parts == other.parts and self.insert == other.insert + 1
        if len(self.parts) == 1 and len(other.parts) == 1:
            return self.parts[0] == other.parts[0] + 1
        return self._turns(other)

    def _turns(self, other: Numeral) -> bool:
        """Dotted numbers: one part counts on, all behind it start again at 1."""
        for i, (mine, theirs) in enumerate(zip(self.parts, other.parts, strict=False)):
            if mine != theirs:
                return mine == theirs + 1 and all(p == 1 for p in self.parts[i + 1 :])
        return len(self.parts) == len(other.parts) + 1 and self.parts[-1] == 1

    @property
    def opens(self) -> bool:
        """Can a sequence begin with it? 1, I, a, 1.1, but not 4 or 2bis."""
        return not self.insert and self.parts[-1] == 1


@cache
def suffixes() -> tuple[str, ...]:
    return tuple(labels()["suffixes"]["order"])


@cache
def ordinals() -> dict[str, int]:
    return {word: int(value) for value, words in labels()["ordinals"].items() for word in words}


def roman(text: str) -> int | None:
    """The value of a Roman number below 400 in its regular form, else None."""
    upper = text.upper()
    if not upper or any(c not in _ROMAN for c in upper):
        return None
    values = [_ROMAN[c] for c in upper] + [0]
    total = sum(-a if a < b else a for a, b in pairwise(values))
    return total if write_roman(total) == upper else None


def write_roman(value: int) -> str:
    """1 to 399 as a Roman number."""
    out = ""
    for amount, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, value = divmod(value, amount)
        out += sign * count
    return out


def parse(text: str) -> Numeral | None:
    """The number that `text` writes, in any of the forms of a label; None if it writes none.

    A lone letter is not read here: whether "i" is one or nine is for the sequence to say (see `letter`).
    """
    bare = text.strip().rstrip(".°):").strip()
    insert = 0
    lowered = fold(bare)
    for i, suffix in enumerate(suffixes(), 1):
        if lowered.endswith(suffix) and len(bare) > len(suffix):
            insert, bare = i, bare[: -len(suffix)].rstrip("- ")
            break
    if lowered in ordinals():
        return Numeral((ordinals()[lowered],))
    bare = _ORDINAL_ENDING.sub("", bare)
    pieces = re.split(r"[./]", bare.rstrip("."))
    values = [int(p) if p.isascii() and p.isdigit() and len(p) < 5 else roman(p) for p in pieces]
    parts = tuple(v for v in values if v is not None)
    return Numeral(parts, insert) if parts and len(parts) == len(values) else None


def letter(text: str) -> Numeral | None:
    """a -> 1, z -> 26, aa -> 27; None for anything else."""
    if len(text) == 1 and "a" <= text.lower() <= "z":
        return Numeral((ord(text.lower()) - 96,))
    if len(text) == 2 and text[0] == text[1] and text.isascii() and text.isalpha():
        return Numeral((ord(text[0].lower()) - 70,))
    return None


def normalise(text: str) -> str:
    """A number as `num` has it: "1er", "premier" -> "1"; "Ier" -> "I"; "V" stays "V"; "41 bis" -> "41bis"."""
    bare = text.strip().rstrip(".°):").strip()
    if fold(bare) in ordinals():
        return str(ordinals()[fold(bare)])
    return _ORDINAL_ENDING.sub("", re.sub(r"[\s-]+(?=[a-z]+$)", "", bare))
