"""The flow of two generations as a plan: blocks left and right, bands between them, all in numbers and plain words.

A block is a chapter or an article; a band is how many pairs of articles of two blocks had one fate. What was dropped
flows into a block of its own on the right, what is new comes out of one on the left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Literal

from align.generations import ConcordanceTable, Fate, Line
from align.headings import above, chapter
from corpus.messages import Tongue, say
from corpus.model import Document
from views.plain import short

Level = Literal["chapters", "articles"]
LEVELS: tuple[Level, ...] = ("chapters", "articles")
FATES: tuple[Fate, ...] = ("kept", "rewritten", "split", "merged", "moved", "dropped", "new")
DROPPED, NEW, NONE = "dropped", "new", "none"
"""Ids of the blocks that are no part of a document."""
WIDTH, BLOCK, NAME = 920, 12, 290
"""Pixels: of the whole, of a block, of the names beside it."""
UNIT, GAP, LOWEST, TOP = {"chapters": 9.0, "articles": 9.0}, {"chapters": 16.0, "articles": 7.0}, 15.0, 30.0
"""Pixels: height of one pair of articles, between two blocks, of the lowest block, above the first."""
LETTERS, TALL = 44, 28.0
"""Letters of a line of a name, and the height of a block from which the name takes two lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """A chapter or article: its id, side, place and height in pixels, its name in lines and whole, its language."""

    id: str
    right: bool
    y: float
    high: float
    said: tuple[str, ...]
    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class Band:
    """From a block on the left to one on the right: the fate, where it begins and ends, how high it is, its letter."""

    left: str
    right: str
    fate: Fate
    y0: float
    y1: float
    high: float
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks and bands on a sheet of so many pixels; `legend`: fate, letter and words of each that occurs."""

    name: str
    width: int
    height: float
    heads: tuple[str, str]
    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]
    legend: tuple[tuple[str, str, str], ...]

    def as_data(self) -> dict[str, object]:
        """For the browser."""
        return {**asdict(self), "block": BLOCK, "names": NAME}


def lines_of(found: ConcordanceTable) -> tuple[Line, ...]:
    """Every line once: those of the older text, and behind them what is new."""
    return (*found.by_old, *(line for line in found.by_new if not line.old))


def chapters(document: Document) -> dict[str, str]:
    """Each article's eId -> the eId of its chapter, `NONE` where it stands in none."""
    return {eid: found.eid if (found := chapter(path)) else NONE for eid, path in above(document).items()}


def chapter_names(document: Document, here: Tongue) -> dict[str, str]:
    """The chapters in reading order and how they are called, with their number."""
    found: dict[str, str] = {}
    for path in above(document).values():
        top = chapter(path)
        if top is None:
            found.setdefault(NONE, say("harmony_view.no_chapter", here))
        else:
            number = f"{top.num}. " if top.num else ""
            found.setdefault(top.eid, " ".join(f"{number}{top.heading}".split()))
    return found


def flow(found: ConcordanceTable, level: Level, here: Tongue) -> Flow:
    """The plan of a concordance."""
    counted = _counted(found, level)
    sides = _side(found.old, level, here), _side(found.new, level, here)
    left = {**sides[0], NEW: say("harmony_view.new_block", here)}
    right = {**sides[1], DROPPED: say("harmony_view.dropped_block", here)}
    blocks = (
        *_blocks(left, _heights(counted, 0, left), _sizes(found.old), level, False, here),
        *_blocks(right, _heights(counted, 1, right), _sizes(found.new), level, True, here),
    )
    bands = tuple(_bands(counted, blocks, (left, right), level, here))
    height = max((block.y + block.high for block in blocks), default=TOP) + 6
    name = say("harmonisation.title_by_old", here, old=found.old.id, new=found.new.id)
    return Flow(name, WIDTH, height, (found.old.id, found.new.id), blocks, bands, _legend(found, here))


Counted = Mapping[tuple[str, str, Fate], int]


def ends(line: Line, level: Level, homes: tuple[Mapping[str, str], Mapping[str, str]]) -> list[tuple[str, str]]:
    """The pairs of blocks that a line joins, one for each pair of its articles."""
    olds = [homes[0][eid] if level == "chapters" else eid for eid in line.old] or [NEW]
    news = [homes[1][eid] if level == "chapters" else eid for eid in line.new] or [DROPPED]
    return [(old, new) for old in olds for new in news]


