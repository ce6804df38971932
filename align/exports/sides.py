"""A side of a comparison: a document with its articles and provisions at hand, and the pages where they stand."""

from __future__ import annotations

from align.exports.cells import Target
from align.links import Stretch
from corpus.model import Document, Provision


class Side:
    """A document of which many places are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._provisions: dict[str, Provision] = {}
        self._article_of: dict[str, Provision] = {}
        self._rank = {article.eid: n for n, article in enumerate(document.articles(), start=1)}
        for provision in document.root.walk():
            self._provisions.setdefault(provision.eid, provision)
        for article in document.articles():
            for provision in article.walk():
                self._article_of[provision.eid] = article

    def articles(self, eids: tuple[str, ...]) -> tuple[Provision, ...]:
        """These articles, in the given order; what is none of the document is passed over."""
        return tuple(self._provisions[eid] for eid in eids if eid in self._rank)

    def rank(self, eid: str) -> int:
        """The place of an article among all articles, from 1; 0 of what is none."""
        return self._rank.get(eid, 0)

    def article_of(self, eid: str) -> Provision | None:
        """The article in which a provision stands."""
        return self._article_of.get(eid)

    def page(self, eid: str, start: int = 0) -> int | None:
        """The page, from 1, of the character `start` of a provision; None where the source has no pages."""
        provision = self._provisions.get(eid)
        if provision is None:
            return None
        place = next((p for p in provision.places if p.start <= start < p.end), None)
        if place is not None and start:
            return place.span.page
        spans = (*provision.spans, *(span for child in provision.children for span in child.spans))
        return spans[0].page if spans else place.span.page if place else None

    def target(self, eid: str, start: int = 0) -> Target | None:
        """The page as something to lead to."""
        page = self.page(eid, start)
        return None if page is None else Target(self.document.source, page)

    def target_of(self, stretch: Stretch | None) -> Target | None:
        if stretch is None:
            return None
        return self.target(stretch.eid, stretch.start if stretch.part == "text" else 0)
