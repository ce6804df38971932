"""The lines of a link on facing pages: each beside its answer, moved ones with the way to their other end."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from align.exports.collation import Step, StepKind, collate
from align.exports.lines import Line, lines_of_articles
from align.exports.marking import Mark, SideName, marked, marks
from align.exports.sides import Side
from align.links import Link
from corpus.messages import Tongue, say

OTHER_END: dict[StepKind, str] = {"moved_from": "to", "moved_to": "from"}


def rows_of(
    anchor: str,
    left: tuple[str, ...],
    right: tuple[str, ...],
    link: Link | None,
    sides: tuple[Side, Side],
    tongue: Tongue,
) -> Iterator[str]:
    """A row of two cells for each line of these articles. `anchor` keeps the ends of moves apart on the page."""
    documents = [side.document for side in sides]
    words = documents[0].language == documents[1].language
    ours, theirs = lines_of_articles(documents[0], left), lines_of_articles(documents[1], right)
    writer = _Rows(anchor, {*left, *right}, link, (documents[0].language, documents[1].language), words, tongue)
    for step in collate(ours, theirs, [link] if link else [], words):
        # The number and heading of an article stand above the rows already.
        if not (_repeats(step.left, left) and _repeats(step.right, right)):
            yield writer.row(step)


def _repeats(lines: tuple[Line, ...], articles: tuple[str, ...]) -> bool:
    return all(line.part == "heading" and line.eid in articles for line in lines)


class _Rows:
    """Writes rows of one link."""

    def __init__(
        self,
        anchor: str,
        articles: set[str],
        link: Link | None,
        languages: tuple[str, str],
        words: bool,
        tongue: Tongue,
    ) -> None:
        self._anchor, self._articles, self._languages = anchor, articles, languages
        self._differences = link.differences if link else ()
        self._linked, self._words, self._tongue = link is not None, words, tongue

    def row(self, step: Step) -> str:
        cells = self._cell(step, "left", self._languages[0]), self._cell(step, "right", self._languages[1])
        return f'<div class="facing row {step.kind}">{"".join(cells)}</div>'

    def _cell(self, step: Step, side: SideName, language: str) -> str:
        here = step.left if side == "left" else step.right
        away: StepKind = "moved_to" if side == "left" else "moved_from"
        if not here or step.kind == away:
            return f'<p class="absent">{self._absent(step, side)}</p>'
        end = f' id="{self._end(step.move, "from" if side == "left" else "to")}"' if step.move else ""
        numbers = not any(line.eid in self._articles for line in here)
        several = marks(step, side, self._differences, numbers, self._words) if self._linked else ((here[0], ()),)
        lines = "".join(self._line(line, found, side, self._pointer(step)) for line, found in several)
        return f'<div lang="{escape(language)}"{end}>{lines}</div>'

    def _line(self, line: Line, found: tuple[Mark, ...], side: SideName, pointer: str) -> str:
        indent = f' style="--depth: {line.depth}"' if line.depth else ""
        strong = ' class="heading"' if line.level or line.part == "heading" else ""
        return f"<p{strong}{indent}>{marked(line.text, found, side, self._tongue)}{pointer}</p>"

    def _absent(self, step: Step, side: SideName) -> str:
        """What stands in the place of a line that this side hasn't, or not here."""
        if step.move:
            return self._link(step, "comparison.moved_away")
        if not self._linked:
            return ""
        return escape(say("comparison.only_right" if side == "left" else "comparison.only_left", self._tongue))

    def _pointer(self, step: Step) -> str:
        return " " + self._link(step, "comparison.moved_here") if step.move else ""

    def _link(self, step: Step, key: str) -> str:
        target = self._end(step.move, OTHER_END[step.kind])
        return f'<a class="moved" href="#{target}">⇅ {escape(say(key, self._tongue))}</a>'

    def _end(self, move: int, end: str) -> str:
        return f"{self._anchor}-move{move}-{end}"
