"""Definitions and abbreviations: which term stands for what, and where in the document that holds.

Forms: a quoted term with a colon behind it; any term with a colon in a list of definitions; "on entend par X : ..."
and "Onder X wordt verstaan: ..."; a short name ("ci-après dénommé X", "hierna X genoemd"); an abbreviation in brackets
behind the words that it shortens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from corpus.model import Document, Language, Provision
from extract.citation_tokens import PLAIN
from extract.facts import Fact
from extract.passages import Passage, passages

Form = Literal["term", "short_name", "abbreviation"]
NAME_REACH = 160
"""Characters that the words behind a short name may have."""
QUOTED = r"[«“„\"‟]\s*([^«»“”„\"‟]{1,90}?)\s*[»”\"“]"
ACRONYM = re.compile(r"\(\s*(?:=\s*)?([A-Z][A-Za-z&.-]{1,9})\s*\)")
SMALL = 3
"""Letters of a word that an abbreviation passes over ("de", "van", "des")."""


@dataclass(frozen=True, slots=True)
class Definition(Fact):
    """A term and its meaning. `term_start` and `term_end` are the term's own offsets; `abbreviation` another name given
    with it ("" for none); `scope` the eId of the provision that it holds for ("" for the whole document)."""

    term: str
    meaning: str
    form: Form
    term_start: int
    term_end: int
    abbreviation: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled phrases of one language."""

    quoted: re.Pattern[str]
    plain: re.Pattern[str]
    stem: re.Pattern[str]
    meant: re.Pattern[str]
    reversed: re.Pattern[str]
    means: re.Pattern[str]
    short: re.Pattern[str]
    heading: re.Pattern[str]
    scopes: tuple[tuple[str, re.Pattern[str]], ...]
    the: re.Pattern[str]
    joint: re.Pattern[str]
    """Blanks, and an "et" before the last of several: it always matches."""


def definitions(document: Document) -> tuple[Definition, ...]:
    """All definitions in reading order; a place is read once, in the first form that fits."""
    words = _words(document.language)
    found: list[Definition] = []
    seen: set[tuple[str, str]] = set()
    above = _above(document)
    for passage in passages(document):
        for definition in _in(passage, words, above):
            key = definition.term.lower(), definition.meaning.lower()
            if key not in seen and definition.term:
                seen.add(key)
                found.append(definition)
    return tuple(found)


def _above(document: Document) -> dict[str, tuple[Provision, ...]]:
    """eId -> the provisions around it, from the inside out."""
    found: dict[str, tuple[Provision, ...]] = {document.root.eid: ()}
    for provision in document.root.walk():
        for child in provision.children:
            found.setdefault(child.eid, (provision, *found[provision.eid]))
    return found


def _in(passage: Passage, words: _Words, above: dict[str, tuple[Provision, ...]]) -> Iterator[Definition]:
    text = passage.text.translate(PLAIN)
    around = above.get(passage.provision.eid, ())
    listed = _listed(passage.provision, around, words)
    taken: list[tuple[int, int]] = []
    for found in (*_terms(text, words, listed), *_short_names(text, words), *_abbreviations(text)):
        form, start, end, term, meaning, other = found
        if any(a < end and start < b for a, b in taken):
            continue
        taken.append((start, end))
        first, last = min(start, meaning[0]), max(end, meaning[1])
        yield Definition(
            passage.article, passage.provision.eid, first, last, passage.text[first:last],
            term=" ".join(term.split()), meaning=_tidy(passage.text[meaning[0] : meaning[1]]), form=form,
            term_start=start, term_end=end, abbreviation=other, scope=_scope(text, around, words),
        )  # fmt: skip


_Found = tuple[Form, int, int, str, tuple[int, int], str]


def _terms(text: str, words: _Words, listed: bool) -> Iterator[_Found]:
    """Terms with their meaning behind them."""
    starts = [m for p in (words.quoted, words.meant, words.reversed, words.means) for m in p.finditer(text)]
    if listed and not starts:
        plain = words.plain.match(text)
        starts = [plain] if plain else []
    opening = sorted(starts, key=lambda m: m.start("term"))
    unique = [m for i, m in enumerate(opening) if i == 0 or m.start("term") >= opening[i - 1].end()]
    for i, match in enumerate(unique):
        end = unique[i + 1].start() if i + 1 < len(unique) else len(text)
        end = match.end() + len(re.sub(r"[\s;,.]*(?:\d+°|[a-z]\))?\s*$", "", text[match.end() : end]))
        if end <= match.end():
            continue
        other = match.groupdict().get("other") or ""
        yield "term", match.start("term"), match.end("term"), match["term"], (match.end(), end), other.strip()


def _short_names(text: str, words: _Words) -> Iterator[_Found]:
    """Short names with the words they stand for before them."""
    for match in words.short.finditer(text):
        group = next(g for g in ("name", "called", "bare", "capital") if match[g])
        end = len(text[: match.start()].rstrip(" ,("))
        pause = max(text.rfind(sign, 0, end) for sign in ";:.,(")
        start = max(pause + 1, end - NAME_REACH)
        start = words.joint.match(text, start).end()  # type: ignore[union-attr]
        # "voir ci-après le 2°" names nothing
        if end > start and re.search(r"[^\W\d_]{2}", words.the.sub("", match[group], count=1)):
            yield "short_name", match.start(group), match.end(group), match[group], (start, end), ""


def _abbreviations(text: str) -> Iterator[_Found]:
    """Abbreviations in brackets behind the words whose initials they are."""
    for match in ACRONYM.finditer(text):
        end = len(text[: match.start()].rstrip(' »”"'))
        start = shortened(text[:end], match[1])
        if start is not None:
            yield "abbreviation", match.start(1), match.end(1), match[1], (start, end), ""


