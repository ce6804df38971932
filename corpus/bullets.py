"""The signs that open the items of a list without a number. A list keeps to signs of one family."""

from __future__ import annotations

FAMILIES = {
    "-": "-–—‒‑⁃−",
    "•": "•●‣∙·*",
    "o": "o◦○",
    "▪": "▪■◼▫□◻☐☑☒❑❏❒▢",
    "→": "→➔➢➤►▶⇒",
    "✓": "✓✔",
    "◆": "◆◇❖",
}
"""Dashes, dots, rings, squares and boxes to tick, arrows, ticks, diamonds. The first sign names the family: a list of
boxes below an item with an arrow is a list of its own."""

BULLETS = "".join(FAMILIES.values())


def family(sign: str) -> str:
    """The family of a sign, by its first one; that of the dots for any other."""
    return next((first for first, signs in FAMILIES.items() if sign in signs), "•")
