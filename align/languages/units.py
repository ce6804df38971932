"""Units: the sentences and points of a document that are compared across its languages, article by article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from align.clauses import sentences
from align.languages.words import Word, words
from corpus.model import Document
from extract.passages import passages

GLUED = re.compile(r"(?<=[a-zà-ÿ]{3}[.;])(?=[A-ZÀ-Ý][a-zà-ÿ]*(?:['’]| [a-zà-ÿ]))")
"""Between a full stop and a capital without a space: "le délai.Toutefois il"."""
OUTSIDE = ""
"""The place of what belongs to no article."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters [start, end) of the wording of the provision `eid`, with their words (offsets within `text`)."""

    article: str
    eid: str
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    kind: str = "article"
    binding: bool = True


def units(document: Document) -> dict[str, tuple[Unit, ...]]:
    """The units of each article in reading order, by the number of the article (or of the heading above)."""
    found: dict[str, list[Unit]] = {}
    for passage in passages(document):
        cells = bool(passage.provision.rows) and not passage.provision.text
        spans = _rows(passage.provision.rows) if cells else _parted(passage.text, sentences(passage.text))
        article = passage.article if passage.binding else OUTSIDE
        for start, end in spans:
            text = passage.text[start:end]
            if text.strip():
                unit = Unit(
                    article, passage.provision.eid, start, end, text, words(text, document.language),
                    passage.provision.kind, passage.binding,
                )  # fmt: skip
                found.setdefault(article, []).append(unit)
    return {article: tuple(some) for article, some in found.items()}


def _parted(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences, where two that lost the space between them are two all the same."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        cuts = [m.start() for m in GLUED.finditer(text, start, end)]
        found += zip([start, *cuts], [*cuts, end], strict=True)
    return found


def _rows(rows: tuple[tuple[str, ...], ...]) -> list[tuple[int, int]]:
    """Where each row of a table stands in its wording."""
    found, start = [], 0
    for row in rows:
        end = start + sum(len(cell) + 1 for cell in row)
        found.append((start, end - 1))
        start = end
    return found
