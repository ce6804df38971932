"""A clause as HTML: the whole wording of a provision with an obligation, its cue and its limits marked in it."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from corpus.messages import Tongue, say
from corpus.model import Document
from extract.passages import wording
from extract.saying import norm_words
from views.owed import Owed

LONGEST = 1500
"""Characters of a wording that are shown whole; of a longer one (a table, an annex) what stands around the clause."""
AROUND = 400


def clause_html(document: Document, owed: Owed, here: Tongue) -> str:
    """The wording with the marks; all of it escaped and in the language of the document."""
    provision = document.root.find(owed.duty.eid)
    text = wording(provision) if provision is not None else ""
    if not text:
        return ""
    first, last = _window(text, owed)
    marks = _marks(owed, here)
    cuts = sorted({first, last, *(at for start, end, _, _ in marks for at in (start, end) if first < at < last)})
    pieces = "".join(_piece(text[a:b], a, b, marks) for a, b in pairwise(cuts))
    body = ("… " if first else "") + pieces + (" …" if last < len(text) else "")
    return f'<blockquote class="clause" lang="{escape(document.language)}">{body}</blockquote>'


def _window(text: str, owed: Owed) -> tuple[int, int]:
    if len(text) <= LONGEST:
        return 0, len(text)
    return max(0, owed.duty.start - AROUND), min(len(text), owed.duty.end + AROUND)


def _marks(owed: Owed, here: Tongue) -> list[tuple[int, int, str, str]]:
    """Start, end, class and what a reader is told about it."""
    duty = owed.duty
    found = [(duty.start, duty.end, "owed", "")]
    if duty.cue_start >= 0:
        modality = say(f"obligation.modality_{duty.modality}", here)
        found.append((duty.cue_start, duty.cue_end, "cue", say("duties_view.cue_title", here, modality=modality)))
    for limit in owed.limits:
        words = norm_words(limit.limit.norm, here)
        found.append((limit.limit.start, limit.limit.end, "limit", words))
    return found


def _piece(text: str, start: int, end: int, marks: list[tuple[int, int, str, str]]) -> str:
    """Words between two cuts, in a mark where one covers them."""
    over = [(name, title) for a, b, name, title in marks if a <= start and end <= b]
    if not over:
        return escape(text)
    names = " ".join(name for name, _ in over)
    title = escape("; ".join(title for _, title in over if title))
    tag = "mark" if len(over) > 1 else "span"
    return f'<{tag} class="{names}" title="{title}">{escape(text)}</{tag}>'
