"""HTML: headings, paragraphs, lists, tables and footnotes of a web page as blocks.

Nothing is fetched and no script is run. The tree is walked without recursion: pages nested a hundred thousand deep
exist, if only to do harm.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from corpus.block import Anomaly, Block, Source
from corpus.errors import ReadingError
from corpus.sources import html_notes
from corpus.sources.decoding import decode
from corpus.sources.html_format import Element, Format, breaks_page, declared, hidden, inside, marker, rules
from corpus.sources.kinds import load
from corpus.sources.limits import DEFAULTS, Limits
from corpus.sources.paragraph import Look, Run, block, contents_entry
from corpus.sources.table import Cell, flatten

_SECTIONS = frozenset({"article", "main", "section", "blockquote", "td"})
_OWN_MARKER = re.compile(r"\s*(?:[-–—•*·▪◦]\s|§|\(?\w{1,4}(?:[.)]|°[.)]?)\s)")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_MOST_SPANNED = 64
_MOST_COLUMNS = 1000
"""A row that is wider was made to fill the memory: its cells span no more."""


def read(path: Path, limits: Limits = DEFAULTS) -> Source:
    """The page as blocks. ReadingError where it is too large."""
    data = load(path, limits)
    if len(data) > limits.max_text:
        raise ReadingError("sources.too_large", path.name, most=limits.max_text // 1_000_000)
    found = blocks(data)
    _, encoding = decode(data, declared=True)
    said = encoding != "cp1252" or b"charset" in data[:4000] or b"encoding" in data[:200]
    guessed = () if said else (Anomaly("sources.encoding_guessed", (("encoding", encoding),), grave=False),)
    return Source(path.name, hashlib.sha256(data).hexdigest(), max((b.page for b in found), default=1), found, guessed)


def blocks(source: Path | bytes) -> tuple[Block, ...]:
    """The blocks of a page. Takes the bytes, or the file."""
    text, _ = decode(load(source) if isinstance(source, Path) else source, declared=True)
    root = _parse(text)
    if root is None:
        return ()
    walk = _Walk(html_notes.find(root))
    walk.go(_main(root))
    return tuple(walk.collected[0])


def _parse(text: str) -> Element | None:
    text = _DECLARATION.sub("", text.replace("\0", "\ufffd"), count=1)
    root, complete = _tree(text)
    return root if complete else _tree(_flattened(text))[0]


def _tree(text: str) -> tuple[Element | None, bool]:
    """The tree, and whether all of the page is in it: the parser stops at what is nested 2048 deep."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    try:
        root = etree.fromstring(text, parser)
    except (etree.LxmlError, ValueError):
        root = None
    return root, not any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log)


