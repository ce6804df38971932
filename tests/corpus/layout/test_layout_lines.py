"""Words to lines: raised words, columns that are not glued, boxes that jitter, words in any order."""

from __future__ import annotations

import random

import pytest

from corpus.layout.line import lines, segments
from corpus.page import Word
from tests.corpus.layout.layout_pages import LEFT, page, set_line, set_lines, texts

WORDS = ["Le", "Fonds", "paie", "l'allocation", "dans", "le", "mois."]


@pytest.mark.parametrize(
    ("plain", "small", "joined"),
    [
        ("1", "er", "1er"),  # ordinal
        ("3", "ème", "3ème"),
        ("Fonds", "2", "Fonds2"),  # a call stays on its word here; the block takes it out when there is a note
        ("2", "de", "2de"),
    ],
)
def test_a_raised_smaller_word_joins_the_word_before_it(plain: str, small: str, joined: str) -> None:
    base = Word(plain, 60, 100, 60 + 5 * len(plain), 110, "Serif", 10)
    high = Word(small, base.x1 + 0.2, 98, base.x1 + 8, 104.5, "Serif", 6.5)
    (line,) = lines(1, segments([base, high, *set_line("suite du texte", base.x1 + 12, 100)]))
    assert line.text == f"{joined} suite du texte"
    assert line.words[0].raised == (len(plain), len(joined))
    assert line.foot == 110  # the raised word does not move the line


def test_a_smaller_word_on_the_foot_is_not_raised() -> None:
    words = [Word("Le", 60, 100, 70, 110, "Serif", 10), Word("fonds", 72, 103.5, 88, 110, "Serif", 6.5)]
    (line,) = lines(1, segments(words))
    assert line.text == "Le fonds"
    assert all(word.raised is None for word in line.words)


@pytest.mark.parametrize(
    ("pieces", "read"),
    [
        # Small capitals: a capital, then lower ones right behind it.
        ([("O", 8, 16), ("BJECTIF", 40, 12.5), (" ", 4, 12.5), ("S", 8, 16), ("ERVIR", 30, 12.5)], "OBJECTIF SERVIR"),
        # A ligature whose box ends at the foot of the line, a letter whose box ends below it.
        ([("e", 8, 16), ("ff", 10, 20), ("et", 14, 16)], "effet"),
        # A blank stands between: two words, whatever their heights.
        ([("Le", 16, 16), (" ", 4, 16), ("FONDS", 30, 12.5)], "Le FONDS"),
    ],
)
def test_pieces_that_touch_are_one_word(pieces: list[tuple[str, float, float]], read: str) -> None:
    x, found = 60.0, []
    for text, width, height in pieces:
        if text.strip():
            found.append(Word(text, x, 120 - height, x + width, 120, "Serif", min(height, 16)))
        x += width
    (line,) = lines(1, segments(found))
    assert line.text == read


def test_words_in_any_order_make_the_same_line() -> None:
    words = set_line(" ".join(WORDS), LEFT, 100) + set_line("Une autre ligne suit.", LEFT, 112)
    shuffled = random.Random(3).sample(words, len(words))
    assert [line.text for line in lines(1, segments(shuffled))] == [" ".join(WORDS), "Une autre ligne suit."]


def test_boxes_that_jitter_as_in_a_scan_stay_on_their_lines() -> None:
    chance = random.Random(5)
    words = [
        w._replace(top=w.top + chance.uniform(-1.5, 1.5), bottom=w.bottom + chance.uniform(-1.5, 1.5))
        for i in range(6)
        for w in set_line(f"ligne {i} du même texte suivi", LEFT, 100 + 11 * i)
    ]
    assert [line.text for line in lines(1, segments(words))] == [f"ligne {i} du même texte suivi" for i in range(6)]


def test_lines_on_other_heights_beside_each_other_are_not_one() -> None:
    left, right = set_line("à gauche", 60, 100), set_line("à droite", 320, 106)
    assert [line.text for line in lines(1, segments([*left, *right]))] == ["à gauche", "à droite"]


def test_a_tab_does_not_part_a_marker_from_its_text() -> None:
    words = [*set_line("1.", 60, 100), *set_line("Le Fonds informe le public.", 96, 100)]
    assert texts(page(1, [*set_lines(["Les tâches sont les suivantes :"]), *words])) == [
        "Les tâches sont les suivantes :",
        "1. Le Fonds informe le public.",
    ]
