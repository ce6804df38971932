"""Evidence candidates: in an invented report, the passage that speaks of an obligation comes first, with its figures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.block import Place
from corpus.geometry import Span
from corpus.model import Document, Language, Provision
from corpus.reader import read
from extract.evidence import Candidate, candidates
from extract.evidence_figures import figures, value_of
from extract.evidence_lexicon import evidence_rows
from extract.evidence_terms import CONCEPT, terms
from extract.lexicon import Row
from extract.reattachment import Duty

SHARED = Path(__file__).parents[2] / ".." / "shared" / "contracts" / "spfss-2024-report.pdf"


def section(n: int, heading: str, *paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> Provision:
    """A section of a report; section n stands on page n."""
    children = [
        Provision(f"sec_{n}__para_{i}", "paragraph", text=t, places=(Place(0, len(t), Span(n, 70, 100, 500, 112)),))
        for i, t in enumerate(paragraphs, 1)
    ]
    if rows:
        children.append(Provision(f"sec_{n}__table_1", "table", rows=rows, spans=(Span(n, 70, 300, 500, 400),)))
    return Provision(f"sec_{n}", "heading", heading=heading, children=tuple(children))


def report(language: Language, *sections: Provision) -> Document:
    root = Provision("", "document", children=sections)
    return Document(f"museum-2024-{language}", "rapport.pdf", "0" * 64, "report", "MUS", language, "", (1, 9), root)


FRENCH = report(
    "fr",
    section(1, "Avant-propos", "Chère lectrice, cher lecteur, voici le bilan d'une belle année pour notre musée.", "Merci à toutes et à tous."),
    section(2, "Nos visiteurs", "En 2024, 84,5 % des visiteurs interrogés se sont dits satisfaits de l'accueil ; l'enquête portait sur 1 250 personnes.", "Les visiteurs viennent de 31 pays."),
    section(3, "Réclamations", "Le service a reçu 212 réclamations, dont 95 pour cent ont eu une réponse dans les 15 jours ouvrables.", "Le directeur a écrit un livre sur les tapis."),
    section(4, "Personnel", "Chaque gardien a suivi 3 jours de formation.", rows=(("Indicateur", "Norme", "Résultat"), ("Taux d'absentéisme", "< 7 %", "6,2 %"), ("Télétravail", "2 jours", "1,8 jour"))),
    section(5, "Bâtiments", "Les toitures ont été réparées pour 1,2 million d'euros. Le chantier a duré tout l'été. La consommation d'énergie a baissé de 12 %, surtout grâce au nouveau chauffage et aux vitrages posés dans l'aile nord, dont les plans dataient de 1987 ; les échafaudages ont été démontés en mars et les visiteurs ont retrouvé la grande salle."),
)  # fmt: skip
DUTCH = report(
    "nl",
    section(1, "Voorwoord", "Beste lezer, dit is het overzicht van een mooi jaar voor ons museum.", "Dank aan iedereen."),
    section(2, "Onze bezoekers", "In 2024 was 84,5 % van de ondervraagde bezoekers tevreden over het onthaal; de bevraging bereikte 1.250 personen.", "De bezoekers komen uit 31 landen."),
    section(3, "Klachten", "De dienst ontving 212 klachten; 95 procent kreeg binnen 15 werkdagen een antwoord.", "De directeur schreef een boek over tapijten."),
    section(4, "Personeel", "Elke bewaker volgde 3 dagen opleiding.", rows=(("Indicator", "Norm", "Resultaat"), ("Afwezigheidsgraad", "< 7 %", "6,2 %"), ("Telewerk", "2 dagen", "1,8 dag"))),
    section(5, "Gebouwen", "De daken werden hersteld voor 1,2 miljoen euro. De werf duurde de hele zomer. Het energieverbruik daalde met 12 %, vooral dankzij de nieuwe verwarming en de beglazing in de noordvleugel, waarvan de plannen uit 1987 dateerden; de stellingen werden in maart afgebroken en de bezoekers vonden de grote zaal terug."),
)  # fmt: skip


def duty(id: str, quote: str) -> Duty:
    return Duty(id, "art_1", "1", quote, "")


# Obligation in French, in Dutch, where the best passage stands, its page, figures that it must hold.
SPOKEN_OF = [
    ("Le musée mesure chaque année la satisfaction des visiteurs par une enquête.", "Het museum meet elk jaar de tevredenheid van de bezoekers met een bevraging.", "sec_2__para_1", 2, [(84.5, "%")]),
    ("Le musée répond aux réclamations dans les 15 jours ouvrables.", "Het museum beantwoordt klachten binnen 15 werkdagen.", "sec_3__para_1", 3, [(95.0, "%")]),
    ("Les gardiens suivent au moins 2 jours de formation par an.", "De bewakers volgen minstens 2 dagen opleiding per jaar.", "sec_4__para_1", 4, []),
    ("Le taux d'absentéisme reste sous 7 %.", "De afwezigheidsgraad blijft onder 7 %.", "sec_4__table_1", 4, [(7.0, "%"), (6.2, "%")]),
    ("Le musée réduit sa consommation d'énergie de 10 %.", "Het museum vermindert zijn energieverbruik met 10 %.", "sec_5__para_1", 5, [(12.0, "%")]),
]  # fmt: skip
# Of these the report says nothing.
NOT_SPOKEN_OF = [
    ("Le ministre approuve les statuts de la fondation.", "De minister keurt de statuten van de stichting goed."),
    ("La bibliothèque prête ses manuscrits.", "De bibliotheek leent haar handschriften uit."),
]


def best(obligations: Sequence[Duty], document: Document, contract: Document | None = None) -> list[Candidate | None]:
    found = candidates(obligations, document, contract=contract)
    return [next(iter(found[o.id]), None) for o in obligations]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_passage_that_speaks_of_it_comes_first(language: Language) -> None:
    document = FRENCH if language == "fr" else DUTCH
    obligations = [duty(str(i), row[0] if language == "fr" else row[1]) for i, row in enumerate(SPOKEN_OF)]
    for row, first in zip(SPOKEN_OF, best(obligations, document), strict=True):
        assert first is not None, row[0]
        assert (first.eid, first.page) == row[2:4]
        if row[4]:  # where an empty list stands, the unit is a word of the language
            said = [(f.value, f.unit) for f in first.figures]
            assert [f for f in row[4] if f not in said] == []
        provision = document.root.find(first.eid)
        assert provision is not None and 0 < first.score <= 1
        wording = provision.text or "\n".join(cell for r in provision.rows for cell in r)
        assert wording[first.start : first.end] == first.quote
        assert [wording[f.start : f.end] for f in first.figures] == [f.text for f in first.figures]


@pytest.mark.parametrize("quotes", NOT_SPOKEN_OF)
def test_what_the_report_does_not_speak_of(quotes: tuple[str, str]) -> None:
    assert best([duty("a", quotes[0])], FRENCH) == [None]
    assert best([duty("a", quotes[1])], DUTCH) == [None]


def test_a_row_of_a_table_is_a_passage() -> None:
    (first,) = best([duty("a", "Le taux d'absentéisme reste sous 7 %.")], FRENCH)
    assert first is not None and first.quote == "Taux d'absentéisme\n< 7 %\n6,2 %"


def test_a_long_passage_is_quoted_by_its_sentences() -> None:
    (first,) = best([duty("a", "Les toitures sont réparées avant l'hiver.")], FRENCH)
    assert first is not None and [f.value for f in first.figures] == [1_200_000]
    assert first.quote == "Les toitures ont été réparées pour 1,2 million d'euros. Le chantier a duré tout l'été."


@pytest.mark.parametrize(
    ("row", "document", "language"),
    [(SPOKEN_OF[0], DUTCH, "fr"), (SPOKEN_OF[0], FRENCH, "nl"), (SPOKEN_OF[1], DUTCH, "fr")],
)
def test_across_the_languages(row: tuple[str, str, str, int, object], document: Document, language: Language) -> None:
    """Concepts and numbers are the same in both."""
    contract = report(language)
    (first,) = best([duty("a", row[0] if language == "fr" else row[1])], document, contract)
    assert first is not None and first.eid == row[2]


def test_headings_of_the_contract_help() -> None:
    """ "It reports on them each year" says nothing of what; its heading does."""
    eid = "art_9__para_1"
    paragraph = Provision(eid, "paragraph", text="L'accueil des personnes en est suivi.")
    contract = report(
        "fr", Provision("art_9", "article", heading="Enquête de satisfaction des visiteurs", children=(paragraph,))
    )
    vague = Duty("a", eid, "9", paragraph.text, "")
    with_heading, without = best([vague], FRENCH, contract)[0], best([vague], FRENCH)[0]
    assert with_heading is not None and with_heading.eid == "sec_2__para_1"
    assert without is None or without.score != with_heading.score


def test_what_is_said_twice_is_proposed_once() -> None:
    text = "Chaque gardien a suivi une formation sur les incendies."
    found = candidates([duty("a", text)], report("fr", section(1, "Bref", text), section(2, "Long", text)))
    assert [c.quote for c in found["a"]] == [text]


def test_top_and_empty_reports() -> None:
    one = duty("a", "Les visiteurs du musée sont satisfaits de l'accueil des visiteurs.")
    assert len(candidates([one], FRENCH, top=1)["a"]) == 1
    assert candidates([one], FRENCH, top=0) == {"a": ()}
    assert candidates([one], report("fr")) == {"a": ()}
    assert candidates([], FRENCH) == {}
    assert candidates([duty("a", "")], FRENCH) == {"a": ()}


def test_every_run_gives_the_same() -> None:
    """Also with another seed of Python's hashes."""
    code = (
        "from tests.extract.test_evidence import FRENCH, SPOKEN_OF, candidates, duty;"
        "print(candidates([duty(str(i), r[0]) for i, r in enumerate(SPOKEN_OF)], FRENCH))"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] and "Candidate(" in runs[0]


