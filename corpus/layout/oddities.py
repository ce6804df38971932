"""What is to be said about the pages that were read: no text, a bad text layer, unsure recognition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.block import Anomaly
from corpus.page import Page

UNSURE = 0.85
"""Mean confidence of recognised text below which a page is named; clean print comes to 0.95."""
RECOGNISED = frozenset({"engines.image_only", "engines.bad_text"})
"""Notes of a page that recognition answers."""


def oddities(pages: Iterable[Page]) -> Iterator[Anomaly]:
    """The anomalies of the pages, in their order."""
    for page in pages:
        notes = [note for note in page.notes if not (page.ocr and page.words and note in RECOGNISED)]
        yield from (Anomaly(note, page=page.number) for note in notes)
        if page.ocr and page.words and page.confidence is not None and page.confidence < UNSURE:
            yield Anomaly("layout.low_confidence", (("percent", round(100 * page.confidence)),), page.number)
        if not page.words and not notes:
            yield Anomaly("layout.empty_page", page=page.number, grave=False)
