"""Who a text is: kind, institution, generation, period, title, id; and which decree approves which contract."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from corpus.block import Block
from corpus.dating import Period, eli, generation, period, report_year
from corpus.institutions import institution
from corpus.model import Document, DocumentKind
from corpus.numbering.glued import heading_end
from corpus.numbering.lexicon import fold
from corpus.numbering.structure import Item
from corpus.splitting import Part
from corpus.titles import LONGEST, phrases, title_kind

TITLE = 300
"""Characters of a title; those of approving decrees run to 250."""
SPEAKS = 3
"""Mentions of contracts that make a text without a title one."""
OPENING = 4000
"""Characters from the start in which parties, period and generation are looked for first."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a text besides its tree; the fields are those of Document."""

    kind: DocumentKind
    title: str
    institution: str
    institution_name: str
    generation: int | None
    period: Period | None
    eli: str


def identify(part: Part, items: Sequence[Item], blocks: Sequence[Block], titles: Collection[int]) -> Identity:
    """The identity of the text that items[part.start:part.end] make. `titles`: blocks that could be titles."""
    numbers = list(dict.fromkeys(it.opening[0] for it in items[part.start : part.end] if it.kind != "contents"))
    whole = "\n".join(blocks[n].text for n in numbers)
    opening, title = whole[:OPENING], _title(numbers[:40], blocks, titles, part.language)
    kind = part.kind or _kind(whole, items[part.start : part.end])
    acronym, name = institution(title, opening, whole, part.language, kind in ("contract", "decree", "annex"))
    runs = report_year(title) if kind == "report" else period(title, opening, whole)
    ordinal = generation((title, opening), runs) if kind in ("contract", "decree") else None
    printed_eli = eli(opening, part.language) if kind in ("decree", "other") else ""
    return Identity(kind, title, acronym, name, ordinal, runs, printed_eli)


def _title(numbers: Sequence[int], blocks: Sequence[Block], titles: Collection[int], language: str) -> str:
    """The longest of the first lines that name the text, with the capitals below it; else the first line."""
    named = [n for n in numbers if n in titles][:4]
    if not named:
        return _shown(blocks[numbers[0]].text, language) if numbers else ""
    first = max(named, key=lambda n: len(blocks[n].text[:LONGEST]))
    found = [_shown(blocks[first].text, language)]
    for n in numbers[numbers.index(first) + 1 :][:3]:
        if not (blocks[n].text.isupper() and found[0].isupper()):
            break
        found.append(blocks[n].text)
    return " ".join(found)


def _shown(text: str, language: str) -> str:
    """A title without the text that a web print runs on behind it."""
    if len(text) <= TITLE:
        return text
    stop = heading_end(text, 0, language)
    return textwrap.shorten(text[:stop], TITLE, placeholder=" …")


def _kind(whole: str, items: Sequence[Item]) -> DocumentKind:
    """Of a text without a title of its own (pages of one, a print without its head): what it keeps speaking of."""
    if not any(it.kind == "article" for it in items):
        return "report" if title_kind(whole[:LONGEST]) == "report" else "other"
    folded = fold(whole)
    named = {kind: sum(folded.count(p) for p in phrases(kind)) for kind in ("contract", "decree")}
    return "contract" if named["contract"] >= SPEAKS and named["contract"] > named["decree"] else "other"


def linked(documents: Sequence[Document]) -> list[Document]:
    """Decrees know the contract they approve; both, and its annexes, share institution, period and generation."""
    found = list(documents)
    for i, document in enumerate(found):
        if document.kind not in ("decree", "annex"):
            continue
        contract = contract_of(document, found)
        if contract is None:
            continue
        shared = Shared(
            contract.institution or document.institution,
            contract.institution_name or document.institution_name,
            contract.period or document.period,
            _stated(document, contract),
        )
        found[found.index(contract)] = _with(contract, shared)
        found[i] = _with(document, shared)
    return found


class Shared(NamedTuple):
    """What a contract has in common with its decree and its annexes."""

    institution: str
    institution_name: str
    period: Period | None
    generation: int | None


def _with(document: Document, shared: Shared) -> Document:
    return replace(
        document, institution=shared.institution, institution_name=shared.institution_name, period=shared.period,
        generation=shared.generation,
    )  # fmt: skip


def _stated(document: Document, contract: Document) -> int | None:
    """The decree names the generation in words; the contract's may only be inferred from its years."""
    return document.generation if document.kind == "decree" and document.generation else contract.generation


def contract_of(document: Document, documents: Sequence[Document]) -> Document | None:
    """The contract that a decree approves or an annex belongs to: the next (or last) of its language in the file."""
    same = [d for d in documents if d.kind == "contract" and d.language == document.language]
    if document.kind == "decree":
        return next((d for d in same if d.pages[1] >= document.pages[0]), None)
    return next((d for d in reversed(same) if d.pages[0] <= document.pages[0]), None)


_LONGEST = 60


def document_id(document: Document, taken: Sequence[str]) -> str:
    """ "bcss-2022-fr", "bcss-2022-decree-fr"; by its file where no institution is known; a second one gets "-2"."""
    who = _slug(document.institution)
    parts = [who or _slug(PurePath(document.source).stem) or "document"]
    if who and document.period:
        parts.append(str(document.period[0].year))
    kind = "" if document.kind in ("contract", "other") else document.kind
    parts += [p for p in (kind, document.language) if p and p not in parts[0].split("-")]
    name, count = "-".join(parts), 1
    while name in taken:
        count += 1
        name = f"{'-'.join(parts)}-{count}"
    return name


def _slug(text: str) -> str:
    """Ids become file names, two in one for a comparison: a name of 255 bytes is cut."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:_LONGEST].rstrip("-")
