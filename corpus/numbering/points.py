"""Which of the possible points of an article are real, and how they nest: solved for the article as a whole.

A beam search reads the article from front to back. A state is the stack of open lists (family, last value, indent);
at each mark it may go on with an open list, open a deeper one, or pass the mark over. Numbers that progress, indents
that agree and stems that end with ":" speak for a reading. The runner-up is kept: a small lead is an anomaly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.numbering.marks import PointMark

NUMBERED = ("degree", "digit")
SLIP = -1.5
BEAM = 12
CLOSE_CALL = 0.15
"""A lead over the runner-up below this is reported as ambiguous nesting."""

_GOES_ON = {";": 1.5, ".": 1.2, ":": 0.5, ",": -0.5, " ": -1.0}
"""What the sign before an inline mark says for going on with a list. A comma or a blank is how points are cited."""
_OPENS = {":": 1.7, ";": -1.0, ".": -1.0, ",": -2.0, " ": -0.7}
"""What it says for opening one: stems end with a colon; without it, only the points that follow can show a list."""


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch of text in an article: it opens with a mark or (mark None) is a plain paragraph.

    `indent` in points, None where unknown; `stem`: the text before it ends with a colon.
    """

    mark: PointMark | None
    indent: float | None = None
    stem: bool = False
    bold: bool = False
    """Its label is bold before plain text: such points are of a family of their own."""
    heads: bool = False
    """It looks like a heading of the paragraphs below it: they don't interrupt its list."""


class Level(NamedTuple):
    """An open list: its family, its last value, its indent, whether a plain paragraph came after its last item,
    whether its last item heads what follows."""

    family: str
    value: int
    indent: float | None
    interrupted: bool
    heads: bool = False


class Choice(NamedTuple):
    """What was decided of an event: the depth of its list (0 outermost), the family, the value; depth -1: no point."""

    depth: int
    family: str = ""
    value: int = 0
    fresh: bool = False
    """True where it opens a list."""


PASSED = Choice(-1)


class Link(NamedTuple):
    """A choice and those before it: a linked list, so that states share their past."""

    before: Link | None
    choice: Choice


class State(NamedTuple):
    score: float
    stack: tuple[Level, ...]
    trail: Link | None


@dataclass(frozen=True, slots=True)
class Nesting:
    """The best reading: a choice for each event; `lead` is its score minus the runner-up's."""

    choices: tuple[Choice, ...]
    lead: float


def nest(events: Sequence[Event]) -> Nesting:
    """The best nesting of the events of one article."""
    states = [State(0.0, (), None)]
    for event in events:
        grown = [s for state in states for s in _grow(state, event)]
        grown.sort(key=lambda s: -s.score)
        states = _distinct(grown)
    lead = states[0].score - states[1].score if len(states) > 1 else 9.0
    return Nesting(_choices(states[0]), lead)


def _distinct(states: list[State]) -> list[State]:
    """The best states, one for each stack."""
    kept: dict[tuple[Level, ...], State] = {}
    for state in states:
        if state.stack not in kept:
            kept[state.stack] = state
            if len(kept) == BEAM:
                break
    return list(kept.values())


def _choices(state: State) -> tuple[Choice, ...]:
    found: list[Choice] = []
    link = state.trail
    while link is not None:
        found.append(link.choice)
        link = link.before
    return tuple(reversed(found))


def _grow(state: State, event: Event) -> list[State]:
    if event.mark is None:
        return [_pass_paragraph(state, event)]
    found = [_skip(state, event)]
    for family, value in event.mark.readings:
        family += "!" if event.bold else ""
        found += _go_on(state, event, family, value)
        found += _open(state, event, family, value)
    return found


def _pass_paragraph(state: State, event: Event) -> State:
    """A plain paragraph interrupts every list that it isn't indented into."""
    stack = state.stack
    if any(not level.interrupted for level in stack):
        stack = tuple(_interrupt(level, event.indent) for level in stack)
    return State(state.score, stack, Link(state.trail, PASSED))


