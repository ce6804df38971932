"""The words that name the event a delay is counted from: where they end."""

from __future__ import annotations

import re

from extract.sequence import Sequence

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
        opens = sequence.idea(i) in stops or (sequence.idea(i) == "within_one" and _unit_follows(sequence, i))
        if opens and sequence.marks[i].start > start + 1:
            end, stopped = sequence.marks[i].start, True
            break
    if end == start + REACH:
        end = sequence.text.rfind(" ", start, end)
    words = sequence.text[start : max(start, end)].rstrip()
    if sequence.language == "nl":
        words = _without_participle(PLACE.sub("", words), PARTICIPLE if stopped else LAST_WORD)
    return start + len(words)


def _unit_follows(sequence: Sequence, mark: int) -> bool:
    return sequence.idea(sequence.after(mark)) in ("unit", "units", "number")


def _without_participle(words: str, participle: re.Pattern[str]) -> str:
    match = participle.search(words)
    return words[: match.start()] if match is not None and match.start() > 0 else words
