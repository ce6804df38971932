"""A text as tokens: dates, numbers of provisions, numbers of acts, words of the lexicon of citations, other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.dating import months, parse_day
from corpus.model import Language
from corpus.numbering.lexicon import fold
from corpus.numbering.numerals import ordinals, suffixes
from extract.citation_lexicon import HEAD, Lexicon, lexicon
from extract.pipeline import REMEMBERED

PLAIN = str.maketrans("’‘\u00a0\u202f\u2009\n\t", "''     ")
"""Apostrophes and blanks as they are looked up; offsets stay."""
NUMERIC_DATE = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
ACT_NUMBER = re.compile(
    r"(?:\(?(?:UE|EU|CE|EG|CEE|EEG)\)?\s*(?:n[°o]\.?|nr\.?)?\s*)?(?<![\w/])\d{1,4}/\d{1,4}(?:/(?:UE|EU|CE|EG|CEE|EEG))?(?![\w/])"
)
"""Its group with letters tells the Union's acts from "20/123"."""
INSERTED = re.compile(r"\d{1,3}/\d{1,2}")
AMOUNT = re.compile(r"\d+(?:[.,]\d+)*,\d+(?!\w)|\d{1,3}(?:\.\d{3})+(?!\w|\.\d)")
"""No number of a provision: "66,66", "18.308.096"."""
LETTER = re.compile(r"(?<!\w)[a-z]\)")
ROMAN = re.compile(r"(?<!\w)(?!XXX?(?!\w|\.\d))[IVXLC]+(?:er|bis|ter|(?:\.\d+)+(?:/\d+)?)?(?!\w)")
"""But "XX" is a number that is still to come; the articles of newer codes are numbered "XX.1"."""
QUOTES = '«»“”„"‟'
WORD = re.compile(r"\w+(?:['’])?|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """Characters [start, end) and what they can be: idea -> value. Ideas beside those of the lexicon: "date" (ISO),
    "day" (day and month without a year), "num", "degree" (3°), "letter" (a)), "roman", "ordinal", "act_number",
    "alias" (which), "quote", "comma", "open", "close", "end" (a full stop, a semicolon or a colon), "word"."""

    start: int
    end: int
    text: str
    ideas: Mapping[str, str]

    def __contains__(self, idea: str) -> bool:
        return idea in self.ideas


NOTHING = Token(0, 0, "", {})


@cache
def _numbers() -> re.Pattern[str]:
    insert = rf"(?:\s?(?:{'|'.join(suffixes())})(?!\w))"
    ending = r"(?:er|re|ère|ème|ième|ste|de|e)(?!\w)"
    return re.compile(
        rf"(?<!\w)(?<!\d[.,])(?P<num>\d{{1,4}}(?:\.\d{{1,3}})*{insert}?(?:/\d+)?)(?:(?P<ending>{ending})|(?P<sign>\s?[°º]{insert}?)|(?P<close>\)))?(?!\w|[.,]\d)",
        re.IGNORECASE,
    )


@cache
def _days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A date in words on accented text: whole, and without its year."""
    names = "|".join(sorted({_accents(m) for m in months()}, key=len, reverse=True))
    day = rf"(?<![\w.,])(\d{{1,2}})(?:er|°|ste|e)?\s+({names})(?!\w)"
    return re.compile(rf"{day}\.?\s+(\d{{4}})(?!\w)", re.IGNORECASE), re.compile(day, re.IGNORECASE)


def _accents(month: str) -> str:
    """The month as text may write it: with or without its accents."""
    return month.replace("e", "[eé]").replace("u", "[uû]")


@lru_cache(maxsize=REMEMBERED)
def tokens(
    text: str, language: Language, aliases: re.Pattern[str] | None = None, cells: bool = False
) -> tuple[Token, ...]:
    """All tokens of a text. `aliases` matches the names defined in the document; with `cells` each line is the cell of
    a table, and nothing reaches from one into the next."""
    plain = text.translate(PLAIN)
    words = lexicon(language)
    names = {m.start(): _alias(m) for m in aliases.finditer(plain)} if aliases else {}
    found: list[Token] = []
    at = depth = 0
    while at < len(plain):
        if plain[at].isspace():
            if cells and text[at] == "\n":
                found.append(Token(at, at + 1, "\n", {"end": ""}))
            at += 1
            continue
        token = _token(plain, at, words, names)
        if depth and token.text.endswith(")") and len(token.text) > 1 and not plain.startswith(")", token.end):
            token = _bare(token)
        depth = max(0, depth + ("open" in token) - ("close" in token))
        found.append(token)
        at = token.end
    return tuple(found)


