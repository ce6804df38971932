"""The lexicon of evidence: what public services report on, and what makes a number a figure. Rows as in the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from corpus.model import Language
from extract.lexicon import Row, rows_of


@cache
def evidence_rows() -> tuple[Row, ...]:
    """All rows, in the order of the file; forms of the idea "concept" may hold "*" for any letters."""
    return rows_of("extract.lexicon", "evidence.toml")


@cache
def forms(idea: str, language: Language) -> Mapping[str, str]:
    """The forms of an idea, longest first -> the value of their row."""
    found = {form: row.value for row in evidence_rows() if row.idea == idea for form in row.forms[language]}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))))


@cache
def concepts(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each concept with the pattern of its forms in folded text."""
    rows = (row for row in evidence_rows() if row.idea == "concept")
    return tuple((row.value, _pattern(row.forms[language])) for row in rows)


def folded(text: str) -> str:
    """Lower case without accents; whatever is no letter and no digit is a blank."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c)))


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(' '.join(map(_word, form.split())) for form in forms)})\b")


def _word(form: str) -> str:
    return r"\w*".join(folded(piece).strip() for piece in form.split("*"))
