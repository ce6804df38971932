"""Which institution a text is about: by name or acronym of a known one, or as the text itself introduces it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.numbering.lexicon import fold
from corpus.titles import lexicon

NOWHERE = ("", "")
FAR = 20_000
"""Characters of a text in which its institution is looked for: it is named early and often."""
ENOUGH = 4
"""Votes below which no institution is told."""


@cache
def _introduced() -> re.Pattern[str]:
    """ "le Fonds d'aide aux saisonniers (FAS)", "(ci-après : « FAS »)"."""
    words = "|".join(map(re.escape, lexicon()["acronym"]["introduced"]))
    name = r"(?P<name>[A-ZÀ-Ü][\w'’-]+(?:\s+(?:[\w'’-]+)){1,14}?)"
    return re.compile(
        name + rf"\s*,?\s*\(\s*(?:(?:{words})\s*:?\s*)?[«“\"]?\s*(?P<acronym>[A-Z][A-Za-z]{{1,9}})\s*[»”\"]?\s*\)"
    )


class Institution(NamedTuple):
    """An institution as texts of one language name it; `short` is the name by which they go on."""

    acronym: str
    name: str
    short: str


@cache
def known(language: str) -> tuple[Institution, ...]:
    """The listed institutions, as texts of this language name them."""
    rows = tomllib.loads(files(__package__).joinpath("institutions.toml").read_text(encoding="utf-8"))["institution"]
    return tuple(Institution(row[language][0], row[language][1], row[language][-1]) for row in rows)


def institution(title: str, opening: str, text: str, language: str, introduced: bool = True) -> tuple[str, str]:
    """(acronym, name) in the text's language; ("", "") where none can be told.

    `title` weighs most, then `opening` (parties and recitals), then the rest of the text. `introduced`: may it be one
    that the text itself introduces (the party of a contract), or only a listed one?
    """
    votes: Counter[Institution] = Counter()
    parts = [(part, _squeeze(part), weight) for part, weight in ((title, 40), (opening, 4), (text[:FAR], 1))]
    every, squeezed = "\n".join(p[0] for p in parts), " ".join(p[1] for p in parts)
    for found in _candidates(every, squeezed, language, introduced):
        pattern, short = re.compile(rf"\b{re.escape(found.acronym)}\b"), _squeeze(found.short).strip()
        for part, folded, weight in parts:
            votes[found] += weight * min(len(pattern.findall(part)) + folded.count(short), 60)
    best = votes.most_common(1)
    return (best[0][0].acronym, best[0][0].name) if best and best[0][1] >= ENOUGH else NOWHERE


def _candidates(text: str, squeezed: str, language: str, introduced: bool) -> list[Institution]:
    """The institutions that the text names or introduces."""
    listed = known(language)
    found = [i for i in listed if _squeeze(i.short) in squeezed or re.search(rf"\b{i.acronym}\b", text)]
    others = {i.acronym for i in listed} | set(lexicon()["acronym"]["others"])
    for match in _introduced().finditer(text) if introduced else ():
        acronym = match["acronym"]
        name = _initials_name(match["name"], acronym)
        if name and not {acronym, acronym.lower()} & others and sum(c.isupper() for c in acronym) >= 2:
            found.append(Institution(acronym, name, name))
    return list(dict.fromkeys(found))


def _initials_name(words: str, acronym: str) -> str:
    """The last words that begin with the acronym's letter: of "l'État et le Fonds des arts" (FA), "Fonds des arts"."""
    pieces = re.split(r"(?<=['’\s])", words)
    for i in range(len(pieces) - 1, -1, -1):
        if pieces[i][:1].upper() == acronym[0].upper() and pieces[i][:1].isupper() and len(pieces) - i >= 2:
            return "".join(pieces[i:]).strip()
    return ""


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text))
