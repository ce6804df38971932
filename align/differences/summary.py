"""The summary of a link: a line for each difference that matters, and one line that counts the others."""

from __future__ import annotations

from collections import Counter

from align.links import DifferenceKind, Link
from corpus.messages import Tongue, say

LONGEST = 60
"""Characters of the words of a difference in a summary."""


def kind_label(kind: DifferenceKind, tongue: Tongue) -> str:
    """What a kind of difference is called."""
    return say(f"differences.kind_{kind}", tongue)


def summary(link: Link, tongue: Tongue) -> list[str]:
    """The differences of a link in a few lines, in reading order."""
    lines = [
        say(
            "differences.line", tongue, kind=kind_label(d.kind, tongue), left=_short(d.left), right=_short(d.right)
        )
        for d in link.differences
        if d.material
    ]  # fmt: skip
    harmless = Counter(d.kind for d in link.differences if not d.material)
    if harmless:
        kinds = ", ".join(
            say("differences.counted", tongue, kind=kind_label(kind, tongue), n=n) for kind, n in harmless.items()
        )
        lines.append(say("differences.harmless", tongue, kinds=kinds))
    return lines


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
