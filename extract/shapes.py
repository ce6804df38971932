"""Shapes of time expressions: patterns over the ideas of the marks, the same for both languages.

A pattern reads like a regular expression whose letters are ideas: `(?P<day>number|ordinal) month year?`. Marks follow
each other with at most blanks and brackets between; `,` stands for a comma between two marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.pipeline import Mark
from extract.sequence import IDEAS, Sequence

WORD = re.compile(r"\?P<\w+>|[a-z_]+|\s+")
GROUP = re.compile(r"\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Hit:
    """A shape found in a sequence: its marks `first` to `last`, and those of its named groups."""

    sequence: Sequence
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    def __contains__(self, group: str) -> bool:
        return group in self.groups

    def mark(self, group: str) -> Mark:
        """The first mark of a group. KeyError where the group is not in the hit."""
        return self.sequence.marks[self.groups[group][0]]

    def marks(self, group: str) -> tuple[Mark, ...]:
        first, last = self.groups[group]
        return self.sequence.marks[first : last + 1]

    def value(self, group: str) -> str:
        return self.mark(group).value

    def number(self, group: str, default: float = 0) -> float:
        return float(self.mark(group).value) if group in self.groups else default

    @property
    def ideas(self) -> frozenset[str]:
        return frozenset(mark.idea for mark in self.sequence.marks[self.first : self.last + 1])


class Shape:
    """A compiled pattern. ValueError for an idea that no lexicon has."""

    def __init__(self, pattern: str) -> None:
        letters = WORD.sub(lambda m: _letter(m[0]), pattern)
        self.pattern = re.compile(letters)
        self.needed = _needed(letters)

    def hits(self, sequence: Sequence) -> Iterator[Hit]:
        """All places, overlapping ones as well, each with the longest reading from there."""
        place = 0
        if any(need.isdisjoint(sequence.letters) for need in self.needed):
            return  # most texts lack a word that the pattern cannot do without, and need no search
        while (match := self.pattern.search(sequence.code, place)) is not None:
            place = match.start() + 1
            if match.end() > match.start():
                yield _hit(sequence, match)

    def at(self, sequence: Sequence, mark: int) -> Hit | None:
        """The reading that begins with a mark."""
        match = self.pattern.match(sequence.code, bisect_right(sequence.places, mark) - 1)
        return None if match is None or match.end() == match.start() else _hit(sequence, match)


def _letter(word: str) -> str:
    if word.isspace():
        return ""
    if word.startswith("?P<"):
        return word
    if word not in IDEAS:
        raise ValueError(f"no lexicon has this idea: {word}")
    return IDEAS[word]


def _needed(letters: str) -> list[frozenset[str]]:
    """Of each set one letter must stand in a text that the pattern fits."""
    ways = [_needed_in_a_row(way) for way in _ways(letters)]
    if len(ways) == 1:
        return ways[0]
    return [frozenset().union(*(way[0] for way in ways))] if all(ways) else []


def _needed_in_a_row(letters: str) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    place = 0
    while place < len(letters):
        end = _group_end(letters, place) if letters[place] == "(" else place + 1
        part, times = letters[place:end], letters[end : end + 1]
        place = end + (times in ("?", "*", "+"))
        if times in ("?", "*") or part.startswith(("(?=", "(?!")):
            continue
        found += _needed(GROUP.sub("", part[1:-1], count=1)) if len(part) > 1 else [frozenset(part)]
    return found


def _ways(letters: str) -> list[str]:
    """The alternatives of a pattern."""
    found, start, place = [], 0, 0
    while place < len(letters):
        if letters[place] == "|":
            found.append(letters[start:place])
            start = place + 1
        place = _group_end(letters, place) if letters[place] == "(" else place + 1
    return [*found, letters[start:]]


def _group_end(letters: str, start: int) -> int:
    """The place behind the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, len(letters)):
        depth += (letters[place] == "(") - (letters[place] == ")")
        if not depth:
            return place + 1
    raise ValueError(f"a bracket is not closed: {letters}")


def _hit(sequence: Sequence, match: re.Match[str]) -> Hit:
    places = sequence.places
    groups = {
        name: (places[match.start(name)], places[match.end(name) - 1])
        for name, text in match.groupdict().items()
        if text
    }
    return Hit(sequence, places[match.start()], places[match.end() - 1], groups)
