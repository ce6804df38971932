"""Bounds across languages: before in one text and after in the other, at the latest and at the earliest."""

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
PLAIN = ("latest", "earliest", "most", "least")
"""Bounds whose words are nothing else; "voor" is "pour" more often than "avant"."""
Bound = tuple[str, str]
"""What it says, and its words."""


def bounds(sides: Sides) -> Iterator[Divergence]:
    """Bounds that say the contrary on both sides: of figures that answer to each other, else those that can't be
    mistaken for anything else, wherever they stand."""
    found = [*_of_figures(sides)]
    yield from found or _of_units(sides)


def _of_figures(sides: Sides) -> Iterator[Divergence]:
    for i, j in sides.links.pairs:
        if sides.french[i].word.is_number:
            one, other = _bound(sides.french, i, "fr"), _bound(sides.dutch, j, "nl")
            if one and other and other[0] == _contraries()[one[0]]:
                yield _divergence(sides, (i, one), (j, other))


def _of_units(sides: Sides) -> Iterator[Divergence]:
    """At most one: more of a bound on one side, and more of its contrary on the other."""
    ours, theirs = _said(sides.french, "fr"), _said(sides.dutch, "nl")
    for name in PLAIN:
        contrary = _contraries()[name]
        more = [one for one in ours if one[1][0] == name]
        against = [other for other in theirs if other[1][0] == contrary]
        here = sum(one[1][0] == contrary for one in ours)
        there = sum(other[1][0] == name for other in theirs)
        if len(more) > there and len(against) > here:
            yield _divergence(sides, more[0], against[0])
            return


def _said(places: Sequence[Place], language: Language) -> list[tuple[int, Bound]]:
    """Every bound, with the place of its first word."""
    pattern, meanings = _bounds(language)
    found = []
    for unit in dict.fromkeys(p.unit for p in places):
        for match in pattern.finditer(unit.text):
            at = next((k for k, p in enumerate(places) if p.unit is unit and p.word.end > match.start()), None)
            if at is not None:
                found.append((at, (meanings[match[0].lower()], match[0])))
    return found


def _divergence(sides: Sides, french: tuple[int, Bound], dutch: tuple[int, Bound]) -> Divergence:
    values = (("fr", french[1][1]), ("nl", dutch[1][1]))
    quotes = sides.quote_french(french[0], french[0]), sides.quote_dutch(dutch[0], dutch[0])
    article = sides.french[french[0]].unit.article
    return Divergence(article, *quotes, "material", "deadline", "divergences.bound", values, SURE)


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
