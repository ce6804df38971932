"""Cleaning: what stands in a text but is not of it. The same for every kind of source.

Blanks of all sorts become one blank, letters with separate accents one letter, ligatures letters; the boxes of
related documents that a website puts behind a cited act are cut out.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.block import OffsetMap
from corpus.offsets import Change, compose, rewrite

FIELDS = 2
"""Fields ("type", "numac", ...) that must follow an opening phrase: a text may speak of related documents."""
REACH = 3000
"""Characters within which a box must close after it opened; the longest seen have about 900."""

_HIDDEN = "\u200b-\u200d\u2060\ufeff\u00ad"
"""Signs that print nothing: spaces without width, hyphens that were not needed."""
_ODD = re.compile(rf"[{_HIDDEN}]*\s[\s{_HIDDEN}]*|[{_HIDDEN}]+|[\ufb00-\ufb06]|\w[\u0300-\u036f]+")
_SUSPECT = re.compile(
    "[\t-\r\x1c-\x1f\x85\xa0\xad\u0300-\u036f\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\ufb00-\ufb06]"
)
"""The characters that make a text worth looking at with _ODD, which is ten times slower."""
_CLOSE_UP = ",.;:)]»”!?"
"""Signs before which no blank is put where a box stood."""


def clean(raw: str) -> tuple[str, OffsetMap]:
    """The clean text of `raw`, and the map between both."""
    middle, first = raw, OffsetMap()
    if "  " in raw or raw[:1] == " " or raw[-1:] == " " or _SUSPECT.search(raw):
        middle, first = rewrite(raw, _signs(raw))
    lower = middle.lower()
    boxes = list(_boxes(middle)) if any(phrase in lower for phrase in _frame().openings) else []
    if not boxes:
        return middle, first
    text, second = rewrite(middle, boxes)
    return text, compose(first, second)


def _signs(raw: str) -> Iterator[Change]:
    """Blanks, invisible signs, ligatures and separate accents."""
    for match in _ODD.finditer(raw):
        found, (start, end) = match.group(), match.span()
        if any(map(str.isspace, found)):
            put = "" if start == 0 or end == len(raw) else " "
        elif found[0].isalnum():
            put = unicodedata.normalize("NFKC" if "\ufb00" <= found[0] <= "\ufb06" else "NFC", found)
        else:
            put = ""
        if put != found:
            yield Change(start, end, put)


class _Frame(NamedTuple):
    """How boxes look: phrases that open one (lower case); `ends` finds `open` and `close`; `field` its fields."""

    openings: tuple[str, ...]
    ends: re.Pattern[str]
    field: re.Pattern[str]


@cache
def _frame() -> _Frame:
    rows = tomllib.loads(files("corpus").joinpath("cleaning.toml").read_text(encoding="utf-8"))["link_box"]
    phrases = {row["role"]: sorted({*row["fr"], *row["nl"]}) for row in rows}
    choice = {role: "|".join(map(re.escape, found)) for role, found in phrases.items()}
    opening = f"(?i:{choice['opening']})"
    # The next box may follow without a blank.
    ends = re.compile(rf"(?P<open>{opening})|(?P<close>\b(?:{choice['closing']})(?=\W|{opening}|$))")
    return _Frame(tuple(phrases["opening"]), ends, re.compile(rf"(?<!\w)(?:{choice['field']})(?!\w)"))


def _boxes(text: str) -> Iterator[Change]:
    """The link boxes of a text, each to be cut out; boxes in a row are cut out as one."""
    spans: list[tuple[int, int]] = []
    for start, end in _spans(text):
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return (_cut(text, *span) for span in spans)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the boxes stand; a box inside a box goes with it."""
    _, ends, field = _frame()
    start, depth, last = -1, 0, 0
    for match in ends.finditer(text):
        if start >= 0 and match.start() - last > REACH:
            start, depth = -1, 0
        if match["open"]:
            if len(field.findall(text, match.end(), match.end() + 200)) < FIELDS:
                continue
            start = match.start() if start < 0 else start
            depth += 1
        elif start >= 0:
            depth -= 1
            if depth == 0:
                yield start, match.end()
                start = -1
        last = match.end()


def _cut(text: str, start: int, end: int) -> Change:
    """Cuts a box, leaving one blank between the words that it parted and none before a comma."""
    before, after = text[:start], text[end:]
    if not before or not after or after[0] in _CLOSE_UP:
        return Change(len(before.rstrip()), end + (not before and after[:1] == " "), "")
    if before[-1] == " ":
        return Change(start, end + (after[0] == " "), "")
    return Change(start, end, "" if after[0] == " " else " ")
