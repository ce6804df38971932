"""French or Dutch, from a line on; and silence where it does not show."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from corpus.language import guess, language

ROWS = tomllib.loads(files("corpus").joinpath("language.toml").read_text(encoding="utf-8"))["words"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Fonds transmet le rapport au Ministre.", "fr"),
        ("Het Fonds bezorgt het verslag aan de Minister.", "nl"),
        ("La Secrétaire d'État au Budget,", "fr"),
        ("De Staatssecretaris voor Begroting, met de Minister van Werk", "nl"),
        ("L'institution s'engage à l'informer.", "fr"),
        ("Gelet op de wet tot oprichting van het Fonds", "nl"),
        ("Vu la loi instituant le Fonds", "fr"),
        # a French sentence that quotes a Dutch title
        (
            "Le Ministre et le Fonds publient ensemble, sur le site de l'État, le « Verslag van het Fonds » de l'année.",
            "fr",
        ),
        ("A. DUPONT", None),
        ("12 345,67 EUR", None),
        ("Brussel - Bruxelles", None),
        ("", None),
        ("de en de", None),  # words of both languages
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_confidence_falls_with_mixture() -> None:
    pure, mixed = guess("Le Fonds et le Ministre"), guess("Le Fonds et het Fonds van de Minister")
    assert pure is not None and mixed is not None
    assert pure.confidence == 1.0 > mixed.confidence


@pytest.mark.parametrize("row", ROWS, ids=[row["idea"] for row in ROWS])
def test_the_examples_of_a_row_show_its_words(row: dict[str, str]) -> None:
    for tongue in ("fr", "nl"):
        words = row[f"example_{tongue}"].lower().replace("'", " ").split(" ")
        assert set(words) & set(row[tongue]), (tongue, row["idea"])
