"""Footnotes of HTML: which link is a call, and where its note stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from corpus.sources.html_format import Element, rules

_HOLDERS = frozenset({"li", "aside", "p", "dd", "td", "div", "tr", "section", "blockquote"})
_LONGEST = 8
"""Characters of a call, as "[12]"."""

_NEAR = 60
"""Elements to look at around or inside a link; more nesting has no sense, and would take its time on each link."""


@dataclass(slots=True)
class Notes:
    """`calls`: link -> (marker, the element that holds the note)."""

    calls: dict[Element, tuple[str, Element]] = field(default_factory=dict)
    holders: set[Element] = field(default_factory=set)


def find(root: Element) -> Notes:
    """All calls whose note is in the same file."""
    targets: dict[str, Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                targets.setdefault(name, element)
    notes = Notes()
    for link in root.iter("a"):
        href = link.get("href") or ""
        target = targets.get(href[1:]) if href.startswith("#") else None
        if target is None or not _is_call(link):
            continue
        holder = _holder(target)
        if holder is None or _within(link, notes.holders) or _within(link, {holder}):
            continue  # it leads back from a note, or nowhere
        notes.calls[link] = (_text(link).strip().strip("[]()"), holder)
        notes.holders.add(holder)
    return notes


def text_of(holder: Element, marker: str) -> str:
    """The text of a note without its marker and without the way back."""
    parts: list[str] = []
    stack: list[tuple[Element, bool]] = [(holder, False)]
    while stack:
        element, done = stack.pop()
        if done:
            if element is not holder:
                parts.append(element.tail or "")
            continue
        stack.append((element, True))
        if isinstance(element.tag, str) and not _leads_back(element, marker):
            parts.append(element.text or "")
            stack += [(e, False) for e in reversed(element)]
    text = " ".join("".join(parts).split())
    return re.sub(rf"^[\[(]?{re.escape(marker)}[\])]?(?:[.:]|\s|$)\s*", "", text) if marker else text


def _is_call(link: Element) -> bool:
    text = _text(link).strip()
    if not 0 < len(text) <= _LONGEST:
        return False
    if rules("back").holds(link) or all(c in rules("back").signs for c in text):
        return False
    raised = any(e.tag == "sup" for e in link.iter()) or _within(link, {}, "sup")
    return raised or rules("call").holds(link) or bool(re.fullmatch(r"\[\w{1,4}\]", text))


def _leads_back(element: Element, marker: str) -> bool:
    if element.tag != "a":
        return False
    text = _text(element).strip()
    signs = rules("back").signs
    return rules("back").holds(element) or (
        (element.get("href") or "").startswith("#")
        and (text.strip("[]()") == marker or all(c in signs or c == "\ufe0e" for c in text))
    )


def _holder(target: Element) -> Element | None:
    """The block that the target of a call is, or is in."""
    element: Element | None = target
    while element is not None and element.tag not in _HOLDERS:
        element = element.getparent()
    return element


def _within(element: Element, those: set[Element] | dict[Element, None], tag: str = "") -> bool:
    return any(e in those or e.tag == tag for e in islice(element.iterancestors(), _NEAR))


def _text(element: Element) -> str:
    """Its text, as far as it matters for a call."""
    return "".join(str(t) for t in islice(element.itertext(), _NEAR))
