"""Pages of words for the tests of the layout, set here: every letter half a type size wide."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from corpus.block import Block
from corpus.geometry import Box
from corpus.layout import blocks
from corpus.page import Page, Word

LEFT, RIGHT = 60.0, 535.0
FRENCH = (
    "Le Fonds rend compte de la gestion des crédits qui lui sont confiés par la loi et il transmet chaque année au "
    "Ministre un rapport sur les résultats de ses missions"
)
DUTCH = (
    "Het Fonds legt rekenschap af van het beheer van de kredieten die het door de wet worden toevertrouwd en bezorgt "
    "elk jaar aan de Minister een verslag over de resultaten van zijn opdrachten"
)


def set_line(
    text: str, x0: float, top: float, size: float = 10.0, bold: bool = False, italic: bool = False, space: float = 0.25
) -> list[Word]:
    """The words of one line; `space` between them in type sizes."""
    found, x = [], x0
    for part in text.split(" "):
        width = 0.5 * size * len(part)
        font = "Serif-Bold" if bold else "Serif"
        found.append(Word(part, x, top, x + width, top + size, font, size, bold, italic))
        x += width + space * size
    return found


def right_of(words: Sequence[Word]) -> float:
    return words[-1].x1


def set_paragraph(
    text: str,
    top: float,
    x0: float = LEFT,
    x1: float = RIGHT,
    size: float = 10.0,
    leading: float = 12.0,
    indent: float = 0.0,
    hanging: float = 0.0,
    justified: bool = False,
    bold: bool = False,
) -> tuple[list[Word], float]:
    """A wrapped paragraph and the top of the line that would follow it."""
    found: list[Word] = []
    left = x0 + indent
    run: list[str] = []
    parts = text.split(" ")
    for i, part in enumerate(parts):
        run.append(part)
        width = 0.5 * size * sum(map(len, run)) + 0.25 * size * (len(run) - 1)
        after = parts[i + 1] if i + 1 < len(parts) else None
        if after is None or left + width + (0.25 + 0.5 * len(after)) * size > x1:
            stretch = after is not None and justified and len(run) > 1
            space = 0.25 + (x1 - left - width) / size / (len(run) - 1) if stretch else 0.25
            found += set_line(" ".join(run), left, top, size, bold, space=space)
            run, left, top = [], x0 + hanging, top + leading
    return found, top


def set_centred(text: str, top: float, x0: float = LEFT, x1: float = RIGHT, size: float = 10.0) -> list[Word]:
    width = 0.5 * size * sum(map(len, text.split(" "))) + 0.25 * size * text.count(" ")
    return set_line(text, (x0 + x1 - width) / 2, top, size, bold=True)


def set_lines(texts: Iterable[str], top: float = 80.0, leading: float = 12.0, x0: float = LEFT) -> list[Word]:
    """Lines exactly as given, one below the other."""
    return [word for i, text in enumerate(texts) for word in set_line(text, x0, top + i * leading)]


def page(number: int, words: Iterable[Word], rules: Iterable[Box] = (), **more: object) -> Page:
    return Page(number, 595.0, 842.0, tuple(words), tuple(rules), **more)  # type: ignore[arg-type]


def read(*pages: Page) -> tuple[Block, ...]:
    return blocks(pages)[0]


def texts(*pages: Page, kind: str = "text") -> list[str]:
    return [block.text for block in read(*pages) if block.kind == kind]


def grid(edges: Sequence[float], heights: Sequence[float], close: bool = True) -> list[Box]:
    """Ruling lines of a table, each cell's own; without `close` the lowest line is missing."""
    across = [Box(a, y, b, y + 0.5) for y in heights for a, b in itertools.pairwise(edges)]
    upright = [Box(x, a, x + 0.5, b) for x in edges for a, b in itertools.pairwise(heights)]
    return [r for r in across if close or r.top != heights[-1]] + upright
