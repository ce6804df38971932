"""Automatic numbering of a DOCX: which marker does Word print before this paragraph?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.sources.counting import counted
from corpus.sources.docx_package import Element
from corpus.sources.docx_styles import Styles, attribute, child, local, number, value

_LEVELS = 9
_DASHES = frozenset("\uf02d\uf0be\uf0ad\u2013\u2014-")


class Marker(NamedTuple):
    """What is printed before a list item. `indent` is the w:ind of its level; `glued`: no blank after it."""

    text: str
    indent: Element | None
    glued: bool


@dataclass(slots=True)
class _Abstract:
    """A definition with its counters, which all lists made from it share."""

    levels: dict[int, Element]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts along the document: call `marker` once for each paragraph that has a number, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, Element] = {}
        self._begun: set[str] = set()
        for element in () if root is None else root:
            if local(element) == "abstractNum":
                self._define(element)
            elif local(element) == "num":
                self._lists.setdefault(attribute(element, "numId"), element)

    def _define(self, element: Element) -> None:
        name = attribute(element, "abstractNumId")
        levels = {number(attribute(e, "ilvl")): e for e in element if local(e) == "lvl"}
        self._abstracts.setdefault(name, _Abstract(levels))
        if link := value(element, "numStyleLink"):
            self._links[name] = link

    def marker(self, properties: Element | None, style: str) -> Marker | None:
        """The marker of a paragraph by its w:pPr and style; None where it has no number."""
        name, level = self._place(properties, style)
        found = self._lists.get(name)
        abstract = self._abstract(found)
        if found is None or abstract is None or not 0 <= level < _LEVELS:
            return None
        if name not in self._begun:
            self._begun.add(name)
            self._restart(found, abstract)
        self._count(abstract, found, level)
        return self._printed(abstract, found, level)

    def _place(self, properties: Element | None, style: str) -> tuple[str, int]:
        """(list, level): of the paragraph, else of its style, where the list says which level the style has."""
        own = child(properties, "numPr")
        if own is not None and value(own, "numId"):
            return value(own, "numId"), number(value(own, "ilvl"))
        inherited = self._styles.property(None, style, "numPr")
        name = value(inherited, "numId")
        given = value(own, "ilvl") or value(inherited, "ilvl")
        if given:
            return name, number(given)
        abstract = self._abstract(self._lists.get(name))
        levels = {value(e, "pStyle"): i for i, e in abstract.levels.items()} if abstract else {}
        chain = (attribute(sheet, "styleId") for sheet in self._styles.chain(style))
        return name, next((levels[s] for s in chain if s in levels), 0)

    def _abstract(self, found: Element | None) -> _Abstract | None:
        """The definition behind a list; a definition may only name a style, whose list has the real one."""
        name = value(found, "abstractNumId")
        for _ in range(_LEVELS):
            if name not in self._links:
                break
            through = self._styles.property(None, self._links[name], "numPr")
            name = value(self._lists.get(value(through, "numId")), "abstractNumId")
        return self._abstracts.get(name)

    def _restart(self, found: Element, abstract: _Abstract) -> None:
        """A list that is begun with numbers of its own."""
        for override in found:
            level = number(attribute(override, "ilvl"), -1)
            start = value(override, "startOverride")
            if local(override) == "lvlOverride" and start and 0 <= level < _LEVELS:
                abstract.counts[level] = number(start) - 1

    def _count(self, abstract: _Abstract, found: Element, level: int) -> None:
        for above in range(level + 1):
            if abstract.counts[above] is None:
                abstract.counts[above] = self._start(abstract, found, above) - (above == level)
        abstract.counts[level] = (abstract.counts[level] or 0) + 1
        for below in range(level + 1, _LEVELS):
            restart = value(self._definition(abstract, found, below), "lvlRestart")
            if restart != "0" and (not restart or level < number(restart)):
                abstract.counts[below] = None

    def _start(self, abstract: _Abstract, found: Element, level: int) -> int:
        return number(value(self._definition(abstract, found, level), "start"), 1)

    def _definition(self, abstract: _Abstract, found: Element, level: int) -> Element | None:
        for override in found:
            if local(override) == "lvlOverride" and number(attribute(override, "ilvl"), -1) == level:
                own = child(override, "lvl")
                if own is not None:
                    return own
        return abstract.levels.get(level)

    def _printed(self, abstract: _Abstract, found: Element, level: int) -> Marker | None:
        definition = self._definition(abstract, found, level)
        if definition is None:
            return None
        pattern = value(definition, "lvlText")
        if value(definition, "numFmt") == "bullet":
            text = bullet(pattern)
        else:
            legal = child(definition, "isLgl") is not None
            text = re.sub(
                r"%([1-9])", lambda m: self._number(abstract, found, int(m[1]) - 1, legal=legal), pattern
            ).strip()  # fmt: skip
        indent = child(child(definition, "pPr"), "ind")
        return Marker(text, indent, value(definition, "suff") == "nothing") if text else None

    def _number(self, abstract: _Abstract, found: Element, level: int, *, legal: bool) -> str:
        count = abstract.counts[level]
        form = value(self._definition(abstract, found, level), "numFmt") or "decimal"
        shown = self._start(abstract, found, level) if count is None else count
        return counted(shown, "decimal" if legal and form != "none" else form)


def bullet(sign: str) -> str:
    """The sign before an item without a number. Those of symbol fonts stand for a dash or a dot."""
    sign = sign.strip()
    if sign in _DASHES:
        return "-" if "\ue000" <= sign <= "\uf8ff" else sign
    return "•" if any("\ue000" <= c <= "\uf8ff" for c in sign) else sign
