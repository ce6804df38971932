"""The redline: one text against another as a DOCX with real tracked changes, to be accepted or rejected.

All accepted, it is the right text; all rejected, the left one. Element order and attributes: ECMA-376 part 1, 17.13.5
(revisions: w:ins, w:del, w:moveFrom, w:moveTo and their ranges) and 17.3.1.29 (w:rPr of a paragraph mark).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from align.exports.collation import Step, StepKind
from align.exports.lines import Line
from align.exports.pieces import PieceKind, pieces
from align.exports.worddocument import AUTHOR, MADE, blank_document, packed
from corpus.exports.characters import xml_text

DATE = MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
LATER = MADE.replace(hour=1).strftime("%Y-%m-%dT%H:%M:%SZ")
"""The date of words inside a line. LibreOffice joins changes of one moment that touch, even over the end of a line,
and takes that end away with them."""
INDENT = 360
"""Twentieths of a point that a point is indented for each level."""
MARKS: dict[StepKind, str] = {"removed": "w:del", "added": "w:ins", "moved_from": "w:moveFrom", "moved_to": "w:moveTo"}
"""What wraps the words of a whole line, and marks its paragraph."""
CHANGES: dict[PieceKind, str] = {"removed": "w:del", "added": "w:ins"}
_BREAKS = re.compile(r"([\t\n])")


def redline(steps: Sequence[Step], title: str, heading: str, language: str) -> bytes:
    """The bytes of the document. `heading` stands at the top of each page, outside the compared text."""
    document = blank_document(title, language)
    document.sections[0].header.paragraphs[0].text = xml_text(heading)
    writer = _Writer(document.element.body)
    for number, step in enumerate(steps):
        writer.write(step, opens=_edge(steps, number, -1), closes=_edge(steps, number, 1))
    if not steps or steps[-1].kind != "both":
        # The mark of a last paragraph can't go, for there is nothing to join it to: let it be one that stays.
        writer.blank()
    return packed(document)


def _edge(steps: Sequence[Step], number: int, way: int) -> bool:
    """Does a move begin (way -1) or end (way 1) with this step?"""
    step, beside = steps[number], number + way
    if not step.move:
        return False
    same = 0 <= beside < len(steps) and (steps[beside].kind, steps[beside].move) == (step.kind, step.move)
    return not same


class _Writer:
    """Writes paragraphs before the settings of the last section; each revision gets its own number."""

    def __init__(self, body: Any) -> None:
        self._body, self._end = body, body.find(qn("w:sectPr"))
        self._revisions = 0
        self._ranges: dict[StepKind, str] = {}

    def write(self, step: Step, opens: bool, closes: bool) -> None:
        """One line; the range of a move opens in its first paragraph and closes behind its last."""
        words = _words(step)
        paragraph = self._paragraph(step, words[-1][0] if words else "same")
        tag = MARKS.get(step.kind, "")
        if opens:
            start = self._revision(f"{tag}RangeStart")
            start.set(qn("w:name"), f"move{step.move}")
            self._ranges[step.kind] = start.get(qn("w:id"))
            paragraph.append(start)
        for kind, text in words:
            self._run(paragraph, text, CHANGES.get(kind, tag), LATER if kind in CHANGES else DATE)
        if closes:
            end = OxmlElement(f"{tag}RangeEnd")
            end.set(qn("w:id"), self._ranges[step.kind])
            self._end.addprevious(end)

    def blank(self) -> None:
        self._end.addprevious(OxmlElement("w:p"))

    def _paragraph(self, step: Step, last: PieceKind) -> Any:
        """An empty paragraph with its style; its mark says whether the whole of it comes or goes.

        Where a moved line ends in a changed word, the mark goes with that word: LibreOffice keeps it otherwise.
        """
        line = _shown(step)
        paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
        _style(properties, line)
        if step.kind != "both":
            mark = OxmlElement("w:rPr")
            mark.append(self._revision(CHANGES.get(last, MARKS[step.kind])))
            properties.append(mark)
        elif step.left is not None and (step.left.level, step.left.depth) != (line.level, line.depth):
            change, old = self._revision("w:pPrChange"), OxmlElement("w:pPr")
            _style(old, step.left)
            change.append(old)
            properties.append(change)
        if len(properties):
            paragraph.append(properties)
        self._end.addprevious(paragraph)
        return paragraph

    def _run(self, paragraph: Any, text: str, tag: str, date: str) -> None:
        """Words, tabs and line breaks, inside a revision if there is a tag."""
        run = OxmlElement("w:r")
        for part in filter(None, _BREAKS.split(text)):
            if part in "\t\n":
                run.append(OxmlElement("w:tab" if part == "\t" else "w:br"))
                continue
            words = OxmlElement("w:delText" if tag == "w:del" else "w:t")
            words.set(qn("xml:space"), "preserve")
            words.text = part
            run.append(words)
        holder = paragraph
        if tag:
            holder = self._revision(tag, date)
            paragraph.append(holder)
        holder.append(run)

    def _revision(self, tag: str, date: str = DATE) -> Any:
        made = OxmlElement(tag)
        made.set(qn("w:id"), str(self._revisions))
        made.set(qn("w:author"), AUTHOR)
        made.set(qn("w:date"), date)
        self._revisions += 1
        return made


def _shown(step: Step) -> Line:
    line = step.left if step.kind in ("removed", "moved_from") or step.right is None else step.right
    assert line is not None, "a step has a line"
    return line


def _words(step: Step) -> list[tuple[PieceKind, str]]:
    """The words of a step. What changed on the way of a move is removed where it left and added where it arrived."""
    if step.left is None or step.right is None:
        return [("same", _shown(step).text)]
    hidden: dict[StepKind, PieceKind] = {"moved_from": "added", "moved_to": "removed"}
    found = pieces(step.left.text, step.right.text)
    return [(piece.kind, piece.text) for piece in found if piece.kind != hidden.get(step.kind)]


def _style(properties: Any, line: Line) -> None:
    """Style of a heading and indent of a point, in the order that the schema asks for."""
    if line.level:
        style = OxmlElement("w:pStyle")
        style.set(qn("w:val"), f"Heading{line.level}")
        properties.append(style)
    if line.depth:
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), str(INDENT * line.depth))
        properties.append(indent)
