"""Masking: what two texts say once their own names and the numbers of their articles are put aside."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.model import Document, Language

NAME, REFERENCE = "\ue000", "\ue001"
"""Private-use signs: they can't occur in a text that was cleaned, so a mask never equals a word."""
TYPOGRAPHY = {"’": "'", "‘": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-"}
SAME_LENGTH = str.maketrans(TYPOGRAPHY) | str.maketrans(dict.fromkeys("\n\t\u00a0\u202f\u2009", " "))
"""Sign for sign, so that offsets stay right."""
LIGATURES = {"œ": "oe", "æ": "ae"}
NUMBER = r"\d+(?:\.\d+)*(?:bis|ter|quater|quinquies)?"


@cache
def forms(language: Language) -> dict[str, tuple[str, ...]]:
    """The rows of names.toml in one language, by idea."""
    rows = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))["row"]
    return {row["idea"]: tuple(row[language]) for row in rows}


def typographic(text: str) -> str:
    """The text with its spacing, quotes and dashes made alike; every word stays as it is."""
    if text.isascii():
        return " ".join(text.split())
    closed = re.sub(r"«\s+|\s+»", '"', unicodedata.normalize("NFKC", text))  # only French sets blanks inside quotes
    return " ".join(_replaced(closed, TYPOGRAPHY).split())


def folded(text: str) -> str:
    """Its words alone, in small letters without accents."""
    plain = unicodedata.normalize("NFD", _replaced(typographic(text).lower(), LIGATURES))
    return " ".join(re.findall(r"[\w\ue000\ue001]+", re.sub(r"[\u0300-\u036f]", "", plain)))


def _replaced(text: str, signs: Mapping[str, str]) -> str:
    """Ten times as fast as `str.translate` where a text has accents."""
    for sign, put in signs.items():
        text = text.replace(sign, put)
    return text


def own_names(document: Document) -> tuple[str, ...]:
    """How a document may call its institution, longest first: full name, short form, acronym, "institution"."""
    name = typographic(document.institution_name)
    short = re.split(rf"\s(?:{choice(forms(document.language)['of'])})(?<=['\s])?\s?", f"{name} ", maxsplit=1)[0]
    names = {name, short.strip(), document.institution, *forms(document.language)["institution"]}
    return tuple(sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n)))


def masked(text: str, document: Document, more: tuple[str, ...] = ()) -> str:
    """The text with typography made alike, names of the institution and numbers of cited articles masked.

    `more`: further names of the institution, as align.names learns them.
    """
    names, cited = _patterns(document.language, tuple(dict.fromkeys((*own_names(document), *more))))
    return cited.sub(REFERENCE, names.sub(NAME, typographic(text)))


def name_places(text: str, document: Document, more: tuple[str, ...] = ()) -> tuple[tuple[int, int], ...]:
    """Characters [start, end) of each name of the institution in a text, with the word "la" or "de" before it."""
    names, _ = _patterns(document.language, tuple(dict.fromkeys((*own_names(document), *more))))
    return tuple(match.span() for match in names.finditer(text.translate(SAME_LENGTH)))


@cache
def _patterns(language: Language, names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    determiner = rf"(?:\b(?:{choice(forms(language)['determiner'])})\s?)?"
    own = rf"{determiner}(?<!\w)(?:{choice(names)})(?!\w)"
    reference = rf"\b(?:{choice(forms(language)['reference'])})\s?{NUMBER}"
    return re.compile(own, re.IGNORECASE), re.compile(reference, re.IGNORECASE)


@cache
def _reference(language: Language) -> re.Pattern[str]:
    """A citation with all its numbers ("articles 3, 4 et 5"), up to the act that it belongs to, if it names one."""
    numbers = rf"{NUMBER}(?:\s?(?:,|{choice(forms(language)['and'])})\s?{NUMBER})*"
    act = rf"(?P<act>[^.;:]{{0,40}}?\b(?:{choice(forms(language)['act'])}))?"
    return re.compile(rf"\b(?:{choice(forms(language)['reference'])})\s?(?P<numbers>{numbers}){act}", re.IGNORECASE)


def references(text: str, document: Document) -> tuple[str, ...]:
    """Numbers of the articles of its own document that a text cites; articles of acts are none of them."""
    found = _reference(document.language).finditer(typographic(text))
    return tuple(n for m in found if not m["act"] for n in re.findall(NUMBER, m["numbers"], re.IGNORECASE))


def choice(words: tuple[str, ...]) -> str:
    """A pattern of any of these words, the longest first; a blank in them stands for a hyphen too."""
    return "|".join(
        re.escape(word).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") for word in sorted(words, key=len, reverse=True)
    )
