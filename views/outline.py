"""The tree of a document as a list: what to choose from, how deep, what it is called, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.geometry import Box, Span
from corpus.model import Document, Provision
from views.plain import short

HEADINGS = frozenset(
    {"part", "title", "chapter", "section", "objective", "heading", "article", "annex", "preamble", "signature"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: a heading or an article."""

    provision: Provision
    depth: int


def outline(document: Document) -> tuple[Entry, ...]:
    """Headings and articles in reading order, with their depth from 0."""
    return tuple(_below(document.root, 0))


def _below(provision: Provision, depth: int) -> Iterator[Entry]:
    for child in provision.children:
        if child.kind in HEADINGS:
            yield Entry(child, depth)
            if child.kind != "article":
                yield from _below(child, depth + 1)


def name(provision: Provision, most: int = 70) -> str:
    """What a list calls a provision: its label and heading as printed, else its first words."""
    label = provision.label or provision.num
    words = provision.heading if label in provision.heading else " ".join((label, provision.heading)).strip()
    if provision.heading:
        return short(words, most)
    text = provision.text or next((p.text for p in provision.walk() if p.text), "") or _cells(provision)
    return short(" ".join((label, text)).strip(), most) or provision.kind


def title(provision: Provision) -> str:
    """What stands above the words of a provision: label and heading, without its first words."""
    if provision.heading:
        return name(provision, 160)
    return provision.label or provision.num or name(provision)


def holder(document: Document, eid: str) -> Provision | None:
    """The article or heading that holds the provision with this eId; itself, where it is one."""
    found = None
    for entry in outline(document):
        if any(p.eid == eid for p in own(entry.provision)):
            found = entry.provision
    return found


def own(provision: Provision) -> Iterator[Provision]:
    """A provision with what belongs to it: all of an article; of a chapter, what stands before its first heading."""
    yield provision
    for child in provision.children:
        if child.kind not in HEADINGS:
            yield from own(child)


def spans(provision: Provision, whole: bool) -> tuple[Span, ...]:
    """Where it stands: of the whole, also what belongs to it."""
    return tuple(s for p in (own(provision) if whole else (provision,)) for s in p.spans)


def on_page(found: tuple[Span, ...], page: int) -> tuple[Box, ...]:
    """The boxes of these spans on one page."""
    return tuple(Box(s.x0, s.top, s.x1, s.bottom) for s in found if s.page == page)


def _cells(provision: Provision) -> str:
    return " ".join(" ".join(row) for row in provision.rows[:1])