def _bare(token: Token) -> Token:
    """Inside brackets the bracket behind "article 4)" closes them: it is no part of the number."""
    if "degree" in token:
        return Token(token.start, token.end - 1, token.text[:-1], {"num": token.ideas["degree"]})
    return Token(token.start, token.end - 1, token.text[:-1], token.ideas)


def _token(text: str, at: int, words: Lexicon, names: Mapping[int, Token]) -> Token:
    token = names.get(at) or _letter(text, at) or _date(text, at) or _union(text, at) or _form(text, at, words)
    token = token or _number(text, at)
    if token is not None:
        return token
    match = WORD.match(text, at)
    assert match is not None  # the character at `at` is no blank
    return Token(at, match.end(), match[0], dict(_signs(match[0])))


def _alias(match: re.Match[str]) -> Token:
    name = " ".join(match[0].lower().replace("-", " ").split())
    return Token(match.start(), match.end(), match[0], {"alias": name})


def _letter(text: str, at: int) -> Token | None:
    match = LETTER.match(text, at) if text.startswith(")", at + 1) else None
    return Token(at, match.end(), match[0], {"letter": match[0][0].lower()}) if match else None


def _date(text: str, at: int) -> Token | None:
    if not text[at].isdigit():
        return None
    numeric = NUMERIC_DATE.match(text, at)
    if numeric:
        return _dated(numeric, _iso(parse_numeric(numeric)))
    whole, part = _days()
    match = whole.match(text, at)
    if match:
        return _dated(match, _iso(parse_day(match[1], fold(match[2]), match[3])))
    match = part.match(text, at)
    return Token(at, match.end(), match[0], {"day": f"{match[1]} {fold(match[2])}"}) if match else None


def parse_numeric(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[4]), int(match[3]), int(match[1]))
    except ValueError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _dated(match: re.Match[str], iso: str) -> Token | None:
    return Token(match.start(), match.end(), match[0], {"date": iso}) if iso else None


def _form(text: str, at: int, words: Lexicon) -> Token | None:
    word = HEAD.match(text, at)
    assert word is not None  # the character at `at` is no blank
    head = word[0].lower()
    exact = words.strict[head].match(text, at) if head in words.strict else None
    loose = words.loose[head].match(text, at) if head in words.loose else None
    if words.compounds is None and exact is None and loose is None:
        return None
    if exact and (loose is None or exact.end() >= loose.end()):
        return Token(at, exact.end(), exact[0], words.exact[" ".join(exact[0].split())])
    compound = words.compounds.match(text, at) if words.compounds and len(head) > 1 else None
    if compound and (loose is None or compound.end() > loose.end()):
        kind = next(name for name, value in compound.groupdict().items() if value is not None)
        plural = {"plural": ""} if compound[0].endswith(("en", "s")) else {}
        return Token(at, compound.end(), compound[0], {"act": kind[1:], "compound": "", **plural})
    if loose is None:
        return None
    return Token(at, loose.end(), loose[0], words.forms[" ".join(loose[0].lower().split())])


def _union(text: str, at: int) -> Token | None:
    """ "CE n° 883/2004": before the words, of which "ce" is one."""
    match = ACT_NUMBER.match(text, at) if text[at] in "UCE" else None
    return Token(at, match.end(), match[0], {"act_number": match[0]}) if match else None


def _number(text: str, at: int) -> Token | None:
    if text[at].isalpha() and not text[at].isupper():
        return None
    for idea, pattern in (("act_number", ACT_NUMBER), ("amount", AMOUNT)):
        match = pattern.match(text, at)
        if match:
            # an article that was put in later is numbered "6/1"
            both = {"num": match[0]} if INSERTED.fullmatch(match[0]) else {}
            return Token(at, match.end(), match[0], {idea: match[0], **both})
    match = _numbers().match(text, at)
    if match:
        idea = "degree" if match["sign"] or match["close"] else "num"
        ideas = {idea: re.sub(r"[\s°º]", "", match["num"] + (match["sign"] or "")).lower()}
        return Token(at, match.end(), match[0], ideas | ({"ordinal": match["num"]} if match["ending"] else {}))
    roman = ROMAN.match(text, at)
    return Token(at, roman.end(), roman[0], {"roman": roman[0]}) if roman else None


def _signs(text: str) -> Iterator[tuple[str, str]]:
    if text in QUOTES:
        yield "quote", ""
    elif text == ",":
        yield "comma", ""
    elif text in "([":
        yield "open", ""
    elif text in ")]":
        yield "close", ""
    elif text in ".;:!?":
        yield "end", ""
    elif text[0].isalpha():
        value = ordinals().get(fold(text))
        yield ("ordinal", str(value)) if value is not None else ("word", "")
