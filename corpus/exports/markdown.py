"""Markdown of a tree, for reading: CommonMark with the usual tables and footnotes. Text never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.exports.characters import xml_text
from corpus.model import Document, Provision

_HEADED = frozenset({"part", "title", "chapter", "section", "objective", "heading", "article", "subheading", "annex"})
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~$#])")
_LINE_START = re.compile(r"^([-+=:]|\d+(?=[.)]))")


def markdown(document: Document) -> str:
    """The document as Markdown text; footnotes stand at the end."""
    notes: list[Provision] = []
    blocks = [f"# {escape(document.title)}"] if document.title else []
    blocks += _blocks(document.root, 2, notes)
    blocks += _notes(notes)
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """One line of plain text: signs that could be markup are escaped, blanks made one."""
    return _start(_inline(text).strip())


def _inline(text: str) -> str:
    """Escaped, with a blank at either end kept as one. A "!" at the end could meet the "[" of a footnote mark."""
    line = _SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", xml_text(text)))
    return line[:-1] + "\\!" if line.endswith("!") else line


def _start(line: str) -> str:
    """What would open a list or a heading at the start of a line, escaped."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}", line)


def _blocks(provision: Provision, level: int, notes: list[Provision]) -> Iterator[str]:
    """The provision and all below it, one block at a time; `level` is that of its heading."""
    if provision.kind == "point":
        yield from _point(provision, level, notes)
        return
    label, heading = escape(provision.label), escape(provision.heading)
    headed = provision.kind in _HEADED and (label or heading)
    if headed:
        yield f"{'#' * min(level, 6)} {' '.join(filter(None, (label, heading)))}"
    elif heading:
        yield f"**{' '.join(filter(None, (label, heading)))}**"
    text = _text(provision, notes)
    if label and not headed and not heading:
        text = f"**{label}** {text}".strip()
    if text:
        yield text
    yield from _table(provision)
    for child in provision.children:
        if child.kind != "footnote":
            yield from _blocks(child, level + 1 if headed else level, notes)


def _point(provision: Provision, level: int, notes: list[Provision]) -> Iterator[str]:
    """A list item; what stands below it is indented."""
    parts = (escape(provision.label), escape(provision.heading), _text(provision, notes))
    inside = [" ".join(filter(None, parts)), *_table(provision)]
    for child in provision.children:
        if child.kind != "footnote":
            inside += _blocks(child, level + 1, notes)
    yield "- " + "\n\n".join(inside).replace("\n", "\n  ")


def _text(provision: Provision, notes: list[Provision]) -> str:
    """Own text with a mark for each footnote at its call, or at the end; marks count through the document."""
    waiting = [child for child in provision.children if child.kind == "footnote"]
    line, start = "", 0
    for (offset, _), note in zip(sorted(provision.calls), waiting, strict=False):
        end = min(max(offset, start), len(provision.text))
        notes.append(note)
        line += f"{_inline(provision.text[start:end])}[^{len(notes)}]"
        start = end
    line += _inline(provision.text[start:])
    for note in waiting[len(provision.calls) :]:
        notes.append(note)
        line += f"[^{len(notes)}]"
    return _start(line.strip())


def _table(provision: Provision) -> Iterator[str]:
    """A table with its first row as head, filled up to the widest row."""
    rows = [row for row in provision.rows if row]
    if not rows:
        return
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join([*map(escape, row), *[""] * (width - len(row))]) + " |" for row in rows]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _notes(notes: list[Provision]) -> Iterator[str]:
    """The footnotes; a footnote's own footnotes follow it."""
    done = 0
    while done < len(notes):
        note = notes[done]
        done += 1
        inside = [" ".join(filter(None, (escape(note.heading), _text(note, notes)))), *_table(note)]
        for child in note.children:
            if child.kind != "footnote":
                inside += _blocks(child, 6, notes)
        yield f"[^{done}]: " + "\n\n".join(inside).replace("\n", "\n    ")
