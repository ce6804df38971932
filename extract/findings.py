"""Findings: all that a document says, found once, for those who compare and show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import Document
from extract.amounts import Amount, Rate, amounts
from extract.citations import Citation, citations
from extract.definitions import Definition, definitions
from extract.facts import TimeExpression, TimeLimit
from extract.obligations import Obligation, obligations
from extract.reviewed import reviewed
from extract.second_vote import SecondVote
from extract.times import expressions, limits_of

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Findings:
    """The facts of one document, each kind in reading order."""

    document: Document
    citations: tuple[Citation, ...]
    definitions: tuple[Definition, ...]
    amounts: tuple[Amount | Rate, ...]
    times: tuple[TimeExpression, ...]
    limits: tuple[TimeLimit, ...]
    obligations: tuple[Obligation, ...]


def findings(document: Document, vote: SecondVote | None = None) -> Findings:
    """Reads a document once for each kind of fact: about a second for a contract of 60 pages. `vote`: as for
    `obligations`."""
    times, defined = expressions(document), definitions(document)
    return Findings(
        document=document,
        citations=citations(document, defined),
        definitions=defined,
        amounts=amounts(document),
        times=times,
        limits=limits_of(times),
        obligations=obligations(document, vote),
    )


def as_decided(found: Findings, store: Verdicts | None) -> Findings:
    """The findings as people left them: what they rejected is out, what they corrected or accepted holds."""
    document = found.document
    return replace(
        found,
        citations=reviewed(document, found.citations, store).kept,
        limits=reviewed(document, found.limits, store).kept,
        obligations=reviewed(document, found.obligations, store).kept,
    )
