"""The redline: one text against another as a DOCX with real tracked changes, to be accepted or rejected.

All accepted, it is the right text; all rejected, the left one. Element order and attributes: ECMA-376 part 1, 17.13.5
(revisions: w:ins, w:del, w:moveFrom, w:moveTo and their ranges) and 17.3.1.29 (w:rPr of a paragraph mark).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from align.exports.collation import Step, StepKind
from align.exports.lines import BREAK, Line, LineKey, text_of
from align.exports.pieces import PieceKind, pieces
from align.exports.worddocument import AUTHOR, MADE, blank_document, packed
from corpus.exports.characters import xml_text

WHOLE, *WITHIN = ((MADE + timedelta(hours=n)).strftime("%Y-%m-%dT%H:%M:%SZ") for n in range(3))
"""The dates of whole lines, and in turn of words inside a line. LibreOffice joins changes of one moment that touch,
even over the end of a line, and takes that end away with them; so neighbours never have the same."""
INDENT = 360
"""Twentieths of a point that a point is indented for each level."""
MARKS: dict[StepKind, str] = {"removed": "w:del", "added": "w:ins", "moved_from": "w:moveFrom", "moved_to": "w:moveTo"}
"""What wraps the words of a whole line, and marks its paragraph."""
CHANGES: dict[PieceKind, str] = {"removed": "w:del", "added": "w:ins"}
_BREAKS = re.compile(r"([\t\n])")


def redline(
    steps: Sequence[Step], title: str, heading: str, language: str, remarks: Mapping[LineKey, str] | None = None
) -> bytes:
    """The bytes of the document. `heading` stands at the top of each page, outside the compared text; `remarks` become
    comments at lines of the right text."""
    document = blank_document(title, language)
    document.sections[0].header.paragraphs[0].text = xml_text(heading)
    writer = _Writer(document, remarks or {})
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


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A printed paragraph: its words, each kept or changed; what becomes of its end ("": it stays); its style, and
    that which it had on the left, if it stays."""

    line: Line
    words: tuple[tuple[PieceKind, str], ...]
    end: str = ""
    before: Line | None = None


def _paragraphs(step: Step) -> Iterator[_Paragraph]:
    """The paragraphs of a step. Where lines were joined or cut, the ends between them come and go like words."""
    if step.kind != "both":
        words = _words(step)
        # Where a moved line ends in a changed word, its end goes with that word: LibreOffice keeps it otherwise.
        yield _Paragraph(_shown(step), words, CHANGES.get(words[-1][0] if words else "same", MARKS[step.kind]))
        return
    collected: list[tuple[PieceKind, str]] = []
    i = j = 0
    for piece in pieces(text_of(step.left), text_of(step.right)):
        first, *others = piece.text.split(BREAK)
        collected += [(piece.kind, first)] if first else []
        for text in others:
            line = step.left[i] if piece.kind == "removed" else step.right[j]
            before = step.left[i] if piece.kind == "same" else None
            yield _Paragraph(line, tuple(collected), CHANGES.get(piece.kind, ""), before)
            collected = [(piece.kind, text)] if text else []
            i, j = i + (piece.kind != "added"), j + (piece.kind != "removed")
    yield _Paragraph(step.right[-1], tuple(collected), before=step.left[-1])


def _shown(step: Step) -> Line:
    """The one line of a step that isn't in both texts at the same place."""
    return (step.left if step.kind in ("removed", "moved_from") else step.right)[0]


def _words(step: Step) -> tuple[tuple[PieceKind, str], ...]:
    """The words of a line. What changed on the way of a move is removed where it left and added where it arrived."""
    if not step.move:
        text = _shown(step).text
        return (("same", text),) if text else ()
    hidden = "added" if step.kind == "moved_from" else "removed"
    found = pieces(text_of(step.left), text_of(step.right))
    return tuple((piece.kind, piece.text) for piece in found if piece.kind != hidden)


class _Writer:
    """Writes paragraphs before the settings of the last section; each revision gets its own number."""

    def __init__(self, document: Any, remarks: Mapping[LineKey, str]) -> None:
        self._comments, self._remarks = document.comments, remarks
        self._end = document.element.body.find(qn("w:sectPr"))
        self._revisions = self._written = 0
        self._ranges: dict[StepKind, str] = {}

    def write(self, step: Step, opens: bool, closes: bool) -> None:
        """One step; the range of a move opens in its first paragraph and closes behind its last."""
        tag = MARKS.get(step.kind, "")
        for paragraph in _paragraphs(step):
            self._written += 1
            made = self._paragraph(paragraph)
            if opens:
                start = self._revision(f"{tag}RangeStart")
                start.set(qn("w:name"), f"move{step.move}")
                self._ranges[step.kind] = start.get(qn("w:id"))
                made.append(start)
            for kind, text in paragraph.words:
                self._run(made, text, CHANGES.get(kind, tag), self._date(kind))
            if paragraph.line in step.right and step.kind != "moved_from":
                self._comment(made, self._remarks.get(paragraph.line.key, ""), tag)
        if closes:
            end = OxmlElement(f"{tag}RangeEnd")
            end.set(qn("w:id"), self._ranges[step.kind])
            self._end.addprevious(end)

    def blank(self) -> None:
        self._end.addprevious(OxmlElement("w:p"))

    def _date(self, kind: PieceKind) -> str:
        return WITHIN[self._written % len(WITHIN)] if kind in CHANGES else WHOLE

    def _paragraph(self, paragraph: _Paragraph) -> Any:
        """An empty paragraph with its style; its mark says whether its end comes or goes."""
        made, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
        line, before = paragraph.line, paragraph.before
        _style(properties, line)
        if paragraph.end:
            mark = OxmlElement("w:rPr")
            inside = paragraph.end in CHANGES.values() and any(kind != "same" for kind, _ in paragraph.words)
            mark.append(self._revision(paragraph.end, WITHIN[self._written % len(WITHIN)] if inside else WHOLE))
            properties.append(mark)
        if before is not None and (before.level, before.depth) != (line.level, line.depth):
            change, old = self._revision("w:pPrChange"), OxmlElement("w:pPr")
            _style(old, before)
            change.append(old)
            properties.append(change)
        if len(properties):
            made.append(properties)
        self._end.addprevious(made)
        return made

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

    def _comment(self, paragraph: Any, text: str, tag: str) -> None:
        """A comment on the whole paragraph; its sign comes and goes with the paragraph."""
        if not text:
            return
        comment = self._comments.add_comment(xml_text(text), author=AUTHOR, initials=AUTHOR[0])
        comment._comment_elm.set(qn("w:date"), WHOLE)
        start, end, sign = (OxmlElement(f"w:comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
        for mark in (start, end, sign):
            mark.set(qn("w:id"), str(comment.comment_id))
        paragraph.insert(int(paragraph.pPr is not None), start)
        paragraph.append(end)
        holder = self._revision(tag) if tag else paragraph
        if tag:
            paragraph.append(holder)
        run = OxmlElement("w:r")
        run.append(sign)
        holder.append(run)

    def _revision(self, tag: str, date: str = WHOLE) -> Any:
        made = OxmlElement(tag)
        made.set(qn("w:id"), str(self._revisions))
        made.set(qn("w:author"), AUTHOR)
        made.set(qn("w:date"), date)
        self._revisions += 1
        return made


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
