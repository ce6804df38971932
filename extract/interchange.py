"""The exchange format of `extract`: what a document says, as one JSON object."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from corpus import provenance
from corpus.model import Document
from extract.amounts import Amount, Rate, amounts
from extract.definitions import Definition, definitions
from extract.facts import Fact, Json, TimeExpression, TimeLimit, identified
from extract.indicators import Indicator, indicators
from extract.obligations import Obligation, obligations
from extract.references import references
from extract.reviewed import review_of, reviewed
from extract.second_vote import SecondVote
from extract.times import expressions, limits_of

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts


def extraction(document: Document, vote: SecondVote | None = None, store: Verdicts | None = None) -> Json:
    """Obligations, deadlines, times and references of a document; its definitions, amounts and indicators.

    `vote`: as for `obligations`. `store`: what people decided holds, and `rejected` lists what they rejected; `times`
    are always what the machine read.
    """
    found = expressions(document)
    limits = reviewed(document, limits_of(found), store)
    duties = reviewed(document, obligations(document, vote), store)
    deadlines = identified(document.id, limits.kept)
    owed = identified(document.id, duties.kept)
    rejected: list[Json] = [_obligation(key, fact, ()) for key, fact in identified(document.id, duties.rejected)]
    rejected += [_deadline(key, limit) for key, limit in identified(document.id, limits.rejected)]
    return {
        "doc": document.id,
        "obligations": [_obligation(key, fact, deadlines) for key, fact in owed],
        "deadlines": [_deadline(key, limit) for key, limit in deadlines],
        "times": [_time(e) for e in found],
        "references": references(document, store),
        "definitions": [_definition(d) for d in definitions(document)],
        "amounts": [_amount(a) for a in amounts(document)],
        "indicators": [_indicator(i) for i in indicators(document)],
        **({"rejected": rejected} if rejected else {}),
        **provenance.origin(),
    }


def _place(fact: Fact) -> Json:
    return {"article": fact.article, "eid": fact.eid, "start": fact.start, "end": fact.end}


def _obligation(key: str, fact: Obligation, deadlines: tuple[tuple[str, TimeLimit], ...]) -> Json:
    within = [k for k, limit in deadlines if limit.eid == fact.eid and fact.start <= limit.start < fact.end]
    said: Json = {"id": key, **_place(fact), "quote": fact.quote, **fact.as_json(), "deadlines": within}
    return said | review_of(fact.standing)


def _deadline(key: str, limit: TimeLimit) -> Json:
    said: Json = {"id": key, **_place(limit), "quote": limit.quote, "norm": limit.norm.as_json()}
    return said | review_of(limit.standing)


def _time(e: TimeExpression) -> Json:
    return {**_place(e), "quote": e.quote, "norm": e.norm.as_json(), "use": e.use}


def _definition(d: Definition) -> Json:
    names: Json = {"term": d.term, "meaning": d.meaning, "form": d.form, "abbreviation": d.abbreviation or None}
    return {**_place(d), "quote": d.quote, **names, "scope": d.scope or None}


def _amount(a: Amount | Rate) -> Json:
    """Money in a currency, or a share; `unit` says which."""
    unit = a.currency if isinstance(a, Amount) else a.unit
    return {**_place(a), "quote": a.quote, "value": _number(a.value), "unit": unit, "limit": a.limit}


def _indicator(i: Indicator) -> Json:
    named: Json = {"objective": i.objective or None, "indicator": i.indicator, "norm": i.norm, "year": i.year}
    values = [_amount(a) for a in i.values]
    return {**_place(i), "quote": i.quote, **named, "values": values, "confidence": i.confidence}


def _number(value: Decimal) -> int | float:
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value)
