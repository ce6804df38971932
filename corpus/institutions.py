"""Which institution a text is about: by name or acronym of a known one, or as the text itself introduces it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

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


@cache
def known() -> tuple[tuple[str, str, str], ...]:
    """(language, acronym, name) of every listed institution."""
    rows = tomllib.loads(files(__package__).joinpath("institutions.toml").read_text(encoding="utf-8"))["institution"]
    return tuple((language, row[language][0], row[language][1]) for row in rows for language in ("fr", "nl"))


def institution(title: str, opening: str, text: str, language: str, introduced: bool = True) -> tuple[str, str]:
    """(acronym, name) in the text's language; ("", "") where none can be told.

    `title` weighs most, then `opening` (parties and recitals), then the rest of the text. `introduced`: may it be one
    that the text itself introduces (the party of a contract), or only a listed one?
    """
    votes: Counter[tuple[str, str]] = Counter()
    parts = [(part, _squeeze(part), weight) for part, weight in ((title, 40), (opening, 4), (text[:FAR], 1))]
    for acronym, name in _candidates(
        "\n".join(p[0] for p in parts), " ".join(p[1] for p in parts), language, introduced
    ):
        pattern, squeezed = re.compile(rf"\b{re.escape(acronym)}\b"), _squeeze(name).strip()
        for part, folded, weight in parts:
            count = len(pattern.findall(part)) + folded.count(squeezed)
            votes[acronym, name] += weight * min(count, 60)
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= ENOUGH else NOWHERE


def _candidates(text: str, squeezed: str, language: str, introduced: bool) -> list[tuple[str, str]]:
    """(acronym, name) of the institutions that the text names or introduces."""
    here = [(a, n) for lang, a, n in known() if lang == language]
    found = [(a, n) for a, n in here if _squeeze(n) in squeezed or re.search(rf"\b{a}\b", text)]
    listed = {a for _, a, _ in known()} | set(lexicon()["acronym"]["others"])
    for match in _introduced().finditer(text) if introduced else ():
        acronym = match["acronym"]
        name = _initials_name(match["name"], acronym)
        if name and acronym not in listed and acronym.lower() not in listed and sum(c.isupper() for c in acronym) >= 2:
            found.append((acronym, name))
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
