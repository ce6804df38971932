"""Styles of a DOCX: what a paragraph or a run looks like, after all that it inherits from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.sources.docx_package import Element

_TWIPS = 20
_STEPS = 30
"""Longest chain of styles that build on each other; a longer one is a ring."""


class StyleNames(NamedTuple):
    """How heading and contents styles are called, with their level in group 1."""

    heading: re.Pattern[str]
    contents: re.Pattern[str]


def local(element: Element) -> str:
    """The tag without its namespace (the strict and the transitional one mean the same); "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute, whatever its namespace; "" where it is not there."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((e for e in element if local(e) == name), None)


def value(element: Element | None, name: str) -> str:
    """w:val of a child; "" where there is none."""
    return attribute(child(element, name), "val")


def number(text: str, default: int = 0) -> int:
    """A whole number of an attribute, which may be anything."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


@cache
def style_names() -> StyleNames:
    """The patterns of styles.toml; read once."""
    rows = tomllib.loads(files("corpus.sources").joinpath("styles.toml").read_text(encoding="utf-8"))

    def pattern(*keys: str) -> re.Pattern[str]:
        names = sorted({rows[k][t] for k in keys for t in ("en", "fr", "nl")}, key=len, reverse=True)
        return re.compile(f"(?:{'|'.join(re.escape(n) for n in names)})\\s*([1-9])", re.IGNORECASE)

    return StyleNames(pattern("heading"), pattern("contents", "contents_long"))


class Face(NamedTuple):
    """How a run looks. `size` in points, 0 where unknown."""

    bold: bool
    italic: bool
    size: float
    hidden: bool
    capitals: bool


class Styles:
    """The style sheet."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default = ""
        self._run_defaults: Element | None = None
        for element in () if root is None else root:
            if local(element) == "style":
                name = attribute(element, "styleId")
                self._by_id.setdefault(name, element)
                if attribute(element, "default") in ("1", "true", "on") and attribute(element, "type") == "paragraph":
                    self._default = name
            elif local(element) == "docDefaults":
                self._run_defaults = child(child(element, "rPrDefault"), "rPr")

    def chain(self, style: str) -> Iterator[Element]:
        """The style and those it is based on, nearest first; nothing for an unknown one."""
        for _ in range(_STEPS):
            element = self._by_id.get(style)
            if element is None:
                return
            yield element
            style = value(element, "basedOn")

    def style_of(self, paragraph: Element | None) -> str:
        """The style of a paragraph, by its w:pPr."""
        return value(paragraph, "pStyle") or self._default

    def names(self, style: str) -> Iterator[str]:
        """Names and ids along the chain: "heading 2", "Titre2"."""
        for element in self.chain(style):
            yield value(element, "name")
            yield attribute(element, "styleId")
        if style not in self._by_id:
            yield style

    def property(self, properties: Element | None, style: str, name: str) -> Element | None:
        """A paragraph property: the paragraph's own, else the nearest style's."""
        own = child(properties, name)
        if own is not None:
            return own
        inherited = (child(child(e, "pPr"), name) for e in self.chain(style))
        return next((e for e in inherited if e is not None), None)

    def level(self, properties: Element | None, style: str) -> int | None:
        """Heading level from 1: the outline level, else the number in the style's name; None for body text."""
        outline = number(attribute(self.property(properties, style, "outlineLvl"), "val"), -1)
        if outline >= 0:
            return outline + 1 if outline < 9 else None
        return self._named_level(style_names().heading, style)

    def contents_level(self, style: str) -> int | None:
        """Depth of an entry of a table of contents by the style's name; None for anything else."""
        return self._named_level(style_names().contents, style)

    def _named_level(self, pattern: re.Pattern[str], style: str) -> int | None:
        found = (pattern.fullmatch(n.strip()) for n in self.names(style))
        return next((int(m[1]) for m in found if m), None)

    def face(self, run: Element | None, style: str) -> Face:
        """The look of a run by its w:rPr, in a paragraph of this style."""
        sources = [run]
        for sheet in (value(run, "rStyle"), style):
            sources += [child(e, "rPr") for e in self.chain(sheet)]
        sources.append(self._run_defaults)
        present = [s for s in sources if s is not None]
        size = next((number(v) for s in present if (v := value(s, "sz"))), 0)
        return Face(
            _on(present, "b"), _on(present, "i"), size / 2, _on(present, "vanish"), _on(present, "caps")
        )  # fmt: skip

    def indent(self, *properties: Element | None) -> tuple[float, float]:
        """(first line, following lines minus first) in points; the first w:ind that names a side wins for it."""
        left = _distance(properties, "left", "start")
        first = _distance(properties, "firstLine") - _distance(properties, "hanging")
        return (left + first) / _TWIPS, -first / _TWIPS


def _distance(properties: tuple[Element | None, ...], *names: str) -> int:
    return next((number(v) for p in properties for n in names if (v := attribute(p, n))), 0)


def _on(properties: list[Element], name: str) -> bool:
    """A switch (w:b): there and not "0" in the nearest place that names it."""
    switch = next((e for p in properties if (e := child(p, name)) is not None), None)
    return is_on(switch)


def is_on(switch: Element | None) -> bool:
    """A switch that is there and does not say no."""
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off")
