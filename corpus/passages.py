"""What stands under an article or a heading: paragraphs, points and their nesting, tables, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.block import Anomaly, Block
from corpus.geometry import Span
from corpus.model import ProvisionKind
from corpus.numbering.marks import PointMark, inline_points, opening_point
from corpus.numbering.numerals import normalise
from corpus.numbering.points import CLOSE_CALL, Choice, Event, nest
from corpus.numbering.structure import Item
from corpus.pieces import Piece, cut

SUBHEADING = 140
"""Characters that a numbered sub-heading inside an article may have."""


@dataclass(slots=True)
class Node:
    """A provision being built. `titled`: its piece is its heading, not its text."""

    kind: ProvisionKind
    piece: Piece
    num: str = ""
    label: str = ""
    prefix: str = ""
    slug: str = ""
    signal: str = ""
    titled: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block that opens with a mark or doesn't; or a table or note (then `aside` is its kind)."""

    block: Block
    start: int
    end: int
    mark: PointMark | None = None
    aside: str = ""

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end].strip()


Read = tuple[Stretch, Choice]
NO_POINT = Choice(-1)


def passages(items: Sequence[Item], blocks: Sequence[Block]) -> tuple[list[Node], list[Anomaly]]:
    """The nodes that a run of text, tables and notes makes, nested; an anomaly where the nesting is a close call."""
    stretches = [s for item in items for s in _stretches(item, blocks[item.block])]
    texts = [s for s in stretches if not s.aside]
    nesting = nest(_events(texts))
    anomalies = []
    if nesting.lead < CLOSE_CALL and any(c.depth >= 0 for c in nesting.choices):
        first = next(s for s, c in zip(texts, nesting.choices, strict=True) if c.depth >= 0)
        label = first.mark.label if first.mark else ""
        anomalies.append(Anomaly("tree.ambiguous_nesting", (("label", label),), first.block.page, grave=False))
    choices = iter(nesting.choices)
    read = [(s, NO_POINT if s.aside else next(choices)) for s in stretches]
    return Nester(_merged(read)).nodes(), anomalies


def _stretches(item: Item, block: Block) -> list[Stretch]:
    """A block in stretches, each opening with a possible mark."""
    if item.kind != "text":
        return [Stretch(block, item.start, item.end, aside=item.kind)]
    first = opening_point(item.block, block) if item.start == 0 else _opening_behind_label(item, block)
    found = [m for m in inline_points(item.block, block, item.start) if m.start < item.end]
    marks = ([first] if first else []) + [m for m in found if first is None or m.start >= first.label_end]
    starts = [m.start for m in marks]
    if not starts or block.text[item.start : starts[0]].strip():
        starts.insert(0, item.start)
        marks = [None, *marks]  # type: ignore[list-item]
    ends = [*starts[1:], item.end]
    return [Stretch(block, a, b, m) for a, b, m in zip(starts, ends, marks, strict=True)]


def _opening_behind_label(item: Item, block: Block) -> PointMark | None:
    """The point that opens right behind an article's label: "Art. 5. § 1er. Le Fonds"."""
    rest = Block("text", block.text[item.start : item.end].lstrip())
    skipped = item.end - item.start - len(rest.text) if rest.text else 0
    mark = opening_point(item.block, rest)
    if mark is None:
        return None
    at = item.start + skipped
    return PointMark(mark.block, at, at + mark.label_end, mark.label, mark.readings)


def _events(stretches: Sequence[Stretch]) -> list[Event]:
    events = []
    before = ""
    # Plain text, DOCX and HTML have no places on a page; their indents count where they have any at all.
    indented = any(s.block.places or s.block.style.indent for s in stretches)
    for s, following in zip(stretches, [*stretches[1:], None], strict=False):
        opening = s.mark is not None and not s.mark.inline
        indent = s.block.style.indent if s.start == 0 and indented else None
        bold = opening and s.mark is not None and 0 < len(s.mark.label) - 1 <= s.block.style.bold_until < len(s.text)
        heads = bold or (opening and following is not None and following.mark is None and _heads(s))
        events.append(Event(s.mark, indent, before.endswith(":"), bold, heads))
        before = s.text
    return events


def _heads(s: Stretch) -> bool:
    """Does a point look like a heading: short, without the end of a sentence?"""
    if s.mark is None or s.mark.inline or s.mark.readings[0][0].startswith(("dash", "para")):
        return False
    text = s.block.text[s.mark.label_end : s.end].strip()
    return 0 < len(text) <= SUBHEADING and text[-1] not in ".;:,"


def _merged(read: Sequence[Read]) -> list[Read]:
    """Stretches whose inline mark was passed over go back to the stretch before them."""
    merged: list[Read] = []
    for s, choice in read:
        if merged and s.mark is not None and s.mark.inline and choice.depth < 0 and merged[-1][0].block is s.block:
            old, chosen = merged[-1]
            merged[-1] = (Stretch(old.block, old.start, s.end, old.mark), chosen)
        else:
            merged.append((s, choice))
    return merged


