"""Repairs of what Tesseract reads wrongly again and again; the table with its reasons is repairs.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.geometry import around
from corpus.ocr.hocr import HocrLine, HocrWord
from corpus.ocr.settings import OcrSettings

_LETTERED = re.compile(r"^(\S{1,2})\)$")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: `pattern` in a word becomes `put`."""

    pattern: re.Pattern[str]
    put: str
    first: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The repairs. `series`: due list letter -> signs it is taken for; `dust`: combining marks to take off."""

    rules: tuple[Rule, ...]
    dust: frozenset[str]
    series: Mapping[str, Sequence[str]]


@cache
def table() -> Table:
    """The table as packaged; read once."""
    rows = tomllib.loads(files("corpus.ocr").joinpath("repairs.toml").read_text(encoding="utf-8"))
    rules = tuple(Rule(re.compile(r["pattern"]), r["put"], r.get("first", False)) for r in rows["word"])
    return Table(rules, frozenset(unicodedata.lookup(r["mark"]) for r in rows["dust"]), rows["series"])


def repaired(lines: Sequence[HocrLine], settings: OcrSettings) -> list[HocrLine]:
    """The lines with their words put right, specks and empty lines dropped."""
    rows = table()
    mended = [line._replace(words=_words(line.words, rows, settings)) for line in lines]
    return series([line for line in mended if line.words], rows)


def _words(words: Sequence[HocrWord], rows: Table, settings: OcrSettings) -> tuple[HocrWord, ...]:
    kept = [w for w in words if not _speck(w, settings)]
    mended = [w._replace(text=word(w.text, first=i == 0 and len(kept) > 1, rows=rows)) for i, w in enumerate(kept)]
    return tuple(_elided(mended))


def _speck(found: HocrWord, settings: OcrSettings) -> bool:
    return found.confidence < settings.least_confidence and not any(c.isalnum() for c in found.text)


def word(text: str, *, first: bool = False, rows: Table | None = None) -> str:
    """One word put right. `first`: it stands first in a line that goes on."""
    rows = rows or table()
    text = _undusted(unicodedata.normalize("NFC", text), rows.dust)
    for rule in rows.rules:
        if first or not rule.first:
            text = rule.pattern.sub(rule.put, text)
    return text


def _undusted(text: str, dust: frozenset[str]) -> str:
    """Without the marks of dust. A word that begins with one is a foreign name and stays ("Żak")."""
    name = text[:1].isupper() and any(m in dust for m in unicodedata.normalize("NFD", text[:1]))
    if name or text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", text) if c not in dust))


def _elided(words: Sequence[HocrWord]) -> list[HocrWord]:
    """With "l'" and "avis" as the one word "l'avis": French puts no space there."""
    joined: list[HocrWord] = []
    for found in words:
        if joined and _ELISION.match(joined[-1].text) and found.text[:1].isalpha():
            before = joined.pop()
            found = HocrWord(
                before.text + found.text,
                around([before.box, found.box]),
                min(before.confidence, found.confidence),
            )
        joined.append(found)
    return joined


def series(lines: Sequence[HocrLine], rows: Table) -> list[HocrLine]:
    """The lines with list letters put right where the letters before and after say which one is due.

    "k)", "1)", "m)" is "k)", "l)", "m)"; but "k)", "1)", "2)" is left: there a list of numbers begins.
    """
    markers = [(i, m[1]) for i, line in enumerate(lines) if (m := _LETTERED.match(line.words[0].text))]
    mended = list(lines)
    letters = [letter for _, letter in markers]
    for place, (index, letter) in enumerate(markers):
        before = letters[place - 1] if place else ""
        after = letters[place + 1] if place + 1 < len(letters) else ""
        due = _due(before, after)
        if letter in rows.series.get(due, ()):
            letters[place] = due
            first, *rest = mended[index].words
            mended[index] = mended[index]._replace(words=(first._replace(text=f"{due})"), *rest))
    return mended


def _due(before: str, after: str) -> str:
    """The letter between two list letters; where one of them is not there, the one the other calls for."""
    follows = chr(ord(before) + 1) if len(before) == 1 and "a" <= before < "z" else ""
    leads = chr(ord(after) - 1) if len(after) == 1 and "a" < after <= "z" else ""
    if before and after:
        return follows if follows == leads else ""
    return follows or leads
