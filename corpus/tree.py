"""The tree of one text: items in reading order become nested provisions with eIds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from corpus.block import Anomaly, Block, OffsetMap
from corpus.eid import PREFIX, Names
from corpus.geometry import Span
from corpus.model import Provision, ProvisionKind
from corpus.numbering.headings import Heading
from corpus.numbering.levels import levels
from corpus.numbering.structure import Item
from corpus.passages import Node, passages
from corpus.pieces import Piece, cut
from corpus.titles import LONGEST, is_fixed_heading, named_kind, signs

TITLE_LINES = 12
"""Lines of a cover or a gazette's head among which the title stands."""
NOTHING = Piece("", "", OffsetMap(), (), ())


@dataclass(slots=True)
class Builder:
    """Grows the tree of one text. `open` is the path of open containers, outermost first, with their levels."""

    blocks: Sequence[Block]
    root: Node
    open: list[tuple[int, Node]] = field(default_factory=list)
    anomalies: list[Anomaly] = field(default_factory=list)

    @property
    def innermost(self) -> Node:
        return self.open[-1][1] if self.open else self.root


def build(items: Sequence[Item], blocks: Sequence[Block]) -> tuple[Provision, list[Anomaly]]:
    """The tree of the text that `items` make, and what was odd in building it."""
    items = _without_title_lines(_quiet_subheadings(items, blocks), blocks)
    builder = Builder(blocks, Node("document", NOTHING))
    ranks = iter(levels([it.heading for it in items if it.heading is not None]))
    body, signatures = _without_signatures(items, blocks)
    at = 0
    while at < len(body):
        item = body[at]
        at += 1
        run = _run(body, at)
        if item.kind == "heading" and item.heading is not None:
            _open_heading(builder, item, item.heading, next(ranks))
        elif item.kind == "article" and item.article is not None:
            at = _add_article(builder, item, body, at, run)
            continue
        else:
            at -= 1
            run = _run(body, at)
            if not builder.open:
                _add_preamble(builder, body[at:run])
                at = run
                continue
        builder.innermost.children += _passages(builder, body[at:run])
        at = run
    if signatures:
        builder.root.children.append(_signature(signatures, blocks))
    return _freeze(builder.root, Names(), ""), builder.anomalies


def _run(items: Sequence[Item], start: int) -> int:
    """The end of the run of text, tables and notes that begins at `start`."""
    at = start
    while at < len(items) and items[at].kind not in ("heading", "article"):
        at += 1
    return at


def _passages(builder: Builder, items: Sequence[Item]) -> list[Node]:
    nodes, anomalies = passages(items, builder.blocks)
    builder.anomalies += anomalies
    return nodes


def _open_heading(builder: Builder, item: Item, heading: Heading, level: int) -> None:
    block = builder.blocks[item.block]
    node = Node(
        _kind_of(heading), cut(block, item.start, item.end), num=heading.num, label=heading.label.strip(),
        prefix=heading.prefix,
        slug=heading.numeral.slug() if heading.numeral else "", signal=heading.signal, titled=True,
        spans=_label_spans(builder.blocks[heading.block], heading),
    )  # fmt: skip
    while builder.open and builder.open[-1][0] >= level:
        builder.open.pop()
    builder.innermost.children.append(node)
    builder.open.append((level, node))


def _label_spans(block: Block, heading: Heading) -> tuple[Span, ...]:
    return tuple(p.span for p in cut(block, heading.start, heading.label_end).places)


def _kind_of(heading: Heading) -> ProvisionKind:
    return heading.kind  # type: ignore[return-value]


def _add_article(builder: Builder, item: Item, body: Sequence[Item], at: int, run: int) -> int:
    """An article with all text up to the next heading or article; gives the position behind it."""
    mark = item.article
    assert mark is not None
    block = builder.blocks[item.block]
    empty = cut(block, item.end, item.end)
    titled = item.titled or _is_heading_line(block, item, body[at:run], builder.blocks)
    rest: list[Item] = list(body[at:run])
    if not titled and block.text[item.start : item.end].strip():
        rest.insert(0, Item("text", item.block, item.start, item.end))
    slug = mark.numeral.slug() + (f"-to-{mark.last.slug()}" if mark.last else "")
    node = Node(
        "article", cut(block, item.start, item.end) if titled else empty, num=mark.num, label=mark.label.strip(),
        prefix="art", slug=slug, titled=titled, signal="numbering",
        spans=tuple(p.span for p in cut(block, mark.start, mark.label_end).places),
    )  # fmt: skip
    node.children += _passages(builder, rest)
    builder.innermost.children.append(node)
    return run


def _is_heading_line(block: Block, item: Item, rest: Sequence[Item], blocks: Sequence[Block]) -> bool:
    """Is what follows the label on its line a heading? Short, without the end of a sentence, with text below it."""
    text = block.text[item.start : item.end].strip()
    mark = item.article
    if not text or mark is None or mark.inline or len(text) > 200 or text[-1] in ".;:,!?" or not text[0].isupper():
        return False
    return any(it.kind in ("text", "table") for it in rest[:1])


