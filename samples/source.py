"""Source texts: one plain file per document and language, read into blocks. The format stands in README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from samples.marks import House, Mark, plain

TEXTS = Path(__file__).with_name("texts")

_LINE = re.compile(
    r"(?P<title>! )|(?P<preamble>> )|(?P<heading>#+ )|(?P<article>= )|(?P<sub>§ )|(?P<inner>% )|(?P<item>\*\d )"
    r"|(?P<table>table:)|(?P<row>\| )|(?P<footnote>\^ )|(?P<signature>~ )|(?P<common>@\+? ?)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece. `kind` is title, preamble, heading, article, para, sub, item, table, footnote or
    signature; `label` as printed ("Art. 3.2.1", "1°"), `num` normalised, `level` from 1."""

    kind: str
    text: str = ""
    level: int = 1
    division: str = ""
    num: str = ""
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    marks: tuple[Mark, ...] = ()
    family: str = ""
    """Of an article or its blocks: the common provision it holds, with the part after a slash if it was split."""
    origin: str = ""
    """Of an article: number and relation in the generation before, as "5 rewritten"."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document in one language; `meta` are the lines at the head of the file."""

    id: str
    meta: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def language(self) -> str:
        return self.meta["language"]

    @property
    def title(self) -> str:
        return " ".join(b.text for b in self.blocks if b.kind == "title")

    def articles(self) -> Iterator[tuple[Block, tuple[Block, ...]]]:
        """Each article with the blocks up to the next article, heading or signature."""
        current: list[Block] = []
        for block in (*self.blocks, Block("signature")):
            if block.kind in ("article", "heading", "signature"):
                if current:
                    yield current[0], tuple(current[1:])
                current = [block] if block.kind == "article" else []
            elif current:
                current.append(block)


@dataclass(slots=True)
class _Reader:
    house: House
    common: dict[str, list[list[str]]]
    blocks: list[Block] = field(default_factory=list)
    family: str = ""

    def add(self, kind: str, marked: str = "", **values: object) -> None:
        text, marks = plain(marked.strip(), self.house)
        if kind == "para" and not text:
            self._left_out(marks)
            return
        self.blocks.append(Block(kind, text, marks=marks, family=self.family, **values))  # type: ignore[arg-type]

    def _left_out(self, marks: tuple[Mark, ...]) -> None:
        """A paragraph that this institution or language leaves out: its marks go to the end of the block before."""
        before = self.blocks[-1]
        at = len(before.text)
        self.blocks[-1] = replace(before, marks=(*before.marks, *(replace(m, start=at, end=at) for m in marks)))

    def line(self, line: str) -> None:
        found = _LINE.match(line)
        kind = found.lastgroup if found else "para"
        rest = line[found.end() :] if found else line
        getattr(self, f"_{kind}")(rest, line)

    def _para(self, rest: str, line: str) -> None:
        self.add("para", rest)

    def _title(self, rest: str, line: str) -> None:
        self.add("title", rest)

    def _preamble(self, rest: str, line: str) -> None:
        self.add("preamble", rest)

    def _signature(self, rest: str, line: str) -> None:
        self.family = ""
        self.add("signature", rest)

    def _heading(self, rest: str, line: str) -> None:
        self.family = ""
        head, label, text = _cells(rest, 3)
        division, _, num = head.partition(" ")
        self.add("heading", text, level=line.index(" "), division=division, num=num.strip("- "), label=label)

    def _article(self, rest: str, line: str, family: str = "") -> None:
        self.family = family
        num, label, text, origin = _cells(rest, 4)
        self.add("article", text, num=num, label=label, origin=origin)

    def _common(self, rest: str, line: str) -> None:
        family, _, rest = rest.strip().partition(" | ")
        if line.startswith("@+"):
            self.family = family
        else:
            self._article(rest, line, family)
        name, _, part = family.partition("/")
        sections = self.common[name]
        for inner in sections[int(part) - 1] if part else [x for s in sections for x in s]:
            self.line(inner)

    def _sub(self, rest: str, line: str) -> None:
        label, text = _cells(rest, 2)
        self.add("sub", text, label=label, num=_num(label))

    def _inner(self, rest: str, line: str) -> None:
        label, text = _cells(rest, 2)
        self.add("inner", text, label=label, num=_num(label))

    def _item(self, rest: str, line: str) -> None:
        label, text = _cells(rest, 2)
        self.add("item", text, label=label, level=int(line[1]), num=_num(label))

    def _footnote(self, rest: str, line: str) -> None:
        label, text = _cells(rest, 2)
        self.add("footnote", text, label=label, num=label)

    def _table(self, rest: str, line: str) -> None:
        self.add("table", rest, header=bool(rest.strip()))

    def _row(self, rest: str, line: str) -> None:
        cells = tuple(plain(c.strip(), self.house)[0] for c in rest.split("|"))
        table = self.blocks.pop()
        self.blocks.append(
            Block("table", table.text, rows=(*table.rows, cells), header=table.header, family=table.family)
        )


def _cells(rest: str, count: int) -> list[str]:
    cells = re.split(r"\s*\|\s*", rest.strip(), maxsplit=count - 1)
    return cells + [""] * (count - len(cells))


def _num(label: str) -> str:
    return re.sub(r"(?<=1)er|[§°().\s]", "", label)


def _split_file(path: Path) -> tuple[dict[str, str], list[str]]:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    return meta, [line for line in body.splitlines() if line.strip()]


def _common(path: Path) -> dict[str, list[list[str]]]:
    """Family -> its sections (a "---" line parts them) -> lines."""
    found: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(":: "):
            sections = found[line[3:].strip()] = [[]]
        elif line == "---":
            sections.append([])
        elif line.strip():
            sections[-1].append(line)
    return found


def _numbers(lines: list[str]) -> dict[str, str]:
    """Family -> number of the article that holds it (of its first part where it was split)."""
    found: dict[str, str] = {}
    number = ""
    for line in lines:
        if line.startswith("= "):
            number = _cells(line[2:], 4)[0]
        elif line.startswith("@"):
            family, *rest = [c.strip() for c in line[2:].split(" | ")]
            number = rest[0] if rest else number
            found.setdefault(family.split("/")[0].strip(), number)
    return found


def load(name: str, folder: Path = TEXTS) -> Text:
    """The document `name` ("fats-2022-fr"). Raises ValueError or KeyError for a text that breaks the format."""
    meta, lines = _split_file(folder / f"{name}.txt")
    common = _common(folder / f"{meta['common']}.txt") if "common" in meta else {}
    reader = _Reader(House(meta["house"], meta, _numbers(lines)), common)
    for line in lines:
        reader.line(line)
    return Text(name, meta, tuple(reader.blocks))


def names(folder: Path = TEXTS) -> list[str]:
    """Every document of the folder; files that hold common provisions are none."""
    return sorted(p.stem for p in folder.glob("*.txt") if not p.stem.startswith("common"))
