"""Amounts: sums of money with their currency, and rates (per cent, per thousand, percentage points).

Thousands are separated by points, blanks of any width or apostrophes, decimals by a comma; a point before one or two
last digits is a decimal point. A sum in words counts where a scale or a currency follows ("deux millions d'euros").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from corpus.model import Document, Language
from extract import lexicon
from extract.facts import Bound, Fact
from extract.passages import Passage, passages

RateUnit = Literal["percent", "permille", "percentage_point"]
GROUPED = r"(?<![\w.,])[-−–+]?\d{1,3}(?P<sep>[. \u00a0\u202f\u2009'’])\d{3}(?:(?P=sep)\d{3})*(?:,\d{1,4})?(?!\d)"
FIGURE = rf"{GROUPED}|(?<![\w.,])[-−+]?\d+(?:[.,]\d{{1,4}})?(?!\d)"
BLANK = r"[ \t\u00a0\u202f\u2009]*"
"""Within a line: a new line may be the next cell of a table."""
CUE_REACH = 24
"""Characters between "au moins" and its number."""


@dataclass(frozen=True, slots=True)
class Amount(Fact):
    """A sum of money. `currency` as in ISO 4217; `limit` where a word bounds it ("au plus"), else "exactly"."""

    value: Decimal
    currency: str
    limit: Bound


@dataclass(frozen=True, slots=True)
class Rate(Fact):
    """A share or a change: the number as written, per cent, per thousand or in percentage points."""

    value: Decimal
    unit: RateUnit
    limit: Bound


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled forms of one language."""

    money: re.Pattern[str]
    leading: re.Pattern[str]
    rate: re.Pattern[str]
    bounds: re.Pattern[str]
    numbers: dict[str, Decimal]
    behind: re.Pattern[str]
    scaled: re.Pattern[str]
    scales: dict[str, int]
    currencies: dict[str, tuple[str, int]]
    units: dict[str, RateUnit]
    limits: dict[str, Bound]


def amounts(document: Document) -> tuple[Amount | Rate, ...]:
    """All sums of money and rates, in reading order."""
    return tuple(found for passage in passages(document) for found in amounts_in(passage, document.language))


def amounts_in(passage: Passage, language: Language) -> Iterator[Amount | Rate]:
    """The sums and rates of one passage, in reading order."""
    words = _words(language)
    said = _key(passage.text)
    found: list[Amount | Rate] = []
    if any(currency in said for currency in words.currencies):
        found += _money(passage, words)
    if any(unit in said for unit in words.units):
        found += _rates(passage, words)
    found += _cells(passage, found)
    taken = 0
    for fact in sorted(found, key=lambda f: (f.start, -f.end)):
        if fact.start >= taken:
            taken = fact.end
            yield fact


def _money(passage: Passage, words: _Words) -> Iterator[Amount]:
    for pattern in (words.money, words.leading):
        for match in pattern.finditer(passage.text):
            value = _value(match, words)
            if value is None:
                continue
            iso, factor = words.currencies[_key(match["currency"])]
            scale = words.scales[_key(match["scale"])] if match["scale"] else 1
            if _key(match["figure"]) in words.scales and words.scaled.search(passage.text, 0, match.start()):
                continue  # "(in duizend euro)" says what the numbers of a table are multiplied by
            limit = _limit(passage.text, match, words)
            yield Amount(*_place(passage, match), _plain(value * factor * scale), iso, limit)