FIGURES = [
    # text, language, what is counted in it: (value, unit)
    ("84,5 % des visiteurs", "fr", [(84.5, "%")]),
    ("84,5% van de bezoekers", "nl", [(84.5, "%")]),
    ("95 pour cent", "fr", [(95.0, "%")]),
    ("95 procent", "nl", [(95.0, "%")]),
    ("0,15 ‰", "fr", [(0.15, "‰")]),
    ("1 250 visiteurs et 1.867 billets", "fr", [(1250.0, "visiteurs"), (1867.0, "billets")]),
    ("1.250 bezoekers", "nl", [(1250.0, "bezoekers")]),
    ("pour 1,2 million d'euros", "fr", [(1_200_000.0, "EUR")]),
    ("voor 1,2 miljoen euro", "nl", [(1_200_000.0, "EUR")]),
    ("€ 12.500,50 par an", "fr", [(12500.5, "EUR")]),
    ("voor 500 EUR", "nl", [(500.0, "EUR")]),
    ("3 millions de visites", "fr", [(3_000_000.0, "visites")]),
    ("15 jours ouvrables", "fr", [(15.0, "jours ouvrables")]),
    ("15 werkdagen", "nl", [(15.0, "werkdagen")]),
    ("20,5 équivalents temps plein", "fr", [(20.5, "équivalents temps plein")]),
    ("Nombre de visites guidées : 3.729", "fr", [(3729.0, "Nombre de visites guidées")]),
    ("Aantal rondleidingen: 3.729", "nl", [(3729.0, "Aantal rondleidingen")]),
    # Years, days, references, clock times, ordinals and names count nothing.
    ("En 2024 notre musée a fêté ses cent ans", "fr", []),
    ("le 31 mars 2024", "fr", []),
    ("op 31 maart 2024", "nl", []),
    ("l'article 12 règle les prêts", "fr", []),
    ("zie artikel 12 over leningen, blz. 7 bovenaan", "nl", []),
    ("ouvert à 9h30 et à 12:15", "fr", []),
    ("le 1er étage, la 3e salle, COVID-19, 24/7", "fr", []),
    ("tel. 02 123 45 67", "fr", []),
    ("", "nl", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), FIGURES)