@dataclass(slots=True)
class Nester:
    """Nests the nodes as chosen. `path` holds the innermost item of each open list, `homes` what each list hangs on
    (a stem paragraph, or None for the item around it), `stems` the last paragraph at each depth."""

    read: Sequence[Read]
    top: list[Node] = field(default_factory=list)
    path: list[Node] = field(default_factory=list)
    homes: list[Node | None] = field(default_factory=list)
    stems: dict[int, Node] = field(default_factory=dict)
    latest: list[Node] = field(default_factory=list)
    """The nodes of the latest block of text: a note belongs to the one that calls it."""

    def nodes(self) -> list[Node]:
        for i, (s, choice) in enumerate(self.read):
            if s.aside:
                self._add_aside(s)
                continue
            node = self._add_point(i, s, choice) if choice.depth >= 0 else self._add_paragraph(i, s)
            if i and self.read[i - 1][0].block is not s.block:
                self.latest = []
            self.latest.append(node)
        return self.top

    def _inside(self, depth: int) -> list[Node]:
        return self.path[depth - 1].children if depth else self.top

    def _close(self, depth: int) -> None:
        """Close the lists below `depth`."""
        del self.path[depth:], self.homes[depth:]
        self.stems = {d: node for d, node in self.stems.items() if d <= depth}

    def _add_paragraph(self, i: int, s: Stretch) -> Node:
        depth = self._depth(i)
        self._close(depth)
        node = Node("paragraph", cut(s.block, s.start, s.end))
        self._inside(depth).append(node)
        self.stems[depth] = node
        return node

    def _depth(self, i: int) -> int:
        """How deep a plain paragraph stands: in the deepest item that heads paragraphs or whose list goes on later."""
        depth = 0
        for d, node in enumerate(self.path):
            if node.kind in ("paragraph", "subheading") or self._goes_on(d, i):
                depth = d + 1
        return depth

    def _goes_on(self, depth: int, i: int) -> bool:
        """Does the list at this depth get another item before it is closed?"""
        for _, choice in self.read[i + 1 :]:
            if 0 <= choice.depth < depth or (choice.depth == depth and choice.fresh):
                return False
            if choice.depth == depth:
                return True
        return False

    def _add_point(self, i: int, s: Stretch, choice: Choice) -> Node:
        node = _point(s, choice, _is_subheading(i, self.read))
        depth = min(choice.depth, len(self.path))
        home = self._home(node, depth) if choice.fresh or depth >= len(self.homes) else self.homes[depth]
        self._close(depth)
        self.stems.pop(depth, None)
        (home.children if home is not None else self._inside(depth)).append(node)
        self.path.append(node)
        self.homes.append(home)
        return node

    def _home(self, node: Node, depth: int) -> Node | None:
        """The paragraph that a new list hangs on: the one right before it, if it is a stem and not a full sentence."""
        stem = self.stems.get(depth)
        siblings = self._inside(depth)
        if node.kind != "point" or stem is None or not siblings or siblings[-1] is not stem:
            return None
        return None if stem.piece.text.endswith(".") else stem

    def _add_aside(self, s: Stretch) -> None:
        node = _aside(s)
        if s.aside == "footnote":
            caller = next((n for n in self.latest if any(m == s.block.marker for _, m in n.piece.calls)), None)
            caller = caller or (self.latest[-1] if self.latest else None)
            (caller.children if caller else self.top).append(node)
            return
        home = self._inside(len(self.path))
        if s.aside == "contents" and home and home[-1].kind == "contents":
            home[-1].rows += node.rows
        else:
            home.append(node)


def _is_subheading(i: int, read: Sequence[Read]) -> bool:
    """A numbered line that heads paragraphs: it looks like a heading, and a plain paragraph stands below it."""
    s, choice = read[i]
    if choice.family.startswith(("dash", "para")) or not _heads(s):
        return False
    return i + 1 < len(read) and read[i + 1][1].depth < 0 and not read[i + 1][0].aside


def _point(s: Stretch, choice: Choice, subheading: bool) -> Node:
    mark = s.mark
    assert mark is not None
    piece = cut(s.block, mark.label_end, s.end)
    spans = tuple(p.span for p in cut(s.block, s.start, mark.label_end).places)
    label = mark.label.strip()
    if choice.family.startswith("para"):
        return Node(
            "paragraph", piece, num=_bare(label), label=label, prefix="para", slug=_slug(choice, label), spans=spans
        )
    if choice.family.startswith("dash"):
        return Node("point", piece, label=label, prefix="point", spans=spans)
    kind: ProvisionKind = "subheading" if subheading else "point"
    return Node(
        kind, piece, num=_bare(label), label=label, prefix="sub" if subheading else "point", slug=_slug(choice, label),
        spans=spans, titled=subheading,
    )  # fmt: skip


def _bare(label: str) -> str:
    return normalise(label.strip("§().°º -"))


def _slug(choice: Choice, label: str) -> str:
    bare = _bare(label)
    return bare.lower() if bare.isalpha() else bare.replace(".", "-") if bare.isascii() else str(choice.value)


def _aside(s: Stretch) -> Node:
    block = s.block
    if s.aside == "table":
        return Node(
            "table",
            cut(block) if not block.rows else cut(block, 0, 0),
            rows=block.rows,
            prefix="table",
            spans=tuple(p.span for p in block.places),
        )
    if s.aside == "footnote":
        return Node(
            "footnote", cut(block), num=block.marker.strip("().*") or "", label=block.marker, prefix="fn", slug=""
        )
    return Node("contents", cut(block), rows=((block.text, str(block.target or "")),), prefix="toc")
