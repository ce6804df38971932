"""Adjectives of time: "un suivi mensuel" binds, "le budget annuel" names a thing that is known."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.found import Found
from extract.lexicon import one_of
from extract.sequence import Sequence

CUES = frozenset({"often_adjective", "open_adjective"})
REACH = 60
"""Characters before an adjective in which its noun and the article of that stand."""
NOUN = r"\w[\w'’-]*(?:\s(?:de|d['’]|des)\s?\w+)?\s$"
MANNER = rf"de (?={one_of('manner', 'fr')})"
FRENCH_NOUN = re.compile(rf"(?:{MANNER})?{NOUN}", re.I)
FRENCH_NEW = re.compile(rf"(?:\b(?:{one_of('brings_in', 'fr')}|{MANNER})\s?)(?!l['’]){NOUN}", re.I)
FRENCH_BARE = re.compile(rf"(?:^|[\n.;:(]\s*)((?:{one_of('known', 'fr')})\s?)?{NOUN}", re.I)
DUTCH_NEW = re.compile(
    rf"(?:^|[\n.;:,(]\s*|\b(?:{one_of('brings_in', 'nl')})\s|\b(?!{one_of('known', 'nl')})\w{{2,}}\s)$", re.I
)


def says_something_new(found: Found, read: Sequence, kind: str) -> bool:
    """Is the noun one that the text brings in ("un suivi mensuel", "trimestriële boordtabellen")?

    An item of a list may have the article ("- le suivi mensuel"), a cell of a table has none; both must name a doing.
    """
    before = _before(found, read)
    if read.language == "nl":
        return DUTCH_NEW.search(before) is not None
    if FRENCH_NEW.search(before) is not None:
        return True
    bare = FRENCH_BARE.search(before)
    if bare is None or (bare[1] and (kind != "point" or bare.start() > 0 or found.start > REACH)):
        return False
    return any(m.idea in ("activity", "cited") for m in read.within(found.start - REACH, found.start))


def with_noun(found: Found, read: Sequence) -> Found:
    """A French adjective with its noun: "enquête mensuelle", "de manière biannuelle"."""
    if found.cue not in CUES or read.language != "fr":
        return found
    before = _before(found, read)
    noun = FRENCH_NOUN.search(before)
    return found if noun is None else replace(found, start=found.start - len(before) + noun.start())


def _before(found: Found, read: Sequence) -> str:
    return read.text[max(0, found.start - REACH) : found.start]