def _interrupt(level: Level, indent: float | None) -> Level:
    if level.interrupted or level.heads or _inside(indent, level):
        return level
    return Level(level.family, level.value, level.indent, True)


def _inside(indent: float | None, level: Level) -> bool:
    return indent is not None and level.indent is not None and indent > level.indent + 6


def _skip(state: State, event: Event) -> State:
    """Pass a mark over: free for one inside a paragraph, dear for one at its start."""
    mark = event.mark
    assert mark is not None
    if mark.inline:
        return State(state.score, state.stack, Link(state.trail, PASSED))
    passed = _pass_paragraph(state, event)
    cost = 1.5 if mark.readings[0][0].startswith("dash") else 2.0
    return State(state.score - cost, passed.stack, passed.trail)


def _go_on(state: State, event: Event, family: str, value: int) -> list[State]:
    """Go on with each open list of this family."""
    found = []
    for depth, level in enumerate(state.stack):
        strange = 0.0 if level.family == family else _kinship(level, event, family)
        if strange is None:
            continue
        dash = family.startswith("dash")
        if dash and level.interrupted:
            continue
        if not dash and value <= level.value:
            continue
        gain = 3.0 if dash or value == level.value + 1 else -2.0 - 0.1 * (value - level.value)
        gain -= 0.5 if level.interrupted else 0.0
        gain += strange + _sign(event, dash) + _agrees(event.indent, level.indent)
        stack = (*state.stack[:depth], Level(family, value, _known(event.indent, level.indent), False, event.heads))
        found.append(State(state.score + gain, stack, Link(state.trail, Choice(depth, family, value))))
    return found


def _kinship(level: Level, event: Event, family: str) -> float | None:
    """Sub-headings may slip from "1°" to "2.": what that costs, None for points that are no kin."""
    kin = level.family.startswith(NUMBERED) and family.startswith(NUMBERED)
    bold = level.family.endswith("!") == family.endswith("!")
    return SLIP if kin and bold and level.heads and event.heads else None


def _sign(event: Event, dash: bool) -> float:
    """Inline marks earn less than marks at the start of a line, and what the sign before them says."""
    mark = event.mark
    if mark is None or not mark.inline:
        return 0.0
    return (0.5 if dash and mark.after == "," else _GOES_ON[mark.after]) - 3.0


def _agrees(indent: float | None, other: float | None) -> float:
    if indent is None or other is None:
        return 0.0
    return 0.5 if abs(indent - other) <= 4 else -0.7


def _known(indent: float | None, other: float | None) -> float | None:
    return other if indent is None else indent


def _open(state: State, event: Event, family: str, value: int) -> list[State]:
    """Open a list below the innermost item, or in place of a list that a paragraph has interrupted."""
    mark = event.mark
    assert mark is not None
    dash = family.startswith("dash")
    if mark.inline and (value > 1 or (dash and mark.after != ":")):
        return []
    gain = _OPENS[mark.after] if mark.inline else (2.0 if dash or value == 1 else -2.5) + 0.7 * event.stem
    depths = [0] if family.startswith("para") else _depths(state.stack)
    return [_opened(state, event, family, value, depth, gain) for depth in depths]


def _depths(stack: tuple[Level, ...]) -> list[int]:
    return [len(stack)] + [d for d, level in enumerate(stack) if level.interrupted]


def _opened(state: State, event: Event, family: str, value: int, depth: int, gain: float) -> State:
    above = state.stack[:depth]
    if any(level.family == family for level in above):
        gain -= 0.5
    if above and event.indent is not None and above[-1].indent is not None:
        gain += 0.5 if event.indent > above[-1].indent + 3 else -1.5 if event.indent < above[-1].indent - 3 else 0.0
    gain += 0.2 if depth < len(state.stack) else 0.0
    stack = (*above, Level(family, value, event.indent, False, event.heads))
    return State(state.score + gain, stack, Link(state.trail, Choice(depth, family, value, True)))
