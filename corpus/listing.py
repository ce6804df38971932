"""A document in one row, as lists show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.exports.interchange import period_as_dict
from corpus.exports.shapes import ListedShape
from corpus.model import Document, DocumentKind, Language


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of a document: its identity, and how many articles and anomalies it has."""

    id: str
    source: str
    sha256: str
    kind: DocumentKind
    institution: str
    language: Language
    generation: int | None
    period: tuple[date, date] | None
    title: str
    pages: tuple[int, int]
    articles: int
    anomalies: int

    def as_dict(self) -> ListedShape:
        """The row in the shape of the exchange format."""
        return {
            "id": self.id,
            "source": self.source,
            "kind": self.kind,
            "institution": self.institution,
            "language": self.language,
            "generation": self.generation,
            "period": period_as_dict(self.period),
            "title": self.title,
            "pages": self.pages,
            "articles": self.articles,
            "anomalies": self.anomalies,
        }


def listed(document: Document) -> Listed:
    """The row of a document."""
    return Listed(
        id=document.id,
        source=document.source,
        sha256=document.sha256,
        kind=document.kind,
        institution=document.institution,
        language=document.language,
        generation=document.generation,
        period=document.period,
        title=document.title,
        pages=document.pages,
        articles=sum(1 for _ in document.articles()),
        anomalies=len(document.anomalies),
    )
