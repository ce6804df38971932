"""The inside of a paragraph of a DOCX: runs, fields, tracked changes, footnote calls, page breaks."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.sources.docx_numbering import bullet
from corpus.sources.docx_package import Element
from corpus.sources.docx_styles import Styles, attribute, child, local, value
from corpus.sources.paragraph import Run

_WRAPPERS = frozenset({"hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"})
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}

_NESTED = 20
"""Fields inside fields; what is open beyond that was never closed."""


@dataclass(slots=True)
class Field:
    """A field that is open: its code, and whether its result has begun."""

    code: str = ""
    result: bool = False

    @property
    def contents(self) -> bool:
        return self.result and self.code.split()[:1] == ["TOC"]


@dataclass(slots=True)
class Progress:
    """What is counted along the document. Fields may go on over many paragraphs."""

    rendered: bool
    """The file says where its pages broke when Word printed it; then breaks that were typed are not counted again."""
    page: int = 1
    fields: list[Field] = field(default_factory=list)
    notes: int = 0
    inserted: int = 0
    deleted: int = 0

    def typed_break(self) -> None:
        self.page += not self.rendered


@dataclass(slots=True)
class Inline:
    """What one paragraph holds. `page` is where its first character stands."""

    runs: list[Run] = field(default_factory=list)
    calls: list[tuple[str, str, str]] = field(default_factory=list)
    """(kind of note, its id, its marker), in order."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph."""
    page: int = 0
    contents: bool = False
    """It is a part of the result of a TOC field."""


def inline(paragraph: Element, style: str, styles: Styles, progress: Progress) -> Inline:
    """Read a paragraph; what it counts goes into `progress`."""
    found = Inline()
    _Walk(style, styles, progress, found).walk(paragraph)
    found.page = found.page or progress.page
    # the code of a field ends in its paragraph; where its end was lost, it must not swallow the rest of the document
    progress.fields = [f for f in progress.fields if f.result][:_NESTED]
    return found


@dataclass(slots=True)
class _Walk:
    style: str
    styles: Styles
    progress: Progress
    found: Inline

    def walk(self, parent: Element) -> None:
        for element in parent:
            kind = local(element)
            if kind == "r":
                self._run(element)
            elif kind in _WRAPPERS:
                self.walk(element)
            elif kind in _INSERTED:
                self.progress.inserted += 1
                self.walk(element)
            elif kind in _DELETED:
                self.progress.deleted += 1
            elif kind == "AlternateContent":
                self.walk(_choice(element))
            elif kind in ("oMath", "oMathPara"):
                self._put(Run("".join(e.text or "" for e in element.iter() if local(e) == "t")))

    def _run(self, run: Element) -> None:
        face = self.styles.face(child(run, "rPr"), self.style)
        plain = Run("", face.bold, face.italic, face.size)
        noted = ""
        for element in run:
            kind = local(element)
            text = _SIGNS.get(kind, "")
            if kind == "t":
                text = element.text or ""
            elif kind == "sym":
                text = _symbol(element)
            elif kind == "br":
                text = self._break(element)
            elif kind in ("footnoteReference", "endnoteReference"):
                noted = self._note(element, kind)
                text = "" if attribute(element, "customMarkFollows") in ("1", "true", "on") else noted
            else:
                self._other(element, kind)
            if text and not face.hidden:
                call = text.strip() if noted else ""
                if noted and self.found.calls:
                    self.found.calls[-1] = (*self.found.calls[-1][:2], call)
                self._put(plain._replace(text=text.upper() if face.capitals else text, call=call))
                noted = ""

    def _other(self, element: Element, kind: str) -> None:
        """What has no characters of its own."""
        fields = self.progress.fields
        if kind == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif kind == "instrText" and fields:
            fields[-1].code += element.text or ""
        elif kind == "lastRenderedPageBreak":
            self.progress.page += 1
        elif kind in ("pict", "drawing", "object"):
            self.found.boxes += [e for e in element.iter() if local(e) == "txbxContent"]
        elif kind == "AlternateContent":
            self.found.boxes += [e for e in _choice(element).iter() if local(e) == "txbxContent"]

    def _field(self, kind: str) -> None:
        fields = self.progress.fields
        if kind == "begin" and len(fields) < 2 * _NESTED:
            fields.append(Field())
        elif fields and kind == "separate":
            fields[-1].result = True
        elif fields and kind == "end":
            fields.pop()

    def _break(self, element: Element) -> str:
        kind = attribute(element, "type")
        if kind == "page":
            self.progress.typed_break()
        return "\n"

    def _note(self, element: Element, kind: str) -> str:
        self.progress.notes += 1
        marker = str(self.progress.notes)
        self.found.calls.append((kind, attribute(element, "id"), marker))
        return marker

    def _put(self, run: Run) -> None:
        """Add characters, unless they belong to the code of a field."""
        fields = self.progress.fields
        if not run.text or not all(f.result for f in fields):
            return
        if run.text.strip() and not self.found.page:
            self.found.page = self.progress.page
            self.found.contents = any(f.contents for f in fields)
        self.found.runs.append(run)


def _symbol(element: Element) -> str:
    """A character of a symbol font; there all of them are dots, arrows and boxes."""
    code = attribute(element, "char")
    try:
        return bullet(chr(int(code, 16)))
    except (ValueError, OverflowError):
        return ""


def _choice(element: Element) -> Element:
    """The first of two ways to write the same (a text box for new and for old programs)."""
    chosen = child(element, "Choice")
    return element if chosen is None else chosen


def has_rendered_breaks(document: Element) -> bool:
    return any(local(e) == "lastRenderedPageBreak" for e in document.iter())


def merges(paragraph: Element | None) -> bool:
    """Its end was deleted as a tracked change: it goes on with the next paragraph. Takes the w:pPr."""
    return child(child(paragraph, "rPr"), "del") is not None


def ends_page(paragraph: Element | None) -> bool:
    """A section ends here that does not go on on the same page. Takes the w:pPr."""
    section = child(paragraph, "sectPr")
    return section is not None and value(section, "type") != "continuous"
