"""Write truth.toml: `python -m samples.build`. All of it is drawn from the marks in the texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from samples.planted import common, differences, divergences, links, orders
from samples.source import Text, load, names
from samples.timing import dates, limits
from samples.typeset import FILES

TRUTH = Path(__file__).with_name("truth.toml")
COMPLETE = ("fats-2022-fr", "fats-2022-nl", "cebf-2002-fr", "cebf-2002-nl")
COUNTED = {"articles": "article", "points": "item", "paragraphs": "sub", "tables": "table", "footnotes": "footnote"}
HEAD = """\
# What the samples hold: written by `python -m samples.build` from the marks in texts/. Not to be edited by hand.
# complete_for: documents in which every time limit outside a table is marked.
"""


def documents(texts: Iterable[Text]) -> list[dict[str, Any]]:
    """One record per document: identity, files, counts, and its articles with their parents and points."""
    return [_document(text) for text in texts]


def _document(text: Text) -> dict[str, Any]:
    meta = text.meta
    record = {
        "id": text.id, "files": [f for f, s in FILES.items() if text.id in s.texts], "kind": meta["kind"],
        "house": meta["house"], "institution": meta["acronym"], "institution_name": meta["name"],
        "language": text.language, "generation": int(meta["generation"]), "period": meta["period"].split(),
        "title": text.title,
        "counts": {name: sum(b.kind == kind for b in text.blocks) for name, kind in COUNTED.items()},
    }  # fmt: skip
    record |= {key: meta[key] for key in ("approves", "annexed") if key in meta}
    record["headings"] = [
        {"kind": b.division, "num": b.num, "level": b.level, "text": b.text} for b in text.blocks if b.kind == "heading"
    ]
    record["articles"] = [_article(text, a.num) for a, _ in text.articles()]
    return record


def _article(text: Text, num: str) -> dict[str, Any]:
    path: list[tuple[int, str]] = []
    for block in text.blocks:
        if block.kind == "heading":
            path = [(level, n) for level, n in path if level < block.level] + [(block.level, block.num)]
        if block.kind == "article" and block.num == num:
            below = next(found for a, found in text.articles() if a is block)
            points = [b.label for b in below if b.kind == "item"]
            return {"num": num, "label": block.label, "parents": [n for _, n in path if n], "points": points}
    raise KeyError(num)


def truth() -> dict[str, list[dict[str, Any]]]:
    """Every table of the truth file, by its name."""
    texts = {name: load(name) for name in names()}
    return {
        "document": documents(texts.values()), "common": common(texts), "order": orders(texts),
        "difference": differences(texts), "link": links(texts), **divergences(texts),
        "limit": [r for t in texts.values() for r in limits(t)], "date": [r for t in texts.values() for r in dates(t)],
    }  # fmt: skip


def toml(tables: Mapping[str, list[dict[str, Any]]]) -> str:
    """The tables as TOML: one record a paragraph, one article a line."""
    lines = [HEAD, f"complete_for = {_value(list(COMPLETE))}", ""]
    for name, records in tables.items():
        for record in records:
            lines.append(f"[[{name}]]")
            lines += [f"{key} = {_value(value)}" for key, value in record.items()]
            lines.append("")
    return "\n".join(lines)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k)} = {_value(v)}" for k, v in value.items()) + " }" if value else "{}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + "".join(f"  {_value(v)},\n" for v in value) + "]"
    if isinstance(value, list):
        return "[" + ", ".join(_value(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    TRUTH.write_text(toml(truth()), encoding="utf-8")
