"""The lexicon of citations (lexicon/citations.toml): units of a text, kinds of acts, known names, and linking words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.model import Language

LEVELS = ("part", "title", "chapter", "section", "annex", "article", "paragraph", "alinea", "point")
"""From the coarsest to the finest; a citation names them in this order or in the reverse."""


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act. `undated`: cited without a date too ("les circulaires"); `named`: by its name ("la Charte de x");
    `numbered`: only with a number; `provision`: only where one of its provisions is cited; `possessed`: only behind
    "ses"; `alone`: the word is its whole name ("la Constitution"). `eu` and `eli` are its names in identifiers."""

    type: str
    eli: tuple[tuple[Language, str], ...] = ()
    eu: str = ""
    undated: bool = False
    named: bool = False
    numbered: bool = False
    provision: bool = False
    possessed: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A name that everybody uses for one act."""

    type: str
    date: str
    number: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms of one language, in lower case with single blanks, to what they can be (idea -> value)."""

    forms: dict[str, dict[str, str]]
    exact: dict[str, dict[str, str]]
    acts: tuple[ActKind, ...]
    known: tuple[Known, ...]
    loose: dict[str, re.Pattern[str]]
    """The forms by their first word: one look-up at each word is much quicker than all forms tried in turn."""
    strict: dict[str, re.Pattern[str]]
    units: dict[str, str]
    """What a part of each level is called, in the singular."""
    compounds: re.Pattern[str] | None
    """Dutch compounds that name an act ("Ondernemingswet"); the group that matched says which kind."""
    triggers: tuple[str, ...]
    """In lower case; a text that holds none of them cites nothing."""


def rows() -> dict[str, list[dict[str, Any]]]:
    """The tables of the file as they stand."""
    return tomllib.loads(files("extract.lexicon").joinpath("citations.toml").read_text(encoding="utf-8"))


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language."""
    raw = rows()
    forms: dict[str, dict[str, str]] = {}
    exact: dict[str, dict[str, str]] = {}
    for row in raw["unit"]:
        _add(forms, row[language], "unit", row["level"])
        _add(forms, [f for f in row.get("plural", ()) if f in row[language]], "plural", "")
    for row in raw["word"]:
        _add(forms, row[language], row["idea"], "")
    for i, row in enumerate(raw["act"]):
        _add(forms, row[language], "act", str(i))
        _add(forms, row.get("plural", ()), "plural", "")
        _add(exact, row.get("exact", ()), "act", str(i), fold=False)
    for i, row in enumerate(raw["known"]):
        _add(forms, row[language], "known", str(i))
    acts = tuple(_kind(row) for row in raw["act"])
    known = tuple(Known(row["type"], row["date"], row.get("number", "")) for row in raw["known"])
    compounds = _compounds(raw["act"]) if language == "nl" else None
    loose, strict = _by_head(forms), _by_head(exact, re.NOFLAG)
    units = {row["level"]: row[language][0] for row in raw["unit"]}
    return Lexicon(forms, exact, acts, known, loose, strict, units, compounds, _triggers(forms, exact))


def _triggers(forms: dict[str, dict[str, str]], exact: dict[str, dict[str, str]]) -> tuple[str, ...]:
    """The first words of what opens a citation, without those that hold another one."""
    opening = [f for f, ideas in forms.items() if ideas.keys() & {"unit", "act", "known", "see"}]
    firsts = sorted({form.split()[0].lower() for form in (*opening, *exact)}, key=len)
    return tuple(f for i, f in enumerate(firsts) if not any(other in f for other in firsts[:i]))


def _add(table: dict[str, dict[str, str]], forms: Any, idea: str, value: str, *, fold: bool = True) -> None:
    for form in forms:
        table.setdefault(form.lower() if fold else form, {})[idea] = value


def _kind(row: dict[str, Any]) -> ActKind:
    marks = {k: bool(row.get(k)) for k in ("undated", "named", "numbered", "provision", "possessed")}
    return ActKind(
        row["type"], tuple(row.get("eli", {}).items()), row.get("eu", ""), alone=bool(row.get("self")), **marks
    )


HEAD = re.compile(r"\w+|\S")
"""The first word or sign of a form."""


def _by_head(forms: dict[str, dict[str, str]], flags: re.RegexFlag = re.IGNORECASE) -> dict[str, re.Pattern[str]]:
    heads: dict[str, list[str]] = {}
    for form in forms:
        heads.setdefault(HEAD.findall(form)[0].lower(), []).append(form)
    return {head: _either(group, flags) for head, group in heads.items()}


def _either(forms: Any, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """The longest of the forms. A form that ends in a letter ends the word; "l'" stands before one."""
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        written = r"\s+".join(map(re.escape, form.split()))
        parts.append((r"(?<!\w)" if form[0].isalnum() else "") + written + (r"(?!\w)" if form[-1].isalnum() else ""))
    return re.compile("|".join(parts), flags)


def _compounds(acts: list[dict[str, Any]]) -> re.Pattern[str]:
    groups = [rf"(?P<k{i}>{'|'.join(map(re.escape, row['suffix']))})" for i, row in enumerate(acts) if "suffix" in row]
    return re.compile(rf"(?<!\w)\w[\w-]+?(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)
