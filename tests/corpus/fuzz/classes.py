"""The corpus of bad files: which classes there are, how many files each has, and a share of them for every day.

A file is made by its class, its number and a seed, and nothing else: no file is kept, every one can be made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.corpus.fuzz import damage, files, office, pages, streams, web
from tests.corpus.fuzz.made import Made, Maker


@dataclass(frozen=True, slots=True)
class BadClass:
    """Files that are bad in one way: `count` in the whole corpus, the numbers `daily` in the share for every day."""

    name: str
    make: Maker
    count: int
    daily: tuple[int, ...]

    def file(self, number: int, seed: int) -> Made:
        return self.make(number, Random(f"{self.name} {number} {seed}"))


def _class(name: str, make: Maker, count: int, daily: int | tuple[int, ...]) -> BadClass:
    """`daily`: the first so many, or these numbers (where the later ones are the heavy ones)."""
    return BadClass(name, make, count, tuple(range(daily)) if isinstance(daily, int) else daily)


CLASSES = (
    _class("PDF cut short", damage.cut_pdf, 180, 12),
    _class("PDF with flipped bits", damage.flipped_pdf, 240, 12),
    _class("PDF with stretches lost or doubled", damage.patched_pdf, 200, 12),
    _class("PDF with other numbers", damage.misnumbered_pdf, 200, 12),
    _class("PDF cross-references", files.references, 144, 12),
    _class("PDF updates, hybrid, linearised", files.updates, 60, (0, 1, 3, 4)),
    _class("PDF passwords", files.locked, 40, 8),
    _class("PDF that would act", files.active, 54, 9),
    _class("PDF page boxes", pages.boxes, 96, 12),
    _class("PDF nested deep", pages.nested, 32, 8),
    _class("PDF rings", pages.ringed, 70, 14),
    _class("PDF crowded", pages.crowded, 16, (0, 4, 6)),
    _class("PDF of a million words", pages.million_words, 12, (9,)),
    _class("PDF of thousands of pages", pages.many_pages, 12, (7, 8)),
    _class("PDF bombs", streams.bombs, 24, (4,)),
    _class("PDF pictures", streams.pictures, 140, 10),
    _class("PDF fonts", streams.fonts, 160, 12),
    _class("PDF scripts and directions", streams.scripts, 66, 11),
    _class("DOCX, HTML, text cut short", damage.cut_other, 60, 6),
    _class("DOCX, HTML, text damaged", damage.flipped_other, 120, 9),
    _class("DOCX that would fetch or run", office.hostile, 89, 9),
    _class("DOCX odd parts", office.odd, 108, (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17)),
    _class("DOCX bombs", office.bombs, 24, (4, 18)),
    _class("HTML that would fetch or run", web.fetched, 54, 9),
    _class("HTML nested or endless", web.deep, 48, 12),
    _class("HTML jumbled", web.jumbled, 80, 8),
    _class("encodings", web.encoded, 104, 12),
    _class("words in any order", web.worded, 64, 4),
    _class("endless lines and articles", web.long, 32, (0, 3, 5)),
    _class("rubbish", web.junk, 140, 14),
    _class("wrong suffix", web.misnamed, 80, 8),
)


def whole() -> Iterator[tuple[BadClass, int]]:
    """Every file of the corpus."""
    return ((kind, number) for kind in CLASSES for number in range(kind.count))


def daily() -> Iterator[tuple[BadClass, int]]:
    """A share of each class that is read in seconds."""
    return ((kind, number) for kind in CLASSES for number in kind.daily)
