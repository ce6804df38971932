"""Names: how a document calls its institution beyond what is known of it, learnt from the document and its pair.

Where from, in this order: its definitions ("la Caisse" : la Caisse des rentes), the words that introduce a short
name (ci-après « la Caisse »), and consistent substitution: what stands again and again where the other text has a name
of its own institution is a name too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from align.masking import choice, folded, forms, own_names, typographic
from align.words import compare
from corpus.model import Document

TERM = r'"\s*(?P<term>[^"]{2,60}?)\s*"'
OFTEN = 3
"""Substitutions that make a name of a phrase."""
MOSTLY = 0.8
"""Share of a phrase's substitutions that must stand against a name."""
LONGEST = 6
"""Words of a name learnt by substitution."""
NEAR = 120
"""Characters in which a definition or an introduction names the institution in full."""


def variants(document: Document) -> tuple[str, ...]:
    """The short names that a document gives its institution in its definitions or with its parties."""
    text = typographic("\n".join(p.text for p in document.root.walk() if p.text))
    known = [folded(name) for name in own_names(document) if name not in forms(document.language)["institution"]]
    found: dict[str, None] = {}
    called = rf"\b(?:{choice(forms(document.language)['called'])})\s*:?\s*(?:\w+\s+)?{TERM}"
    for match in re.finditer(called, text, re.IGNORECASE):
        before = folded(text[max(0, match.start() - NEAR) : match.start()])
        if any(name in before for name in known):
            found[_bare(match["term"], document)] = None
    for match in re.finditer(rf"{TERM}\s*:\s*", text):
        meaning = folded(_bare(text[match.end() : match.end() + NEAR], document))
        if any(meaning.startswith(name) for name in known):
            found[_bare(match["term"], document)] = None
    return tuple(name for name in found if len(name) > 1 and folded(name) not in known)


def substituted(
    texts: Iterable[tuple[str, str]], left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """New names on the left and on the right, from texts that answer to each other and all names known so far."""
    ours: Counter[tuple[str, bool]] = Counter()
    theirs: Counter[tuple[str, bool]] = Counter()
    known = {folded(n) for n in left}, {folded(n) for n in right}
    for here, there in texts:
        for one, other in _replacements(here, there):
            ours[one, folded(other) in known[1]] += 1
            theirs[other, folded(one) in known[0]] += 1
    return _names(ours, known[0]), _names(theirs, known[1])


def _names(seen: Counter[tuple[str, bool]], known: set[str]) -> tuple[str, ...]:
    """A phrase with a capital that stands often, and mostly, where the other text has a name."""
    return tuple(
        phrase
        for (phrase, named), n in sorted(seen.items())
        if named
        and n >= OFTEN
        and n >= MOSTLY * (n + seen[phrase, False])
        and folded(phrase) not in known
        and any(c.isupper() for c in phrase)
    )


def _replacements(left: str, right: str) -> list[tuple[str, str]]:
    """Words that stand in the place of others, articles of grammar left out."""
    found = compare(left, right)
    pairs = []
    for one, other in pairwise(found):
        if {one.kind, other.kind} == {"removed", "added"}:
            out, new = (one, other) if one.kind == "removed" else (other, one)
            pair = _phrase(left[slice(*out.left)]), _phrase(right[slice(*new.right)])
            if all(pair) and all(len(p.split()) <= LONGEST for p in pair):
                pairs.append(pair)
    return pairs


def _phrase(words: str) -> str:
    """From the first capital on: "la Caisse" is "Caisse"."""
    start = next((i for i, c in enumerate(words) if c.isupper()), 0)
    return typographic(words[start:]).strip(" ,;:.")


def _bare(term: str, document: Document) -> str:
    """Without the word "la" or "de" before it."""
    determiner = rf"^\s*(?:{choice(forms(document.language)['determiner'])})(?:(?<=')|\s+)"
    return re.sub(determiner, "", term.strip(), flags=re.IGNORECASE).strip()
