"""Time limits and dates of a text, for the truth file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samples.norms import norm
from samples.source import Block, Text

MONTHS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("months.toml").read_text(encoding="utf-8"))


def placed(text: Text) -> Iterator[tuple[str, Block]]:
    """Every block with the number of the article it stands in; outside any, that of the heading ("OS1": objective)."""
    number = ""
    for block in text.blocks:
        if block.kind in ("heading", "signature"):
            number = ("OS" if block.division == "objective" else "") + block.num
        elif block.kind == "article":
            number = block.num
        yield number, block


def limits(text: Text) -> list[dict[str, Any]]:
    """Every marked time limit with its normalised form."""
    return [
        {"document": text.id, "article": number, "quote": mark.quote, "norm": norm(mark.argument)}
        for number, block in placed(text)
        for mark in block.marks
        if mark.kind == "t"
    ]


def dates(text: Text) -> list[dict[str, Any]]:
    """Every day of a year named in the text; `use` is limit inside a marked time limit, else other."""
    months = MONTHS[text.language]
    pattern = re.compile(rf"\b(\d{{1,2}})(?:er)? ({'|'.join(months)}) (\d{{4}})\b", re.IGNORECASE)
    found = []
    for number, block in placed(text):
        if block.kind == "footnote":
            continue
        spans = [(m.start, m.end) for m in block.marks if m.kind == "t"]
        for match in pattern.finditer(block.text):
            day = f"{match[3]}-{months.index(match[2].lower()) + 1:02}-{int(match[1]):02}"
            limit = any(a <= match.start() and match.end() <= b for a, b in spans)
            use = "limit" if limit else "other"
            found.append({"document": text.id, "article": number, "quote": match[0], "date": day, "use": use})
    return found
