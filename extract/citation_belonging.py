"""Which act a provision belongs to, and from which word to which a citation is quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extract.citation_acts import Mention
from extract.citation_grammar import Chain, Reader

Ground = Literal["stated", "defined", "pointed_back", "coordinated", "elliptic", "undated"]
CONFIDENCE: dict[Ground, float] = {
    "stated": 1.0, "defined": 0.95, "pointed_back": 0.8, "coordinated": 0.8, "elliptic": 0.5, "undated": 0.6,
}  # fmt: skip
JOINTS = ("comma", "and", "of", "the")


@dataclass(frozen=True, slots=True)
class Cited:
    """A chain and the act it belongs to; or an act alone. Tokens [start, end) are its quote."""

    start: int
    end: int
    chain: Chain | None = None
    mention: Mention | None = None
    ground: Ground = "stated"


def coordinated(read: Reader, found: list[Cited]) -> list[Cited]:
    """ "l'article 5 ou l'article 6 de la loi": the act belongs to both."""
    for i in range(len(found) - 2, -1, -1):
        one, other = found[i], found[i + 1]
        if one.chain is None or one.mention is not None or other.chain is None or other.mention is None:
            continue
        between = read.tokens[one.chain.end : other.chain.start]
        joined = any("and" in t for t in between) and all(any(j in t for j in JOINTS) for t in between)
        if joined and one.chain.items[0][0].level == "article" and not one.chain.items[0][0].relation:
            found[i] = replace(one, start=head(read, one.chain.start), mention=other.mention, ground="coordinated")
    return found


def narrowed(read: Reader, found: list[Cited]) -> list[Cited]:
    """ "Vu la loi du ..., notamment l'article 47": the provision is one of the act before it; in a recital also
    without "notamment"."""
    recital = "visa" in read.at(0) or "visa" in read.at(1)
    latest: Cited | None = None
    for i, cited in enumerate(found):
        if cited.mention is not None:
            latest = cited if not cited.mention.bare else latest
            continue
        chain = cited.chain
        if latest is None or latest.mention is None or chain is None or chain.items[0][0].level != "article":
            continue
        if not (recital or "thereof" in read.at(chain.end)) and not follows(read, latest, chain):
            continue
        if any("end" in t for t in read.tokens[latest.end : chain.start]):
            continue
        found[i] = replace(cited, start=head(read, chain.start), mention=replace(latest.mention, kind=None))
        found[i] = replace(found[i], ground="coordinated")
    return found


def follows(read: Reader, latest: Cited, chain: Chain) -> bool:
    """ "..., notamment l'article 5", or right behind the act: "AR du 3 mai 1999, art. 5", "... (art. 5)"."""
    assert latest.mention is not None
    if any("notably" in t for t in read.tokens[max(latest.end, chain.start - 4) : chain.start]):
        return True
    start = max(latest.end, latest.mention.title_end)
    between = read.tokens[start : chain.start]
    return bool(between) and all("comma" in t or "open" in t for t in between)


def head(read: Reader, i: int) -> int:
    """An elided determiner belongs to the quote: "l'article"."""
    before = read.at(i - 1)
    return i - 1 if "the" in before and before.text.endswith("'") else i


def opening(read: Reader, i: int) -> int:
    """The first token of an act's quote: "la", "ses", "ladite", an opening quotation mark."""
    while any(idea in read.at(i - 1) for idea in ("said", "same", "which", "quote", "of_kind")):
        i -= 1
    return i - 1 if any(idea in read.at(i - 1) for idea in ("the", "its", "this")) else i


def closing(read: Reader, i: int, end: int) -> int:
    return end + 1 if "quote" in read.at(i - 1) and "quote" in read.at(end) else end


def heading(read: Reader, chain: Chain) -> bool:
    """A whole passage that is the name of an article: "Article 4"."""
    rest = read.text[read.at(chain.end - 1).end :].strip()
    alone = len(chain.items) == 1 and len(chain.items[0]) == 1 and not chain.items[0][0].relation
    return alone and chain.start == 0 and read.text.lstrip()[:1].isupper() and rest in ("", ".", ":")


def named_only(cited: Cited) -> bool:
    """A charter or convention by its name alone."""
    mention = cited.mention
    return (
        cited.chain is None
        and mention is not None
        and bool(mention.kind and mention.kind.named)
        and not mention.act.date
    )
