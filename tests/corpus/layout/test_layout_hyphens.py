"""Line-end hyphens: which go, which stay, and what the offsets say of both."""

from __future__ import annotations

import pytest

from corpus.layout.hyphens import Habit, Vocabulary, joint, vocabulary
from corpus.layout.line import lines, segments
from tests.corpus.layout.layout_pages import LEFT, page, read, set_line, set_lines

KNOWN = frozenset(
    [
        "overeenkomst",
        "sociale",
        "zekerheid",
        "psycho-sociaux",
        "banque-carrefour",
        "carrefour",
        "après",
        "midi",
        "gestion",
        "budget",
        "contrat",
        "kwaliteit",
        "e-government",
        "werk",
        "groep",
    ]
)


@pytest.mark.parametrize(
    ("before", "after", "habit", "how"),
    [
        ("overeen-", "komst", "doubtful", ""),  # the whole word occurs
        ("l'overeen-", "komst,", "doubtful", ""),  # with an article before and a comma behind
        ("psycho-", "sociaux", "doubtful", "-"),  # the hyphened word occurs
        ("(psycho-", "sociaux)", "doubtful", "-"),
        ("Banque-", "Carrefour", "doubtful", "-"),
        ("Noord-", "Brabant", "doubtful", "-"),  # a capital behind it: a name
        ("ZEKER-", "HEID", "doubtful", ""),  # capitals all through: a heading
        ("bestuurs-", "organen", "doubtful", ""),  # no word of the file on either side
        ("werk-", "groep", "doubtful", ""),  # both parts are words, but this file parts words
        ("werk-", "groep", "rare", "-"),  # and this one does not
        ("e-", "mails", "doubtful", "-"),
        ("celui-", "ci", "doubtful", "-"),
        ("vice-", "président", "doubtful", "-"),
        ("2022-", "2025", "doubtful", "-"),
        ("in-", "en", "doubtful", "- "),  # in- en uitvoer
        ("pré-", "et", "doubtful", "- "),
        ("kwaliteits-", "of", "hard", "- "),
        ("verbe\u2010", "tering", "soft", ""),  # the typesetter's own sign
        ("ge\u2010", "en", "soft", ""),  # is never a suspended hyphen
        ("sous-", "tendent", "hard", "-"),  # beside it, "-" is the author's
        ("-", "les", "doubtful", None),  # a dash
        ("fin", "du", "doubtful", None),
        ("--", "mot", "doubtful", None),
    ],
)
def test_joint(before: str, after: str, habit: Habit, how: str | None) -> None:
    assert joint(before, after, Vocabulary(KNOWN, {before[-1:]: habit})) == how


def test_a_file_with_two_signs_tells_which_is_the_typesetters() -> None:
    words = ["verbetering", "rekening", "zekerheid", "instelling", "verslag", "begroting", "toezicht", "opdracht"]
    printed = [*words, *(half for word in words for half in (f"x {word[:3]}\u2010", f"{word[3:]} y"))]
    printed += ["en on-", "line verder"]
    found = vocabulary(lines(1, segments(set_lines(printed))))
    assert found.habits == {"\u2010": "soft", "-": "hard"}


def test_a_file_that_hardly_parts_words_keeps_its_hyphens() -> None:
    printed = ["Le texte suit son cours"] * 200 + [
        "la région de Bruxelles-",
        "Capitale",
        "les risques psycho-",
        "sociaux",
    ]
    found = vocabulary(lines(1, segments(set_lines(printed))))
    assert found.habits == {"-": "rare"}


def test_the_text_is_joined_and_the_offsets_lead_back() -> None:
    printed = ["Het Fonds beheert de beheers-", "overeenkomst en de in-", "en uitvoer. De beheersovereenkomst geldt."]
    (block,) = read(page(1, [w for i, t in enumerate(printed) for w in set_line(t, LEFT, 80 + 12 * i)]))
    assert block.raw == "\n".join(printed)
    assert block.text == (
        "Het Fonds beheert de beheersovereenkomst en de in- en uitvoer. De beheersovereenkomst geldt."
    )
    for word in ("Fonds", "overeenkomst", "uitvoer", "geldt"):
        at = block.text.index(word)
        assert block.raw[block.offsets.to_raw(at) :].startswith(word)
        assert block.offsets.to_text(block.offsets.to_raw(at)) == at
    assert [place.span.top for place in block.places] == [80, 92, 104]
    assert [block.text[place.start : place.end].strip()[:9] for place in block.places] == [
        "Het Fonds", "overeenko", "en uitvoe",
    ]  # fmt: skip
