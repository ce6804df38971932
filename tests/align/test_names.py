"""Names a document gives its institution, and the articles that it cites."""

from __future__ import annotations

import pytest

from align.masking import NAME, masked, references
from align.names import substituted, variants
from corpus.model import Language
from tests.align.pairs import contract

VARIANTS: list[tuple[Language, str, tuple[str, ...]]] = [
    # a definition that names the institution
    ("fr", "On entend par « la Maison » : l'Office national des valeurs anciennes, institution publique.", ("Maison",)),
    ("nl", 'Verstaan wordt onder "het Huis": de Rijksdienst voor oude waarden, openbare instelling.', ("Huis",)),
    # an introduction with the parties
    ("fr", "et l'Office national des valeurs anciennes, ci-après « le Comptoir », d'autre part", ("Comptoir",)),
    ("nl", "en de Rijksdienst voor oude waarden, hierna \"de Toonbank\", anderzijds", ("Toonbank",)),
    # a definition of somebody else
    ("fr", "On entend par « le Ministre » : le Ministre des Affaires sociales.", ()),
    ("nl", 'Verstaan wordt onder "de Minister": de Minister van Sociale Zaken.', ()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), VARIANTS)
def test_variants(language: Language, text: str, expected: tuple[str, ...]) -> None:
    assert variants(contract("left", language, {"1": text})) == expected


def test_a_learnt_name_is_masked() -> None:
    left = contract("left", "fr", {})
    assert masked("le Comptoir paie", left, ("Comptoir",)) == f"{NAME} paie"
    assert masked("le Comptoir paie", left) == "le Comptoir paie"


SUBSTITUTED = [
    # again and again where the other text has its name: a name
    ([f"{verb} par le Guichet." for verb in ("Payé", "Rendu", "Publié")], [f"{verb} par la Caisse." for verb in ("Payé", "Rendu", "Publié")], ("Guichet",)),
    # once is chance
    (["Payé par le Guichet."], ["Payé par la Caisse."], ()),
    # in the place of something else as often: no name
    ([f"{verb} par le Guichet." for verb in ("Payé", "Rendu", "Publié")] * 2, [f"{verb} par la {who}." for who in ("Caisse", "Banque") for verb in ("Payé", "Rendu", "Publié")], ()),
    # no capital: a word, not a name
    ([f"{verb} par le service." for verb in ("Payé", "Rendu", "Publié")], [f"{verb} par la Caisse." for verb in ("Payé", "Rendu", "Publié")], ()),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), SUBSTITUTED)
def test_consistent_substitution(left: list[str], right: list[str], expected: tuple[str, ...]) -> None:
    assert substituted(zip(left, right, strict=True), (), ("Caisse",)) == (expected, ())


REFERENCES: list[tuple[Language, str, tuple[str, ...]]] = [
    ("fr", "comme prévu aux articles 3, 4 et 16.2.1", ("3", "4", "16.2.1")),
    ("nl", "zoals bepaald in de artikelen 3, 4 en 41bis", ("3", "4", "41bis")),
    ("fr", "en application de l'article 12 de la loi du 3 mai 1999", ()),  # another act's
    ("nl", "met toepassing van artikel 12 van het koninklijk besluit van 3 mei 1999", ()),
]


@pytest.mark.parametrize(("language", "text", "expected"), REFERENCES)
def test_references_to_its_own_articles(language: Language, text: str, expected: tuple[str, ...]) -> None:
    assert references(text, contract("left", language, {})) == expected
