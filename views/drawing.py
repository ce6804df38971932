"""Drawings of a part of the graph: boxes in the columns of the sentence "who owes what, until when, counted from what".

A drawing is numbers and plain words; the browser makes the picture from them, so that no word of a document is ever
markup. Kinds are told apart by the word above each box and the dashes of a line, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from textwrap import wrap

from corpus.days import short_day
from corpus.messages import Tongue, say
from extract.graph import Graph
from views.neighbourhood import Focus, Share
from views.plain import short

BOX, GAP, TOP = 200, 44, 26
"""Pixels: width of a box, between columns, above the first row (the names of the columns)."""
HIGH, ROW = 62, 72
"""Pixels: height of a box, and of a row."""
LOW, LOW_ROW = 46, 54
"""The same for a box of at most three short lines."""
LETTERS, LINES = 30, 3
COLUMN = {"party": 0, "obligation": 1, "deadline": 2, "condition": 2, "event": 3}
DRAWN = ("bears", "owed_to", "has_deadline", "counted_from", "fulfils", "subject_to", "exception_to")
THICKEST = 14
BESIDE = 8
"""Parties of the overview on one side; the others stand together."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its place in pixels, its kind and what is written in it; `title` has all its words. Those of a document
    are in its language, `lang`."""

    id: str
    kind: str
    x: int
    y: int
    head: str
    lines: tuple[str, ...]
    title: str
    lang: str = ""
    chosen: bool = False
    click: bool = True
    high: int = HIGH


@dataclass(frozen=True, slots=True)
class Line:
    """An edge, from point to point; `wide` in pixels."""

    kind: str
    x0: int
    y0: int
    x1: int
    y1: int
    title: str
    wide: float = 1.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines on a sheet of so many pixels, with a name."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    name: str
    columns: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """For the browser."""
        return {**asdict(self), "wide": BOX, "step": BOX + GAP}


def drawing(graph: Graph, focus: str, language: str, name: str, here: Tongue) -> Drawing:
    """A part of the graph; `focus` is the node that is framed."""
    columns = sorted({COLUMN[graph.nodes[node]["kind"]] for node in graph})
    x = {column: i * (BOX + GAP) + 1 for i, column in enumerate(columns)}
    rows = _rows(graph)
    boxes = {
        node: _box(graph, node, (x[COLUMN[graph.nodes[node]["kind"]]], _y(row)), focus, language, here)
        for node, row in rows.items()
    }
    heads = tuple(say(f"duties_view.column_{column}", here) for column in columns)
    width = len(columns) * (BOX + GAP) - GAP + 2
    return Drawing(
        width, _height(boxes.values()), tuple(boxes.values()), tuple(_lines(graph, boxes, here)), name, heads
    )


def by_article(
    party: str, graph: Graph, found: tuple[tuple[str, int, int], ...], language: str, name: str, here: Tongue
) -> Drawing:
    """A party and the articles in which it has obligations, three in a row; too many lines would hide them."""
    first = replace(_box(graph, party, (1, TOP), party, language, here), high=LOW)
    boxes = [first]
    for i, (article, every, dated) in enumerate(found, 3):
        row, column = divmod(i, 3)
        title = _article(article, here)
        lines = (
            say("duties_view.n_obligations", here, n=every),
            *((say("duties_view.n_dated", here, n=dated),) if dated else ()),
        )
        at = ((column + 1) * (BOX + GAP) + 1, TOP + (row - 1) * LOW_ROW)
        said = ", ".join((title, *lines))
        boxes.append(
            Box(Focus(party, article).spelled, "group", *at, title, lines, said, click=bool(article), high=LOW)
        )
    heads = (say("duties_view.column_0", here), say("duties_view.column_articles", here))
    return Drawing(4 * (BOX + GAP) - GAP + 2, _height(boxes), tuple(boxes), (), name, heads)


def overview(
    graph: Graph, found: tuple[Share, ...], flow: Mapping[tuple[str, str], int], language: str, name: str, here: Tongue
) -> Drawing:
    """Who bears obligations (left) towards whom (right); the width of a line is how many."""
    bearers = _side([s.node for s in found if s.bears])
    receivers = _side([s.node for s in sorted(found, key=lambda s: -s.owed) if s.owed], nobody=True)
    by_node = {s.node: s for s in found}
    merged: dict[tuple[str, str], int] = {}
    for (a, b), n in flow.items():
        key = (a if a in bearers else "others", b if b in receivers or b == "" else "others")
        merged[key] = merged.get(key, 0) + n
    far = 3 * (BOX + GAP) + 1
    left = {
        n: _party(graph, n, (1, _y(i)), _borne(merged, n, by_node, here), language, here) for i, n in enumerate(bearers)
    }
    right = {
        n: _party(graph, n, (far, _y(i)), _received(merged, n, here), language, here) for i, n in enumerate(receivers)
    }
    most = max(merged.values(), default=1)
    lines = tuple(
        _flow(left[a], right[b], n, THICKEST * n / most, here)
        for (a, b), n in sorted(merged.items(), key=lambda m: m[1])
    )
    boxes = (*left.values(), *right.values())
    heads = (say("duties_view.column_0", here), "", "", say("duties_view.column_receiver", here))
    return Drawing(4 * (BOX + GAP) - GAP + 2, _height(boxes), boxes, lines, name, heads)


def _side(parties: list[str], nobody: bool = False) -> list[str]:
    shown = parties[:BESIDE]
    return [*shown, *(["others"] if len(parties) > BESIDE else []), *([""] if nobody else [])]


def _party(graph: Graph, node: str, at: tuple[int, int], lines: tuple[str, ...], language: str, here: Tongue) -> Box:
    if node in graph:
        known = _box(graph, node, at, "", language, here)
        return Box(node, "party", *at, short(party_words(graph, node, here), 30), lines, known.title, click=True)
    words = say("duties_view.others" if node else "duties_view.nobody", here)
    return Box(node or "nobody", "party", *at, words, lines, words, click=False)


def _borne(
    merged: Mapping[tuple[str, str], int], node: str, by_node: Mapping[str, Share], here: Tongue
) -> tuple[str, ...]:
    found = by_node.get(node)
    every = found.bears if found else sum(n for (a, _), n in merged.items() if a == node)
    dated = (say("duties_view.n_dated", here, n=found.dated),) if found and found.dated else ()
    return (say("duties_view.n_obligations", here, n=every), *dated)


def _received(merged: Mapping[tuple[str, str], int], node: str, here: Tongue) -> tuple[str, ...]:
    return (say("duties_view.n_obligations", here, n=sum(n for (_, b), n in merged.items() if b == node)),)


def _flow(a: Box, b: Box, n: int, wide: float, here: Tongue) -> Line:
    title = say("duties_view.owes", here, bearer=a.head, other=b.head, n=n)
    return Line("flow", a.x + BOX, a.y + HIGH // 2, b.x, b.y + HIGH // 2, title, max(1.0, wide))


def party_words(graph: Graph, node: str, here: Tongue) -> str:
    """What a party is called: its role in the reader's language, and its name where the text has one of its own."""
    data = graph.nodes[node]
    role, name = say(f"obligation.role_{data['role']}", here), str(data["label"])
    return role if name == data["role"] or data["role"] == "unspecified" else name


