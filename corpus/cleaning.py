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

from corpus.block import OffsetMap
from corpus.offsets import Change, compose, rewrite

FIELDS = 2
"""Fields ("type", "numac", ...) that must follow an opening phrase: a text may speak of related documents."""
REACH = 3000
"""Characters within which a box must close after it opened; the longest seen have about 900."""

_ODD = re.compile(
    r"[^\S ]\s*| \s+|[\u200b-\u200d\u2060\ufeff\u00ad]+|[\ufb00-\ufb06]|\w[\u0300-\u036f\u0323-\u0333]+|^ | $"
)
_CLOSE_UP = ",.;:)]»”!?"
"""Signs before which no blank is put where a box stood."""


def clean(raw: str) -> tuple[str, OffsetMap]:
    """The clean text of `raw`, and the map between both."""
    if raw.isascii() and _ODD.search(raw) is None:
        middle, first = raw, OffsetMap()
    else:
        middle, first = rewrite(raw, _signs(raw))
    boxes = list(_boxes(middle))
    if not boxes:
        return middle, first
    text, second = rewrite(middle, boxes)
    return text, compose(first, second)


def _signs(raw: str) -> Iterator[Change]:
    """Blanks, invisible signs, ligatures and separate accents."""
    for match in _ODD.finditer(raw):
        found, (start, end) = match.group(), match.span()
        if found.isspace():
            put = "" if start == 0 or end == len(raw) else " "
        elif found[0].isalnum():
            put = unicodedata.normalize("NFKC" if "\ufb00" <= found[0] <= "\ufb06" else "NFC", found)
        else:
            put = ""
        if put != found:
            yield Change(start, end, put)


@cache
def _frame() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the opening and closing phrases of a box (named groups `open`, `close`), and of its fields."""
    rows = tomllib.loads(files("corpus").joinpath("cleaning.toml").read_text(encoding="utf-8"))["link_box"]
    phrases = {row["role"]: {*row["fr"], *row["nl"]} for row in rows}
    spaced = {role: "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(ps)) for role, ps in phrases.items()}
    ends = re.compile(rf"(?P<open>(?i:{spaced['opening']}))|(?P<close>\b(?:{spaced['closing']})\b)")
    return ends, re.compile(rf"(?<!\w)(?:{spaced['field']})(?!\w)")


def _boxes(text: str) -> Iterator[Change]:
    """The link boxes of a text, each to be cut out; a box inside a box goes with it."""
    ends, field = _frame()
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
                yield _cut(text, start, match.end())
                start = -1
        last = match.end()


def _cut(text: str, start: int, end: int) -> Change:
    """Cuts a box, leaving one blank between the words that it parted and none before a comma."""
    before, after = text[:start], text[end:]
    if not before or not after or after[0] in _CLOSE_UP:
        while start and text[start - 1] == " ":
            start -= 1
        return Change(start, end, "")
    if before[-1] == " ":
        return Change(start, end + (after[0] == " "), "")
    return Change(start, end, "" if after[0] == " " else " ")
