"""Headings and labels: what stands above and before the words of a provision."""

from __future__ import annotations

import re

from align.clauses import Clause
from align.links import Difference, Reason, Stretch
from align.masking import typographic
from corpus.model import Provision

LABELLED = ("point", "paragraph", "subheading")
BULLET = re.compile(r"[^\w(\[]+|o", re.IGNORECASE)
"""A dash, a dot or a small circle: one is as good as another."""


def heading_clause(article: Provision) -> Clause:
    """The heading of an article as a clause."""
    return Clause(article.eid, "heading", 0, len(article.heading), article.heading)


def label_difference(left: Provision, right: Provision) -> Difference | None:
    """ "1." for "1°" is a matter of style; "4°" for "3°" follows from what was put in or left out before it."""
    if left.kind not in LABELLED or right.kind not in LABELLED or style(left.label) == style(right.label):
        return None
    return Difference(
        "editorial", left.label, right.label, Stretch(left.eid, 0, len(left.label), "label"),
        Stretch(right.eid, 0, len(right.label), "label"), False,
        Reason("differences.why_label", (("left", left.label or "–"), ("right", right.label or "–"))),
    )  # fmt: skip


def style(label: str) -> str:
    """A label with its number taken out: "3°" is "#°", "a)" is "a)" whatever its letter, every bullet the same."""
    plain = re.sub(r"\s", "", typographic(label))
    if BULLET.fullmatch(plain):
        return "-"
    plain = re.sub(r"(?<=\d)(?:er|re|ste|de|bis|ter|quater)\b", "", plain)
    plain = re.sub(r"\d+", "#", plain)
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", plain))
