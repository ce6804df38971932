"""The comparison as HTML: two articles side by side, or a whole alignment as one page.

Every word of a document is escaped. What differs is struck through or underlined and carries a label for screen
readers, so that nothing hangs on colour alone.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from align.exports.facing import facing_page
from align.labels import article_label, link_label
from align.links import Alignment
from align.words import compare
from corpus.messages import Tongue, say
from corpus.model import Document

__all__ = ["article_label", "link_label", "page", "side_by_side", "styles"]


def side_by_side(left: str, right: str, languages: tuple[str, str], tongue: Tongue) -> str:
    """Two texts beside each other: removed words marked on the left, added ones on the right."""
    found = compare(left, right)
    ours = _marked(left, [(s.left, s.kind == "removed") for s in found if s.kind != "added"], "del", tongue)
    theirs = _marked(right, [(s.right, s.kind == "added") for s in found if s.kind != "removed"], "ins", tongue)
    cells = zip((ours, theirs), languages, strict=True)
    return '<div class="pair">' + "".join(f'<div lang="{escape(lang)}">{text}</div>' for text, lang in cells) + "</div>"


def styles() -> str:
    """The style sheet that goes with the markup of this module."""
    return files(__package__).joinpath("pair.css").read_text(encoding="utf-8")


def page(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> str:
    """A whole alignment as one HTML page that needs nothing else: see `align.exports.facing`."""
    return facing_page(alignment, left, right, tongue)


def _marked(text: str, stretches: list[tuple[tuple[int, int], bool]], tag: str, tongue: Tongue) -> str:
    """The escaped text with the changed stretches in `tag`; the blanks between stretches stay outside it."""
    label = escape(say("align.removed" if tag == "del" else "align.added", tongue))
    pieces, at = [], 0
    for (start, end), changed in stretches:
        words = escape(text[start:end])
        pieces += [escape(text[at:start]), f'<{tag} title="{label}">{words}</{tag}>' if changed else words]
        at = end
    return "".join([*pieces, escape(text[at:])])
