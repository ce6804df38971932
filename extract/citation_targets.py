"""Where in a document a cited provision stands: from the words of a citation to eIds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.model import Document, Provision
from corpus.numbering.numerals import Numeral, parse
from extract.citation_grammar import ARTICLE, Step

FINE = frozenset({"paragraph", "point", "footnote", "table", "contents", "subheading"})
"""What is not cited as an article where no article has the number."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a path of steps points at: eIds (empty where the document has none), the number of its article or heading,
    and whether the whole path was found or only the beginning of it."""

    eids: tuple[str, ...] = ()
    number: str = ""
    whole: bool = True


@dataclass(slots=True)
class Places:
    """The provisions of a document, found by number and from one another."""

    document: Document
    parents: dict[str, Provision] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    articles: list[Provision] = field(default_factory=list)
    numbered: dict[Numeral, list[Provision]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for provision in self.document.root.walk():
            self.provisions.setdefault(provision.eid, provision)
            for child in provision.children:
                self.parents.setdefault(child.eid, provision)
            if provision.kind == "article":
                self.articles.append(provision)
        found = [p for p in self.provisions.values() if p.num and p.kind not in FINE]
        for provision in sorted(found, key=lambda p: p.kind != "article"):
            for number in _numbers(provision.num):
                self.numbered.setdefault(number, []).append(provision)

    def target(self, path: tuple[Step, ...], here: Provision) -> Target:
        """What `path`, said in the wording of `here`, points at."""
        starts, number = self._start(path[0], here)
        found, whole = starts, bool(starts)
        for step in path[1:] if starts else ():
            inner = [p for start in found for p in _inside(start, step)]
            if not inner:
                whole = False
                break
            found = inner
        return Target(tuple(dict.fromkeys(p.eid for p in found)), number, whole)

    def article(self, number: str) -> Provision | None:
        """The article with this number, or the numbered heading where no article has it."""
        key = parse(number)
        found = self.numbered.get(key, []) if key is not None else []
        # "2" is no citation of chapter 2 when the text speaks of an article, but "10.3" may be a heading.
        return next((p for p in found if p.kind == "article" or "." in number), None)

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """The numbers of the articles from `first` to `last` as the document has them, else as they are counted."""
        start, end = self.article(first), self.article(last)
        if start in self.articles and end in self.articles:
            i, j = self.articles.index(start), self.articles.index(end)
            if i <= j:
                return tuple(p.num for p in self.articles[i : j + 1])
        if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < 100:
            return tuple(str(n) for n in range(int(first), int(last) + 1))
        return first, last

    def _start(self, step: Step, here: Provision) -> tuple[list[Provision], str]:
        if step.relation:
            found = self._related(step, here)
            return ([found], self._number_of(found)) if found else ([], "")
        if step.level == "article":
            articles = [(v, self.article(v)) for v in step.values]
            return [p for _, p in articles if p], step.values[0] if articles else ""
        if step.rank < ARTICLE:
            return [p for v in self.values(step) for p in self._division(step.level, v)], ""
        return self._near(step, here)

    def _near(self, step: Step, here: Provision) -> tuple[list[Provision], str]:
        """A part of the provision that the words stand in, or of one around it."""
        if step.level == "point" and len(step.values) == 1 and "." in step.values[0]:
            heading = self.article(step.values[0])
            if heading:
                return [heading], step.values[0]
        for around in self._around(here):
            if step.level == "alinea" and around.kind not in ("article", "point") and not around.num:
                continue
            found = list(_inside(around, step))
            if found:
                return found, self._number_of(found[0])
            if around.kind == "article":
                break
        return [], ""

    def values(self, step: Step) -> tuple[str, ...]:
        """The numbers of a step; those that a range holds, counted."""
        if not step.ranged:
            return step.values
        first, last = (parse(v) for v in step.values)
        if first is None or last is None or not 0 < last.parts[0] - first.parts[0] < 100:
            return step.values
        return tuple(str(n) for n in range(first.parts[0], last.parts[0] + 1))

    def _division(self, level: str, value: str) -> list[Provision]:
        key = parse(value)
        same = [p for p in self.numbered.get(key, []) if p.kind == level] if key is not None else []
        return same[:1]

    def _around(self, here: Provision) -> Iterator[Provision]:
        """The provision and what holds it, from the inside out."""
        while True:
            yield here
            if here.eid not in self.parents or self.parents[here.eid] is here:
                return
            here = self.parents[here.eid]

    def _related(self, step: Step, here: Provision) -> Provision | None:
        own = self._own(step, here)
        if own is None or step.relation not in ("previous", "next"):
            return own
        if step.level == "article":
            row = self.articles
        else:
            siblings = self.parents[own.eid].children if own.eid in self.parents else ()
            row = [p for p in siblings if p.kind == own.kind and bool(p.num) == bool(own.num) and _alike(p, own)]
        i = next((k for k, p in enumerate(row) if p.eid == own.eid), -1)
        j = i - 1 if step.relation == "previous" else i + 1
        return row[j] if i >= 0 and 0 <= j < len(row) else None

    def _own(self, step: Step, here: Provision) -> Provision | None:
        """The part of this level that the words stand in."""
        for around in self._around(here):
            if step.level == "alinea" and around.kind == "paragraph" and not around.num:
                return around
            if step.level == "paragraph" and around.kind == "paragraph" and around.num:
                return around
            if step.level in ("alinea", "paragraph") and around.kind == "point" and around.label.endswith("."):
                return around
            if step.level not in ("alinea", "paragraph") and around.kind == step.level:
                return around
        if step.level != "paragraph":
            return None
        # "ce paragraphe" where nothing is numbered with §: the paragraph that says it
        return next((p for p in self._around(here) if p.kind == "paragraph"), None)

    def _number_of(self, provision: Provision) -> str:
        for around in self._around(provision):
            if around.kind == "article" or (around.num and around.kind not in FINE):
                return around.num
        return ""


def _alike(one: Provision, other: Provision) -> bool:
    """Numbered alike: "1." and "2.", not "a)"."""
    return one.label[-1:] == other.label[-1:]


def _inside(start: Provision, step: Step) -> Iterator[Provision]:
    """The parts of `start` that a step names, the nearest ones."""
    for value in _expanded(step):
        found = _alinea(start, value) if step.level == "alinea" else None
        # Dutch treaties call "lid" what the French text numbers "2."
        found = found or _named(start, "paragraph" if step.level == "alinea" else step.level, value)
        if found is not None:
            yield found


def _expanded(step: Step) -> tuple[str, ...]:
    if not step.ranged or len(step.values) != 2:
        return step.values
    first, last = step.values
    if first.isdigit() and last.isdigit() and int(first) < int(last) < int(first) + 100:
        return tuple(str(n) for n in range(int(first), int(last) + 1))
    if len(first) == len(last) == 1 and first.isalpha() and first < last:
        return tuple(map(chr, range(ord(first), ord(last) + 1)))
    return step.values


def _alinea(start: Provision, value: str) -> Provision | None:
    """The unnumbered paragraph with this rank; the own words of a provision are its first."""
    if not re.fullmatch(r"-?\d{1,3}", value):
        return None
    own = [start] if start.text.strip() else []
    row = own + [p for p in start.children if p.kind == "paragraph" and not p.num]
    place = int(value)
    if place == -1:
        return row[-1] if row else None
    return row[place - 1] if 0 < place <= len(row) else None


def _named(start: Provision, level: str, value: str) -> Provision | None:
    """The nearest provision below with this number: a § among paragraphs, a point among points and sub-headings."""
    kinds = {"paragraph": ("paragraph", "point"), "point": ("point", "subheading")}.get(level, (level,))
    row = list(start.children)
    wanted = parse(value)
    while row:
        for kind in kinds:
            for p in row:
                same = p.num.lower() == value.lower() or (wanted is not None and parse(p.num) == wanted)
                # treaties number their paragraphs "2."; a "2°" is no § 2
                if p.kind == kind and p.num and same and (kind == level or p.label.endswith(".") or level == "point"):
                    return p
        row = [c for p in row for c in p.children]
    return None


def _numbers(num: str) -> Iterator[Numeral]:
    """The numbers that a label covers: "2.1.1-2.1.3" are three."""
    first, dash, last = num.partition("-")
    a, b = parse(first), parse(last) if dash else None
    if a is None:
        return
    if b is None or a.parts[:-1] != b.parts[:-1]:
        yield a
        return
    for n in range(a.parts[-1], min(b.parts[-1], a.parts[-1] + 100) + 1):
        yield Numeral((*a.parts[:-1], n))