def _plain(value: Decimal) -> Decimal:
    """Without decimals that say nothing: 7300000, not 7300000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _cells(passage: Passage, found: list[Amount | Rate]) -> Iterator[Amount]:
    """A cell with nothing but a large number in a row of sums is a sum in the same currency."""
    start = 0
    for row in passage.provision.rows if not passage.provision.text else ():
        end = start + sum(len(cell) + 1 for cell in row)
        currencies = {f.currency for f in found if isinstance(f, Amount) and start <= f.start < end}
        for cell in row:
            figure = re.fullmatch(rf"\s*({FIGURE})\s*", cell)
            if len(currencies) == 1 and figure and figure["sep"]:
                at = start + figure.start(1)
                place = passage.article, passage.provision.eid, at, start + figure.end(1), figure[1]
                yield Amount(*place, number(figure[1]), min(currencies), "exactly")
            start += len(cell) + 1


def _rates(passage: Passage, words: _Words) -> Iterator[Rate]:
    for match in words.rate.finditer(passage.text):
        value = _value(match, words)
        if value is not None:
            unit = words.units[_key(match["unit"])]
            yield Rate(*_place(passage, match), value, unit, _limit(passage.text, match, words))


def _place(passage: Passage, match: re.Match[str]) -> tuple[str, str, int, int, str]:
    return passage.article, passage.provision.eid, match.start(), match.end(), match[0]


def _value(match: re.Match[str], words: _Words) -> Decimal | None:
    written = match["figure"]
    if written[-1].isdigit():
        return number(written)
    return words.numbers.get(_key(written))


def number(written: str) -> Decimal:
    """The value of a number in figures: "1.234,56", "33 385 034", "1234.5"."""
    bare = re.sub(r"[\s'’]", "", written).replace("−", "-").replace("–", "-")
    if "," in bare:
        return Decimal(bare.replace(".", "").replace(",", "."))
    grouped = re.fullmatch(r"[-+]?\d{1,3}(?:\.\d{3})+", bare)
    return Decimal(bare.replace(".", "") if grouped else bare)


def _limit(text: str, match: re.Match[str], words: _Words) -> Bound:
    """The bound that a word right before the number sets, or a verb right behind it ("overschrijdt")."""
    before = text[max(0, match.start() - CUE_REACH) : match.start()]
    found = [m for m in words.bounds.finditer(before) if not re.search(r"[,;:.\n]|\d", before[m.end() :])]
    behind = words.behind.match(text, match.end())
    cue = found[-1][0] if found else behind[1] if behind else ""
    return words.limits[_key(cue)] if cue else "exactly"


def _key(form: str) -> str:
    return " ".join(form.lower().replace("’", "'").split())


def rows() -> dict[str, Any]:
    """The tables of the lexicon of amounts as they stand."""
    return tomllib.loads(files("extract.lexicon").joinpath("amounts.toml").read_text(encoding="utf-8"))


@cache
def _words(language: Language) -> _Words:
    raw = rows()
    numbers = {
        _key(form): Decimal(row.value)
        for row in lexicon.rows()
        if row.idea == "number" and row.value.isdigit()
        for form in row.forms[language]
    }
    scales = {_key(f): int(row["factor"]) for row in raw["scale"] for f in row[language]}
    currencies = {_key(f): (str(row["iso"]), int(row["factor"])) for row in raw["currency"] for f in row[language]}
    units: dict[str, RateUnit] = {_key(f): row["unit"] for row in raw["rate"] for f in row[language]}
    limits: dict[str, Bound] = {_key(f): row["limit"] for row in raw["bound"] for f in row[language]}
    before = [f for row in raw["bound"] if not row.get("behind") for f in row[language]]
    behind = [f for row in raw["bound"] if row.get("behind") for f in row[language]]
    spelled = rf"(?<!\w)(?:{_either(numbers)})(?=\s)"
    figure = rf"(?P<figure>{FIGURE}|{spelled})"
    scale = rf"(?:{BLANK}(?P<scale>{_either(scales)}))?"
    currency = rf"(?P<currency>{_either(currencies)})"
    return _Words(
        money=re.compile(rf"{figure}{scale}{BLANK}(?:d['’]|de |de francs )?{BLANK}{currency}", re.IGNORECASE),
        leading=re.compile(rf"{currency}{BLANK}(?P<figure>{FIGURE}){scale}", re.IGNORECASE),
        rate=re.compile(rf"{figure}{BLANK}(?P<unit>{_either(units)})", re.IGNORECASE),
        bounds=re.compile(_either(before), re.IGNORECASE),
        behind=re.compile(rf"{BLANK}({_either(behind)})", re.IGNORECASE),
        scaled=re.compile(rf"(?:{_either(raw['scaled'][language])}){BLANK}$", re.IGNORECASE),
        numbers=numbers, scales=scales, currencies=currencies, units=units, limits=limits,
    )  # fmt: skip


def _either(forms: Iterable[str]) -> str:
    """The longest of the forms; one of letters is a whole word."""
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        written = r"[ \u00a0]+".join(re.escape(part).replace("'", "['’]") for part in form.split())
        parts.append(
            (r"(?<![^\W\d_])" if form[0].isalpha() else "") + written + (r"(?!\w)" if form[-1].isalpha() else "")
        )
    return "|".join(parts) or r"(?!)"
