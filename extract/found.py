"""A time in a text, as a shape finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.facts import Norm, Use
from extract.sequence import Sequence
from extract.shapes import Hit, Shape


@dataclass(frozen=True, slots=True)
class Found:
    """A time: characters [start, end), its value and the use that its own words show.

    `reach` is where the words that name its event end; a time within them belongs to the event and is no limit of its
    own. `cue` says which rule found it.
    """

    start: int
    end: int
    norm: Norm
    use: Use
    cue: str
    reach: int = 0

    @property
    def claim(self) -> int:
        """The end of the characters that belong to this time alone."""
        return max(self.end, self.reach)


@dataclass(frozen=True, slots=True)
class Term:
    """The first and the last day of the contract that is read; None where it is not known."""

    period: tuple[date, date] | None


Reading = Callable[[Hit, Term], tuple[Norm, Use] | None]
"""What a hit means: its value and use, or None where it is no time after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape and its meaning, under the name that is given as cue."""

    cue: str
    shape: Shape
    reading: Reading

    def found(self, sequence: Sequence, term: Term) -> Iterator[Found]:
        for hit in self.shape.hits(sequence):
            meaning = self.reading(hit, term)
            if meaning is not None:
                marks = sequence.marks
                yield Found(marks[hit.first].start, marks[hit.last].end, meaning[0], meaning[1], self.cue)