def _flattened(text: str) -> str:
    """The page without nesting: headings and paragraphs alone. For pages that forget to close their tags."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<head>", "</head>")):
        text = _without(text, opening, closing)

    def flat(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        if re.fullmatch("h[1-6]", name):
            return tag[0]
        return "<p>" if name in rules("block").elements or name == "br" else ""

    return _TAG.sub(flat, text)


def _without(text: str, opening: str, closing: str) -> str:
    """Without what stands between `opening` and `closing`; what is not closed goes on to the end, as in browsers."""
    small = text.lower() if text.isascii() else "".join(c.lower() if c.isascii() else c for c in text)
    kept = []
    at = 0
    while (start := small.find(opening, at)) >= 0:
        kept.append(text[at:start])
        end = small.find(closing, start)
        at = len(text) if end < 0 else end + len(closing)
    return "".join([*kept, text[at:]])


def _main(root: Element) -> Element:
    """The element that says of itself that it holds the text; else the whole page."""
    mains = [e for e in root.iter() if e.tag == "main" or e.get("role", "").lower() == "main"]
    return mains[0] if len(mains) == 1 else root


@dataclass(slots=True)
class _Table:
    """A table that is open: its rows, and which columns cells of rows above still cover (column -> rows left)."""

    page: int
    rows: list[list[Cell]] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)

    def row(self) -> None:
        self.rows.append([])
        self._pass_covered()

    def cell(self, element: Element, blocks: list[Block]) -> None:
        if not self.rows:
            self.row()
        row = self.rows[-1]
        wide = min(_span(element, "colspan"), max(1, _MOST_COLUMNS - len(row)))
        high = _span(element, "rowspan")
        for column in range(len(row), len(row) + wide):
            if high > 1:
                self.covered[column] = high - 1
        row.append(Cell(blocks, heading=element.tag == "th"))
        row.extend(Cell() for _ in range(wide - 1))
        self._pass_covered()

    def _pass_covered(self) -> None:
        """Leave room for the cells that reach down from above."""
        row = self.rows[-1]
        while self.covered.get(len(row), 0) > 0 and len(self.rows) > 1 and len(row) < _MOST_COLUMNS:
            self.covered[len(row)] -= 1
            row.append(Cell())


def _span(element: Element, name: str) -> int:
    text = element.get(name, "1").strip()
    return min(max(int(text), 1), _MOST_SPANNED) if re.fullmatch(r"\d{1,4}", text) else 1


class _Walk:
    """Goes through the page; the paragraph that is being read stands in `runs`."""

    def __init__(self, notes: html_notes.Notes) -> None:
        self.notes = notes
        self.blocks = rules("block").elements
        self.formats: list[tuple[Format, bool]] = [(Format(), False)]
        self.collected: list[list[Block]] = [[]]
        self.tables: list[_Table] = []
        self.counts: dict[Element, int] = {}
        self.runs: list[Run] = []
        self.look = Format()
        self.marker = ""
        self.called: list[tuple[str, Element]] = []
        self.told: set[Element] = set()
        self.page = 1
        self.flow = 0

    def go(self, root: Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if skipped := self._skipped(element):
                    walker.skip_subtree()
                    self.formats.append((self.formats[-1][0], skipped))
                else:
                    self._start(element)
            else:
                self._end(element, root)
        self._flush()

    def _skipped(self, element: Element) -> bool:
        """Not a part of the text: furniture, what is hidden, notes (they come after their call), footnote calls."""
        if element in self.notes.calls:
            self._call(element)
            return True
        if element in self.notes.holders or hidden(element, declared(element)):
            return True
        if element.tag in ("header", "footer"):
            return not any(e.tag in _SECTIONS for e in element.iterancestors())
        if rules("contents").holds(element):
            return False
        return element.tag == "nav" or rules("unread").holds(element)

    def _start(self, element: Element) -> None:
        tag, style = str(element.tag), declared(element)
        if tag in self.blocks:
            self._flush()
        self.page += breaks_page(style, "before")
        self.formats.append((inside(self.formats[-1][0], element, style), False))
        if tag == "table":
            self.tables.append(_Table(self.page))
        elif tag == "tr" and self.tables:
            self.tables[-1].row()
        elif tag in ("td", "th") and self.tables:
            self.collected.append([])
        elif tag == "li":
            self._item(element)
        elif tag == "br":
            self._line_break()
        self._text(element.text)

    def _end(self, element: Element, root: Element) -> None:
        tag = str(element.tag)
        if tag in self.blocks:
            self._flush()
        _, skipped = self.formats.pop()
        if not skipped:
            self._close(element, tag)
        if element is not root:
            self._text(element.tail)

    def _close(self, element: Element, tag: str) -> None:
        self.page += breaks_page(declared(element), "after")
        if tag in ("td", "th") and self.tables and len(self.collected) > 1:
            self.tables[-1].cell(element, self.collected.pop())
        elif tag == "table" and self.tables:
            table = self.tables.pop()
            found = flatten(table.rows, table.page, self.flow)
            self.flow = max([self.flow, *(b.flow + 1 for b in found if b.flow > self.flow)])
            self.collected[-1] += found
        elif tag == "li":
            self.marker = ""

    def _item(self, item: Element) -> None:
        parent = item.getparent()
        if parent is None:
            return
        value = item.get("value", "")
        if re.fullmatch(r"-?\d{1,5}", value):
            self.counts[parent] = int(value)
        elif parent in self.counts:
            self.counts[parent] += -1 if parent.get("reversed") is not None else 1
        else:
            self.counts[parent] = _first(parent)
        self.marker = marker(parent, item, self.counts[parent])

    def _call(self, link: Element) -> None:
        name, holder = self.notes.calls[link]
        printed = "".join(str(t) for t in link.itertext())
        self._put(Run(printed, call=name or printed))
        self.called.append((name, holder))

    def _line_break(self) -> None:
        """Two of them part paragraphs, as on pages that were made before there were other ways."""
        before = next((r.text for r in reversed(self.runs) if r.text.strip(" \t")), "")
        if before == "\n":
            self._flush()
        elif before:
            self._put(Run("\n"))

    def _text(self, text: str | None) -> None:
        if text:
            form = self.formats[-1][0]
            shown = text if form.kept_blanks else re.sub(r"[ \t\n\r\f]+", " ", text)
            self._put(Run(shown, form.bold, form.italic, form.size))

    def _put(self, run: Run) -> None:
        if not any(r.text.strip() for r in self.runs):
            self.look = self.formats[-1][0]
        self.runs.append(run)

    def _flush(self) -> None:
        """End the paragraph."""
        runs, called = self.runs, self.called
        self.runs, self.called = [], []
        if not any(r.text.strip() for r in runs):
            return
        form = self.look
        out = self.collected[-1]
        if form.contents is not None and form.level is None:
            out.append(contents_entry(runs, max(form.contents, 1), page=self.page, flow=self.flow))
            self.marker = ""
            return
        own = _OWN_MARKER.match("".join(r.text for r in runs))
        look = Look(form.centred, form.indent, 0.0, form.level, "" if own else self.marker)
        self.marker = ""
        out.append(block(runs, look, page=self.page, flow=self.flow))
        for name, holder in called:
            if holder in self.told:
                continue  # called twice: it is told where it is called first
            self.told.add(holder)
            note = block([Run(html_notes.text_of(holder, name))], kind="footnote", page=self.page, flow=self.flow)
            if note.text:
                out.append(replace(note, marker=name))


def _first(parent: Element) -> int:
    """The number of the first item of a list."""
    start = parent.get("start", "")
    if re.fullmatch(r"-?\d{1,5}", start):
        return int(start)
    return sum(1 for e in parent if e.tag == "li") if parent.get("reversed") is not None else 1
