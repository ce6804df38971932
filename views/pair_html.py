"""A pair as HTML: whose articles, how far they say the same and why, what differs, line beside line."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from align.exports.facing_rows import rows_of
from align.exports.sections import Section, said_of, status_of
from align.exports.sides import Side
from align.labels import article_label
from corpus.messages import Tongue, say
from views.beside import differences_html, reasons_html, way_html
from views.pairs import Comparison
from views.plain import quoted

SIGNS = {
    "identical": "=", "renamed": "≈", "editorial": "≈", "partial": "≠", "substantive": "≠", "across": "↔", "alone": "∅",
    "material": "≠", "harmless": "≈", "none": "=",
}  # fmt: skip
"""Beside every word of judgement stands its sign, so that nothing hangs on colour."""
_ELSEWHERE = re.compile(r'href="#(s\d+)"')
"""In what `rows_of` writes, words of documents are escaped: a quotation mark is one of the markup."""


def signed(value: str, said: str) -> str:
    """ "≠ substantive"; the space is a wide one, since some fonts draw the signs wider than they say."""
    return f"{SIGNS[value]}\u2002{said}"


def pair_html(found: Comparison, section: Section, address: Callable[[str], str], here: Tongue) -> str:
    """Heads, verdict, differences and reasons, then the lines. `address` says where the section of an anchor is."""
    heads = "".join(
        _head(side, eids, here) for side, eids in zip(found.sides, (section.left, section.right), strict=True)
    )
    rows = "".join(rows_of(section, found.sides, found.homes, here))
    rows = _ELSEWHERE.sub(lambda m: f'class="go" target="_self" href="{escape(address(m[1]))}"', rows)
    return (
        f'<div class="aligned"><div class="facing heads">{heads}</div>{_verdict(found, section, here)}'
        f"{_differences(found, section, here)}{reasons_html(section.link, here)}{rows}</div>"
    )


def _head(side: Side, eids: tuple[str, ...], here: Tongue) -> str:
    document = side.document
    name = f"<p class='side'>{escape(document.id)}</p>"
    titles = "".join(
        f"<h3>{quoted(article_label(a, document.language), document.language)} {way_html(side, a.eid, here)}</h3>"
        for a in side.articles(eids)
    )
    nothing = f"<h3>{escape(say('comparison.no_counterpart', here))}</h3>"
    return f"<div>{name}{titles or nothing}</div>"


def _verdict(found: Comparison, section: Section, here: Tongue) -> str:
    if section.link is None:
        key = "comparison.only_left" if section.left else "comparison.only_right"
        said = f"{said_of(section.state, here)} · {say(key, here)}"
    else:
        said = status_of(section.link, section.across, here)
    line = f'<p class="verdict"><strong>{escape(signed(section.state, said))}</strong></p>'
    if section.link is None or "moved" not in section.link.marks:
        return line
    places = {"left": found.sides[0].rank(section.left[0]), "right": found.sides[1].rank(section.right[0])}
    return f"{line}<p>⇅ {escape(say('comparison.moved_places', here, **places))}</p>"


def _differences(found: Comparison, section: Section, here: Tongue) -> str:
    """A table of differences, those that matter first."""
    differences = section.link.differences if section.link else ()
    if not differences:
        return ""
    languages = (found.sides[0].document.language, found.sides[1].document.language)
    heads = say("views.left", here), say("views.right", here)
    title = escape(say("comparison.differences", here, n=len(differences)))
    table = differences_html(differences, languages, heads, here)
    return f"<details open><summary>{title}</summary>{table}</details>"
