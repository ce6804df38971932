"""Candidates among many documents: those that share rare words, and only those."""

from __future__ import annotations

from dataclasses import replace

from align.blocking import BlockingTolerance, candidates, pairs_of_documents
from tests.align.pairs import both


def test_candidates_share_rare_words() -> None:
    left, right = both("fr")
    found = {(c.left[1], c.right[1]): c.shared for c in candidates((left, right))}
    assert {("art_2", "art_12"), ("art_3", "art_13"), ("art_5", "art_10")} <= set(found)
    assert ("art_1", "art_11") not in found
    assert found["art_5", "art_10"] == 1.0  # a comma is no word
    assert pairs_of_documents(candidates((left, right))) == ((0, 1),)


def test_two_languages_share_no_candidates() -> None:
    french, dutch = both("fr")[0], both("nl")[0]
    assert candidates((french, replace(french, id="x", language="nl"), dutch)) == ()


def test_what_stands_everywhere_is_no_sign() -> None:
    left, _ = both("fr")
    copies = [replace(left, id=f"copy-{n}") for n in range(3)]
    assert len(candidates(copies)) >= 3 * 5  # each of five articles in each pair of copies
    assert candidates(copies, BlockingTolerance(most=0.5)) == ()
