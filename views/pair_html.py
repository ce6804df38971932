"""A pair as HTML: whose articles, how far they say the same and why, what differs, line beside line."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

from align.exports.facing_rows import rows_of
from align.exports.sections import Section, said_of, status_of
from align.exports.sides import Side
from align.exports.tables import weight_of
from align.labels import article_label
from align.links import Difference
from corpus.messages import Tongue, say
from views.pairs import Comparison
from views.plain import quoted, short

SIGNS = {
    "identical": "=", "renamed": "≈", "editorial": "≈", "partial": "≠", "substantive": "≠", "across": "↔", "alone": "∅",
    "material": "≠", "harmless": "≈", "none": "=",
}  # fmt: skip
"""Beside every word of judgement stands its sign, so that nothing hangs on colour."""
LONGEST = 160
"""Characters of the words of a difference in the table: the lines below hold them whole."""
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
        f"{_differences(found, section, here)}{_reasons(section, here)}{rows}</div>"
    )


def read_address(side: Side, eid: str, here: Tongue) -> str:
    """The address of a provision on the page Read."""
    return "read?" + urlencode({"document": side.document.id, "article": eid, "lang": here})


def _head(side: Side, eids: tuple[str, ...], here: Tongue) -> str:
    document = side.document
    name = f"<p class='side'>{escape(document.id)}</p>"
    titles = "".join(
        f"<h3>{quoted(article_label(a, document.language), document.language)} {_way(side, a.eid, here)}</h3>"
        for a in side.articles(eids)
    )
    nothing = f"<h3>{escape(say('comparison.no_counterpart', here))}</h3>"
    return f"<div>{name}{titles or nothing}</div>"


def _way(side: Side, eid: str, here: Tongue) -> str:
    page = side.page(eid)
    said = say("comparison.page", here, page=page) if page else say("views.in_the_file", here)
    return f'<small><a href="{escape(read_address(side, eid, here))}" target="_self">{escape(said)}</a></small>'


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
    names = ("compare_view.head_kind", "views.left", "views.right", "compare_view.head_reason")
    top = "".join(f'<th scope="col">{escape(say(name, here))}</th>' for name in names)
    body = "".join(_difference(d, languages, here) for d in sorted(differences, key=lambda d: not d.material))
    title = escape(say("comparison.differences", here, n=len(differences)))
    table = f"<table class='told'><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f"<details open><summary>{title}</summary>{table}</details>"


def _difference(one: Difference, languages: tuple[str, str], here: Tongue) -> str:
    weight = weight_of(one)
    said = signed(weight, f"{say(f'comparison.kind_{one.kind}', here)}, {say(f'comparison.{weight}', here)}")
    words = (
        quoted(short(text, LONGEST), language, "q") if text else f"<i>{escape(say('comparison.nothing', here))}</i>"
        for text, language in zip((one.left, one.right), languages, strict=True)
    )
    cells = (escape(said), *words, escape(one.reason.said(here)) if one.reason else "")
    return f'<tr class="{weight}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _reasons(section: Section, here: Tongue) -> str:
    if section.link is None or not section.link.reasons:
        return ""
    items = "".join(f"<li>{escape(reason.said(here))}</li>" for reason in section.link.reasons)
    title = escape(say("comparison.column_reasons", here))
    return f'<details><summary>{title}</summary><ul class="listed">{items}</ul></details>'
