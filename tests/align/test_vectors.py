"""Vectors are made once a text, and outlive the process in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from align.encoder import Vectors, asked, installed
from align.vectors import FILE, KeptVectors
from corpus.model import Language
from tests.extract.handmade import saying


class Counting:
    """Encodes a text as its length, and remembers what it was asked."""

    def __init__(self, name: str = "counting 1") -> None:
        self.name = name
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[float(len(text)), 1.0] for text in texts], dtype=np.float32).reshape(len(texts), 2)


def test_a_text_is_encoded_once() -> None:
    encoder = Counting()
    kept = KeptVectors(encoder)
    assert kept.encode(["un", "deux", "un"]).tolist() == [[2, 1], [4, 1], [2, 1]]
    assert kept.encode(["deux", "trois"]).tolist() == [[4, 1], [5, 1]]
    assert encoder.asked == ["un", "deux", "trois"]
    assert kept.encode([]).shape == (0, 2)


def test_a_folder_outlives_the_process(tmp_path: Path) -> None:
    KeptVectors(Counting(), tmp_path).encode(["een", "twee"])
    again = Counting()
    assert KeptVectors(again, tmp_path).encode(["twee", "een"]).tolist() == [[4, 1], [3, 1]]
    assert again.asked == []


def test_another_encoder_has_vectors_of_its_own(tmp_path: Path) -> None:
    KeptVectors(Counting(), tmp_path).encode(["een"])
    other = Counting("counting 2")
    KeptVectors(other, tmp_path).encode(["een"])
    assert other.asked == ["een"]


def test_a_damaged_file_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database")
    encoder = Counting()
    assert KeptVectors(encoder, tmp_path).encode(["een"]).tolist() == [[3, 1]]
    assert encoder.asked == ["een"]


@pytest.mark.parametrize(
    ("language", "generation", "expected"),
    [("fr", 6, False), ("nl", 6, True), ("fr", 1, True), ("nl", 1, True), ("fr", None, True)],
)
def test_an_encoder_is_asked_where_words_differ(language: Language, generation: int | None, expected: bool) -> None:
    ours = saying("fr", "L'Office remet un plan.")
    theirs = replace(saying(language, "Un plan."), generation=generation)
    assert asked(ours, theirs) is asked(theirs, ours) is expected


def test_the_installed_encoder_knows_the_same_thing_in_two_languages() -> None:
    encoder = installed()
    if encoder is None:
        pytest.skip("the extra 'encoder' is not installed")
    found = encoder.encode(
        ["Le rapport est remis au ministre.", "Het verslag wordt aan de minister bezorgd.", "Schepen worden geverfd."]
    )
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-3)
    assert found[0] @ found[1] > found[0] @ found[2] + 0.2
    assert encoder.encode([]).shape == (0, 512)
