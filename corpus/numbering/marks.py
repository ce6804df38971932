"""Marks: every place in a text that could open an article, a division or a point, with the evidence for it.

Nothing is decided here. A line that happens to begin with "article 8, § 3" inside a sentence is a mark as well; it
loses later, because the best *sequence* wins (see articles.py and points.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.block import Block
from corpus.bullets import BULLETS
from corpus.bullets import family as family_of
from corpus.numbering.lexicon import fold, labels
from corpus.numbering.numerals import Numeral, letter, normalise, ordinals, parse, suffixes

SIGNS = ":;.,"
"""Signs that may stand before a point inside a paragraph."""
_SENTENCE_END = re.compile(r"[.;:!?»”\")]\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible opening of an article or a division at text[start:] of block number `block`.

    `label_end` is where the label with its separators ends, `evidence` how much speaks for it (above 0) or against
    it. `kind` and `prefix` are those of the division ("article" and "art" for an article).
    """

    block: int
    start: int
    label_end: int
    kind: str
    prefix: str
    label: str
    num: str
    numeral: Numeral
    evidence: float
    rank: int = 99
    last: Numeral | None = None
    """Of combined articles ("Art. 2.1.1, 2.1.2"): the last number."""

    @property
    def until(self) -> Numeral:
        return self.last or self.numeral

    @property
    def inline(self) -> bool:
        return self.start > 0


@cache
def _number() -> str:
    """A number of a label: 5, 1er, 41bis, XIV, 16.3.1, 12/1."""
    insert = "|".join(sorted(suffixes(), key=len, reverse=True))
    return (
        rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}(?:/\d{{1,2}})?(?:\s?(?-i:{insert})\b|(?:er|ère|re|ste|de|e|°)(?!\w))?"
        rf"|[IVXLC]+(?:er|re)?(?:\s?(?:{insert}))?\b|[ivxlc]+(?=[.)]))"
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=len, reverse=True))


@cache
def _article_pattern() -> re.Pattern[str]:
    row = labels()["article"]
    number = _number()
    return re.compile(
        rf"(?<![\w'’-])(?P<word>(?:{_alternatives(row['fr'] + row['nl'])})(?=[\s.\d])\.?)\s*"
        rf"(?P<num>(?:premier|{number}))"
        rf"(?P<more>(?:\s*(?:,|et|en|à|tot|-|–)\s*{number}(?![°\w]))*)",
        re.IGNORECASE,
    )


@cache
def _single_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(labels()['article']['single'])})\b\.?", re.IGNORECASE)


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    row = labels()["article"]
    order = _alternatives(list(ordinals()))
    return re.compile(rf"(?P<first>{order})\s+(?:{_alternatives(row['fr'] + row['nl'])})(?=\s*(?:$|[.:–—-]))")


@cache
def _division_pattern() -> re.Pattern[str]:
    words = [w for row in labels()["division"] for w in row["fr"] + row["nl"]]
    order = _alternatives(list(ordinals()))
    return re.compile(
        rf"(?<![\w'’-])(?:(?P<word>{_alternatives(words)})\s+(?:n[°or.]+\s*)?(?P<num>{_number()}|[A-Z]\b|{order})"
        rf"|(?P<first>{order})\s+(?P<word2>{_alternatives(words)})\b)",
        re.IGNORECASE,
    )


@cache
def _divisions() -> dict[str, tuple[str, str, int]]:
    """Folded label -> (kind, prefix, rank)."""
    return {w: (row["kind"], row["prefix"], row["rank"]) for row in labels()["division"] for w in row["fr"] + row["nl"]}


@cache
def _citing_words() -> frozenset[str]:
    row = labels()["citation"]
    return frozenset(row["fr"]) | frozenset(row["nl"])


_SEPARATOR = re.compile(r"\s*[.:]?\s*(?:[-–—]\s*)?")


def _behind_separator(text: str, at: int) -> int:
    found = _SEPARATOR.match(text, at)
    return found.end() if found else at


_REMARK = re.compile(r"\s*[.:–—-]*\s*(?:\([^()]{3,80}\)|\[[^\[\]]{3,80}\])\s*\.?\s*")
"""All that stands behind the label of a provision that is no more: "Articles 4 à 6 (abrogés)"."""
_OPENS_PARAGRAPH = re.compile(r"\s*[.:–—-]*\s*§\s*\d+(?:er)?\s*\.\s*(?:[A-ZÀ-Ü«“\"]|$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\S")


def _cites(after: str) -> bool:
    """Do the words behind a label show that the provision is cited: "article 8, § 3", "artikel 5 van de wet"?"""
    if after[:1] == ",":
        return True
    if _OPENS_PARAGRAPH.match(after):
        return False
    found = _FIRST_WORD.match(after.lstrip())
    if not found:
        return False
    word = found.group()
    return word in "§(" or (word[0].islower() and fold(word) in _citing_words())


