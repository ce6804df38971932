"""Which institution a text is about: by name or acronym of a known one, or as the text itself introduces it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from corpus.numbering.lexicon import fold

NOWHERE = ("", "")
_INTRODUCED = re.compile(
    r"(?P<name>[A-ZÀ-Ü][\w'’-]+(?:\s+(?:[\w'’-]+)){1,14}?)\s*[,]?\s*\(\s*(?:ci-après\s*:?\s*|hierna\s*:?\s*|en abrégé\s*:?\s*|afgekort\s*:?\s*)?"
    r"[«“\"]?\s*(?P<acronym>[A-Z][A-Za-z]{1,9})\s*[»”\"]?\s*\)"
)
_NO_PARTY = frozenset(
    ["ipss", "oisz", "ca", "spf", "fod", "ar", "kb", "ict", "hrm", "rh", "eu", "ue", "kpi", "tic", "dg", "sepp"]
)


@cache
def known() -> tuple[tuple[str, str, str], ...]:
    """(language, acronym, name) of every listed institution."""
    rows = tomllib.loads(files(__package__).joinpath("institutions.toml").read_text(encoding="utf-8"))["institution"]
    return tuple((language, row[language][0], row[language][1]) for row in rows for language in ("fr", "nl"))


def institution(title: str, opening: str, text: str, language: str) -> tuple[str, str]:
    """(acronym, name) in the text's language; ("", "") where none can be told.

    `title` weighs most, then `opening` (parties and recitals), then the rest of the text.
    """
    votes: Counter[tuple[str, str]] = Counter()
    weighed = ((title, 40.0), (opening, 4.0), (text, 1.0))
    for acronym, name in _candidates(title + "\n" + opening + "\n" + text[:20000], language):
        for part, weight in weighed:
            count = _mentions(part, acronym, name)
            votes[acronym, name] += int(weight * min(count, 60))
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= 4 else NOWHERE


def _candidates(text: str, language: str) -> set[tuple[str, str]]:
    squeezed = _squeeze(text)
    found = {
        (a, n)
        for lang, a, n in known()
        if lang == language and (_squeeze(n) in squeezed or re.search(rf"\b{a}\b", text))
    }
    listed = {a for a, _ in found} | {a for _, a, _ in known()}
    for match in _INTRODUCED.finditer(text):
        acronym = match["acronym"]
        name = _initials_name(match["name"], acronym)
        if (
            acronym not in listed
            and acronym.lower() not in _NO_PARTY
            and sum(c.isupper() for c in acronym) >= 2
            and name
        ):
            found.add((acronym, name))
    return found


def _initials_name(words: str, acronym: str) -> str:
    """The end of `words` whose first letter is the acronym's: "entre l'État et le Fonds des saisonniers" (FS) -> "Fonds des saisonniers"."""
    pieces = re.split(r"(?<=['’\s])", words)
    for i in range(len(pieces) - 1, -1, -1):
        if pieces[i][:1].upper() == acronym[0].upper() and pieces[i][:1].isupper() and len(pieces) - i >= 2:
            return "".join(pieces[i:]).strip()
    return ""


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text))


def _mentions(text: str, acronym: str, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(acronym)}\b", text)) + _squeeze(text).count(_squeeze(name).strip())
