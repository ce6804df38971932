"""What is odd in a tree: missing, doubled and out-of-order numbers, text outside any article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.block import Anomaly
from corpus.model import Provision
from corpus.numbering.marks import Mark
from corpus.numbering.numerals import Numeral, parse

LOOSE = 200
"""Characters of text that may stand between a heading and its first article before it is worth a word."""


def anomalies(root: Provision, runners_up: Sequence[Mark]) -> list[Anomaly]:
    """All that is odd in one document's tree, in reading order of their kinds."""
    return [*_article_numbers(root), *_heading_numbers(root), *_loose_text(root), *_runners_up(runners_up)]


def _article_numbers(root: Provision) -> Iterator[Anomaly]:
    """Articles that are missing, doubled or out of order."""
    before: Numeral | None = None
    seen: set[Numeral] = set()
    for article in (p for p in root.walk() if p.kind == "article"):
        first, _, last = article.num.partition("-")
        numeral = parse(first)
        if numeral is None:
            continue
        yield from _compare(before, numeral, seen, article)
        seen.add(numeral)
        before = parse(last) if last else numeral


def _compare(before: Numeral | None, numeral: Numeral, seen: set[Numeral], article: Provision) -> Iterator[Anomaly]:
    page = article.spans[0].page if article.spans else None
    if numeral in seen:
        yield Anomaly("tree.doubled", (("label", article.label),), page, article.eid)
    elif before is not None and numeral < before:
        yield Anomaly("tree.out_of_order", (("label", article.label),), page, article.eid)
    elif before is not None and not numeral.follows(before) and len(numeral.parts) == len(before.parts) == 1:
        missing = (
            f"{before.parts[0] + 1}"
            if numeral.parts[0] - before.parts[0] == 2
            else f"{before.parts[0] + 1}-{numeral.parts[0] - 1}"
        )
        if numeral.parts[0] > before.parts[0] + 1:
            yield Anomaly("tree.missing", (("numbers", missing), ("label", article.label)), page, article.eid)


def _heading_numbers(parent: Provision) -> Iterator[Anomaly]:
    """Sibling divisions of one kind whose numbers repeat or jump."""
    last: dict[str, Numeral] = {}
    for child in parent.children:
        if child.kind in ("part", "title", "chapter", "section", "objective", "annex"):
            numeral = parse(child.num)
            before = last.get(child.kind)
            if numeral is not None and before is not None and len(numeral.parts) == len(before.parts):
                page = child.spans[0].page if child.spans else None
                if numeral == before:
                    yield Anomaly("tree.doubled", (("label", child.label),), page, child.eid)
                elif numeral < before:
                    yield Anomaly("tree.out_of_order", (("label", child.label),), page, child.eid)
            if numeral is not None:
                last[child.kind] = numeral
        if child.kind != "article":
            yield from _heading_numbers(child)


def _loose_text(root: Provision) -> Iterator[Anomaly]:
    """Long text in a division that has articles, but stands in none of them."""
    for node in root.walk():
        if node.kind in ("article", "preamble", "signature", "document") or not any(
            c.kind == "article" for c in node.children
        ):
            continue
        loose = sum(len(p.text) for c in node.children if c.kind in ("paragraph", "point") for p in c.walk())
        if loose > LOOSE:
            page = node.spans[0].page if node.spans else None
            yield Anomaly(
                "tree.loose_text",
                (("heading", node.label or node.heading[:60]), ("count", loose)),
                page,
                node.eid,
                grave=False,
            )


def _runners_up(marks: Sequence[Mark]) -> Iterator[Anomaly]:
    for mark in marks:
        yield Anomaly("tree.runner_up", (("label", mark.label),), None, "", grave=False)