def _rows(graph: Graph) -> dict[str, float]:
    """The row of each node: obligations in the order of the text with room for their limits, the others beside them."""
    rows: dict[str, float] = {}
    at = 0.0
    for node in _of(graph, 1):
        near = (*graph.successors(node), *graph.predecessors(node))
        mine = [n for n in dict.fromkeys(near) if COLUMN[graph.nodes[n]["kind"]] == 2 and n not in rows]
        room = max(1, len(mine))
        rows |= {n: at + i for i, n in enumerate(mine)}
        rows[node] = at + (room - 1) / 2
        at += room
    for node in _of(graph, 2):
        if node not in rows:
            rows[node] = at
            at += 1
    for column in (0, 3):
        rows |= _beside(graph, _of(graph, column), rows)
    return rows


def _of(graph: Graph, column: int) -> list[str]:
    return [node for node, data in graph.nodes(data=True) if COLUMN[data["kind"]] == column]


def _beside(graph: Graph, nodes: list[str], rows: Mapping[str, float]) -> dict[str, float]:
    """Each at the mean row of its neighbours, or the next free row below."""
    wanted = []
    for i, node in enumerate(nodes):
        near = [rows[n] for n in (*graph.successors(node), *graph.predecessors(node)) if n in rows]
        wanted.append((sum(near) / len(near) if near else 0.0, i, node))
    found: dict[str, float] = {}
    free = 0.0
    for mean, _, node in sorted(wanted):
        found[node] = max(free, mean)
        free = found[node] + 1
    return found


