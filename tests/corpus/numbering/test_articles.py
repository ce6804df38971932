"""The best sequence of articles, against a slow and obviously right search."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.block import Block
from corpus.numbering.articles import best_chain, step, without_echoes
from corpus.numbering.marks import Mark, article_marks
from corpus.numbering.numerals import Numeral


def mark(block: int, number: int, evidence: float) -> Mark:
    return Mark(block, 0, 0, "article", "art", f"Article {number}", str(number), Numeral((number,)), evidence)


def value(chain: tuple[Mark, ...], openings: list[int]) -> float:
    """What a chain is worth, straight from the definition."""
    total = sum(m.evidence for m in chain) + (0.0 if chain[0].numeral.opens else -1.5)
    for before, after in pairwise(chain):
        total += step(before, after, any(before.block < o <= after.block for o in openings))
    return total


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.sampled_from([-1.0, 0.5, 2.0, 5.0])), min_size=1, max_size=8),
    st.lists(st.integers(0, 8), max_size=2),
)
def test_no_other_chain_is_worth_more(rows: list[tuple[int, float]], openings: list[int]) -> None:
    marks = [mark(i, number, evidence) for i, (number, evidence) in enumerate(rows)]
    opened = sorted(set(openings))
    every = [c for n in range(1, len(marks) + 1) for c in combinations(marks, n)]
    best = max(value(c, opened) for c in every)
    found = best_chain(marks, opened)
    # A chain that does not reach 0 is worth less than no article at all.
    assert (value(found, opened) if found else 0.0) == pytest.approx(max(best, 0.0))


def labels(lines: list[str], openings: tuple[int, ...] = ()) -> list[str]:
    marks = [m for i, line in enumerate(lines) for m in article_marks(i, Block("text", line))]
    return [m.num for m in best_chain(marks, openings)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A line that begins with a citation opens nothing, in either language.
        (
            ["Article 1er", "Le Fonds agit.", "Article 8, § 3, de la loi s'applique.", "Article 2", "Il rend compte."],
            ["1", "2"],
        ),
        (["Artikel 1", "Het Fonds handelt.", "Artikel 8, § 3, van de wet is van toepassing.", "Artikel 2"], ["1", "2"]),
        # Inside a sentence, in small letters.
        (["Art. 1. Selon l'article 7 de la loi, le Fonds agit.", "Art. 2. Il rend compte."], ["1", "2"]),
        (["Art. 1. Volgens artikel 7 van de wet handelt het Fonds.", "Art. 2. Het legt rekenschap af."], ["1", "2"]),
        # Printed inline in a running paragraph.
        (
            ["Article 1er Le Fonds agit. Article 2 Il rend compte selon l'article 9. Article 3 Il dure."],
            ["1", "2", "3"],
        ),
        (
            ["Artikel 1 Het Fonds handelt. Artikel 2 Het antwoordt volgens artikel 9. Artikel 3 Het duurt."],
            ["1", "2", "3"],
        ),
        # "Ter" opens the Dutch sentence; it is no "3ter".
        (
            [
                "Artikel 2 Het Fonds antwoordt. Artikel 3 Ter uitvoering hiervan handelt het Fonds. Artikel 3 ter Het Fonds rust."
            ],
            ["2", "3", "3ter"],
        ),
        # Inserted, dotted and combined numbers.
        (["Art. 41", "Art. 41bis", "Art. 41ter", "Art. 42"], ["41", "41bis", "41ter", "42"]),
        (["Art 2.1.1, 2.1.2, 2.1.3", "Un tableau.", "Art 2.2.1", "Un autre."], ["2.1.1-2.1.3", "2.2.1"]),
        # "Article 5, § 2" in capitals at the start of a line, between 4 and 5.
        (["Article 4", "Texte.", "Article 5, § 2 du contrat vaut ici aussi.", "Article 5", "Texte."], ["4", "5"]),
        # A paragraph opens right behind the label.
        (["Article 1er § 1er. Le Fonds agit.", "Article 2 § 1er. Il répond."], ["1", "2"]),
        (["Enig artikel. Dit besluit treedt in werking."], ["1"]),
        (["Article unique. Le présent arrêté entre en vigueur."], ["1"]),
        (["Les articles 3 et 4 de la loi s'appliquent."], []),
        (["De artikelen 3 en 4 van de wet zijn van toepassing."], []),
    ],
)
def test_articles_found_in_lines(lines: list[str], expected: list[str]) -> None:
    assert labels(lines) == expected


def test_a_second_text_starts_again_at_its_title() -> None:
    lines = ["Art. 1. Oui.", "Art. 2. Non.", "CONTRAT D'ADMINISTRATION", "Article 1er", "Texte.", "Article 2", "Texte."]
    assert labels(lines, (2,)) == ["1", "2", "1", "2"]


@pytest.mark.parametrize(
    ("numbers", "openings", "kept"),
    [
        ([3, 4, 1, 2, 3, 4, 5], [], [1, 2, 3, 4, 5]),  # an advice comments on two articles before they come
        ([3, 4, 1, 2, 3], [], [3, 4, 1, 2, 3]),  # article 4 would be lost
        ([1, 2, 1, 2, 3], [], [1, 2, 1, 2, 3]),  # a run that begins at 1 is a text of its own
        ([3, 4, 1, 2, 3, 4], [2], [3, 4, 1, 2, 3, 4]),  # the end of one text, then the title of another
    ],
)
def test_comments_on_articles_are_no_articles(numbers: list[int], openings: list[int], kept: list[int]) -> None:
    chain = tuple(mark(i, n, 3.0) for i, n in enumerate(numbers))
    assert [m.numeral.parts[0] for m in without_echoes(chain, openings)] == kept
