"""The lines of a link on facing pages: each beside its answer, moved ones with the way to their other end."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from align.exports.collation import Step, StepKind, collate
from align.exports.lines import Line, lines_of_articles
from align.exports.marking import Mark, SideName, marked, marks
from align.exports.sections import Homes, Section, numbers
from align.exports.sides import Side
from corpus.messages import Tongue, say

OTHER_END: dict[StepKind, str] = {"moved_from": "to", "moved_to": "from"}


def rows_of(section: Section, sides: tuple[Side, Side], homes: Homes, tongue: Tongue) -> Iterator[str]:
    """A row of two cells for each line of the articles of a section; `homes` knows lines that answer elsewhere."""
    left, right = (side.document for side in sides)
    words = left.language == right.language
    ours, theirs = lines_of_articles(left, section.left), lines_of_articles(right, section.right)
    writer = _Rows(section, sides, homes, tongue)
    away = [
        {line.key for line in lines if homes.other(line, n == 1, section)} for n, lines in enumerate((ours, theirs))
    ]
    for step in collate(ours, theirs, [section.link] if section.link else [], words, (away[0], away[1])):
        # The number and heading of an article stand above the rows already.
        if not (_repeats(step.left, section.left) and _repeats(step.right, section.right)):
            yield writer.row(step)


def _repeats(lines: tuple[Line, ...], articles: tuple[str, ...]) -> bool:
    return all(line.part == "heading" and line.eid in articles for line in lines)


class _Rows:
    """Writes the rows of one section."""

    def __init__(self, section: Section, sides: tuple[Side, Side], homes: Homes, tongue: Tongue) -> None:
        self._section, self._sides, self._homes, self._tongue = section, sides, homes, tongue
        self._languages = sides[0].document.language, sides[1].document.language
        self._differences = section.link.differences if section.link else ()

    def row(self, step: Step) -> str:
        elsewhere = self._elsewhere(step)
        cells = (self._cell(step, side, elsewhere) for side in ("left", "right"))
        return f'<div class="facing row {"elsewhere" if elsewhere else step.kind}">{"".join(cells)}</div>'

    def _elsewhere(self, step: Step) -> Section | None:
        """The section where a line that has no answer here has one."""
        if step.kind not in ("removed", "added"):
            return None
        return self._homes.other((step.left or step.right)[0], step.kind == "added", self._section)

    def _cell(self, step: Step, side: SideName, elsewhere: Section | None) -> str:
        here = step.left if side == "left" else step.right
        away: StepKind = "moved_to" if side == "left" else "moved_from"
        if not here or step.kind == away:
            return f'<p class="absent">{self._absent(step, side, elsewhere)}</p>'
        end = f' id="{self._end(step.move, "from" if side == "left" else "to")}"' if step.move else ""
        labels = not any(line.eid in (*self._section.left, *self._section.right) for line in here)
        same_language = self._languages[0] == self._languages[1]
        if self._section.link is None or elsewhere:
            several: tuple[tuple[Line, tuple[Mark, ...]], ...] = tuple((line, ()) for line in here)
        else:
            several = marks(step, side, self._differences, labels, same_language)
        lines = "".join(self._line(line, found, side, self._pointer(step)) for line, found in several)
        return f'<div lang="{escape(self._languages[side == "right"])}"{end}>{lines}</div>'

    def _line(self, line: Line, found: tuple[Mark, ...], side: SideName, pointer: str) -> str:
        indent = f' style="--depth: {line.depth}"' if line.depth else ""
        strong = ' class="heading"' if line.level or line.part == "heading" else ""
        return f"<p{strong}{indent}>{marked(line.text, found, side, self._tongue)}{pointer}</p>"

    def _absent(self, step: Step, side: SideName, elsewhere: Section | None) -> str:
        """What stands in the place of a line that this side hasn't, or not here."""
        if step.move:
            return self._link(step, "comparison.moved_away")
        if elsewhere is not None:
            said = say("comparison.answers_in", self._tongue, numbers=numbers(elsewhere, self._sides))
            return f'<a href="#{elsewhere.anchor}">{escape(said)}</a>'
        if self._section.link is None:
            return ""
        return escape(say("comparison.only_right" if side == "left" else "comparison.only_left", self._tongue))

    def _pointer(self, step: Step) -> str:
        return " " + self._link(step, "comparison.moved_here") if step.move else ""

    def _link(self, step: Step, key: str) -> str:
        target = self._end(step.move, OTHER_END[step.kind])
        return f'<a class="moved" href="#{target}">⇅ {escape(say(key, self._tongue))}</a>'

    def _end(self, move: int, end: str) -> str:
        return f"{self._section.anchor}-move{move}-{end}"