def _box(graph: Graph, node: str, at: tuple[int, int], focus: str, language: str, here: Tongue) -> Box:
    data = graph.nodes[node]
    kind = str(data["kind"])
    words = party_words(graph, node, here) if kind == "party" else str(data["label"])
    if kind == "party":
        role = say(f"obligation.role_{data['role']}", here)
        own = words.casefold() == role.casefold()
        title = words if own else f"{words} ({role})"
        return Box(
            node, kind, *at, short(words, 30), () if own else (role,), title, "" if own else language, node == focus
        )
    head, days = _head(graph, node, here), _days(data, here)
    lines = _wrapped(words, LINES - bool(days)) + ((days,) if days else ())
    title = f"{head}: {words}" + (f" ({days})" if days else "")
    return Box(node, kind, *at, head, lines, title, language, node == focus)


def _head(graph: Graph, node: str, here: Tongue) -> str:
    """The kind of a box in words: "Art. 24 · obligation"."""
    data = graph.nodes[node]
    kind = str(data["kind"])
    said = say(f"obligation.modality_{data['modality']}", here) if kind == "obligation" else ""
    said = said or say(f"duties_view.kind_{kind}", here)
    return f"{_article(str(data['article']), here)} · {said}" if data.get("article") else said


def _days(data: Mapping[str, object], here: Tongue) -> str:
    """Of a deadline its dates, or that it has none."""
    if data["kind"] != "deadline":
        return ""
    days = [short_day(date.fromisoformat(day), here) for day in str(data.get("dates", "")).split()]
    if not days:
        return say("duties_view.no_date", here)
    return days[0] if len(days) == 1 else say("duties_view.days", here, first=days[0], last=days[-1], n=len(days))


def _article(number: str, here: Tongue) -> str:
    return say("duties_view.article", here, number=number) if number else say("duties_view.no_article", here)


def _wrapped(words: str, lines: int) -> tuple[str, ...]:
    found = wrap(" ".join(words.split()), LETTERS, break_long_words=True) or [""]
    if len(found) > lines:
        found = [*found[: lines - 1], short(" ".join(found[lines - 1 :]), LETTERS)]
    return tuple(found)


def _lines(graph: Graph, boxes: Mapping[str, Box], here: Tongue) -> Iterator[Line]:
    for source, target, data in graph.edges(data=True):
        if data["kind"] in DRAWN:
            a, b = boxes[source], boxes[target]
            right = a.x < b.x
            start, end = (a.x + BOX, b.x) if right else (a.x, b.x + BOX)
            if a.x == b.x:
                start = end = a.x + BOX
            title = say(f"duties_view.edge_{data['kind']}", here)
            yield Line(str(data["kind"]), start, a.y + HIGH // 2, end, b.y + HIGH // 2, title)


def _y(row: float) -> int:
    return round(TOP + row * ROW)


def _height(boxes: Iterable[Box]) -> int:
    return max((box.y + box.high for box in boxes), default=0) + 4
