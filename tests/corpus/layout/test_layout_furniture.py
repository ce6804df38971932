"""Furniture goes, body text stays: heads, feet, page numbers in several printings."""

from __future__ import annotations

import pytest

from corpus.page import Page, Word
from tests.corpus.layout.layout_pages import FRENCH, page, set_line, set_paragraph, texts


def _body(number: int) -> list[Word]:
    """Three paragraphs whose first line stands at one height on all pages."""
    found: list[Word] = []
    top = 90.0
    for i in range(3):
        words, top = set_paragraph(f"{FRENCH} sous le numéro {number * 7 + i}.", top)
        found += words
        top += 6
    return found


def _printed(numbers: list[int], head: str, foot: str, top: float = 30.0, bottom: float = 800.0) -> list[Page]:
    """Pages with a head and a foot; "{n}" is the page, "{of}" the last, "{other}" on even pages another title."""
    pages = []
    for n in numbers:
        other = "Fonds des essais" if n % 2 else "Contrat d'administration"
        values = {"n": n, "of": numbers[-1], "other": other}
        words = set_line(head.format(**values), 60, top) if head else []
        below = set_line(foot.format(**values), 280, bottom) if foot else []
        pages.append(page(n, [*words, *_body(n), *below]))
    return pages


@pytest.mark.parametrize(
    ("count", "head", "foot"),
    [
        (5, "Contrat 2022-2025", "{n} / {of}"),
        (5, "", "{n}"),
        (2, "Bestuursovereenkomst", "{n}/{of}"),  # a short file
        (6, "{other}", "{n}"),  # left and right pages
        (8, "22/06/2024 10:41 Journal d'essai", "https://www.example.be/acte/2002 {n}/{of}"),  # as a browser prints
        (4, "- {n} -", ""),
        (3, "Bladzijde {n} van {of}", "Bekendgemaakt op 10-01-2025"),
        (1, "", "1"),  # nothing repeats on a single page, but a bare 1 at its very edge is its number
    ],
)
def test_furniture_goes_and_the_body_stays(count: int, head: str, foot: str) -> None:
    numbers = list(range(1, count + 1))
    assert texts(*_printed(numbers, head, foot)) == texts(*_printed(numbers, "", ""))


def test_a_head_on_most_pages_goes() -> None:
    with_head = _printed([1, 2, 3, 4, 5, 6], "Plan d'administration", "")
    bare = _printed([1, 2, 3, 4, 5, 6], "", "")
    pages = [bare[0], *with_head[1:4], bare[4], with_head[5]]
    assert texts(*pages) == texts(*bare)


TITLES = ["Titre I. Du Fonds", "Titre II. Moyens", "Titre III. Suivi"]


def _with_titles(heads: list[str], size: float) -> list[Page]:
    """Pages, the first of which open with a title in large type; `heads` stand above the text in type of `size`."""
    pages = []
    for n, head in enumerate(heads, 1):
        opening = set_line(TITLES[n - 1], 60, 70, 16) if n <= len(TITLES) else []
        pages.append(page(n, [*set_line(head, 60, 30, size), *opening, *_body(n)]))
    return pages


@pytest.mark.parametrize(
    ("heads", "size", "left"),
    [
        (TITLES, 9, []),  # the title of the chapter, smaller, on every page
        ([TITLES[0], "Contrat du Fonds", TITLES[2], "Contrat du Fonds", TITLES[2]], 9, []),  # and on right pages only
        ([t.replace("Titre", "TITRE") for t in TITLES], 9, []),  # in other letters
        (TITLES, 18, TITLES),  # larger than what it repeats: these are the headings
        (["Le Fonds agit", "Il rend compte", TITLES[2]], 9, ["Le Fonds agit", "Il rend compte", TITLES[2]]),  # text
    ],
)
def test_running_titles_of_chapters_go(heads: list[str], size: float, left: list[str]) -> None:
    found = texts(*_with_titles(heads, size))
    assert sorted(t for t in found if t in {*heads, *TITLES}) == sorted(TITLES + left)


def test_the_title_of_a_chapter_goes_with_the_page_number_beside_it() -> None:
    pages = [
        page(n, [*set_line(f"Chapitre {'abcdef'[n]}", 60, 30), *set_line(str(n), 520, 30), *_body(n)])
        for n in range(1, 6)
    ]
    assert texts(*pages) == texts(*_printed([1, 2, 3, 4, 5], "", ""))


@pytest.mark.parametrize(
    "opening",
    [
        ["Artikel 4", "Artikel 9", "Artikel 13", "Artikel 20"],  # numbers that neither rest nor count the pages
        ["§ 2.", "Art. 7.", "§ 2.", "Art. 12."],
        ["HOOFDSTUK II", "Afdeling 1", "Bijlage", "Slotbepalingen"],
    ],
)
def test_labels_that_open_several_pages_are_not_furniture(opening: list[str]) -> None:
    pages = [page(n + 1, [*set_line(label, 60, 60), *_body(n + 1)]) for n, label in enumerate(opening)]
    assert [t for t in texts(*pages) if t in opening] == opening


def test_scanned_heads_that_differ_by_a_letter_go() -> None:
    heads = ["STAATSBLAD VAN DE PROEF", "STAATSBLAD VAN DE PR0EF", "STAATSBIAD VAN DE PROEF", "STAATSBLAD VAN DE PROEF"]
    shifts = [0.0, 1.4, -1.2, 0.6]
    pages = [
        page(n + 1, [*set_line(h, 150, 30 + s), *_body(n + 1)], ocr=True)
        for n, (h, s) in enumerate(zip(heads, shifts, strict=True))
    ]
    assert texts(*pages) == texts(*[page(n, _body(n), ocr=True) for n in range(1, 5)])


def test_a_head_that_stands_lower_on_one_page_goes_there_too() -> None:
    pages = _printed([1, 2, 3, 4], "Préfecture de l'essai", "")
    lower = page(5, [*set_line("Préfecture de l'essai", 60, 41), *_body(5)])
    assert texts(*pages, lower) == texts(*_printed([1, 2, 3, 4, 5], "", ""))
