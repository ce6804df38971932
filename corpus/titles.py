"""Titles of texts: which blocks could open a decree, a contract, an annex, a report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from corpus.block import Block
from corpus.model import DocumentKind, Language
from corpus.numbering.lexicon import fold, labels

NEAR = 6
"""Blocks below the title of an annex in which the title of the contract that it holds stands."""
LANGUAGES: tuple[Language, ...] = ("fr", "nl")
TITLE_LINES = 3
"""Lines of a title in which the kind of contract is looked for."""
LONGEST = 420
"""Characters of a title; that of an approving decree runs to 250."""

_DATED = re.compile(r"^\d{1,2}(?:er)? \w+ \d{4}\s*[.,]?\s*[-–—]?\s*")
# "Annexe 2", "Annexe A -", "Annexe à l'arrêté", "Bijlage: ...": not a sentence about an annex.
_ANNEX = re.compile(
    r"\s*(?:$|[:.–—-]|n[°o]|\d|[ivx]+\b|[a-z]\s*(?:$|[.:–—-])|a |au |aux |bij |van |relative|betreffende)"
)


@cache
def lexicon() -> dict[str, Any]:
    """The rows of documents.toml."""
    return tomllib.loads(files(__package__).joinpath("documents.toml").read_text(encoding="utf-8"))


def title_kind(text: str) -> DocumentKind | None:
    """The kind of text that a line names at its start: "12 JUIN 2024. — Arrêté royal ..." -> "decree"; None if none.

    An annex that names the contract it holds ("Annexe à l'arrêté royal ... Contrat de gestion") is that contract.
    """
    return _named(text)[0]


def title_language(text: str) -> Language | None:
    """The language of the words with which a title names its kind; None if it names none."""
    return _named(text)[1]


def _named(text: str) -> tuple[DocumentKind | None, Language | None]:
    bare = _ordinal().sub("", _DATED.sub("", fold(" ".join(text[:LONGEST].split()))))
    match = _names().match(bare)
    if match is None:
        return None, None
    kind, tongue = _meanings()[match[1]]
    rest = bare[match.end() :]
    if kind == "annexed":
        return ("contract" if any(p in rest for p in phrases("contract")) else "annex"), tongue
    if rest[:1].isalpha() or (kind == "annex" and not _ANNEX.match(rest)):
        return None, None
    return kind, tongue  # type: ignore[return-value]


@cache
def _ordinal() -> re.Pattern[str]:
    """ "Sixième contrat d'administration", "Zesde bestuursovereenkomst": an ordinal before the name."""
    words = (w for ws in lexicon()["generation"]["words"].values() for w in ws)
    return re.compile(rf"^(?:{'|'.join(words)})\s+")


@cache
def _meanings() -> dict[str, tuple[str, Language]]:
    """Folded phrase -> (kind, or "annexed" for an annex to a decree; language)."""
    rows = [*lexicon()["title"], {"kind": "annexed", **lexicon()["annexed"]}]
    return {phrase: (row["kind"], tongue) for row in rows for tongue in LANGUAGES for phrase in row[tongue]}


@cache
def _names() -> re.Pattern[str]:
    """One of the phrases with which titles begin, the longest first."""
    return re.compile("(" + "|".join(map(re.escape, sorted(_meanings(), key=len, reverse=True))) + ")")


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The folded phrases that name this kind of text, in both languages."""
    return tuple(p for row in lexicon()["title"] if row["kind"] == kind for p in row["fr"] + row["nl"])


def openings(blocks: Sequence[Block]) -> dict[int, DocumentKind]:
    """Blocks that could be the title of a text -> its kind. A sentence that begins with such words is none."""
    found: dict[int, DocumentKind] = {}
    for i, block in enumerate(blocks):
        if block.kind != "text":
            continue
        if (kind := named_kind(block)) and _looks_like_title(block, kind):
            found[i] = "contract" if kind == "annex" and _holds_contract(blocks[i : i + NEAR]) else kind
    return found


def named_kind(block: Block) -> DocumentKind | None:
    """The kind of text that a block names, at its start or below the name of the institution."""
    return title_kind(block.text[:LONGEST]) or _below_name(block)


def _below_name(block: Block) -> DocumentKind | None:
    """The kind of contract that a later line of a title names, below the name of the institution.

    Not where the line before runs on into it ("Uitvoering van de / Bestuursovereenkomst").
    """
    lines = block.raw.split("\n")[:TITLE_LINES]
    if not (block.style.centred or block.style.bold):
        return None
    for above, line in pairwise(lines):
        last = fold(above).split()[-1:]
        if title_kind(line) == "contract" and line[:1].isupper() and not set(last) & _run_on():
            return "contract"
    return None


@cache
def _run_on() -> frozenset[str]:
    """Words that no line ends with whose next line stands for itself."""
    openers = labels()["openers"]
    return frozenset(openers["fr"] + openers["nl"] + openers["joining"])


def _holds_contract(blocks: Sequence[Block]) -> bool:
    """Is an annex to a decree, by the lines below its title, the contract that the decree approves?"""
    annexed = lexicon()["annexed"]["fr"] + lexicon()["annexed"]["nl"]
    lines = [b.text for b in blocks if b.kind == "text"]
    return fold(lines[0]).startswith(tuple(annexed)) and any(title_kind(line) == "contract" for line in lines[1:])


def _looks_like_title(block: Block, kind: DocumentKind) -> bool:
    text = block.text
    if kind == "contract" and fold(text[:40]).startswith(
        tuple(lexicon()["annexed"]["fr"] + lexicon()["annexed"]["nl"])
    ):
        return True
    if len(text) > LONGEST or text.rstrip().endswith((";", ":", ",")):
        return False
    style = block.style
    prominent = style.centred or style.bold or block.level is not None or text[:30].isupper()
    if prominent:
        return True
    return len(text) < 260 and not text.rstrip().endswith(".") and text[0].isupper() and _names_nothing_else(text)


def _names_nothing_else(text: str) -> bool:
    """A title has no finite verb; a cheap sign: it doesn't run on after a full stop and begins with a capital noun."""
    return ". " not in _DATED.sub("", fold(text))


def is_fixed_heading(text: str) -> bool:
    """Is it a heading that opens the text proper, whatever it looks like: "Préambule", "Inleiding"?"""
    return fold(text).strip(" .:") in lexicon()["opening"]["fr"] + lexicon()["opening"]["nl"]


def signs(text: str) -> bool:
    """Does this line begin the signatures ("Fait à Bruxelles, le ...", "Gedaan te Brussel")?"""
    folded = fold(text[:60]).lstrip("- ")
    phrases = lexicon()["signature"]
    return folded.startswith(tuple(phrases["fr"] + phrases["nl"]))
