"""Headings: under which headings an article stands, and by which words a table names it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Document, Provision


def above(document: Document) -> dict[str, tuple[Provision, ...]]:
    """Each article's eId -> the provisions with a heading that it stands under, the widest first."""
    return {article.eid: path for article, path in _below(document.root, ())}


def _below(provision: Provision, path: tuple[Provision, ...]) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    for child in provision.children:
        if child.kind == "article":
            yield child, path
        else:
            yield from _below(child, (*path, child) if child.heading.strip() else path)


def chapter(path: tuple[Provision, ...]) -> Provision | None:
    """The chapter among the headings above an article; where there is none, the widest heading."""
    chapters = [p for p in path if p.kind == "chapter"]
    return chapters[-1] if chapters else path[0] if path else None


def heading_of(article: Provision, path: tuple[Provision, ...]) -> str:
    """Its own heading, else the nearest one above it."""
    return article.heading.strip() or (path[-1].heading.strip() if path else "")
