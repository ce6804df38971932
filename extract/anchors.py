"""The words that name the event a delay is counted from: where they end."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.finite import finite, opens
from extract.sentences import sentences
from extract.sequence import Sequence
from extract.words import Words, words

STOPS = frozenset({"within", "at_latest", "by", "break", "open", "often"})
CLAUSE_END = re.compile(r"[,;:!?()\n]|\.(?=\s|$)")
REACH = 200
"""Characters: an event is named in less, and a text without punctuation must not end up whole in the quote."""
PARTICIPLE = re.compile(
    r"\s+(?:\w+\s+(?:aan|op|in|uit|over|mee|door)\s+)?(?:ge|be|ver|ont|her|\w{2,5}ge)\w{3,}(?:d|t|en)$"
)
"""Dutch keeps the verbs for the end: "binnen 10 dagen na de aanvraag | bezorgd wordt"."""
LAST_WORD = re.compile(r"(?<!\bde)(?<!\bhet)(?<!\been)(?<!\bvan)\s+(?:\w{0,6}ge|be|ver|ont|her|over)\w{2,}d$")
"""The same where the clause ends with the participle; behind an article such a word is a noun ("het beleid")."""
PLACE = re.compile(r"(?<!\bde)(?<!\been)(?<!\bter)(?<!\bvan)\s+plaats$")
"""The end of "vindt plaats", which is no part of the event either."""


def anchor_end(sequence: Sequence, mark: int, stops: frozenset[str] = STOPS) -> int:
    """The end of the words behind a mark that still speak of it: the clause, the next limit, or a verb group."""
    start = sequence.marks[mark].end
    reach = min(start + REACH, len(sequence.text))
    clause = CLAUSE_END.search(sequence.text, start, reach)
    end = clause.start() if clause else reach
    stopped = False
    for i in range(mark + 1, len(sequence.marks)):
        if sequence.marks[i].start >= end:
            break
        limits = sequence.idea(i) in stops or (sequence.idea(i) == "within_one" and _unit_follows(sequence, i))
        if limits and sequence.marks[i].start > start + 1:
            end, stopped = sequence.marks[i].start, True
            break
    if end == start + REACH:
        end = sequence.text.rfind(" ", start, end)
    main = _main_clause(sequence, start, end)
    if main is not None:
        return start + len(sequence.text[start:main].rstrip())
    event = sequence.text[start : max(start, end)].rstrip()
    if sequence.language == "nl":
        event = _without_participle(PLACE.sub("", event), PARTICIPLE if stopped else LAST_WORD)
    return start + len(event)


def _main_clause(sequence: Sequence, start: int, end: int) -> int | None:
    """Where the main clause begins behind an event at the head of its sentence, whose words begin at `start`: "Binnen
    tien dagen na de vergadering | bezorgt de dienst ...", "Dans le mois de la demande | le Fonds décide".

    None where the sentence had its verb before, or the words end before the main clause.
    """
    said = words(sequence.text, sequence.language)
    behind, last = (bisect_left(said.starts, at) for at in (start, end))
    first = next((a for a, b in sentences(said) if a <= behind < b), behind)
    if any(finite(said, i, first) for i in range(first, behind)):
        return None
    for i in range(behind + 1, last):
        if opens(said, i, first) is not None:
            return None  # a relative clause: its verb is not the main one
        if finite(said, i, first) is not None:
            subject = _subject_before(said, i) if sequence.language == "fr" else i if _subject_at(said, i + 1) else None
            if subject is not None and subject > behind:
                return said.starts[subject]
    return None


def _subject_at(said: Words, i: int) -> bool:
    """Does a subject begin at word `i`, behind a Dutch verb?"""
    return said.at(i, "actor") is not None or said.at(i, "connective", "determiner") is not None


def _subject_before(said: Words, verb: int) -> int | None:
    """The first word of an actor right before a French verb."""
    actor = said.closing["actor"].get(verb)
    if actor is None:
        return None
    return actor.start - 1 if said.at(actor.start - 1, "connective", "determiner") else actor.start


def _unit_follows(sequence: Sequence, mark: int) -> bool:
    return sequence.idea(sequence.after(mark)) in ("unit", "units", "number")


def _without_participle(words: str, participle: re.Pattern[str]) -> str:
    match = participle.search(words)
    return words[: match.start()] if match is not None and match.start() > 0 else words
