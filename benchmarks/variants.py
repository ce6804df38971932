"""Variants: as many contracts as one likes, made from those of the samples; the same for a number on any machine.

Of each the house has another name, the numbers are others, neighbouring articles have changed places, sentences are
missing or come from another contract, and here and there a word is gone. What they have in common is what real
contracts of one administration have in common: most of their chapters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from align.clauses import sentences
from corpus.model import Document, Provision

CONSONANTS, VOWELS = list("bdglmnrst"), list("aeio")
GONE, FOREIGN, DROPPED, SWAPPED = 0.05, 0.08, 0.01, 0.15
"""Chance that a sentence is missing, that one from elsewhere follows it, that a word is gone, that an article and the
next have changed places."""
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paragraph as it is set: in bold where it is a heading."""

    text: str
    bold: bool


class Variant:
    """The variant number `number` of one of `sources`, which are of one language; each of them has its turn."""

    def __init__(self, sources: Sequence[Document], number: int) -> None:
        self._chance = np.random.default_rng(number)
        self._document = sources[number % len(sources)]
        others = [d for d in sources if d is not self._document] or [self._document]
        self._foreign = [text for d in others for p in d.root.walk() for text in _sentences(p.text)]
        self._factor = 1 + self._chance.integers(5, 60) / 100
        word = "".join(str(self._chance.choice(kind)) for kind in (CONSONANTS, VOWELS) * 4)
        self._names = {self._document.institution_name: word.capitalize(), self._document.institution: word[:5].upper()}

    def paragraphs(self) -> Iterator[Paper]:
        """The contract from its title to its last article."""
        yield Paper(self._varied(self._document.title), True)
        yield from self._below(self._document.root)

    def _below(self, provision: Provision) -> Iterator[Paper]:
        children = list(provision.children)
        order = list(range(len(children)))
        for n in range(len(children) - 1):
            if children[n].kind == children[n + 1].kind == "article" and self._chance.random() < SWAPPED:
                order[n], order[n + 1] = order[n + 1], order[n]
        for place, child in zip(children, (children[n] for n in order), strict=True):
            yield from self._one(child, place.label)  # the numbers stay where they are

    def _one(self, provision: Provision, label: str) -> Iterator[Paper]:
        heading = " ".join(piece for piece in (label, self._varied(provision.heading)) if piece)
        text = self._reworded(provision.text)
        if provision.heading or not text:
            if heading:
                yield Paper(heading, provision.kind not in ("paragraph", "point"))
            if text:
                yield Paper(text, False)
        else:
            yield Paper(" ".join(piece for piece in (heading, text) if piece), False)
        yield from (Paper(self._varied(" ".join(row)), False) for row in provision.rows if not provision.text)
        yield from self._below(provision)

    def _reworded(self, text: str) -> str:
        said: list[str] = []
        for sentence in _sentences(text):
            if self._chance.random() >= GONE:
                said.append(self._varied(sentence))
            if self._chance.random() < FOREIGN:
                said.append(self._varied(str(self._chance.choice(self._foreign))))
        return " ".join(said)

    def _varied(self, text: str) -> str:
        for name, new in self._names.items():
            text = text.replace(name, new) if name else text
        return " ".join(self._number(word) for word in text.split() if self._chance.random() >= DROPPED)

    def _number(self, word: str) -> str:
        """Numbers of two digits and more are others; years stay."""
        return re.sub(r"\d{2,}", lambda m: m[0] if YEAR.fullmatch(m[0]) else str(round(int(m[0]) * self._factor)), word)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def write(variant: Variant, path: Path) -> None:
    """The variant as a PDF without any date in it."""
    normal = getSampleStyleSheet()["Normal"]
    bold = ParagraphStyle("bold", parent=normal, fontName="Helvetica-Bold", spaceBefore=10)
    body = ParagraphStyle("body", parent=normal, spaceBefore=5)
    story: list[Flowable] = [Paragraph(escape(p.text), bold if p.bold else body) for p in variant.paragraphs()]
    SimpleDocTemplate(str(path), invariant=1).build(story)