def _add_preamble(builder: Builder, items: Sequence[Item]) -> None:
    """What stands before the first heading or article: title lines, parties, recitals."""
    node = next((n for n in builder.root.children if n.kind == "preamble"), None)
    if node is None:
        node = Node("preamble", NOTHING)
        builder.root.children.append(node)
    node.children += _passages(builder, items)


def _quiet_subheadings(items: Sequence[Item], blocks: Sequence[Block]) -> list[Item]:
    """Unnumbered headings of a class that only ever stands inside articles are headings *in* the article: text."""
    inside: dict[tuple[object, ...], bool] = {}
    in_article = False
    for i, item in enumerate(items):
        if item.kind == "article":
            in_article = True
        heading = item.heading
        if heading is None:
            continue
        if heading.key[0] != "style" or heading.hint is not None or heading.signal == "contents":
            in_article = False
            continue
        follows = items[i + 1].kind if i + 1 < len(items) else ""
        opens = follows in ("article", "heading")
        inside[heading.key] = inside.get(heading.key, True) and in_article and not opens
    return [
        Item("text", it.block, it.start, it.end)
        if it.heading is not None
        and inside.get(it.heading.key, False)
        and it.heading.hint is None
        and it.heading.signal != "contents"
        else it
        for it in items
    ]


def _without_title_lines(items: Sequence[Item], blocks: Sequence[Block]) -> list[Item]:
    """The lines of the title at the very start look like headings but open nothing: they go to the preamble."""
    named = [i for i, it in enumerate(items[:TITLE_LINES]) if named_kind(blocks[it.block])]
    end = named[-1] + 1 if named and all(_may_lead(it, blocks) for it in items[: named[-1]]) else 0
    if not end or not _is_title_line(items[end - 1], items[end : end + 1]):
        return list(items)
    later = {it.heading.key for it in items[end + TITLE_LINES :] if it.heading is not None}
    while end < len(items) and _is_title_line(items[end], items[end + 1 : end + 2]):
        if _recurs(items[end], items[end - 1], later, blocks):
            break
        end += 1
    return [Item("text", it.block, it.start, it.end) for it in items[:end]] + list(items[end:])


def _recurs(item: Item, before: Item, later: Collection[tuple[object, ...]], blocks: Sequence[Block]) -> bool:
    """Does a line below the title look like a heading of the text, by its words or its class? A title set in capitals
    over several lines may look like the headings."""
    text = blocks[item.block].text
    if item.heading is None or is_fixed_heading(text):
        return item.heading is not None
    return item.heading.key in later and not (text.isupper() and blocks[before.block].text.isupper())


def _may_lead(item: Item, blocks: Sequence[Block]) -> bool:
    """Can it stand above the title: a short line, the name of a ministry, a number of the gazette?"""
    return item.kind in ("text", "heading") and len(blocks[item.block].text) <= LONGEST and item.article is None


def _is_title_line(item: Item, following: Sequence[Item]) -> bool:
    heading = item.heading
    if heading is None or heading.key[0] != "style" or heading.hint is not None or heading.signal == "contents":
        return False
    return not following or following[0].kind != "contents"


def _without_signatures(items: Sequence[Item], blocks: Sequence[Block]) -> tuple[list[Item], list[Item]]:
    """Body and signatures: the signatures begin at the last line that says so behind the last article."""
    last = max((i for i, it in enumerate(items) if it.kind == "article"), default=-1)
    for i in range(last + 1, len(items)):
        item = items[i]
        if item.kind in ("text", "heading") and signs(blocks[item.block].text[item.start : item.end]):
            tail = [it for it in items[i:] if it.kind in ("text", "heading")]
            if all(len(blocks[it.block].text) < 600 for it in tail):
                return list(items[:i]), list(items[i:])
    return list(items), []


def _signature(items: Sequence[Item], blocks: Sequence[Block]) -> Node:
    node = Node("signature", NOTHING)
    for item in items:
        node.children.append(Node("paragraph", cut(blocks[item.block], 0 if item.heading else item.start, item.end)))
    return node


def _freeze(node: Node, names: Names, parent: str) -> Provision:
    """The provision of a node, with its eId, and those below it."""
    prefix = node.prefix or PREFIX.get(node.kind, node.kind)
    eid = (
        ""
        if node.kind == "document"
        else "preamble"
        if node.kind == "preamble"
        else names.name(parent, prefix, node.slug)
    )
    piece = node.piece
    spans = node.spans + tuple(p.span for p in piece.places)
    children = tuple(_freeze(child, names, eid) for child in node.children)
    heading, text = (piece.text, "") if node.titled else ("", piece.text)
    return Provision(
        eid or "document", node.kind, node.num, node.label, heading, text, piece.raw, piece.offsets, piece.places,
        spans, node.rows, piece.calls, node.signal, children,
    )  # fmt: skip