def test_figures(text: str, language: Language, expected: list[tuple[float, str]]) -> None:
    found = figures(text, language)
    assert [(f.value, f.unit) for f in found] == expected
    assert [text[f.start : f.end] for f in found] == [f.text for f in found]


@pytest.mark.parametrize(
    ("number", "value"),
    [("1.867", 1867), ("1 867,5", 1867.5), ("3,39", 3.39), ("4.5", 4.5), ("1.234.567", 1234567), ("12", 12)],
)
def test_numbers_as_printed_in_belgium(number: str, value: float) -> None:
    assert value_of(number) == value


READERS = {
    "concept": lambda text, language, row: CONCEPT + row.value in terms(text, language),
    "unit": lambda text, language, row: any(" " in f.unit for f in figures(text, language)),
    "share": lambda text, language, row: any(f.unit == "%" for f in figures(text, language)),
    "money": lambda text, language, row: any(f.unit == "EUR" for f in figures(text, language)),
    "multiplier": lambda text, language, row: any(f.value >= float(row.value) for f in figures(text, language)),
    "reference": lambda text, language, row: not figures(text, language),
    "ending": lambda text, language, row: sum(t.isalpha() for t in terms(text, language)) == 1,
}  # fmt: skip


@pytest.mark.parametrize("row", evidence_rows(), ids=lambda row: f"{row.idea}-{row.value}")
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_row_of_the_lexicon(row: Row, language: Language) -> None:
    """The example holds the idea, the counter-example does not."""
    assert READERS[row.idea](row.example[language], language, row)
    assert not READERS[row.idea](row.counter[language], language, row)


# An obligation in our own words, words of the passage of the real report that answers to it, or of a heading above.
REAL = [
    ("Le service paie les factures de ses fournisseurs dans les délais de paiement.", "factures"),
    ("Le service sonde la satisfaction des usagers par des enquêtes après leurs appels.", "satisf"),
    ("Le service atteint au moins 3 % de personnes handicapées dans son personnel, l'emploi de personnes en situation de handicap est suivi.", "situation de handicap"),
    ("Le service traite les plaintes recevables et en publie le nombre.", "plaintes"),
    ("Le service promeut la santé mentale au travail.", "Santé mentale"),
]  # fmt: skip


@pytest.mark.shared
def test_a_real_annual_report() -> None:
    if not SHARED.is_file():
        pytest.skip("the contracts in ../shared are not here")
    (document,) = read(SHARED).documents
    assert document.kind == "report"
    found = candidates([duty(str(i), quote) for i, (quote, _) in enumerate(REAL)], document)
    for i, (quote, heading) in enumerate(REAL):
        best = found[str(i)]
        assert best and best[0].page is not None and heading in " ".join((*best[0].headings, best[0].quote)), quote
    (late,) = [f for c in found["0"] for f in c.figures if 99 < f.value < 100][:1]
    assert late.unit == "%"