def _stands_free(before: str) -> float:
    """What the words before an inline label say: a sentence end speaks for an opening, a comma or article against."""
    if _SENTENCE_END.search(before):
        return 1.0
    return 0.0 if before[-2:-1].isalnum() else -3.0


def article_marks(index: int, block: Block) -> list[Mark]:
    """The possible article openings in a block."""
    text, found = block.text, []
    for match in _article_pattern().finditer(text):
        mark = _article_mark(index, block, match)
        if mark is not None and mark.evidence > -2:
            found.append(mark)
    if not found and len(text) < 400:
        found += filter(None, [_single_mark(index, text) or _ordinal_mark(index, text)])
    return found


def _single_mark(index: int, text: str) -> Mark | None:
    """ "Article unique", "Enig artikel": the only one."""
    found = _single_pattern().match(text)
    return _lone_mark(index, text, found.end(), Numeral((1,))) if found else None


def _ordinal_mark(index: int, text: str) -> Mark | None:
    """ "Eerste artikel": the ordinal before the word, alone on its line or with a sign behind it."""
    found = _ordinal_pattern().match(fold(text[:60]))
    numeral = parse(found["first"]) if found and text[0].isupper() else None
    return _lone_mark(index, text, found.end(), numeral) if found and numeral else None


def _lone_mark(index: int, text: str, end: int, numeral: Numeral) -> Mark:
    behind = _behind_separator(text, end)
    return Mark(index, 0, behind, "article", "art", text[:end].strip(" .:"), numeral.slug(), numeral, 4.0)


def _article_mark(index: int, block: Block, match: re.Match[str]) -> Mark | None:
    text = block.text
    num, more = match["num"], match["more"]
    after = text[match.end() :]
    alone = not after.strip(" .:") or _REMARK.fullmatch(after) is not None
    combined = bool(more) and (alone or "." in num)
    numeral = parse(fold(num) if num.isalpha() and num.islower() else num)
    if numeral is None:
        return None
    end = match.end() if combined else match.end("num")
    after = text[end:]
    if more and not combined:
        return None
    label = text[match.start() : end]
    stop = _SEPARATOR.match(after)
    body = after[stop.end() if stop else 0 :]
    last = re.findall(_number(), more)[-1] if combined else ""
    shown = normalise(num) + (f"-{normalise(last)}" if last else "")
    evidence = _article_evidence(match["word"], text[: match.start()], after, body)
    end += stop.end() if stop else 0
    return Mark(
        index, match.start(), end, "article", "art", label, shown, numeral, evidence, last=parse(last) if last else None
    )


def _article_evidence(word: str, before: str, after: str, body: str) -> float:
    """How much speaks for an article that opens here: about 5 for a label alone on its line, below 0 for a citation."""
    score = 1.0 if word[0].isupper() else -4.0
    if before.strip():
        score += _stands_free(before)
        score += 0.0 if body[:1].isupper() or body[:1] in '§«"“(1' else -2.0
        return score - (4.0 if _cites(after) else 0.0)
    if not after.strip(" .:-–") or _REMARK.fullmatch(after):
        return score + 4.0
    return score + (-4.0 if _cites(after) else 2.5 if after[:1] in ".:" or body[:1].isupper() else 0.5)


def division_marks(index: int, block: Block) -> list[Mark]:
    """The possible openings of parts, titles, chapters, sections, objectives and annexes in a block."""
    found = []
    for match in _division_pattern().finditer(fold(block.text)):
        mark = _division_mark(index, block, match)
        if mark is not None and mark.evidence > 0:
            found.append(mark)
    return found


def opens_division(text: str) -> bool:
    """Does the text begin with the label and number of a division?"""
    return _division_pattern().match(fold(text[:60])) is not None


def _division_mark(index: int, block: Block, match: re.Match[str]) -> Mark | None:
    text = block.text
    label = text[match.start() : match.end()]
    word, group = (match["word"], "num") if match["word"] else (match["word2"], "first")
    num = text[match.start(group) : match.end(group)]
    key = " ".join(word.split())
    numeral = parse(num) or letter(num)
    if numeral is None or key not in _divisions():
        return None
    kind, prefix, rank = _divisions()[key]
    after = text[match.end() :]
    stop = _SEPARATOR.match(after)
    skipped = stop.end() if stop else 0
    evidence = _division_evidence(label, text[: match.start()], after, after[skipped:])
    end = match.end() + skipped
    # "Objectif stratégique 1 : – l'usager": a colon and a dash may both stand between number and heading
    again = _SEPARATOR.match(text, end)
    end = again.end() if again else end
    return Mark(index, match.start(), end, kind, prefix, label, normalise(num), numeral, evidence, rank)


