"""A small measure of a reading against the truth of the samples: tokens, article texts, parents, points."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from corpus.model import Provision
from samples.layouts.report import CONTENTS
from samples.source import Text

DIVISIONS = ("part", "title", "chapter", "section", "objective", "heading")
INSIDE = ("point", "paragraph", "subheading", "heading")


def tokens(text: str) -> list[str]:
    """Words in lower case; quotes, dashes, spacing and footnote calls do not count."""
    plain = unicodedata.normalize("NFKC", re.sub(r"\[\^\w+\]", " ", text)).replace("’", "'")
    return re.findall(r"\w+", plain.lower())


def f1(wanted: list[str], found: list[str]) -> float:
    """Multiset F1 of two token lists; 1.0 when both are empty."""
    if not wanted and not found:
        return 1.0
    return 2 * sum((Counter(wanted) & Counter(found)).values()) / (len(wanted) + len(found))


def wanted_words(text: Text, num: str) -> list[str]:
    """Tokens of an article as its source text has them: heading, paragraphs, points with markers, tables."""
    article, below = next((a, b) for a, b in text.articles() if a.num == num)
    found = tokens(article.text)
    for block in below:
        if block.kind != "footnote":
            found += tokens(block.label) + tokens(block.text)
            found += [t for row in block.rows for cell in row for t in tokens(cell)]
    return found


def read_words(node: Provision) -> list[str]:
    """Tokens of a provision as it was read, without footnotes and without its own label."""
    found = tokens(node.heading) + tokens(node.text)
    found += [t for row in node.rows for cell in row for t in tokens(cell)]
    for child in node.children:
        if child.kind != "footnote":
            found += (tokens(child.label) if child.kind in INSIDE else []) + read_words(child)
    return found


def placed(node: Provision, path: tuple[str, ...] = ()) -> Iterator[tuple[Provision, tuple[str, ...]]]:
    """Every article with the numbers of what it stands in, outermost first; an annex as a whole counts for nothing."""
    for child in node.children:
        if child.kind == "article":
            yield child, path
        yield from placed(child, (*path, child.num) if child.num and child.kind != "annex" else path)


def points(node: Provision) -> list[str]:
    """Markers of the points below, in reading order."""
    return [p.label or p.num for p in node.walk() if p.kind == "point"]


def titles(node: Provision, text: Text) -> list[tuple[str, str, str]]:
    """Kind, number and words of every heading; the title of the text and that of its contents are none."""
    own = " ".join(tokens(text.title))
    return [
        (p.kind, p.num.upper(), p.heading)
        for p in node.walk()
        if p.kind in DIVISIONS and p.heading not in CONTENTS.values() and " ".join(tokens(p.heading)) not in own
    ]
