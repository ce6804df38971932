"""French or Dutch? Counted from function words (language.toml); both are told apart within a line or two."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.model import Language

SURE = 0.4
"""From this confidence on a guess is an answer; a French text that quotes a Dutch title stays above it."""
ENOUGH = 2
"""Function words that a text must show; names alone tell nothing."""
SAMPLE = 4000
"""Characters of a long text that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


class Guess(NamedTuple):
    """`confidence` is 0 (as many French as Dutch words) to 1 (only one of them)."""

    language: Language
    confidence: float
    hits: int


@cache
def _lexicon() -> dict[str, Language]:
    """Function word -> its language; words in both lists are left out."""
    rows = tomllib.loads(files("corpus").joinpath("language.toml").read_text(encoding="utf-8"))["words"]
    french = {word for row in rows for word in row["fr"]}
    dutch = {word for row in rows for word in row["nl"]}
    found: dict[str, Language] = dict.fromkeys(french - dutch, "fr")
    return found | dict.fromkeys(dutch - french, "nl")


def guess(text: str) -> Guess | None:
    """The likelier language of `text` with a confidence; None when it shows no function word of either."""
    lexicon = _lexicon()
    known = [lexicon[word] for word in _WORD.findall(text[:SAMPLE].lower()) if word in lexicon]
    if not known:
        return None
    french = known.count("fr")
    dutch = len(known) - french
    return Guess("fr" if french >= dutch else "nl", abs(french - dutch) / len(known), len(known))


def language(text: str) -> Language | None:
    """The language of `text`, None where it does not show."""
    found = guess(text)
    sure = found and found.hits >= ENOUGH and found.confidence >= SURE
    return found.language if found and sure else None
