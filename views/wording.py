"""The words of an article as HTML: its parts in their nesting, facts and what was looked for marked in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from corpus.messages import Tongue, say
from corpus.model import Document, Provision
from extract.passages import wording
from views.going import link
from views.marks import Mark
from views.outline import HEADINGS
from views.search import places

HIT = "hit"
Cut = tuple[int, int, str, Mark | None]
"""Start, end, class, and the fact where it is one."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the words of the provisions of one document; all of them escaped and in its language.

    `chosen` is the eId of the part to frame, `wanted` what was looked for.
    """

    document: Document
    tongue: Tongue
    chosen: str = ""
    wanted: str = ""
    marks: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))

    def article(self, article: Provision) -> str:
        """An article, or what a heading itself says."""
        body = self._own(article) + "".join(self._part(p) for p in article.children)
        return f'<div class="wording" lang="{escape(self.document.language)}">{body}</div>'

    def marked(self, text: str, offset: int, eid: str) -> str:
        """The escaped `text`, which begins at `offset` of its provision, with the facts in it marked."""
        end = offset + len(text)
        some: list[Cut] = [(m.start, m.end, m.kind, m) for m in self.marks.get(eid, ())]
        some += [(offset + a, offset + b, HIT, None) for a, b in places(text, self.wanted)]
        inside = [(max(a, offset), min(b, end), name, mark) for a, b, name, mark in some if a < end and b > offset]
        cuts = sorted({offset, end, *(at for a, b, _, _ in inside for at in (a, b))})
        return "".join(self._piece(text[a - offset : b - offset], a, b, inside) for a, b in pairwise(cuts))

    def _piece(self, text: str, start: int, end: int, inside: list[Cut]) -> str:
        """Words between two cuts, marked with all that covers them."""
        over = [cut for cut in inside if cut[0] <= start and end <= cut[1]]
        if not over:
            return escape(text)
        facts = [mark for _, _, _, mark in over if mark is not None]
        names = " ".join(dict.fromkeys(name for _, _, name, _ in over))
        said = escape("\n".join(_said(mark, self.tongue) for mark in facts))
        # Only where a fact begins does the keyboard stop.
        stop = ' tabindex="0"' if any(mark.start == start for mark in facts) and not _way(facts) else ""
        marked = f'<span class="fact {names}" title="{said}" data-said="{said}"{stop}>{escape(text)}</span>'
        return self._linked(marked, facts)

    def _linked(self, words: str, facts: Iterable[Mark]) -> str:
        way = _way(facts)
        if way is None:
            return words
        if way.target:
            return link("read", words, self.tongue, document=self.document.id, article=way.target)
        return f'<a href="{escape(way.address)}" target="_blank" rel="noopener noreferrer">{words}</a>'

    def _part(self, provision: Provision) -> str:
        if provision.kind in HEADINGS:
            return ""
        label = f"<b>{escape(provision.label)}</b> " if provision.label else ""
        heading = f"<strong>{escape(provision.heading)}</strong> " if provision.heading else ""
        inner = label + heading + self._own(provision)
        children = "".join(self._part(p) for p in provision.children)
        here = " chosen" if provision.eid == self.chosen else ""
        return f'<div class="part {escape(provision.kind)}{here}">{inner}{children}</div>'

    def _own(self, provision: Provision) -> str:
        if provision.rows and not provision.text:
            return self._table(provision)
        text = wording(provision)
        return f"<p>{self.marked(text, 0, provision.eid)}</p>" if text.strip() else ""

    def _table(self, provision: Provision) -> str:
        """Offsets in a table count through its cells, with one character between two (see `extract.passages`)."""
        body, start = [], 0
        for row in provision.rows:
            cells = []
            for cell in row:
                cells.append(f"<td>{self.marked(cell, start, provision.eid)}</td>")
                start += len(cell) + 1
            body.append(f"<tr>{''.join(cells)}</tr>")
        return f'<div class="scroll"><table>{"".join(body)}</table></div>'


def writer(document: Document, some: Iterable[Mark], tongue: Tongue, chosen: str = "", wanted: str = "") -> Writer:
    """A writer that marks these facts."""
    found = Writer(document, tongue, chosen, wanted)
    for mark in some:
        found.marks[mark.eid].append(mark)
    return found


def _said(mark: Mark, tongue: Tongue) -> str:
    return say("read_view.marked", tongue, kind=say(f"read_view.kind_{mark.kind}", tongue), said=mark.said)


def _way(facts: Iterable[Mark]) -> Mark | None:
    return next((mark for mark in facts if mark.target or mark.address), None)
