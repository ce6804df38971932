"""Search on the page Read: which provisions hold the words, how often, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.views.shelves import TEXTS, contract, pdf
from views.search import folded, folded_outline, hits, places


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("Échéance", "echeance"),
        ("coördinatie", "coordinatie"),
        ("l’État", "l'etat"),
        ("œuvre", "œuvre"),
        ("Straße", "straße"),  # what would become two letters stays one: offsets must hold
        ("", ""),
    ],
)
def test_folding_keeps_every_offset(text: str, flat: str) -> None:
    assert folded(text) == flat
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ministre", [("chp_1__art_2", 1)]),
        ("MINISTRÉ", [("chp_1__art_2", 1)]),
        ("comite", [("chp_1__art_1", 1), ("chp_1__art_2", 1), ("chp_1__art_3", 1)]),
        ("ichet", [("chp_1__art_1", 1)]),  # within a word
        ("engagements", [("chp_1", 1)]),  # a heading
        ("article 3", [("chp_1__art_3", 3)]),  # its label, and its number; not "31 mars"
        ("ministre guichets", []),
    ],
)
def test_all_words_must_stand_in_one_provision(wanted: str, found: list[tuple[str, int]], tmp_path: Path) -> None:
    document = contract("x", "X", "fr", TEXTS["fr"], pdf(tmp_path / "x.pdf"))
    assert [(h.entry.provision.eid, h.count) for h in hits(folded_outline(document), wanted)] == found


def test_nothing_looked_for_is_every_line(tmp_path: Path) -> None:
    document = contract("x", "X", "fr", TEXTS["fr"], pdf(tmp_path / "x.pdf"))
    assert [h.count for h in hits(folded_outline(document), "  ")] == [0, 0, 0, 0]


def test_where_the_words_stand() -> None:
    assert sorted(places("Été, été", "ete")) == [(0, 3), (5, 8)]
