"""Terms: which French name answers to which Dutch one (IPSS ~ OISZ, Comité de gestion ~ Beheerscomité).

Learnt from the pair: from definitions and abbreviations given at the same place, and from names that stand in units
which answer to each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from align.languages.comparison import Compared, compared
from align.languages.lexicon import fold, grammar
from align.languages.pairing import Answer
from align.languages.units import Unit
from corpus.model import Document, Language
from extract.definitions import Definition, definitions

Source = Literal["definition", "name"]
TOGETHER, OFTEN = 0.6, 2
"""Share (Dice) of the units in which two names stand together, and how often at least."""
MOSTLY = 0.7
"""Share of its occurrences from which a name is no more than a piece of a longer one."""
NAME: dict[Language, str] = {
    "fr": r"(?<![\w’'-])[A-ZÀ-Ý][\w&+-]*(?:(?:\s(?:de|des|du|de la|à la|et)\s|\s(?:de\sl|d)['’]|\s)[A-ZÀ-Ý][\w&+-]*)*",
    "nl": r"(?<![\w’'-])[A-ZÀ-Ý][\w&+-]*(?:(?:\s(?:van|van de|van het|voor|voor de|en)\s|\s)[A-ZÀ-Ý][\w&+-]*)*",
}
"""Words with a capital, and the small words between them."""
TAIL = re.compile(r"(?:[ ’'][\w-]+){1,4}")
"""French writes but the first word of a name with a capital: "Registre national", "Comité de gestion"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A French and a Dutch name of one thing.

    `counts`: how often each stands in the text, in French and in Dutch; `together` how often in the same unit;
    `articles`: the numbers of those where they do.
    """

    french: str
    dutch: str
    source: Source
    counts: tuple[int, int]
    together: int
    articles: tuple[str, ...]


def defined(french: Document, dutch: Document) -> tuple[tuple[str, str], ...]:
    """Terms and abbreviations that both texts define at the same place, without their articles of grammar."""
    theirs = _by_place(definitions(dutch))
    found: dict[tuple[str, str], None] = {}
    for place, term in _by_place(definitions(french)).items():
        if place in theirs:
            pair = bare(term, "fr"), bare(theirs[place], "nl")
            if all(pair):
                found[pair] = None
    return tuple(found)


def _by_place(some: Iterable[Definition]) -> dict[tuple[str, str, int], str]:
    """The terms by provision, form, and order within it."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str, int], str] = {}
    for one in some:
        key = one.eid, one.form
        found[(*key, seen[key])] = one.term
        seen[key] += 1
    return found


def bare(term: str, language: Language) -> str:
    """A term without quotes and without the words of grammar before it."""
    words = re.split(r"(?<=['’])|\s+", term.strip(' «»"“”„;:,'))
    while words and fold(words[0]).strip("'’") in grammar(language):
        words = words[1:]
    return " ".join(words).replace("' ", "'").replace("’ ", "’")


def glossary(french: Document, dutch: Document, found: Compared | None = None) -> tuple[Term, ...]:
    """The terms of both texts, defined ones first, then names by how often they stand together.

    `found`: the comparison of the two, where it was made already.
    """
    answers = (found or compared(french, dutch)).answers
    pairs: dict[tuple[str, str], Source] = dict.fromkeys(defined(french, dutch), "definition")
    units = [a for a in answers if a.french and a.dutch]
    for pair in _names(units):
        if pair[0] not in {fr for fr, _ in pairs} and pair[1] not in {nl for _, nl in pairs}:
            pairs[pair] = "name"
    terms = [_term(pair, source, units) for pair, source in pairs.items()]
    order: dict[Source, int] = {"definition": 0, "name": 1}
    return tuple(sorted(terms, key=lambda t: (order[t.source], -t.together, t.french)))


def _term(pair: tuple[str, str], source: Source, units: Sequence[Answer]) -> Term:
    ours = [sum(map(len, (places(pair[0], u.text) for u in a.french))) for a in units]
    theirs = [sum(map(len, (places(pair[1], u.text) for u in a.dutch))) for a in units]
    both = [min(one, other) for one, other in zip(ours, theirs, strict=True)]
    articles = dict.fromkeys(a.french[0].article for a, n in zip(units, both, strict=True) if n)
    return Term(*pair, source, (sum(ours), sum(theirs)), sum(both), tuple(articles))


def places(term: str, text: str) -> list[tuple[int, int]]:
    """Where a term stands in a text, in any case and with plain plural endings; small letters don't find an acronym."""
    return [m.span() for m in _pattern(term).finditer(text)]


@cache
def _pattern(term: str) -> re.Pattern[str]:
    words = [re.escape(word) + ("" if word.isupper() else r"(?:s|x|en|n)?") for word in term.split()]
    flags = re.IGNORECASE if " " in term or term.islower() else re.NOFLAG
    return re.compile(r"(?<!\w)(?:" + r"\s+".join(words) + r")(?!\w)", flags)


def _names(units: Sequence[Answer]) -> Iterator[tuple[str, str]]:
    """Names that stand together more often than with any other name."""
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for answer in units:
        one, other = _said(answer.french, "fr"), _said(answer.dutch, "nl")
        ours.update(one)
        theirs.update(other)
        both.update((fr, nl) for fr in one for nl in other)
    share = {pair: 2 * n / (ours[pair[0]] + theirs[pair[1]]) for pair, n in both.items() if n >= OFTEN}
    ranked = sorted(share, key=lambda pair: (-share[pair], -both[pair], -len(pair[0]) - len(pair[1]), pair))
    used: list[set[str]] = [set(), set()]
    for fr, nl in ranked:
        if share[fr, nl] >= TOGETHER and not _part(fr, used[0], ours) and not _part(nl, used[1], theirs):
            used[0].add(fr)
            used[1].add(nl)
            yield fr, nl


def _part(name: str, names: set[str], seen: Counter[str]) -> bool:
    """Whether a name is one of these or mostly a piece of one: "Registre" says no more than "Registre national"."""
    return any(name == other or (f" {name} " in f" {other} " and seen[other] >= MOSTLY * seen[name]) for other in names)


def _said(some: Sequence[Unit], language: Language) -> set[str]:
    """The names in units; a word that only opens a sentence is none."""
    found: set[str] = set()
    for unit in some:
        for match in re.finditer(NAME[language], unit.text):
            name = bare(match[0], language)
            before = unit.text[: match.start()].rstrip()
            opens = match[0].startswith(name) and (not before or before.endswith((".", ":", ";")))
            if len(name) < 2 or not name[0].isupper() or (opens and " " not in name and not name[1].isupper()):
                continue
            found.add(name)
            if language == "fr" and (tail := TAIL.match(unit.text, match.end())):
                found |= _longer(name, tail[0])
    return found


def _longer(name: str, tail: str) -> set[str]:
    """A name with one, two, three or four more words, the last of which is no word of grammar."""
    ends = [m.end() for m in re.finditer(r"[\w-]+", tail)]
    return {name + tail[:end] for end in ends if fold(re.split(r"[ ’']", tail[:end])[-1]) not in grammar("fr")}