def shortened(text: str, letters: str) -> int | None:
    """Where in `text` the words begin, up to its end, that `letters` shortens; None if it does not.

    After Schwartz and Hearst (2003), a simple algorithm for identifying abbreviation definitions: letters are matched
    from the last backwards, the first one at the beginning of a word; here the words may not be many more than letters.
    """
    wanted = [c.lower() for c in letters if c.isalnum()]
    at = len(text)
    initials = 0
    for k in range(len(wanted) - 1, -1, -1):
        at -= 1
        while at >= 0 and (text[at].lower() != wanted[k] or (k == 0 and at > 0 and text[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        initials += at == 0 or not text[at - 1].isalnum()
    # letters from inside words are for compounds ("ziekteverzekeringskaart"), and two letters are two words
    if 2 * initials < len(wanted) or (len(wanted) == 2 and initials < 2):
        return None
    if re.search(r"[;:.!?(]", text[at:]):
        return None
    big = [w for w in re.findall(r"\w+", text[at:]) if len(w) > SMALL]
    return at if 0 < len(big) <= len(wanted) + 1 and len(wanted) <= 3 * len(big) else None


def _listed(provision: Provision, around: tuple[Provision, ...], words: _Words) -> bool:
    """Is this an entry of a list of definitions: under such a stem, or under such a heading?"""
    if provision.kind not in ("point", "paragraph"):
        return False
    if any(words.stem.search(p.text) for p in around[:2]):
        return True
    headings = [p.heading or p.text for p in around if p.kind in ("heading", "article", "section", "chapter")]
    return any(words.heading.match(h.strip()) for h in headings[:1])


def _scope(text: str, around: tuple[Provision, ...], words: _Words) -> str:
    stem = next((t for t in (text, *(p.text for p in around[:2])) if words.stem.search(t)), "")
    for kind, pattern in words.scopes:
        if pattern.search(stem):
            return next((p.eid for p in around if p.kind == kind), "")
    return ""


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" :,;")


def rows() -> dict[str, list[dict[str, Any]]]:
    """The tables of the lexicon of definitions as they stand."""
    return tomllib.loads(files("extract.lexicon").joinpath("definitions.toml").read_text(encoding="utf-8"))


@cache
def _words(language: Language) -> _Words:
    raw = rows()
    ideas = {row["idea"]: _either(row[language]) for row in raw["phrase"]}
    the = rf"(?:(?:{ideas['the']})\s*)?"
    quoted = rf"{the}{QUOTED.replace('(', '(?P<term>', 1)}"
    other = rf"(?:\s*(?:{ideas['or']}|/)\s*{the}{QUOTED.replace('(', '(?P<other>', 1)})?"
    name = QUOTED.replace("(", "(?P<name>", 1)
    lead = rf"(?:{ideas['hereafter']}|{ideas['abbreviated']})"
    short = (
        rf"(?<!\w){lead}\s*:?\s*(?:{the}{name}"
        rf"|(?P<called>[^,;:.()«»“”]{{2,60}}?)\s+(?:{ideas['called']})(?!\w)"
        rf"|{the}(?P<capital>[A-Z][\w&-]*(?:\s+(?:[a-z]{{1,3}}\s+|d')?[A-Z][\w&-]*)*)"
        rf"|(?P<bare>{the}[^\s,;:.()«»“”]+(?:\s+[^\s,;:.()«»“”]+){{0,4}})\s*\))"
    )
    plain_by = r"(?P<term>[^:;,.«»“”\"]{2,90}?)[”»\"]?"  # a mark may be left over where its other half was lost
    return _Words(
        quoted=re.compile(
            rf"(?:^\W{{0,3}}|[;:.]\s*(?:\d+°\s*|[a-z]\)\s*|[-–•]\s*)?){quoted}{other}\s*:", re.IGNORECASE
        ),
        plain=re.compile(rf"^\W{{0,3}}{the}{plain_by}\s*:(?=\s)", re.IGNORECASE),
        stem=re.compile(ideas["meant"], re.IGNORECASE),
        meant=re.compile(rf"(?:{ideas['meant']})\s+(?:{quoted}{other})\s*[:,]?", re.IGNORECASE),
        reversed=re.compile(rf"(?:{ideas['under']}|(?<!\w)par)\s+{quoted}\s*,?\s*(?:{ideas['is_meant']})\s*:?", re.I),
        means=re.compile(rf"{quoted}{other}\s+(?:{ideas['means']})(?!\w)", re.IGNORECASE),
        short=re.compile(_folded_lead(short, lead)),
        heading=re.compile(rf"(?:{ideas['heading']})(?!\w)", re.IGNORECASE),
        scopes=tuple((row["kind"], re.compile(_either(row[language]), re.IGNORECASE)) for row in raw["scope"]),
        the=re.compile(the, re.IGNORECASE),
        joint=re.compile(rf"\s*(?:(?:{ideas['joint']})\s+)?", re.IGNORECASE),
    )


def _folded_lead(pattern: str, lead: str) -> str:
    """Capitals count in a name, not in the words before it."""
    return pattern.replace(lead, f"(?i:{lead})", 1)


def _either(forms: list[str]) -> str:
    """The longest of the forms, with any blanks; what never matches where a language has none."""
    written = [r"\s+".join(map(re.escape, form.split())) for form in sorted(forms, key=len, reverse=True)]
    return "|".join(written) or r"(?!)"
