"""Citations: of provisions of the same text, resolved to eIds, and of acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.messages import say
from corpus.model import Document, Language, Provision
from extract.citations import ActCitation, InternalCitation, citations, dangling
from extract.references import references
from tests.extract.handmade import article, contract
from tests.extract.test_citation_lexicon import around

FR: Language = "fr"
NL: Language = "nl"
Row = tuple[Language, str, list[tuple[str, ...]]]

# language, text, (quote, target, eIds in one string) for each citation
INTERNAL: list[Row] = [
    (FR, "Selon l'article 4, le relevé est remis.", [("l'article 4", "4", "art_4")]),
    (NL, "Volgens artikel 4 wordt de staat ingediend.", [("artikel 4", "4", "art_4")]),
    (FR, "Les articles 4 et 5 s'appliquent.", [("articles 4 et 5", "4", "art_4"), ("articles 4 et 5", "5", "art_5")]),
    (NL, "De artikelen 4 en 5 gelden.", [("artikelen 4 en 5", "4", "art_4"), ("artikelen 4 en 5", "5", "art_5")]),
    # a range holds what stands between its ends
    (FR, "Les articles 4 à 6 valent.", [("articles 4 à 6", n, f"art_{n}") for n in ("4", "5", "6")]),
    (NL, "Artikelen 4 tot en met 6 gelden.", [("Artikelen 4 tot en met 6", n, f"art_{n}") for n in ("4", "5", "6")]),
    # an article named again is a citation of its own
    (FR, "selon l'article 4 ou l'article 5", [("l'article 4", "4", "art_4"), ("l'article 5", "5", "art_5")]),
    # as fine as the words are; the words before the article are no part of the quote
    (FR, "visé à l'article 4, § 2, 2°,", [("l'article 4, § 2, 2°", "4", "art_4__para_2__point_2")]),
    (NL, "bedoeld in artikel 4, § 2, 2°,", [("artikel 4, § 2, 2°", "4", "art_4__para_2__point_2")]),
    (FR, "dans le premier alinéa de l'article 4", [("l'article 4", "4", "art_4__para_1")]),
    (NL, "in het eerste lid van artikel 4 staat", [("artikel 4", "4", "art_4__para_1")]),
    (FR, "l'article 4, alinéas 1er et 2, vaut", [("l'article 4, alinéas 1er et 2", "4", "art_4__para_1 art_4__para_3")]),
    (NL, "artikel 4, eerste en tweede lid, geldt",
     [("artikel 4, eerste en tweede lid", "4", "art_4__para_1 art_4__para_3")]),
    (FR, "les articles 4, § 2, et 5 valent",
     [("articles 4, § 2, et 5", "4", "art_4__para_2"), ("articles 4, § 2, et 5", "5", "art_5")]),
    (NL, "de artikelen 4, § 2, 2°, en 5 gelden",
     [("artikelen 4, § 2, 2°, en 5", "4", "art_4__para_2__point_2"), ("artikelen 4, § 2, 2°, en 5", "5", "art_5")]),
    # a list that ends in a range; a number that was put in later; what follows a number
    (FR, "aux articles 4 et 6 à 8", [("articles 4 et 6 à 8", n, f"art_{n}") for n in ("4", "6", "7", "8")]),
    (NL, "in de artikelen 4 en 6 tot 8", [("artikelen 4 en 6 tot 8", n, f"art_{n}") for n in ("4", "6", "7", "8")]),
    (FR, "les articles 5 et suivants", [("articles 5 et suivants", "5", "art_5")]),
    (NL, "de artikelen 5 en volgende", [("artikelen 5 en volgende", "5", "art_5")]),
    (FR, "l'article 4, alinéa 1er et alinéa 2,", [("l'article 4, alinéa 1er et alinéa 2", "4", "art_4__para_1 art_4__para_3")]),
    (NL, "artikel 4, lid 1 en lid 2,", [("artikel 4, lid 1 en lid 2", "4", "art_4__para_1 art_4__para_3")]),
    # the § of another article is not one more of this one
    (FR, "l'article 5 et § 2 de l'article 4", [("l'article 5", "5", "art_5"), ("l'article 4", "4", "art_4__para_2")]),
    (NL, "artikel 5 en § 2 van artikel 4", [("artikel 5", "5", "art_5"), ("artikel 4", "4", "art_4__para_2")]),
    # by its place: of the article that says it
    (FR, "comme à l'alinéa précédent", [("l'alinéa précédent", "7", "art_7__para_1")]),
    (NL, "zoals in het vorige lid", [("vorige lid", "7", "art_7__para_1")]),
    (FR, "à l'alinéa 3, il vaut", [("l'alinéa 3", "7", "art_7__para_3")]),
    (NL, "in het derde lid staat", [("derde lid", "7", "art_7__para_3")]),
    (FR, "le présent article vaut", [("présent article", "7", "art_7")]),
    (NL, "dit artikel geldt", [("dit artikel", "7", "art_7")]),
    (FR, "le présent chapitre vaut", [("présent chapitre", "III", "chp_3")]),
    (NL, "dit hoofdstuk geldt", [("dit hoofdstuk", "III", "chp_3")]),
    (FR, "l'article suivant vaut", [("l'article suivant", "8", "art_8")]),
    (NL, "het volgende artikel geldt", [("volgende artikel", "8", "art_8")]),
    # divisions and headings
    (FR, "au chapitre III", [("chapitre III", "chapitre III", "chp_3")]),
    (NL, "in hoofdstuk III", [("hoofdstuk III", "hoofdstuk III", "chp_3")]),
    (FR, "la liste de l'annexe 2", [("l'annexe 2", "annexe 2", "annex_2")]),
    (FR, "ce plan (voir 4.2) vaut", [("voir 4.2", "4.2", "hd_4-2")]),
    (NL, "dat plan (zie 4.2) geldt", [("zie 4.2", "4.2", "hd_4-2")]),
    # of the contract itself, in so many words
    (FR, "l'article 4 du présent contrat", [("l'article 4", "4", "art_4")]),
    (NL, "artikel 4 van deze overeenkomst", [("artikel 4", "4", "art_4")]),
    # a list of divisions is one citation for each; the finest that is named is the one cited
    (FR, "les chapitres II et III", [("chapitres II et III", "chapitre II", ""), ("chapitres II et III", "chapitre III", "chp_3")]),
    (NL, "de bijlagen 1 en 2", [("bijlagen 1 en 2", "bijlage 1", ""), ("bijlagen 1 en 2", "bijlage 2", "annex_2")]),
    (FR, "la section 2 du chapitre III", [("section 2 du chapitre III", "section 2", "sec_2")]),
    (NL, "hoofdstuk III, afdeling 2", [("hoofdstuk III, afdeling 2", "afdeling 2", "sec_2")]),
    # brackets close around a citation, they do not belong to it
    (FR, "le relevé (article 4) vaut", [("article 4", "4", "art_4")]),
    # numbers behind a citation that are none
    (FR, "selon l'article 4, 30 jours après la demande", [("l'article 4", "4", "art_4")]),
    (NL, "volgens artikel 4 en 30 dagen na de aanvraag", [("artikel 4", "4", "art_4")]),
    (FR, "l'article 4 et 66,66 % des cas", [("l'article 4", "4", "art_4")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), INTERNAL)
def test_internal(language: Language, text: str, expected: list[tuple[str, ...]]) -> None:
    found = citations(around(language, text))
    assert [(c.quote, c.target, " ".join(c.eids)) for c in found if isinstance(c, InternalCitation)] == expected
    assert not any(isinstance(c, ActCitation) for c in found)
    assert all(text[c.start : c.end] == c.quote for c in found)


# language, text, (quote, type, date, provision) for each citation
ACTS: list[Row] = [
    (FR, "Selon l'arrêté royal du 3 mai 1999, il vaut.", [("l'arrêté royal du 3 mai 1999", "royal_decree", "1999-05-03", "")]),
    (NL, "Volgens het koninklijk besluit van 3 mei 1999.",
     [("het koninklijk besluit van 3 mei 1999", "royal_decree", "1999-05-03", "")]),
    (FR, "l'article 7, § 2, alinéa 1er, de l'AR du 1er mai 1999",
     [("l'article 7, § 2, alinéa 1er, de l'AR du 1er mai 1999", "royal_decree", "1999-05-01", "article 7, § 2, alinéa 1er")]),
    (NL, "artikel 7, § 2, eerste lid, van het KB van 1 mei 1999",
     [("artikel 7, § 2, eerste lid, van het KB van 1 mei 1999", "royal_decree", "1999-05-01", "artikel 7, § 2, eerste lid")]),
    # the title is no part of the quote, and a name inside a title no citation of its own
    (FR, "la loi du 3 mai 1999 instituant la Charte des musées ;", [("la loi du 3 mai 1999", "law", "1999-05-03", "")]),
    (NL, "de wet van 3 mei 1999 tot invoering van het Handvest van de musea;",
     [("de wet van 3 mei 1999", "law", "1999-05-03", "")]),
    # several dates, one word
    (FR, "les AR des 3 mai 1999 et 4 juin 2001",
     [("les AR des 3 mai 1999", "royal_decree", "1999-05-03", ""), ("4 juin 2001", "royal_decree", "2001-06-04", "")]),
    (NL, "de KB's van 3 mei 1999 en 4 juni 2001",
     [("de KB's van 3 mei 1999", "royal_decree", "1999-05-03", ""), ("4 juni 2001", "royal_decree", "2001-06-04", "")]),
    # the title before the date, the date in figures
    (FR, "la Charte des usagers du 4 mai 1992", [("la Charte des usagers du 4 mai 1992", "charter", "1992-05-04", "")]),
    (NL, "de wet betreffende de musea van 03/05/1999",
     [("de wet betreffende de musea van 03/05/1999", "law", "1999-05-03", "")]),
    (FR, "la circulaire n° 4 du 3 mai 2016", [("la circulaire n° 4 du 3 mai 2016", "circular", "2016-05-03", "")]),
    (NL, "omzendbrief nr. 4 van 3 mei 2016", [("omzendbrief nr. 4 van 3 mei 2016", "circular", "2016-05-03", "")]),
    (FR, "l'article 5 du règlement (UE) 2019/1234",
     [("l'article 5 du règlement (UE) 2019/1234", "regulation", "", "article 5")]),
    (NL, "artikel 5 van de AVG", [("artikel 5 van de AVG", "regulation", "2016-04-27", "artikel 5")]),
    # pointing back
    (FR, "la loi du 3 mai 1999 et l'article 5 de ladite loi",
     [("la loi du 3 mai 1999", "law", "1999-05-03", ""), ("l'article 5 de ladite loi", "law", "1999-05-03", "article 5")]),
    (NL, "de wet van 3 mei 1999 en artikel 5 van voormelde wet",
     [("de wet van 3 mei 1999", "law", "1999-05-03", ""),
      ("artikel 5 van voormelde wet", "law", "1999-05-03", "artikel 5")]),
    # the act of the last one belongs to those that it is coordinated with
    (FR, "l'article 5 ou l'article 6 de la loi du 3 mai 1999",
     [("l'article 5", "law", "1999-05-03", "article 5"),
      ("l'article 6 de la loi du 3 mai 1999", "law", "1999-05-03", "article 6")]),
    # a recital names the act first, then the article
    (FR, "Vu la loi du 3 mai 1999 sur les musées, notamment l'article 5 ;",
     [("la loi du 3 mai 1999", "law", "1999-05-03", ""), ("l'article 5", "law", "1999-05-03", "article 5")]),
    (NL, "Gelet op de wet van 3 mei 1999 betreffende de musea, artikel 5;",
     [("de wet van 3 mei 1999", "law", "1999-05-03", ""), ("artikel 5", "law", "1999-05-03", "artikel 5")]),
    # right behind the act, or "of it"
    (FR, "AR du 3 mai 1999, art. 8", [("AR du 3 mai 1999", "royal_decree", "1999-05-03", ""), ("art. 8", "royal_decree", "1999-05-03", "art. 8")]),
    (NL, "KB van 3 mei 1999 betreffende de musea (art. 8)", [("KB van 3 mei 1999", "royal_decree", "1999-05-03", ""), ("art. 8", "royal_decree", "1999-05-03", "art. 8")]),
    (NL, "de wet van 3 mei 1999 en de artikelen 5 en 6 ervan", [("de wet van 3 mei 1999", "law", "1999-05-03", ""), ("artikelen 5 en 6", "law", "1999-05-03", "artikelen 5 en 6")]),
    # more ways to write an act
    (FR, "la loi-programme (I) du 3 mai 1999", [("la loi-programme (I) du 3 mai 1999", "law", "1999-05-03", "")]),
    (FR, "la loi relative aux musées, coordonnée le 3 mai 1999", [("la loi relative aux musées, coordonnée le 3 mai 1999", "law", "1999-05-03", "")]),
    (FR, "Règlement UE 2019/1234 du Parlement européen du 3 mai 2019", [("Règlement UE 2019/1234 du Parlement européen du 3 mai 2019", "regulation", "2019-05-03", "")]),
    (NL, "het besluit van de Vlaamse Regering van 3 mei 1999", [("het besluit van de Vlaamse Regering van 3 mei 1999", "order", "1999-05-03", "")]),
    # a number is enough; words of kind stand between the act and its date
    (FR, "la circulaire n° 573 et la CCT n° 104", [("la circulaire n° 573", "circular", "", ""), ("la CCT n° 104", "agreement", "", "")]),
    (NL, "omzendbrief nr. 573 en de CAO nr. 104", [("omzendbrief nr. 573", "circular", "", ""), ("de CAO nr. 104", "agreement", "", "")]),
    (FR, "la circulaire ministérielle du 3 mai 2010", [("la circulaire ministérielle du 3 mai 2010", "circular", "2010-05-03", "")]),
    (FR, "le décret flamand du 3 mai 1999", [("le décret flamand du 3 mai 1999", "decree", "1999-05-03", "")]),
    (NL, "het Vlaams decreet van 3 mei 1999", [("het Vlaams decreet van 3 mei 1999", "decree", "1999-05-03", "")]),
    (FR, "la loi « musées » du 3 mai 1999", [("la loi « musées » du 3 mai 1999", "law", "1999-05-03", "")]),
    (NL, "de “museumwet” van 3 mei 1999", [("de “museumwet” van 3 mei 1999", "law", "1999-05-03", "")]),
    (NL, "de wet tot invoering van het handvest van de bezoeker van 3 mei 1999", [("de wet tot invoering van het handvest van de bezoeker van 3 mei 1999", "law", "1999-05-03", "")]),
    # the Union's acts, with and without brackets, with their makers
    (FR, "le règlement CE n° 1234/2004 du 3 mai 2004", [("le règlement CE n° 1234/2004 du 3 mai 2004", "regulation", "2004-05-03", "")]),
    (NL, "verordening (EU) 2019/1234 van het Europees Parlement en de Raad van 3 mei 2019",
     [("verordening (EU) 2019/1234 van het Europees Parlement en de Raad van 3 mei 2019", "regulation", "2019-05-03", "")]),
    (FR, "la directive européenne 2019/1234", [("la directive européenne 2019/1234", "directive", "", "")]),
    (NL, "de Europese richtlijn 2019/1234", [("de Europese richtlijn 2019/1234", "directive", "", "")]),
    # the day of the act before
    (FR, "la loi du 3 mai 1999 et l'arrêté royal de la même date",
     [("la loi du 3 mai 1999", "law", "1999-05-03", ""), ("l'arrêté royal de la même date", "royal_decree", "1999-05-03", "")]),
    (NL, "de wet van 3 mei 1999 en het KB van dezelfde datum",
     [("de wet van 3 mei 1999", "law", "1999-05-03", ""), ("het KB van dezelfde datum", "royal_decree", "1999-05-03", "")]),
    (FR, "la loi de la même date", []),
    # articles put in later, and those of newer codes
    (FR, "l'article 6/1, § 1er, de la loi du 3 mai 1999", [("l'article 6/1, § 1er, de la loi du 3 mai 1999", "law", "1999-05-03", "article 6/1, § 1er")]),
    (NL, "artikel 6/1, § 1, van de wet van 3 mei 1999", [("artikel 6/1, § 1, van de wet van 3 mei 1999", "law", "1999-05-03", "artikel 6/1, § 1")]),
    (FR, "l'article XX.1 du Code de droit économique", [("l'article XX.1 du Code de droit économique", "code", "", "article XX.1")]),
    (NL, "artikel XX.1 van het Wetboek van economisch recht", [("artikel XX.1 van het Wetboek van economisch recht", "code", "", "artikel XX.1")]),
    (FR, "l'article 1382 de l'ancien Code civil", [("l'article 1382 de l'ancien Code civil", "code", "", "article 1382")]),
    (NL, "artikel 1382 van het oud Burgerlijk Wetboek", [("artikel 1382 van het oud Burgerlijk Wetboek", "code", "", "artikel 1382")]),
    # neither a citation nor a provision of our own
    (FR, "l'article 3 du règlement d'ordre intérieur", [("l'article 3 du règlement d'ordre intérieur", "other", "", "article 3")]),
    (NL, "artikel 3 van de Ondernemingswet", [("artikel 3 van de Ondernemingswet", "law", "", "artikel 3")]),
    # no act at all
    (FR, "un avant-projet de loi ou d'arrêté, par ou en vertu d'une loi", []),
    (NL, "een voorontwerp van wet of besluit, bij of krachtens de wet", []),
    (FR, "la décision du Conseil des ministres du 20/10/2021", []),
    (NL, "de circulaire economie en de richtlijnen van de Regering", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ACTS)
def test_acts(language: Language, text: str, expected: list[tuple[str, ...]]) -> None:
    found = [c for c in citations(around(language, text)) if isinstance(c, ActCitation)]
    assert [(c.quote, c.act.type, c.act.date, c.provision) for c in found] == expected
    assert not any(isinstance(c, InternalCitation) for c in citations(around(language, text)))


def test_the_title_and_the_number_are_kept() -> None:
    (found,) = citations(around("fr", "l'arrêté royal n° 4 du 3 mai 1999 portant création des musées, qui vaut"))
    assert isinstance(found, ActCitation)
    assert (found.act.number, found.act.title) == ("4", "portant création des musées")


ALIASES: list[tuple[Language, str, str, str]] = [
    (FR, "« Arrêté de base » : l'arrêté royal du 3 mai 1999 portant création des musées ;",
     "conformément à l'article 8, § 3, de l'Arrêté de base", "l'article 8, § 3, de l'Arrêté de base"),
    (NL, "“het Basisbesluit”: het koninklijk besluit van 3 mei 1999 houdende oprichting van de musea;",
     "overeenkomstig artikel 8, § 3, van het basisbesluit", "artikel 8, § 3, van het basisbesluit"),
    (FR, "selon l'arrêté royal du 3 mai 1999, ci-après dénommé « l'arrêté de base », et", "selon l'arrêté de base,",
     "l'arrêté de base"),
    # a hyphen more or less is the same name
    (FR, "« loi-musées » : la loi du 3 mai 1999 portant création des musées ;", "selon l'article 8 de la loi musées,",
     "l'article 8 de la loi musées"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "definition", "text", "quote"), ALIASES)
def test_a_defined_name_stands_for_its_act(language: Language, definition: str, text: str, quote: str) -> None:
    document = contract(language, article("1", definition), article("9", text))
    first, last = citations(document)  # the name where it is defined is no third one
    assert isinstance(first, ActCitation) and isinstance(last, ActCitation)
    assert (last.quote, last.act.date, last.ground) == (quote, "1999-05-03", "defined")


def test_a_name_may_be_used_in_the_meaning_of_another() -> None:
    base = "« Arrêté de base » : l'arrêté royal du 3 mai 1999 portant création des musées ;"
    other = "« Office » : l'Office visé à l'article 3 de l'Arrêté de base ;"
    assert [c.quote for c in citations(contract("fr", article("1", base, other)))] == [
        "l'arrêté royal du 3 mai 1999",
        "l'article 3 de l'Arrêté de base",
    ]


def test_a_paragraph_that_we_do_not_have_is_that_of_the_act_cited_before() -> None:
    before = "selon l'article 4, § 9, de l'AR du 3 mai 1999"
    document = contract(
        "fr", article("3", before), article("4", "x"), article("5", "en application de l'article 4 § 9")
    )
    _, last = citations(document)
    assert isinstance(last, ActCitation)
    assert (last.act.date, last.ground, last.confidence) == ("1999-05-03", "elliptic", 0.5)


DANGLING: list[tuple[Language, str, str]] = [
    (FR, "selon l'article 99, il vaut", "l'article 99"),
    (NL, "volgens artikel 99 geldt het", "artikel 99"),
    (FR, "selon l'article 4, § 9, il vaut", "l'article 4, § 9"),  # the article is there, the paragraph is not
]


@pytest.mark.parametrize(("language", "text", "quote"), DANGLING)
def test_what_points_at_nothing_is_reported(language: Language, text: str, quote: str) -> None:
    (anomaly,) = dangling(around(language, text))
    assert (anomaly.key, anomaly.page, anomaly.eid) == ("citations.dangling", 3, "art_7__para_2")
    assert quote in say(anomaly.key, language, **dict(anomaly.values))


def test_what_points_at_something_is_not_reported() -> None:
    assert dangling(around("fr", "les articles 4 et 5 et l'annexe 2")) == ()


def test_a_decree_that_speaks_of_itself_cites_nothing() -> None:
    decree = replace(
        contract("nl", article("2", "De minister is belast met de uitvoering van dit besluit.")), kind="decree"
    )
    assert citations(decree) == ()


@pytest.mark.parametrize(("text", "count"), [("Article 4", 0), ("article 4 ;", 1), ("l'article 4.", 1)])
def test_a_passage_that_names_an_article_is_a_heading_or_an_item(text: str, count: int) -> None:
    assert len(citations(around("fr", text))) == count


def test_cells_of_a_table_do_not_run_into_each_other() -> None:
    table = Provision("table_1", "table", rows=(("article", "5"), ("article 4", "6")))
    document = contract("fr", table, article("4", "x"), article("5", "x"))
    assert [c.quote for c in citations(document)] == ["article 4"]


def test_the_exchange_format() -> None:
    text = "selon l'alinéa précédent, l'article 4, 2°, et la Convention des Nations unies relative aux mers, l'AR du 3 mai 1999"
    found = references(around("fr", text))
    # what is cited by its place leads nowhere else and is left out
    assert [(r["quote"], r.get("target"), r.get("type"), r.get("date")) for r in found] == [
        ("l'article 4, 2°", "4", None, None),
        ("la Convention des Nations unies relative aux mers", None, "other", None),
        ("l'AR du 3 mai 1999", None, "royal_decree", "1999-05-03"),
    ]
    assert found[2]["eli"] == "http://www.ejustice.just.fgov.be/eli/arrete/1999/05/03"


def numbered(num: str, *texts: str) -> Provision:
    """An article as treaties have it: paragraphs numbered "1.", "2."."""
    points = tuple(
        Provision(f"art_{num}__point_{i}", "point", num=str(i), label=f"{i}.", text=text)
        for i, text in enumerate(texts, 1)
    )
    return Provision(f"art_{num}", "article", num=num, children=points)


@pytest.mark.parametrize(
    ("language", "text"), [(FR, "le paragraphe précédent"), (NL, "het vorige lid"), (NL, "artikel 3, eerste lid")]
)
def test_numbered_paragraphs_of_treaties(language: Language, text: str) -> None:
    document: Document = contract(language, numbered("3", "un", text))
    (found,) = citations(document)
    assert isinstance(found, InternalCitation)
    assert found.eids == ("art_3__point_1",)