def _counted(found: ConcordanceTable, level: Level) -> Counted:
    """How many pairs of articles go from block to block with a fate, the chief one of several."""
    homes = chapters(found.old), chapters(found.new)
    counted: Counter[tuple[str, str, Fate]] = Counter()
    for line in lines_of(found):
        counted.update((*pair, line.fates[0]) for pair in ends(line, level, homes))
    return counted


def _side(document: Document, level: Level, here: Tongue) -> dict[str, str]:
    """The blocks of a side in reading order, and their names."""
    if level == "chapters":
        return chapter_names(document, here)
    return {a.eid: _article(a.num, a.heading, here) for a in document.articles()}


def _article(number: str, heading: str, here: Tongue) -> str:
    said = say("harmony_view.article_numbered", here, number=number)
    return " ".join(f"{said} {heading}".split())


def _heights(counted: Counted, side: int, names: Iterable[str]) -> dict[str, int]:
    """How many pairs each block takes part in; a block without any is not drawn."""
    found = dict.fromkeys(names, 0)
    for key, n in counted.items():
        found[key[side]] += n
    return {id: n for id, n in found.items() if n}


def _sizes(document: Document) -> tuple[str, Mapping[str, int]]:
    """The language of a document, and how many articles each of its chapters holds."""
    return document.language, Counter(chapters(document).values())


def _blocks(
    names: Mapping[str, str], heights: Mapping[str, int], of: tuple[str, Mapping[str, int]], level: Level,
    right: bool, here: Tongue,
) -> list[Block]:  # fmt: skip
    found, y, (language, sizes) = [], TOP, of
    for id, n in heights.items():
        high = max(LOWEST if level == "chapters" else UNIT[level], n * UNIT[level])
        own = id in (NEW, DROPPED, NONE)
        every = sizes.get(id, n if own else 0)
        title = say("harmony_view.block", here, name=names[id], n=every) if every else names[id]
        found.append(Block(id, right, y, high, _lines(names[id], high), title, "" if own else language))
        y += high + GAP[level]
    return found


def _lines(name: str, high: float) -> tuple[str, ...]:
    """A name in one line, or in two beside a tall block; what does not fit is cut."""
    if high < TALL:
        return (short(name, LETTERS),)
    first, *rest = wrap(name, LETTERS) or [""]
    return (first, short(" ".join(rest), LETTERS)) if rest else (first,)


def _bands(
    counted: Counted, blocks: Sequence[Block], names: tuple[Mapping[str, str], Mapping[str, str]], level: Level,
    here: Tongue,
) -> list[Band]:  # fmt: skip
    """The bands of a block stand in the order of the blocks that they lead to, so that few of them cross."""
    places = {(block.id, block.right): n for n, block in enumerate(blocks)}
    at = {key: blocks[n].y for key, n in places.items()}
    made: dict[tuple[str, str, Fate], list[float]] = {}
    for right in (False, True):
        own, other = int(right), int(not right)
        order = sorted(
            counted, key=lambda key: (places[key[own], right], places[key[other], not right], FATES.index(key[2]))
        )
        for key in order:
            made.setdefault(key, []).append(at[key[own], right])
            at[key[own], right] += counted[key] * UNIT[level]
    return [_band(key, (a, b), counted[key], names, level, here) for key, (a, b) in made.items()]


def _band(
    key: tuple[str, str, Fate], at: tuple[float, float], n: int, names: tuple[Mapping[str, str], Mapping[str, str]],
    level: Level, here: Tongue,
) -> Band:  # fmt: skip
    old, new, fate = key
    said = say(f"harmonisation.fate_{fate}", here)
    title = say("harmony_view.band", here, old=names[0][old], new=names[1][new], n=n, fate=said)
    return Band(old, new, fate, *at, n * UNIT[level], say(f"harmony_view.letter_{fate}", here), title)


def _legend(found: ConcordanceTable, here: Tongue) -> tuple[tuple[str, str, str], ...]:
    """The fates by which bands are drawn."""
    there = {line.fates[0] for line in lines_of(found)}
    return tuple(
        (fate, say(f"harmony_view.letter_{fate}", here), say(f"harmonisation.fate_{fate}", here))
        for fate in FATES
        if fate in there
    )
