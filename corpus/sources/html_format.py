"""The look of HTML as far as it stands in the elements themselves; style sheets are not read."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lxml import etree

from corpus.sources.counting import alphabetic, counted

Element = etree._Element

_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{1,3})?)(px|pt|em|rem|cm|mm|in)?$")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_FORMS = {
    "1": "decimal", "a": "lowerAlpha", "A": "upperAlpha", "i": "lowerRoman", "I": "upperRoman",
    "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerAlpha", "lower-latin": "lowerAlpha",
    "upper-alpha": "upperAlpha", "upper-latin": "upperAlpha", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_BULLETS = {"circle": "◦", "square": "▪"}
_QUOTED = re.compile(r"""(["'])(.*)\1$""")
_STEP = 30.0
"""Points by which browsers indent lists and quotations (40 px)."""


class Rules(NamedTuple):
    """One row of html.toml."""

    elements: frozenset[str]
    roles: frozenset[str]
    words: frozenset[str]
    signs: str

    def holds(self, element: Element) -> bool:
        """Does the row name this element, one of its roles, or a word of its class or id?"""
        if element.tag in self.elements:
            return True
        roles = f"{element.get('role', '')} {element.get('epub:type', '')}"
        if not self.roles.isdisjoint(roles.lower().split()):
            return True
        return not self.words.isdisjoint(f"{element.get('class', '')} {element.get('id', '')}".lower().split())


@cache
def rules(name: str) -> Rules:
    """A row of html.toml; read once."""
    row = tomllib.loads(files("corpus.sources").joinpath("html.toml").read_text(encoding="utf-8"))[name]
    elements, roles, words = (frozenset(row.get(k, ())) for k in ("elements", "roles", "words"))
    return Rules(elements, roles, words, row.get("signs", ""))


class Format(NamedTuple):
    """What an element hands down to those inside it."""

    bold: bool = False
    italic: bool = False
    size: float = 0.0
    centred: bool = False
    indent: float = 0.0
    kept_blanks: bool = False
    level: int | None = None
    contents: int | None = None
    """Depth inside a table of contents; None outside of one."""


def declared(element: Element) -> dict[str, str]:
    """The declarations in its style attribute, in small letters except for quoted text."""
    pairs = (d.partition(":") for d in (element.get("style") or "")[:2000].split(";"))
    return {name.strip().lower(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def hidden(element: Element, style: dict[str, str]) -> bool:
    """Not to be seen."""
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    return style.get("display", "").lower() == "none" or style.get("visibility", "").lower() == "hidden"


def breaks_page(style: dict[str, str], side: str) -> bool:
    """A page break is asked for `side` ("before", "after") the element."""
    asked = style.get(f"page-break-{side}", style.get(f"break-{side}", "")).lower()
    return asked in ("always", "page", "left", "right")


def inside(outer: Format, element: Element, style: dict[str, str]) -> Format:
    """The format inside an element."""
    tag = str(element.tag)
    weight = style.get("font-weight", "").lower()
    heading = _heading(element, tag)
    contents = outer.contents
    if rules("contents").holds(element):
        contents = contents or 0
    if contents is not None and tag in ("ol", "ul"):
        contents += 1
    return Format(
        bold=_either(weight in ("bold", "bolder") or weight in ("600", "700", "800", "900"), weight != "", outer.bold)
        or tag in ("b", "strong", "th")
        or heading is not None,
        italic=outer.italic or tag in ("i", "em", "cite") or style.get("font-style", "").lower() == "italic",
        size=length(style.get("font-size", "")) or outer.size,
        centred=_centred(element, tag, style, outer.centred),
        indent=outer.indent + _indent(tag, style),
        kept_blanks=outer.kept_blanks or tag == "pre" or style.get("white-space", "").lower().startswith("pre"),
        level=heading or outer.level,
        contents=contents,
    )


def length(text: str) -> float:
    """A CSS length in points; 0 for what is none or is relative to something unknown."""
    found = _LENGTH.match(text.strip().lower())
    return float(found[1]) * _POINTS[found[2]] if found and found[2] else 0.0


def _either(yes: bool, said: bool, outer: bool) -> bool:
    return yes if said else outer


def _heading(element: Element, tag: str) -> int | None:
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    if element.get("role", "").lower() == "heading":
        level = element.get("aria-level", "2")
        return int(level) if re.fullmatch("[1-9]", level) else 2
    return None


def _centred(element: Element, tag: str, style: dict[str, str], outer: bool) -> bool:
    align = (style.get("text-align") or element.get("align") or "").lower()
    if tag in ("table", "img"):
        return outer  # there it places the table, not its text
    if tag == "center" or align == "center":
        return True
    return outer and not align


def _indent(tag: str, style: dict[str, str]) -> float:
    if tag in ("td", "th"):
        return 0.0
    own = (
        length(style.get("margin-left", ""))
        + length(style.get("padding-left", ""))
        + length(style.get("text-indent", ""))
    )
    return (_STEP if tag in ("ul", "ol", "dd", "blockquote") else 0.0) + own


def marker(parent: Element | None, item: Element, count: int) -> str:
    """What a browser prints before an item of a list: "3.", "c.", "•"; "" where the list has no markers."""
    tag = "" if parent is None else str(parent.tag)
    form = ""
    for element in (item, parent):
        if element is not None and not form:
            style = declared(element)
            form = style.get("list-style-type") or style.get("list-style") or element.get("type") or ""
    quoted = _QUOTED.match(form)
    if quoted:
        return quoted[2].strip()
    if form.lower() == "none":
        return ""
    if tag != "ol":
        return _BULLETS.get(form.lower(), "•")
    written = _FORMS.get(form) or _FORMS.get(form.lower(), "decimal")
    if written.endswith("Alpha") and count > 0:
        return f"{alphabetic(count).upper() if written == 'upperAlpha' else alphabetic(count)}."
    return f"{counted(count, written)}."
