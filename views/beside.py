"""Two texts beside each other: who says so, where it stands, line by line with what differs marked and named."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from align.exports.facing_rows import rows_of
from align.exports.sections import Homes, Section
from align.exports.sides import Side
from align.exports.tables import weight_of
from align.labels import article_label
from align.links import Difference, Link
from corpus.messages import Tongue, say
from corpus.model import Document
from views.plain import quoted, short

SIGNS = {"material": "≠", "harmless": "≈"}
LONGEST = 160
"""Characters of the words of a difference in the table: the lines beside each other hold them whole."""


def beside_html(left: Document, right: Document, link: Link, heads: tuple[str, str], here: Tongue) -> str:
    """The articles of a link; either side may be empty. `heads`: what each side is, in plain words."""
    sides = Side(left), Side(right)
    section = Section(link.left, link.right, link, "beside", left.language != right.language)
    shown = section if link.left and link.right else Section(link.left, link.right, None, "beside")
    titles = "".join(
        head_html(side.document, eids, head, here)
        for side, eids, head in zip(sides, (link.left, link.right), heads, strict=True)
    )
    rows = "".join(rows_of(shown, sides, Homes((shown,)), here))
    return f'<div class="beside"><div class="facing heads">{titles}</div>{rows}</div>'


def head_html(document: Document, eids: Sequence[str], said: str, here: Tongue) -> str:
    """What a side is, its articles, each with the way to its page."""
    side = Side(document)
    lines = "".join(_article(side, eid, here) for eid in eids)
    head = f"<p class='side'>{escape(said)}</p>" if said else ""
    return f"<div>{head}{lines}</div>"


def differences_html(
    found: Sequence[Difference],
    languages: tuple[str, str],
    heads: tuple[str, str],
    here: Tongue,
    chosen: Difference | None = None,
) -> str:
    """A table of differences: what kind, how weighty, the words of both sides, why; those of substance first."""
    names = (say("harmonisation.head_kind", here), *heads, say("harmonisation.head_reason", here))
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        _difference(one, one == chosen, languages, here) for one in sorted(found, key=lambda one: not one.material)
    )
    return f'<table class="told"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def reasons_html(link: Link | None, here: Tongue) -> str:
    """Why the articles are linked, folded; nothing without a link."""
    if link is None or not link.reasons:
        return ""
    items = "".join(f"<li>{escape(reason.said(here))}</li>" for reason in link.reasons)
    title = escape(say("comparison.column_reasons", here))
    return f'<details><summary>{title}</summary><ul class="listed">{items}</ul></details>'


def way_html(side: Side, eid: str, here: Tongue) -> str:
    """The way to a provision on the page Read, small."""
    page = side.page(eid)
    said = say("comparison.page", here, page=page) if page else say("views.in_the_file", here)
    address = "read?" + urlencode({"document": side.document.id, "article": eid, "lang": here})
    return f'<small><a href="{escape(address)}" target="_self">{escape(said)}</a></small>'


def compare_html(left: Document, right: Document, eid: str, here: Tongue) -> str:
    """The way to the page Compare; nothing between two languages."""
    if left.language != right.language:
        return ""
    address = "compare?" + urlencode({"left": left.id, "right": right.id, "article": eid, "lang": here})
    return (
        f'<p class="way"><a href="{escape(address)}" target="_self">{escape(say("harmony_view.compare", here))}</a></p>'
    )


def _article(side: Side, eid: str, here: Tongue) -> str:
    article = next(iter(side.articles((eid,))), None)
    if article is None:
        return ""
    name = article_label(article, side.document.language)
    return f"<h4>{quoted(name, side.document.language)} {way_html(side, eid, here)}</h4>"


def _difference(one: Difference, chosen: bool, languages: tuple[str, str], here: Tongue) -> str:
    weight = weight_of(one)
    kind = f"{say(f'comparison.kind_{one.kind}', here)}, {say(f'comparison.{weight}', here)}"
    words = (
        quoted(short(text, LONGEST), language, "q") if text else escape(say("comparison.nothing", here))
        for text, language in zip((one.left, one.right), languages, strict=True)
    )
    told = f'<b class="sign">{SIGNS[weight]}</b> {escape(kind)}'
    cells = (told, *words, escape(one.reason.said(here)) if one.reason else "")
    mark = " chosen" if chosen else ""
    return f'<tr class="{weight}{mark}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
