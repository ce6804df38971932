"""Sentences that tell how things are or were, and so set no limit, whatever times they name."""

from __future__ import annotations

import re

from extract.facts import Frequency, Recurring, Unspecified, Window
from extract.found import Found
from extract.lexicon import one_of
from extract.pipeline import Mark
from extract.sequence import Sequence
from extract.vocabulary import ending_fits

SINCE_REACH = 150
"""Characters from "depuis 2019" to the time in its sentence."""
SENTENCE = 600
"""Characters on either side of a time in which its sentence is looked for."""
SHORT = 30
"""Characters that hold the word before a time."""
PLAIN = re.compile(rf"(?:{one_of('in_year', 'fr', 'nl')})\s(?:\w+\s)?(?:19|20)\d\d", re.I)
""" "en 2023" and "en mars 2024" tell a date of the past as often as one of a plan."""
NEXT_WORD = re.compile(r"\s(\w+)")
FUTURE = re.compile(r"\b\w{3,}r(?:a|ont)\b")
SENTENCE_END = re.compile(r"[;\n]|\.\s")
BROKEN = re.compile(r"[;:]|\.\s")
THE = re.compile(rf"\b(?:{one_of('names_a_thing', 'nl')})\s$")
PARTICIPLE = re.compile(r"\w(?:é|i|u)e?s?\s$")


def tells(found: Found, read: Sequence, kind: str) -> bool:
    """Is the time only told? `kind` is that of the provision: a cell of a table has no verb and is taken to bind."""
    if isinstance(found.norm, Window):
        return _told_window(found, read, kind)
    if isinstance(found.norm, Frequency | Recurring | Unspecified):
        return _since(found, read) or _names_a_thing(found, read)
    return False


def _told_window(found: Found, read: Sequence, kind: str) -> bool:
    """ "l'inflation en 2022"; "les outils déployés en 2022 doivent ..." tells which tools."""
    plain = PLAIN.match(read.text, found.start) is not None
    if plain and kind != "table" and not _duty(found, read):
        return True
    return PARTICIPLE.search(read.text[: found.start][-SHORT:]) is not None and _verb_follows(found, read)


def _verb_follows(found: Found, read: Sequence) -> bool:
    return any(m.idea == "break" for m in read.within(found.end, found.end + 2))


def _since(found: Found, read: Sequence) -> bool:
    """ "Depuis 2019, la liste paraît chaque mois"."""
    start = max(0, found.start - SINCE_REACH)
    near = (m for m in read.within(start, found.start) if m.idea == "since")
    return any(BROKEN.search(read.text, m.end, found.start) is None for m in near)


def _names_a_thing(found: Found, read: Sequence) -> bool:
    """ "het dagelijks bestuur"."""
    return found.cue == "often" and read.language == "nl" and THE.search(read.text[: found.start][-SHORT:]) is not None


def due(found: Found, read: Sequence) -> bool:
    """Is something to be done on a day with which the sentence begins, or which stands behind its verb: "sera ouvert à
    la fin du premier semestre 2025"? The day of "les chiffres à la fin de l'année seront ..." tells which figures."""
    start, end = _sentence(found, read)
    if not read.text[start : found.start].strip():
        return _owes(read, found.end, end)
    return _owes(read, start, found.start)


def _owes(read: Sequence, start: int, end: int) -> bool:
    """Does a verb of duty or a passive stand in characters [start, end)?"""
    if read.language == "fr" and FUTURE.search(read.text, start, end) is not None:
        return True
    return any(m.idea == "break" and m.value in ("duty", "done") and _passive(m, read) for m in read.within(start, end))


def _passive(verb: Mark, read: Sequence) -> bool:
    """In French "est" says that something is done only before a participle."""
    if verb.value == "duty" or read.language == "nl":
        return True
    word = NEXT_WORD.match(read.text, verb.end)
    return word is not None and ending_fits("participle", word[1].lower(), "fr")


def _sentence(found: Found, read: Sequence) -> tuple[int, int]:
    low, high = max(0, found.start - SENTENCE), min(len(read.text), found.end + SENTENCE)
    ends = [m.end() for m in SENTENCE_END.finditer(read.text, low, found.start)]
    stop = SENTENCE_END.search(read.text, found.end, high)
    return ends[-1] if ends else low, stop.start() if stop is not None else high


def _duty(found: Found, read: Sequence) -> bool:
    """Does the sentence say what is to be done ("zal", "doit", a French future)?"""
    start, end = _sentence(found, read)
    if any(m.idea == "break" and m.value == "duty" for m in read.within(start, end)):
        return True
    return read.language == "fr" and FUTURE.search(read.text, start, end) is not None
