"""What was planted on purpose: common provisions and their differences, links between generations, divergences."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from samples.marks import Mark
from samples.source import TEXTS, Text
from samples.timing import placed

Texts = Mapping[str, Text]
HOUSES = ("fats", "onap", "cebf", "pcm")
YEARS = ("2002", "2022")
LANGUAGES = ("fr", "nl")


def _families(text: Text) -> dict[str, list[str]]:
    """Family -> numbers of the articles that hold it, in the order of the text."""
    found: dict[str, list[str]] = {}
    for number, block in placed(text):
        name = block.family.split("/")[0]
        if name and block.kind != "heading" and number not in found.setdefault(name, []):
            found[name].append(number)
    return found


def common(texts: Texts) -> list[dict[str, Any]]:
    """Common provisions: for each generation and family, the articles of each house (two where it was split)."""
    records = []
    for year in YEARS:
        held = {house: _families(texts[f"{house}-{year}-fr"]) for house in HOUSES}
        families = sorted({f for families in held.values() for f in families})
        for family in families:
            articles = {h: held[h][family] for h in HOUSES if family in held[h]}
            records.append({"generation": year, "family": family, "articles": articles})
    return records


def orders(texts: Texts) -> list[dict[str, Any]]:
    """The order of the common provisions in each house; what stands elsewhere in another house has moved.

    `split` are families in two articles, `merged` are articles that hold two families.
    """
    records = []
    for year in YEARS:
        for house in HOUSES:
            held = _families(texts[f"{house}-{year}-fr"])
            owners: dict[str, list[str]] = {}
            for family, numbers in held.items():
                owners.setdefault(numbers[0], []).append(family)
            record: dict[str, Any] = {"generation": year, "house": house, "families": list(held)}
            record["split"] = [f for f, numbers in held.items() if len(numbers) > 1]
            record["merged"] = {n: fs for n, fs in owners.items() if len(fs) > 1}
            records.append(record)
    return records


def differences(texts: Texts) -> list[dict[str, Any]]:
    """Differences between houses: what each says at one place of a common provision, and in which article.

    A reference that follows the other house's numbering is "reference" with `harmless` set.
    """
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for year in YEARS:
        for house in HOUSES:
            for language in LANGUAGES:
                for family, number, name, mark in _common_marks(texts[f"{house}-{year}-{language}"]):
                    kind, _, id = name.partition(" ")
                    record = found.setdefault(
                        (year, family, id),
                        {"generation": year, "type": kind, "id": id, "family": family, "harmless": mark.kind == "r",
                         "articles": {}, "fr": {}, "nl": {}},
                    )  # fmt: skip
                    record["articles"][house] = number
                    record[language][house] = mark.quote
    return [r for r in found.values() if len(set(r["fr"].values())) > 1]


def _common_marks(text: Text) -> Iterator[tuple[str, str, str, Mark]]:
    for number, block in placed(text):
        family = block.family.split("/")[0]
        ruled = [m for m in block.marks if m.kind == "d" and m.argument.startswith("reference")]
        for mark in block.marks if family else ():
            if mark.kind == "d":
                yield family, number, mark.argument, mark
            elif mark.kind == "r" and not any(m.start <= mark.start and mark.end <= m.end for m in ruled):
                yield family, number, f"reference {family}-to-{mark.argument}", mark


def links(texts: Texts) -> list[dict[str, Any]]:
    """Which articles of 2022 come from which of 2002, as the French texts say: kept, rewritten, split, merged, moved,
    new (nothing on the left) or dropped (nothing on the right)."""
    records: list[dict[str, Any]] = []
    for house in HOUSES:
        old = [a.num for a, _ in texts[f"{house}-2002-fr"].articles()]
        grouped: dict[tuple[str, ...], dict[str, Any]] = {}
        for article, _ in texts[f"{house}-2022-fr"].articles():
            origin, _, relation = article.origin.partition(" ")
            left = () if origin == "-" else tuple(origin.split("+"))
            if not left:
                grouped["new", article.num] = _link(house, [], [article.num], "new")
            else:
                grouped.setdefault(left, _link(house, list(left), [], relation))["right"].append(article.num)
        records += grouped.values()
        used = {n for record in grouped.values() for n in record["left"]}
        records += [_link(house, [n], [], "dropped") for n in old if n not in used]
    return records


def _link(house: str, left: list[str], right: list[str], relation: str) -> dict[str, Any]:
    return {"house": house, "left": left, "right": right, "relation": relation}


def divergences(texts: Texts) -> dict[str, list[dict[str, Any]]]:
    """Where the two languages differ on purpose ("divergence"), and where they only seem to ("harmless")."""
    rows = tomllib.loads((TEXTS / "divergences.toml").read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = {"divergence": [], "harmless": []}
    for name, text in texts.items():
        if text.language == "nl":
            continue
        twin = {m.argument: (n, m.quote) for n, m in _language_marks(texts[name.removesuffix("fr") + "nl"])}
        for number, mark in _language_marks(text):
            row = rows[mark.argument]
            record = {"id": mark.argument, "fr_document": name, "nl_document": name.removesuffix("fr") + "nl",
                      "article": number, "fr": mark.quote, "nl": twin[mark.argument][1], **row}  # fmt: skip
            found["harmless" if row["grade"] == "harmless" else "divergence"].append(record)
    return found


def _language_marks(text: Text) -> list[tuple[str, Mark]]:
    return [(number, m) for number, block in placed(text) for m in block.marks if m.kind in ("v", "h")]
