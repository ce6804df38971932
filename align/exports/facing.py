"""Facing pages: two documents beside each other, article by article, line by line, as one HTML page.

It loads nothing and runs nothing; the filters are check boxes that the style sheet reads.
"""

from __future__ import annotations

from collections import Counter
from html import escape

from align.exports.facing_rows import rows_of
from align.exports.sections import STATES, Homes, Section, numbers, said_of, sections, status_of
from align.exports.sides import Side
from align.exports.tables import kinds_said, weight_of
from align.exports.webpage import styled_page
from align.labels import article_label
from align.links import Alignment, Difference, Link
from corpus.exports.characters import xml_text
from corpus.exports.html import as_page
from corpus.messages import Tongue, say
from corpus.model import Document


def facing_page(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> str:
    """The page: what is on it, the filters, then a section for each link and lone article in the order of the left
    document; what only the right one has comes last, and what differs outside all of them."""
    return _Page((Side(left), Side(right)), alignment, tongue).text()


class _Page:
    """Writes the page. Words of documents go through `_esc` on their way, all of them."""

    def __init__(self, sides: tuple[Side, Side], alignment: Alignment, tongue: Tongue) -> None:
        self._sides, self._outside, self._tongue = sides, alignment.outside, tongue
        self._sections = sections(alignment, *sides)
        self._homes = Homes(self._sections)

    def text(self) -> str:
        ids = {"left": self._sides[0].document.id, "right": self._sides[1].document.id}
        page, _ = styled_page(self._say_plain("align.title", **ids), self._tongue)
        body = [f"<header><h1>{self._say('align.title', **ids)}</h1>{self._documents()}</header>"]
        body += [self._filters(), self._contents(), f'<p class="legend">{self._say("comparison.legend")}</p>', "<main>"]
        body += [self._section(section) for section in self._sections]
        body += [self._elsewhere()]
        head, _, tail = as_page(page).partition("</body>")
        return "\n".join([head, *body, f"</main></body>{tail}"])

    def _documents(self) -> str:
        """Title and file of both documents."""
        cells = []
        for side in self._sides:
            document = side.document
            said = {"id": document.id, "title": document.title, "file": document.source}
            cells.append(f'<p lang="{document.language}">{self._say("comparison.source", **said)}</p>')
        return f'<div class="facing">{"".join(cells)}</div>'

    def _filters(self) -> str:
        """A check box for each state that occurs, and one that hides what has no material difference."""
        counted = Counter(section.state for section in self._sections)
        boxes = [
            f'<label><input type="checkbox" id="show-{state}" checked> {self._state(state)} ({n})</label>'
            for state in STATES
            if (n := counted[state])
        ]
        if any(section.material for section in self._sections):
            only = self._say("comparison.only_material")
            boxes.append(f'<label><input type="checkbox" id="only-material"> {only}</label>')
        return f'<div class="filters" role="group">{self._say("comparison.show")}: {"".join(boxes)}</div>'

    def _contents(self) -> str:
        items = (
            f'<li class="{self._classes(section)}">'
            f'<a href="#{section.anchor}">{_esc(numbers(section, self._sides))}</a> '
            f"<small>{self._state(section.state)}</small></li>"
            for section in self._sections
        )
        title = self._say("catalogue.contents")
        listing = f"<details open><summary>{title}</summary><ol>{''.join(items)}</ol></details>"
        return f'<nav aria-label="{title}">{listing}</nav>'

    def _section(self, section: Section) -> str:
        parts = [f'<section id="{section.anchor}" class="{self._classes(section)}">', self._head(section)]
        parts.append(f'<p class="state"><strong>{self._status(section)}</strong></p>')
        if section.link is not None:
            parts += [self._places(section.link), self._differences(section.link), self._reasons(section.link)]
        parts += rows_of(section, self._sides, self._homes, self._tongue)
        return "".join([*parts, "</section>"])

    def _elsewhere(self) -> str:
        """Differences that belong to no link: in recitals, in headings."""
        if not self._outside:
            return ""
        items = "".join(self._difference(one) for one in self._outside)
        title = self._say("divergences.outside", n=len(self._outside))
        return f'<section id="outside"><h2>{title}</h2><ul>{items}</ul></section>'

    def _head(self, section: Section) -> str:
        """The articles of both sides, each with the way to its page."""
        return f'<div class="facing">{self._titles(0, section.left)}{self._titles(1, section.right)}</div>'

    def _titles(self, which: int, eids: tuple[str, ...]) -> str:
        side, titles = self._sides[which], []
        for article in side.articles(eids):
            target = side.target(article.eid)
            way = self._way(target.address, target.page) if target else ""
            titles.append(f"{_esc(article_label(article, side.document.language))} {way}")
        nothing = f'<span class="absent">{self._say("comparison.no_counterpart")}</span>'
        return f'<h2 lang="{side.document.language}">{"<br>".join(titles)}</h2>' if titles else f"<h2>{nothing}</h2>"

    def _way(self, address: str, page: int | None) -> str:
        return f'<a class="page" href="{_esc(address)}">{self._say("comparison.page", page=page)}</a>'

    def _status(self, section: Section) -> str:
        if section.link is not None:
            return _esc(status_of(section.link, section.across, self._tongue))
        return self._say("comparison.only_left" if section.left else "comparison.only_right")

    def _places(self, link: Link) -> str:
        """Of a moved link: from which place to which."""
        if "moved" not in link.marks:
            return ""
        places = {"left": self._sides[0].rank(link.left[0]), "right": self._sides[1].rank(link.right[0])}
        return f'<p class="moved">⇅ {self._say("comparison.moved_places", **places)}</p>'

    def _differences(self, link: Link) -> str:
        if not link.differences:
            return ""
        items = "".join(self._difference(one) for one in link.differences)
        title = (
            f"{self._say('comparison.differences', n=len(link.differences))} ({_esc(kinds_said(link, self._tongue))})"
        )
        return f'<details class="differences"><summary>{title}</summary><ul>{items}</ul></details>'

    def _difference(self, one: Difference) -> str:
        quotes = [
            f'<q lang="{side.document.language}">{_esc(words)}</q>' if words else self._say("comparison.nothing")
            for side, words in zip(self._sides, (one.left, one.right), strict=True)
        ]
        said = f"{self._say(f'comparison.kind_{one.kind}')} · {self._say(f'comparison.{weight_of(one)}')}"
        reason = f" ({_esc(one.reason.said(self._tongue))})" if one.reason else ""
        return f'<li class="{weight_of(one)}"><b>{said}</b>: {quotes[0]} → {quotes[1]}{reason}</li>'

    def _reasons(self, link: Link) -> str:
        if not link.reasons:
            return ""
        items = "".join(f"<li>{_esc(reason.said(self._tongue))}</li>" for reason in link.reasons)
        title = self._say("comparison.column_reasons")
        return f'<details class="reasons"><summary>{title}</summary><ul>{items}</ul></details>'

    def _state(self, state: str) -> str:
        return _esc(said_of(state, self._tongue))

    def _classes(self, section: Section) -> str:
        return " ".join([f"r-{section.state}", *([] if section.material else ["calm"])])

    def _say(self, key: str, **values: object) -> str:
        return _esc(self._say_plain(key, **values))

    def _say_plain(self, key: str, **values: object) -> str:
        return say(key, self._tongue, **values)


def _esc(text: str) -> str:
    return escape(xml_text(text))
