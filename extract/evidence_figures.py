"""Figures: numbers that count or measure something, with their unit. Not years, days, article numbers, clock times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.model import Language
from extract.evidence_lexicon import forms
from extract.evidence_terms import stop_words
from extract.lexicon import rows

LABEL = 6
"""Words before a colon that can be the unit of the number behind it: "attestations délivrées : 35"."""
YEARS = range(1900, 2100)

_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?"
_NUMBER = re.compile(rf"(?<![\w.,/:-])(?:{_GROUPED}|\d+(?:[.,]\d+)?)(?![\w/:-]|[.,]\d)")
_WORD = re.compile(r"\s*([^\W\d_]+(?:['’-][^\W\d_]+)*)")


@dataclass(frozen=True, slots=True)
class Figure:
    """Characters [start, end) say `value` of `unit`: "%", "EUR", or the words of the text."""

    start: int
    end: int
    text: str
    value: float
    unit: str


def figures(text: str, language: Language) -> tuple[Figure, ...]:
    """The figures of a text, in its order."""
    found = (_figure(text, match, language) for match in _NUMBER.finditer(text))
    return tuple(figure for figure in found if figure is not None)


def value_of(number: str) -> float:
    """A number as printed in Belgium: "1.867" and "1 867" are thousands, "3,39" and "4.5" have decimals."""
    compact = re.sub(r"\s", "", number)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", compact):
        compact = compact.replace(".", "")
    return float(compact.replace(",", "."))


def _figure(text: str, match: re.Match[str], language: Language) -> Figure | None:
    before, start, end = text[: match.start()], match.start(), match.end()
    if re.search(_alternatives("reference", language) + r"\s*$", before, re.IGNORECASE):
        return None
    if re.fullmatch(r"0\d.*", match[0]) and match[0][1] not in ".,":
        return None
    value = value_of(match[0])
    times = re.compile(rf"\s*{_alternatives('multiplier', language)}(?:\s+(?:d['’]|de\b|aan\b))?", re.IGNORECASE)
    multiplied = times.match(text, end)
    if multiplied:
        value *= float(forms("multiplier", language)[multiplied[1].lower()])
        end = multiplied.end()
    sign = _sign(text, end, before, language)
    if sign:
        unit, start, end = sign[0], start - sign[1], sign[2]
        return Figure(start, end, text[start:end], value, unit)
    unit, end = _counted(text, match, end, language, bool(multiplied))
    return Figure(start, end, text[start:end], value, unit) if unit else None


def _sign(text: str, end: int, before: str, language: Language) -> tuple[str, int, int] | None:
    """Per cent, per thousand or money, behind the number or money before it: unit, characters before, end."""
    after = re.compile(r"\s?([%‰])").match(text, end)
    if after:
        return after[1], 0, after.end()
    for idea in ("share", "money"):
        behind = re.compile(rf"\s*{_alternatives(idea, language)}", re.IGNORECASE).match(text, end)
        if behind:
            return forms(idea, language)[behind[1].lower().replace("’", "'")], 0, behind.end()
    ahead = re.search(r"(?:€|\bEUR)\s?$", before)
    return ("EUR", len(ahead[0]), end) if ahead else None


def _counted(text: str, match: re.Match[str], end: int, language: Language, multiplied: bool) -> tuple[str, int]:
    """What a plain number counts, and where that ends: the words behind it, or a label and a colon before it."""
    known = re.compile(rf"\s*{_alternatives('unit', language)}", re.IGNORECASE).match(text, end)
    if known:
        return known[1], known.end()
    if not multiplied and match[0].isdigit() and int(match[0]) in YEARS:
        return "", end
    word = _WORD.match(text, end)
    if word and word[1].lower() not in stop_words(language) | _months(language):
        return word[1], word.end()
    label = re.search(r"([^.;:!?\n]+?)\s*:\s*$", text[: match.start()])
    if label and not word and len(label[1].split()) <= LABEL:
        return label[1].strip(), end
    return "", end


@cache
def _alternatives(idea: str, language: Language) -> str:
    """A group of the forms of an idea, bounded where they are words; a blank in them is any white space."""
    parts = (re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in forms(idea, language))
    return rf"(?<![^\W\d_])({'|'.join(parts)})(?![^\W_])"


@cache
def _months(language: Language) -> frozenset[str]:
    return frozenset(form for row in rows() if row.idea == "month" for form in row.forms[language])
