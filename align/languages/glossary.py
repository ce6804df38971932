"""The glossary of a pair of texts, for files: its tables, and its exchange format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.encoder import Encoder
from align.exports.cells import Cell, Column, Row, Table
from align.languages.comparison import compared
from align.languages.consistency import Departure, departures
from align.languages.decided import decided_groups
from align.languages.terms import Term
from align.languages.terms import glossary as terms_of
from corpus import provenance
from corpus.messages import Tongue, say
from corpus.model import Document

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a French and a Dutch text, and where one of them departs from the usual one."""

    french: Document
    dutch: Document
    terms: tuple[Term, ...]
    departures: tuple[Departure, ...]


def glossary(
    french: Document, dutch: Document, encoder: Encoder | None = None, store: Verdicts | None = None
) -> Glossary:
    """Learns the terms of two languages of one text; `store`: links that people decided hold, read with `encoder`."""
    found = compared(french, dutch, decided_groups(french, dutch, store, encoder))
    terms = terms_of(french, dutch, found)
    return Glossary(french, dutch, terms, departures(terms, found.answers))


def glossary_tables(found: Glossary, tongue: Tongue) -> tuple[Table, Table]:
    """The terms, and the departures from them."""
    return _terms(found, tongue), _departures(found, tongue)


def glossary_as_dict(found: Glossary, tongue: Tongue = "en") -> Json:
    """One JSON object; the reasons of departures in the language `tongue`."""
    return {
        "left": found.french.id,
        "right": found.dutch.id,
        "terms": [_term(t) for t in found.terms],
        "departures": [_departure(d, tongue) for d in found.departures],
        **provenance.origin(),
    }


def _term(term: Term) -> Json:
    counts = {"fr_count": term.counts[0], "nl_count": term.counts[1], "together": term.together}
    return {"fr": term.french, "nl": term.dutch, "source": term.source, **counts, "articles": list(term.articles)}


def _departure(one: Departure, tongue: Tongue) -> Json:
    words = {"term": one.term, "usual": one.usual, "instead": one.instead, "reason": one.said(tongue)}
    places = [{"article": article, "eid": eid} for article, eid in one.places]
    return {"language": one.language, **words, "places": places}


def _terms(found: Glossary, tongue: Tongue) -> Table:
    columns = (
        Column("fr", say("glossary.column_fr", tongue), 40),
        Column("nl", say("glossary.column_nl", tongue), 40),
        Column("fr_count", say("glossary.column_fr_count", tongue), 12, "number"),
        Column("nl_count", say("glossary.column_nl_count", tongue), 12, "number"),
        Column("together", say("glossary.column_together", tongue), 12, "number"),
        Column("source", say("glossary.column_source", tongue), 20),
        Column("articles", say("glossary.column_articles", tongue), 40),
    )
    rows = tuple(
        (
            Cell(t.french, language="fr"),
            Cell(t.dutch, language="nl"),
            *t.counts,
            t.together,
            say(f"glossary.source_{t.source}", tongue),
            _articles(t.articles),
        )
        for t in found.terms
    )
    return Table(say("glossary.title", tongue, left=found.french.id, right=found.dutch.id), columns, rows)


def _departures(found: Glossary, tongue: Tongue) -> Table:
    names = (("term", 30), ("usual", 30), ("instead", 30), ("articles", 20), ("reason", 60))
    columns = tuple(Column(name, say(f"glossary.column_{name}", tongue), width) for name, width in names)
    rows = tuple(_departure_row(d, tongue) for d in found.departures)
    return Table(say("glossary.departures", tongue, left=found.french.id, right=found.dutch.id), columns, rows)


def _departure_row(one: Departure, tongue: Tongue) -> Row:
    """`language` is that of the text that departs; the term is of the other one."""
    other = "fr" if one.language == "nl" else "nl"
    words = Cell(one.term, language=other), *(Cell(w, language=one.language) for w in (one.usual, one.instead))
    return (*words, _articles(dict.fromkeys(article for article, _ in one.places)), one.said(tongue))


def _articles(some: Sequence[str] | dict[str, None]) -> str:
    return ", ".join(filter(None, some))
