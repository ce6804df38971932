"""Words of harmonisations that its tables and pages share: names of institutions, kinds, cited articles, heads."""

from __future__ import annotations

from collections.abc import Sequence

from align.exports.cells import Column, Kind
from align.harmonisation import Harmonisation
from align.harmony.deviations import Deviation
from align.links import numbers
from corpus.messages import Tongue, say
from corpus.model import Document


def name_of(document: Document) -> str:
    """How a table names an institution; by the id of its document where it is unknown."""
    return document.institution or document.id


def kind_said(one: Deviation, tongue: Tongue) -> str:
    """What a deviation is called."""
    whole = one.kind in ("missing", "extra")
    return say(f"harmonisation.state_{one.kind}" if whole else f"comparison.kind_{one.kind}", tongue)


def cited(document: Document, eids: Sequence[str]) -> str:
    """The numbers of articles: "12 + 13"."""
    known = numbers(document)
    return " + ".join(known[eid] or eid for eid in eids)


def column(key: str, tongue: Tongue, width: int = 0, kind: Kind = "text") -> Column:
    return Column(key, say(f"harmonisation.head_{key}", tongue), width, kind)


def title_of(key: str, tongue: Tongue, found: Harmonisation) -> str:
    """The title of a table, with the generation."""
    which = "" if found.generation is None else say("harmonisation.generation", tongue, n=found.generation)
    return f"{say(f'harmonisation.title_{key}', tongue)}{which}"
