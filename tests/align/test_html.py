"""The comparison as HTML: escaped, and legible without colours."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from align.articles import align
from align.html import page, side_by_side
from corpus.messages import Tongue
from corpus.model import Language
from tests.align.pairs import both, contract

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> & "l\'avis" </div>'


class Outline(HTMLParser):
    """Which tags a page has, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.seen = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.seen += data


def test_what_differs_is_marked_up_not_only_coloured() -> None:
    html = side_by_side("dans les 30 jours ouvrables", "dans les 20 jours ouvrables", ("fr", "fr"), "fr")
    assert '<del title="seulement à gauche">30</del>' in html
    assert '<ins title="seulement à droite">20</ins>' in html
    assert html.count('lang="fr"') == 2


def test_hostile_words_stay_words() -> None:
    shown = Outline(side_by_side(HOSTILE, HOSTILE + " ajout", ("fr", "fr"), "en"))
    assert set(shown.tags) == {"div", "ins"}
    assert shown.seen == HOSTILE + HOSTILE + " ajout"


def test_a_hostile_document_adds_no_tag_to_the_page() -> None:
    left = contract("left", "fr", {"1": HOSTILE, "2": HOSTILE + " deux fois et puis encore autre chose"})
    right = contract("right", "fr", {"7": HOSTILE})
    shown = Outline(page(align(left, right), left, right, "fr"))
    assert not {"script", "img"} & set(shown.tags)
    assert not any(name.startswith("on") for name, _ in shown.attributes)


@pytest.mark.parametrize(
    ("tongue", "language", "words"),
    [
        ("fr", "fr", ["sans correspondant", "Article 12", "seuls noms ou renvois diffèrent", "Barré"]),
        (
            "nl",
            "nl",
            ["zonder tegenhanger", "Artikel 12", "alleen namen of verwijzingen verschillen", "Doorgehaald"],
        ),
        ("en", "nl", ["no counterpart", "Artikel 12", "only names or references differ", "Struck through"]),
    ],
)
def test_the_whole_page(tongue: Tongue, language: Language, words: list[str]) -> None:
    left, right = both(language)
    html = page(align(left, right), left, right, tongue)
    assert f'<html lang="{tongue}">' in html
    for word in words:
        assert word in Outline(html).seen
    assert html == page(align(left, right), left, right, tongue)
