"""ELI: the identifiers of acts, where a citation says enough to form one.

Belgium: `eli/{type}/{yyyy}/{mm}/{dd}/{NUMAC}/{version}` (Moniteur belge). A citation gives no NUMAC, so what can be
formed is the address of all acts of that type and day; with the NUMAC it is the address of the act. The Union's acts
(data.europa.eu) are known by year and number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from corpus.model import Language

BELGIUM = "http://www.ejustice.just.fgov.be/eli"
UNION = "http://data.europa.eu/eli"
NUMAC = re.compile(r"\d{4}[0-9A-Z]\d{5}")
UNION_NUMBER = re.compile(r"(\d{1,4})/(\d{1,4})")
NEW_ORDER = 2015
"""From this year on every act of the Union is numbered year first ("2016/679"); regulations before, number first."""


def belgian(
    kind: Mapping[Language, str], language: Language, day: str, numac: str = "", version: str = "justel"
) -> str:
    """The address of a Belgian act; without its NUMAC, of the acts of that type and day. "" where none can be formed.

    `kind`: its name in each language ("loi", "wet"). ValueError for what is no NUMAC.
    """
    name = kind.get(language, "")
    if not name or not day:
        return ""
    if numac and not NUMAC.fullmatch(numac):
        raise ValueError(f"no NUMAC: {numac!r}")
    address = f"{BELGIUM}/{name}/{date.fromisoformat(day):%Y/%m/%d}"
    return f"{address}/{numac}/{version}" if numac else address


def union(kind: str, number: str) -> str:
    """The address of an act of the European Union: ("reg", "2016/679"). "" where the number does not give it."""
    match = UNION_NUMBER.search(number)
    if not kind or match is None:
        return ""
    first, second = match.groups()
    year, running = (first, second) if kind == "dir" or _year(first) >= NEW_ORDER else (second, first)
    return f"{UNION}/{kind}/{_year(year)}/{int(running)}/oj" if _year(year) else ""


def _year(text: str) -> int:
    """The year that two or four digits write; 0 for none."""
    value = int(text)
    if len(text) == 2:
        return 1900 + value if value > 50 else 0
    return value if len(text) == 4 and 1950 < value < 2100 else 0
