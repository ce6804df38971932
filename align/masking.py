"""Masking: what two texts say once their own names and the numbers of their articles are put aside."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from corpus.model import Document, Language

NAME, REFERENCE = "\ue000", "\ue001"
"""Private-use signs: they can't occur in a text that was cleaned, so a mask never equals a word."""
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
NUMBER = r"\d+(?:\.\d+)*(?:bis|ter|quater|quinquies)?"


@cache
def _forms(language: Language) -> dict[str, tuple[str, ...]]:
    rows = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))["row"]
    return {row["idea"]: tuple(row[language]) for row in rows}


def typographic(text: str) -> str:
    """The text with its spacing, quotes and dashes made alike; every word stays as it is."""
    closed = re.sub(r"«\s+|\s+»", '"', unicodedata.normalize("NFKC", text))  # only French sets blanks inside quotes
    return " ".join(closed.translate(TYPOGRAPHY).split())


def folded(text: str) -> str:
    """Its words alone, in small letters without accents."""
    plain = unicodedata.normalize("NFD", typographic(text).lower().translate(LIGATURES))
    return " ".join(re.findall(r"[\w\ue000\ue001]+", "".join(c for c in plain if not unicodedata.combining(c))))


def own_names(document: Document) -> tuple[str, ...]:
    """How a document may call its institution, longest first: full name, short form, acronym, "institution"."""
    name = typographic(document.institution_name)
    short = re.split(rf"\s(?:{_choice(_forms(document.language)['of'])})(?<=['\s])?\s?", f"{name} ", maxsplit=1)[0]
    names = {name, short.strip(), document.institution, *_forms(document.language)["institution"]}
    return tuple(sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n)))


def masked(text: str, document: Document) -> str:
    """The text with typography made alike, names of the institution and numbers of cited articles masked."""
    forms = _forms(document.language)
    determiner = rf"(?:\b(?:{_choice(forms['determiner'])})\s?)?"
    own = rf"{determiner}(?<!\w)(?:{_choice(own_names(document))})(?!\w)"
    named = re.sub(own, NAME, typographic(text), flags=re.IGNORECASE)
    return re.sub(rf"\b(?:{_choice(forms['reference'])})\s?{NUMBER}", REFERENCE, named, flags=re.IGNORECASE)


def _choice(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
