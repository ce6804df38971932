"""The comparison as HTML: two articles side by side, or a whole alignment as one page.

Every word of a document is escaped. What differs is struck through or underlined and carries a label for screen
readers, so that nothing hangs on colour alone.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from align.labels import article_label, link_label
from align.links import Alignment, Link, words_of
from align.words import compare
from corpus.messages import Tongue, say
from corpus.model import Document, Provision

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
    """A whole alignment as one HTML page that needs nothing else."""
    title = escape(say("align.title", tongue, left=left.id, right=right.id))
    body = [f"<h1>{title}</h1>", f"<p>{escape(say('align.legend', tongue))}</p>"]
    body += [_section(link, left, right, tongue) for link in alignment.links]
    body += [_alone(alignment.left_only, left, tongue), _alone(alignment.right_only, right, tongue)]
    head = f'<meta charset="utf-8"><title>{title}</title><style>{styles()}</style>'
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue}"><head>{head}</head><body>\n' + "\n".join(body) + "\n</body></html>\n"
    )


def _section(link: Link, left: Document, right: Document, tongue: Tongue) -> str:
    ours, theirs = _articles(link.left, left), _articles(link.right, right)
    titles = [" + ".join(article_label(a, tongue) for a in side) for side in (ours, theirs)]
    texts = ["\n".join(words_of(a) for a in side) for side in (ours, theirs)]
    heads = "".join(f"<h2>{escape(title)}</h2>" for title in titles)
    body = side_by_side(texts[0], texts[1], (left.language, right.language), tongue)
    return f'<section><div class="pair">{heads}</div><p>{escape(link_label(link, tongue))}</p>{body}</section>'


def _articles(eids: tuple[str, ...], document: Document) -> list[Provision]:
    return [article for article in document.articles() if article.eid in eids]


def _alone(eids: tuple[str, ...], document: Document, tongue: Tongue) -> str:
    items = "".join(f"<li>{escape(article_label(a, tongue))}</li>" for a in _articles(eids, document))
    title = escape(say("align.left_only", tongue, document=document.id))
    said = f"<ul>{items}</ul>" if items else f"<p>{escape(say('align.nothing_only', tongue))}</p>"
    return f"<section><h2>{title}</h2>{said}</section>"


def _marked(text: str, stretches: list[tuple[tuple[int, int], bool]], tag: str, tongue: Tongue) -> str:
    """The escaped text with the changed stretches in `tag`; the blanks between stretches stay outside it."""
    label = escape(say("align.removed" if tag == "del" else "align.added", tongue))
    pieces, at = [], 0
    for (start, end), changed in stretches:
        words = escape(text[start:end])
        pieces += [escape(text[at:start]), f'<{tag} title="{label}">{words}</{tag}>' if changed else words]
        at = end
    return "".join([*pieces, escape(text[at:])])
