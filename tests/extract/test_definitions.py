"""Definitions and abbreviations."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.model import Document, Language, Provision
from extract.definitions import definitions, rows, shortened
from tests.extract.handmade import article, contract, saying

FR: Language = "fr"
NL: Language = "nl"
LANGUAGES: tuple[Language, ...] = (FR, NL)
LEXICON = [
    pytest.param(row, language, id=f"{row.get('idea', row.get('kind'))}-{i}-{language}")
    for table in ("phrase", "scope")
    for i, row in enumerate(rows()[table])
    for language in LANGUAGES
]


def scopes(document: Document) -> list[str]:
    return [d.scope for d in definitions(document)]


@pytest.mark.parametrize(("row", "language"), LEXICON)
def test_the_example_defines(row: dict[str, Any], language: Language) -> None:
    heading = Provision("hd_1", "heading", num="1", heading="Définitions" if language == FR else "Definities")
    said = Provision("hd_1__para_1", "paragraph", text=row["example"][language])
    document = contract(language, Provision(heading.eid, "heading", heading=heading.heading, children=(said,)))
    assert definitions(document), row["example"][language]


@pytest.mark.parametrize(("row", "language"), LEXICON)
def test_the_counter_example_does_not(row: dict[str, Any], language: Language) -> None:
    if "kind" in row:  # a scope: the counter-example defines, but for the whole document
        assert scopes(chaptered(language, row["counter"][language])) == [""]
    else:
        assert definitions(saying(language, row["counter"][language])) == (), row["counter"][language]


def chaptered(language: Language, text: str) -> Document:
    return contract(language, Provision("chp_1", "chapter", num="1", children=(article("7", text),)))


# language, text, (term, meaning, other name) for each definition
CASES: list[tuple[Language, str, list[tuple[str, str, str]]]] = [
    (FR, "« Relevé » ou « RC » : la liste des carrières ;", [("Relevé", "la liste des carrières", "RC")]),
    (NL, "“Staat” of “ST”: de lijst van de loopbanen;", [("Staat", "de lijst van de loopbanen", "ST")]),
    (FR, 'Pour l\'application du présent contrat, on entend par "relevé" : la liste des carrières.',
     [("relevé", "la liste des carrières", "")]),
    (NL, "Onder “staat” wordt verstaan: de lijst van de loopbanen.", [("staat", "de lijst van de loopbanen", "")]),
    (FR, "L'Office des phares, ci-après dénommé « l'Office », agit.", [("l'Office", "L'Office des phares", "")]),
    (FR, "la Caisse des phares (ci-après la Caisse) agit", [("Caisse", "la Caisse des phares", "")]),
    (NL, "De Dienst voor vuurtorens, hierna “de Dienst” genoemd, handelt.",
     [("de Dienst", "De Dienst voor vuurtorens", "")]),
    (NL, "De Dienst voor vuurtorens, hierna de Dienst genoemd, handelt.",
     [("de Dienst", "De Dienst voor vuurtorens", "")]),
    (FR, "la Caisse auxiliaire des phares (CAP) agit", [("CAP", "Caisse auxiliaire des phares", "")]),
    (NL, "de Nationale Dienst voor Vuurtorens (NDV) handelt", [("NDV", "Nationale Dienst voor Vuurtorens", "")]),
    (FR, "l'État, et l'Office des phares, ci-après dénommé « l'Office »,", [("l'Office", "l'Office des phares", "")]),
    # brackets that shorten nothing
    (FR, "le relevé des carrières (PDF) est remis", []),
    (NL, "de staat van de loopbanen (bijlage) wordt ingediend", []),
    # a colon that defines nothing
    (FR, "Les partenaires s'engagent : à répondre", []),
    (NL, "De partners verbinden zich ertoe: te antwoorden", []),
    (FR, "Voir les règles ci-après :", []),
    (FR, "cette règle (voir ci-après le 2°) vaut", []),
    (NL, "en de invoering van Verordening (EG) 12/2004", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_definitions(language: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = definitions(saying(language, text))
    assert [(d.term, d.meaning, d.abbreviation) for d in found] == expected
    for d in found:
        assert text[d.start : d.end] == d.quote
        assert d.term in " ".join(text[d.term_start : d.term_end].split())


@pytest.mark.parametrize(
    ("language", "stem", "entry", "term"),
    [
        (FR, "on entend par :", "relevé : la liste des carrières ;", "relevé"),
        (NL, "wordt verstaan onder:", "de staat: de lijst van de loopbanen;", "staat"),
        # a mark whose other half was lost
        (FR, "on entend par :", 'le relevé" : la liste des carrières ;', "relevé"),
        (NL, "wordt verstaan onder:", "de staat”: de lijst van de loopbanen;", "staat"),
    ],
)
def test_entries_of_a_list_of_definitions_need_no_quotes(language: Language, stem: str, entry: str, term: str) -> None:
    point = Provision("art_1__para_1__point_1", "point", num="1", label="1°", text=entry)
    listed = Provision("art_1__para_1", "paragraph", text=stem, children=(point,))
    (found,) = definitions(contract(language, Provision("art_1", "article", num="1", children=(listed,))))
    assert (found.term, found.article, found.form) == (term, "1", "term")


@pytest.mark.parametrize(("language", "row"), [(language, row) for language in LANGUAGES for row in rows()["scope"]])
def test_a_definition_may_hold_for_a_part_only(language: Language, row: dict[str, Any]) -> None:
    where = {"article": "art_7", "chapter": "chp_1"}[row["kind"]]
    assert scopes(chaptered(language, row["example"][language])) == [where]


@pytest.mark.parametrize(
    ("text", "letters", "words"),
    [
        ("par la Caisse auxiliaire des phares", "CAP", "Caisse auxiliaire des phares"),
        ("door de Kruispuntbank van de Sociale Zekerheid", "KSZ", "Kruispuntbank van de Sociale Zekerheid"),
        ("le relevé des carrières", "XYZ", None),
        # no abbreviation of that many words
        ("chaque année un premier plan annuel pour toute la ville", "CV", None),
    ],
)
def test_shortened(text: str, letters: str, words: str | None) -> None:
    start = shortened(text, letters)
    assert (text[start:] if start is not None else None) == words
