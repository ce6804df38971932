"""The second vote: a parser's disagreement lowers the confidence and is named, and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from corpus.model import Language
from extract.obligations import Obligation, obligations
from extract.second_vote import DISAGREES, Parser, SecondVote, installed
from tests.extract.handmade import contract, saying

Arcs = dict[str, tuple[str, str]]
"""Word -> its head and the label between them, as a parser of Universal Dependencies has it; the rest hangs loose."""


def parser(language: Language, arcs: Arcs) -> Parser:
    """A parser that reads these words so."""
    nlp = spacy.blank(language)

    def read(text: str) -> Doc:
        doc = nlp(text)
        place = {token.text: token.i for token in doc}
        heads = [place.get(arcs[t.text][0], t.i) if t.text in arcs else t.i for t in doc]
        labels = [arcs[t.text][1] if t.text in arcs else "dep" for t in doc]
        return Doc(doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], heads=heads, deps=labels)

    return read


CASES: list[tuple[Language, str, Arcs, list[bool]]] = [
    # language, text, what the parser says, whether it disagrees with each record
    ("fr", "L'Office remet un plan.", {"Office": ("remet", "nsubj")}, [False]),
    ("fr", "L'Office remet un plan.", {"plan": ("remet", "nsubj")}, [True]),
    ("nl", "Jaarlijks bezorgt de Rijksdienst de Staat een plan.", {"Rijksdienst": ("bezorgt", "nsubj")}, [False]),
    ("nl", "Jaarlijks bezorgt de Rijksdienst de Staat een plan.", {"Staat": ("bezorgt", "nsubj")}, [True]),
    # one of several joined subjects is enough
    ("fr", "L'État et l'Office remettent un plan.", {"État": ("remettent", "nsubj"), "Office": ("État", "conj")}, [False]),
    # in the passive the agent acts, not the subject; the auxiliary hangs on its participle
    ("fr", "Un plan est remis par l'Office.",
     {"plan": ("remis", "nsubj:pass"), "est": ("remis", "aux:pass"), "Office": ("remis", "obl:agent")}, [False]),
    ("fr", "Un plan est remis par l'Office.",
     {"plan": ("remis", "nsubj:pass"), "est": ("remis", "aux:pass"), "Un": ("remis", "obl:agent")}, [True]),
    ("fr", "Un plan peut être remis par l'Office.",
     {"plan": ("peut", "nsubj"), "remis": ("peut", "xcomp"), "être": ("remis", "aux:pass"), "Office": ("remis", "obl:agent")},
     [False]),
    # a parser that finds nobody abstains; so does everybody about a bearer that is not in the clause
    ("fr", "L'Office remet un plan.", {"plan": ("remet", "obj")}, [False]),
    ("fr", "L'Office tient un registre et remet un plan.", {"registre": ("remet", "nsubj")}, [False, False]),
    ("fr", "Un plan est remis au ministre.", {"plan": ("remis", "nsubj:pass"), "est": ("remis", "aux:pass")}, [False]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "arcs", "expected"), CASES)
def test_a_disagreement_lowers_and_changes_nothing(
    language: Language, text: str, arcs: Arcs, expected: list[bool]
) -> None:
    document = saying(language, text)
    alone = obligations(document)
    found = obligations(document, SecondVote({language: parser(language, arcs)}))
    assert [DISAGREES in owed.reasons for owed in found] == expected
    for owed, before in zip(found, alone, strict=True):
        assert owed.confidence < before.confidence if DISAGREES in owed.reasons else owed == before
        assert _bare(owed) == _bare(before)


def _bare(owed: Obligation) -> Obligation:
    return replace(owed, confidence=0.0, reasons=())


def test_a_language_without_a_parser_is_as_it_was() -> None:
    document = saying("nl", "De Rijksdienst bezorgt een plan.")
    assert obligations(document, SecondVote({"fr": parser("fr", {})})) == obligations(document)
    assert obligations(contract("fr"), SecondVote({"fr": parser("fr", {})})) == ()


def test_an_installed_model_votes() -> None:
    """The model is an extra; where it is not installed, nobody votes."""
    vote = installed()
    if vote is None:
        pytest.skip("no parser model is installed")
    document = saying("fr", "L'Office remet son rapport annuel au ministre.")
    assert obligations(document, vote) == obligations(document)
