"""Small documents made by hand, in invented words."""

from __future__ import annotations

from datetime import date

from corpus.block import Place
from corpus.geometry import Span
from corpus.model import Document, Language, Provision


def article(num: str, *paragraphs: str, heading: str = "") -> Provision:
    """An article with its paragraphs; every paragraph stands on page 3."""
    children = tuple(
        Provision(
            eid=f"art_{num}__para_{i}",
            kind="paragraph",
            text=text,
            places=(Place(0, len(text), Span(3, 70.0, 100.0 + 20 * i, 500.0, 112.0 + 20 * i)),),
        )
        for i, text in enumerate(paragraphs, 1)
    )
    return Provision(f"art_{num}", "article", num=num, label=f"Article {num}", heading=heading, children=children)


def contract(language: Language, *children: Provision, period: bool = True) -> Document:
    """A contract of an invented institution."""
    return Document(
        id=f"onva-2022-{language}",
        source="onva.pdf",
        sha256="0" * 64,
        kind="contract",
        institution="ONVA",
        institution_name="Office national des valeurs anciennes",
        language=language,
        title="Contrat d'administration",
        pages=(1, 9),
        root=Provision("", "document", children=children),
        generation=6,
        period=(date(2022, 1, 1), date(2025, 12, 31)) if period else None,
    )


def saying(language: Language, text: str) -> Document:
    """A contract whose one article says one thing."""
    return contract(language, article("7", text))
