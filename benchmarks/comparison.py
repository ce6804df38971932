"""What other tools tell of the same planted changes: `python -m benchmarks.comparison [--seed S] [--language fr|nl]`.

redlines compares the plain text word by word, xmldiff the tree of articles and paragraphs; both are given the whole
document, as a user would. A change counts as found if something is reported at its words (redlines, this product) or
in its paragraph (xmldiff). Neither tool says what a change is about: all that they report must be read.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from lxml import etree
from redlines import Redlines
from rich.console import Console
from rich.table import Table
from xmldiff.main import diff_trees  # type: ignore[import-untyped]
from xmldiff.patch import Patcher  # type: ignore[import-untyped]

from align.articles import align
from align.differences.comparison import classed
from align.links import Stretch
from benchmarks.planted import Outcome, batch_of, documents, outcome
from benchmarks.planted_changes import Planted
from benchmarks.planted_documents import Batch, renamed, renumbered, shuffled
from corpus.messages import say
from corpus.model import Document, Language, Provision
from extract.findings import findings

Flat = tuple[str, dict[str, tuple[int, int]]]
"""The text of a document, and where the text of each provision stands in it."""
Node = etree._Element


@dataclass(frozen=True, slots=True)
class Told:
    """What a tool tells of a batch: of how many planted changes something is said, how many changes are reported, how
    many beside what was planted, how many of all are said to matter (None: it doesn't say), and seconds."""

    found: int
    reported: int
    beside: int
    material: int | None
    seconds: float


def ours(batch: Batch) -> Told:
    start = time.perf_counter()
    found = classed(align(batch.left, batch.right), findings(batch.left), findings(batch.right))
    took = time.perf_counter() - start
    results: list[Outcome] = [outcome(one, found, batch) for one in batch.planted]
    every = {d for link in found.links for d in link.differences}
    met = {d for o in results for d in o.told}
    return Told(
        sum(o.found for o in results), len(every), len(every - met), sum(d.material for d in every), took
    )  # fmt: skip


def with_redlines(batch: Batch) -> Told:
    (left, places), (right, new_places) = flat(batch.left), flat(batch.right)
    start = time.perf_counter()
    redlines = json.loads(Redlines(left, right).output_json())["changes"]
    took = time.perf_counter() - start
    changes = list(_changed(redlines))
    counts = _printed(left), _printed(right)
    met: set[int] = set()
    found = 0
    for one in batch.planted:
        ranges = [(0, _range(s, places, counts[0])) for s in one.left or _texts(one)]
        ranges += [(1, _range(s, new_places, counts[1])) for s in one.right]
        mine = {n for n, c in enumerate(changes) for side, r in ranges if _meets(c[side], r)}
        found += bool(mine)
        met |= mine
    return Told(found, len(changes), len(changes) - len(met), None, took)


def _texts(one: Planted) -> list[Stretch]:
    """All texts of the articles, where no words changed but the place of the article."""
    return [Stretch(p.eid, 0, len(p.text)) for a in one.articles.values() for p in a.walk() if not one.right and p.text]


def _changed(redlines: list[dict[str, str]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each change stands on both sides, in printed characters: the tool sets blanks and signs of its own."""
    at = [0, 0]
    for one in redlines:
        out = one["text"] if one["type"] in ("equal", "delete") else one.get("source_text", "")
        new = one["text"] if one["type"] in ("equal", "insert") else one.get("test_text", "")
        sizes = [_printed(said)[-1] for said in (out, new)]
        if one["type"] != "equal":
            yield (at[0], at[0] + sizes[0]), (at[1], at[1] + sizes[1])
        at = [at[0] + sizes[0], at[1] + sizes[1]]


def _printed(text: str) -> list[int]:
    """For each offset, the printed characters before it; the tool's sign for a paragraph is none."""
    return [0, *accumulate(not (c.isspace() or c == "¶") for c in text)]


def _range(stretch: Stretch, places: dict[str, tuple[int, int]], printed: list[int]) -> tuple[int, int]:
    start, end = places.get(stretch.eid, (0, 0))
    if stretch.part != "text":
        return printed[max(0, start - 1)], printed[start]
    return printed[start + stretch.start], printed[min(end, start + stretch.end)]


def _meets(change: tuple[int, int], planted: tuple[int, int]) -> bool:
    slack = change[0] == change[1] or planted[0] == planted[1]
    return max(change[0], planted[0]) < min(change[1], planted[1]) + slack


def with_xmldiff(batch: Batch) -> Told:
    left, _ = tree(batch.left)
    right, _ = tree(batch.right)
    start = time.perf_counter()
    script = diff_trees(left, right)
    took = time.perf_counter() - start
    touched = list(_touched(script, batch.left))
    found, met = 0, set()
    for one in batch.planted:
        eids = {s.eid for s in one.left} or set(one.articles)
        mine = {n for n, eid in enumerate(touched) if eid in eids or any(eid == a for a in one.articles)}
        found += bool(mine)
        met |= mine
    return Told(found, len(script), len(script) - len(met), None, took)


def _touched(script: list[object], document: Document) -> Iterator[str]:
    """The eId of the provision that each action is about; its paths hold for the tree as the actions before left it."""
    whole, known = tree(document)
    patcher = Patcher()
    for action in script:
        path = str(getattr(action, "node", None) or getattr(action, "target", ""))
        nodes = whole.xpath(path)
        node = nodes[0] if isinstance(nodes, list) and nodes and isinstance(nodes[0], Node) else None
        while node is not None and node not in known:
            node = node.getparent()
        yield known[node] if node is not None else ""
        patcher.handle_action(action, whole)


def flat(document: Document) -> Flat:
    """All labels, headings and texts, one a line."""
    lines: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for provision in document.root.walk():
        before = " ".join(piece for piece in (provision.label, provision.heading) if piece)
        start = at + (len(before) + 1 if before else 0)
        places[provision.eid] = start, start + len(provision.text)
        line = f"{before} {provision.text}" if before else provision.text
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), places


def tree(document: Document) -> tuple[Node, dict[Node, str]]:
    """The same as XML, and the eId of each element."""
    known: dict[Node, str] = {}

    def element(provision: Provision) -> Node:
        made = etree.Element(provision.kind)
        known[made] = provision.eid
        for name in ("label", "heading", "text"):
            if getattr(provision, name):
                etree.SubElement(made, name).text = getattr(provision, name)
        made.extend(element(child) for child in provision.children)
        return made

    return element(document.root), known


TOOLS: tuple[tuple[str, Callable[[Batch], Told]], ...] = (
    ("concordance", ours), ("redlines", with_redlines), ("xmldiff", with_xmldiff),
)  # fmt: skip


def batches(document: Document, chance: Random) -> Iterator[tuple[str, Batch]]:
    """Single changes of all kinds, and three harmless changes of a whole contract."""
    yield "single", batch_of(document, chance)
    for key, make in (("renamed", renamed), ("renumbered", renumbered), ("shuffled", shuffled)):
        batch = make(document, chance)
        if batch is not None:
            yield key, batch


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.comparison", description=say("planted.comparison_help"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=("fr", "nl"), default="fr")
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    options = parser.parse_args()
    tongue, language = options.tongue, options.language
    table = Table(title=say("planted.comparison", tongue))
    for column in ("what", "tool", "changes", "found", "reported", "beside", "material", "seconds"):
        table.add_column(
            say(f"planted.{column}", tongue),
            no_wrap=column == "tool",
            justify="left" if column in ("what", "tool") else "right",
        )
    longest = _longest(language)
    ours(batch_of(longest, Random(options.seed)))  # tables are loaded once a process
    for key, batch in batches(longest, Random(options.seed)):
        for name, tell in TOOLS:
            told = tell(batch)
            material = say("planted.not_said", tongue) if told.material is None else str(told.material)
            figures = (str(n) for n in (len(batch.planted), told.found, told.reported, told.beside))
            table.add_row(say(f"planted.{key}", tongue), name, *figures, material, f"{told.seconds:.1f}")
    Console().print(table)
    return 0


def _longest(language: Language) -> Document:
    """The contract with the most articles that are numbered 1, 2, 3."""
    some = [d for d in documents(language) if all(a.num[:1].isdigit() and "." not in a.num for a in d.articles())]
    return max(some, key=lambda d: sum(1 for _ in d.articles()))


if __name__ == "__main__":
    raise SystemExit(main())
