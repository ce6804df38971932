"""Bounds across languages: before in one text and after in the other, at the same figure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from align.languages.divergence import Divergence
from align.languages.sides import Place, Sides
from corpus.model import Language

SURE = 0.85
REACH = 40
"""Characters before a figure in which its bound stands, within the same clause."""
Bound = tuple[str, str]
"""What it says, and its words."""


def bounds(sides: Sides) -> Iterator[Divergence]:
    """Figures that answer to each other, with a bound on both sides that says the contrary."""
    for i, j in sides.links.pairs:
        if sides.french[i].word.is_number:
            one, other = _bound(sides.french, i, "fr"), _bound(sides.dutch, j, "nl")
            if one and other and other[0] == _contraries()[one[0]]:
                values = (("fr", one[1]), ("nl", other[1]))
                article = sides.french[i].unit.article
                quotes = sides.quote_french(i, i), sides.quote_dutch(j, j)
                yield Divergence(article, *quotes, "material", "deadline", "divergences.bound", values, SURE)


def _bound(places: Sequence[Place], k: int, language: Language) -> Bound | None:
    """The last bound before a figure, as it is written: "vóór" says something else than "voor"."""
    unit, word = places[k].unit, places[k].word
    clause = re.split(r"[,;:.()]\s|\b(?:et|ou|en|of)\b", unit.text[max(0, word.start - REACH) : word.start])[-1]
    pattern, meanings = _bounds(language)
    found = [m[0].lower() for m in pattern.finditer(clause)]
    return (meanings[found[-1]], found[-1]) if found else None


@cache
def _rows() -> dict[str, dict[str, list[str] | str]]:
    rows: dict[str, dict[str, list[str] | str]] = tomllib.loads(
        files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8")
    )["bound"]
    return rows


@cache
def _contraries() -> dict[str, str]:
    return {name: str(row["contrary"]) for name, row in _rows().items()}


@cache
def _bounds(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {form: name for name, row in _rows().items() for form in row[language]}
    forms = sorted(meanings, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE), meanings
