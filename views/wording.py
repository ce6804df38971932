"""The words of an article as HTML: its parts in their nesting, time limits marked, the chosen part framed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import pairwise

from corpus.messages import Tongue
from corpus.model import Document, Language, Provision
from extract.facts import TimeLimit
from extract.saying import norm_words
from views.outline import HEADINGS

Limits = Mapping[str, tuple[TimeLimit, ...]]


def by_eid(limits: Iterable[TimeLimit]) -> Limits:
    """Time limits by the provision they stand in."""
    found: dict[str, tuple[TimeLimit, ...]] = {}
    for limit in limits:
        found[limit.eid] = (*found.get(limit.eid, ()), limit)
    return found


def article_html(article: Provision, document: Document, limits: Limits, chosen: str, tongue: Tongue) -> str:
    """An article (or what a heading itself says) with everything from the document escaped and in its language."""
    body = _own(article, limits, tongue) + "".join(_part(p, limits, chosen, tongue) for p in article.children)
    return f'<div class="wording" lang="{_language(document.language)}">{body}</div>'


def marked(text: str, offset: int, limits: tuple[TimeLimit, ...], tongue: Tongue) -> str:
    """The escaped `text`, which begins at `offset` of its provision, with the time limits in it marked."""
    inside = sorted((x for x in limits if offset <= x.start < x.end <= offset + len(text)), key=lambda x: x.start)
    free = [x for i, x in enumerate(inside) if i == 0 or x.start >= inside[i - 1].end]
    pieces, at = [], 0
    for limit in free:
        start, end = limit.start - offset, limit.end - offset
        title = escape(norm_words(limit.norm, tongue))
        pieces += [escape(text[at:start]), f'<mark title="{title}">{escape(text[start:end])}</mark>']
        at = end
    return "".join([*pieces, escape(text[at:])])


def _part(provision: Provision, limits: Limits, chosen: str, tongue: Tongue) -> str:
    if provision.kind in HEADINGS:
        return ""
    label = f"<b>{escape(provision.label)}</b> " if provision.label else ""
    heading = f"<strong>{escape(provision.heading)}</strong> " if provision.heading else ""
    inner = label + heading + _own(provision, limits, tongue)
    children = "".join(_part(p, limits, chosen, tongue) for p in provision.children)
    here = " chosen" if provision.eid == chosen else ""
    return f'<div class="part {escape(provision.kind)}{here}">{inner}{children}</div>'


def _own(provision: Provision, limits: Limits, tongue: Tongue) -> str:
    found = limits.get(provision.eid, ())
    if provision.rows and not provision.text:
        return _table(provision.rows, found, tongue)
    return f"<p>{marked(provision.text, 0, found, tongue)}</p>" if provision.text.strip() else ""


def _table(rows: tuple[tuple[str, ...], ...], limits: tuple[TimeLimit, ...], tongue: Tongue) -> str:
    """Offsets in a table count through its cells, with one character between two (see `extract.passages`)."""
    cells = [cell for row in rows for cell in row]
    starts = [0]
    starts += [0] * len(cells)
    for i, cell in enumerate(cells):
        starts[i + 1] = starts[i] + len(cell) + 1
    shown = iter(marked(cell, start, limits, tongue) for cell, (start, _) in zip(cells, pairwise(starts), strict=True))
    body = "".join("<tr>" + "".join(f"<td>{next(shown)}</td>" for _ in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table>{body}</table></div>'


def _language(language: Language) -> str:
    return escape(language)