def _division_evidence(label: str, before: str, after: str, body: str) -> float:
    if not label[0].isupper() or _cites(after):
        return -1.0
    separated = bool(re.match(r"\s*[.:–—-]|\s*$", after))
    if before.strip():
        return _stands_free(before) + (1.5 if separated else -1.0) + (0.5 if label.split()[0].isupper() else -1.0)
    return 2.0 if separated else 1.0 if body[:1].isupper() else -1.0


# --- points -----------------------------------------------------------------------------------------------------------

_POINT = re.compile(
    r"(?P<para>§{1,2}\s*(?:\d{1,3}(?:\s?(?:er|bis|ter|quater))?|[IVX]+)(?!\w)\.?)"
    r"|(?P<degree>\d{1,3}\s?(?:°|º)(?:\s?(?:bis|ter|quater|/\d))?)(?=[\s«“\"A-ZÀ-Üa-zà-ü(\[])"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4}\.?)(?=\s)"
    r"|(?P<digit>\d{1,2}[.)]|\d{1,2}\s?-(?=\s))(?=\s)|(?P<paren>\((?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5})\))(?=\s)"
    r"|(?P<alpha>[a-z]{1,2}[.)])(?=[\s«“\"A-ZÀ-Ü])|(?P<capital>[A-Z][.)])(?=\s)|(?P<romans>[ivx]{1,5}[.)])(?=\s)"
    rf"|(?P<dash>[{re.escape(BULLETS)}])(?=\s)"
)
# Inside a running paragraph: behind a sign that ends the item before or the stem; a letter or degree behind a blank.
_INLINE = re.compile(
    rf"(?<=[:;.,])\s?(?:(?P<degree>\d{{1,2}}°)(?=\s?[\w«“\"(])|(?P<alpha>[a-z]\))(?=\s?[\w«“\"(])"
    rf"|(?P<digit>\d{{1,2}}\.)(?=\s[\w«“\"(])|(?P<dash>[{re.escape(BULLETS)}])(?=\s))"
    r"|(?<=[.;:])\s(?P<para>§\s*\d{1,2}(?:er)?\.?)(?=\s[A-ZÀ-Ü«“\"(]|$)"
    r"|(?<=[^\W\d_])\s(?P<later>(?:\d{1,2}°|[a-z]\)))(?=\s[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class PointMark:
    """A possible point: its family, its readings (a letter may be a Roman number), where it stands."""

    block: int
    start: int
    label_end: int
    label: str
    readings: tuple[tuple[str, int], ...]
    """(family, value): ("degree", 2), ("alpha", 9) and ("roman", 1) for "i)", ("dash", 0)."""
    after: str = ""
    """The sign before an inline mark (":", ";", ...; " " for none), "" at the start of a block."""

    @property
    def inline(self) -> bool:
        return bool(self.after)


def _readings(family: str, label: str) -> tuple[tuple[str, int], ...]:
    bare = label.strip("().°º§ -")
    if family == "dash":
        return (("dash" + family_of(label), 0),)
    found: list[tuple[str, int]] = []
    closing = label[-1] if label[-1] in ".)" else ""
    if family in ("alpha", "capital", "romans", "paren") and bare.isalpha():
        as_letter, as_roman = letter(bare), parse(bare)
        case = "A" if bare.isupper() else "a"
        found += [(f"alpha{case}{closing}", as_letter.parts[0])] if as_letter else []
        found += [(f"roman{case}{closing}", as_roman.parts[0])] if as_roman else []
        return tuple(found)
    numeral = parse(bare)
    if numeral is None:
        return ()
    return ((f"{family}{closing if family == 'digit' else ''}{len(numeral.parts)}", numeral.parts[-1]),)


def opening_point(index: int, block: Block) -> PointMark | None:
    """The point that the block itself opens, if it begins with a marker."""
    match = _POINT.match(block.text)
    if match is None or not match.lastgroup:
        return None
    readings = _readings(match.lastgroup, match.group())
    if not readings:
        return None
    end = match.end() + len(block.text[match.end() :]) - len(block.text[match.end() :].lstrip())
    return PointMark(index, 0, end, match.group(), readings)


def inline_points(index: int, block: Block, start: int = 0) -> list[PointMark]:
    """Points printed inside a running paragraph: "suivantes : 1° la promotion;2° la coordination"."""
    found = []
    for match in _INLINE.finditer(block.text, start):
        family = match.lastgroup or ""
        label = match[family]
        start_of_label, end = match.span(family)
        if family == "later":
            family = "alpha" if label.endswith(")") else "degree"
        readings = _readings(family, label)
        if readings:
            end += len(block.text[end:]) - len(block.text[end:].lstrip())
            sign = block.text[:start_of_label].rstrip()[-1:]
            found.append(PointMark(index, start_of_label, end, label, readings, sign if sign in SIGNS else " "))
    return found
