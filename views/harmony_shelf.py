"""The shelf of harmonisations and concordances: what takes longer than a click, each made once for all visitors.

The places are kept by the content of the files, the version of the rules and the number of decisions; what goes into
them is made by who comes first, outside the cache, so that a progress bar can show how far it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from align.articles import align
from align.differences.comparison import classed
from align.encoder import asked
from align.generations import ConcordanceTable, concordance
from align.harmonisation import Harmonisation, harmonise
from align.harmony.decided import AsLeft
from align.links import Alignment
from align.reviewed import reviewed
from align.vectors import kept
from corpus import rules
from corpus.listing import Listed
from corpus.model import Document, Language
from extract.findings import Findings
from views.setting import place, vectors_folder
from views.shelf import decisions, document, findings, verdicts
from views.slot import Slot

Generations = tuple[Alignment, ConcordanceTable]
Progress = Callable[[int, int], None]
"""Is told how many comparisons or steps are made, of how many."""
Key = tuple[tuple[str, str], ...]
"""Id and content of some documents."""


def harmonisation(several: Sequence[Listed], language: Language) -> Slot[Harmonisation]:
    """The place for the harmonisation of some contracts, each institution by its text in `language` if there is one."""
    return _harmonisation(place().database, _key(several), language, rules.version(), decisions())


def harmonised(several: Sequence[Listed], language: Language, progress: Progress) -> Harmonisation:
    """What goes into that place."""
    trees = [document(listed) for listed in several]
    listed = {one.id: one for one in several}
    encoder = kept(vectors_folder()) if len({tree.language for tree in trees}) > 1 else None

    def facts(tree: Document) -> Findings:
        return findings(listed[tree.id])

    def tell(found: Alignment, left: Document, right: Document) -> Alignment:
        return classed(found, facts(left), facts(right))

    decide = AsLeft(verdicts(), encoder, facts)
    return harmonise(trees, language, encoder, tell, progress=progress, decide=decide)


def generations(old: Listed, new: Listed) -> Slot[Generations]:
    """The place for the concordance of two documents, the older one first."""
    return _generations(place().database, _key((old, new)), rules.version(), decisions())


def concorded(old: Listed, new: Listed, progress: Progress) -> Generations:
    """What goes into that place; within one language with the differences, across languages by meaning. Between two
    steps it can be stopped."""
    before, after = document(old), document(new)
    one_language = before.language == after.language
    encoder = kept(vectors_folder()) if asked(before, after) else None
    steps = 4 if one_language else 1
    progress(0, steps)
    aligned = align(before, after, encoder=encoder)
    found = reviewed(aligned, before, after, verdicts(), encoder)
    if one_language:
        facts = []
        for done, listed in enumerate((old, new), 1):
            progress(done, steps)
            facts.append(findings(listed))
        progress(steps - 1, steps)
        found = classed(found, *facts)
    return found, concordance(found, before, after)


def _key(several: Sequence[Listed]) -> Key:
    return tuple((d.id, d.sha256) for d in several)


@st.cache_resource(show_spinner=False, max_entries=8)
def _harmonisation(
    database: str, key: Key, language: Language, rules_version: str, decided: int
) -> Slot[Harmonisation]:
    return Slot()


@st.cache_resource(show_spinner=False, max_entries=16)
def _generations(database: str, key: Key, rules_version: str, decided: int) -> Slot[Generations]:
    return Slot()
