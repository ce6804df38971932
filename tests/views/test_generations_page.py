"""The page Generations without a browser: the pair, the flow, the concordance table, the open line, addresses."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from align.generations import ConcordanceTable, Line
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.model import Document
from tests.views.harmony_shelves import components, fill, visit
from tests.views.test_pages import address, html
from views.flow_plan import FATES, LEVELS, Flow, Level, flow

TONGUES: tuple[Tongue, ...] = ("fr", "nl", "en")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A filled catalogue; what is made of it is kept over the tests of this module."""
    st.cache_resource.clear()
    yield fill(tmp_path_factory.mktemp("generations"))
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def _started(shelf: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", shelf])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def pair(shelf: str) -> tuple[Document, Document]:
    with Catalogue(shelf) as catalogue:
        return catalogue.document("aap-2002-fr"), catalogue.document("aap-2022-fr")


@pytest.fixture
def table(pair: tuple[Document, Document]) -> ConcordanceTable:
    """One line of each fate: 1 kept, 2 split, 3 dropped, 4 moved and rewritten; 3 is new."""
    kept, split, dropped, moved, new = (
        _line("1", "1", "kept"), _line("2", "2 4", "split", "rewritten"), _line("3", "", "dropped"),
        _line("4", "1", "moved", "rewritten"), _line("", "3", "new"),
    )  # fmt: skip
    return ConcordanceTable(*pair, (kept, split, dropped, moved), (kept, moved, split, new))


def _line(old: str, new: str, *fates: Any) -> Line:
    def eids(numbers: str) -> tuple[str, ...]:
        return tuple(f"chp_1__art_{n}" for n in numbers.split())

    return Line(eids(old), eids(new), fates, 0.9)


def drawn(app: AppTest) -> dict[str, Any]:
    return components(app)[0]


def lines(app: AppTest) -> list[str]:
    """The cells of each row of the table: old and new numbers, and what became of them."""
    return [f"{row['cells'][0]} {row['cells'][2]} {row['cells'][4]}" for row in components(app)[1]["rows"]]


def opened(app: AppTest) -> str:
    return unescape(html(app).partition("<h3>")[2].partition("<style>")[0])


EVERY = ["1 1 maintenu", "2 2 réécrit", "3 – supprimé", "4 3 + 4 scindé, réécrit"]


def test_the_older_contract_and_the_one_that_followed_it() -> None:
    app = visit("generations")
    assert (address(app, "old"), address(app, "new")) == ("aap-2002-fr", "aap-2022-fr")
    assert lines(app) == EVERY
    assert app.caption[0].value.replace("\\", "") == "maintenu : 1 · réécrit : 2 · scindé : 1 · supprimé : 1"


def test_another_pair_of_two_languages() -> None:
    app = visit("generations", old="aap-2002-fr", new="aap-2022-nl", lang="nl")
    assert (address(app, "old"), address(app, "new")) == ("aap-2002-fr", "aap-2022-nl")
    assert len(lines(app)) == 4
    assert app.header[0].value == say("views.page_generations", "nl")


def test_the_same_read_from_the_newer_contract() -> None:
    """What was the third article has become the ninth."""
    pair_of = {"old": "aap-2002-fr", "new": "cib-2022-fr"}
    numbers = [line.split()[1] for line in lines(visit("generations", **pair_of))]
    app = visit("generations", **pair_of, reading="new")
    assert (numbers, [line.split()[1] for line in lines(app)]) == (["1", "2", "9", "4"], ["1", "2", "4", "9"])
    assert address(app, "reading") == "new"


@pytest.mark.parametrize(
    ("fates", "left"), [(["split"], EVERY[3:]), (["rewritten"], [EVERY[1], EVERY[3]]), (["dropped"], EVERY[2:3])]
)
def test_a_chip_narrows_the_table(fates: list[str], left: list[str]) -> None:
    app = visit("generations")
    app.pills(key="fates").set_value(fates).run()
    assert lines(app) == left
    assert address(app, "fate") == fates[0]
    assert lines(visit("generations", fate=fates[0])) == left


@pytest.mark.parametrize(
    ("address_of", "left"),
    [
        ({"to": "dropped"}, EVERY[2:3]),
        ({"from": "chp_1", "to": "chp_1", "band": "split"}, EVERY[3:]),
        ({"level": "articles", "from": "chp_1__art_2"}, EVERY[1:2]),
        ({"level": "articles", "to": "chp_1__art_3"}, EVERY[3:]),
    ],
    ids=["what was dropped", "a band", "an old article", "a new article"],
)
def test_what_is_chosen_in_the_flow_narrows_the_table(address_of: dict[str, str], left: list[str]) -> None:
    app = visit("generations", **address_of)
    assert lines(app) == left
    assert drawn(app)["chosen"] == [address_of.get(name, "") for name in ("from", "to", "band")]
    app.button[0].click().run()  # shows all again
    assert lines(app) == EVERY
    assert "to" not in app.query_params


def test_a_wrong_address_leads_to_everything() -> None:
    app = visit("generations", old="x", new="y", fate="z", level="q", to="no-such", line="~", reading="-", band="!")
    assert lines(app) == EVERY
    assert components(app)[1]["chosen"] == "chp_1__art_1~chp_1__art_1"


def test_the_open_line_shows_both_texts_and_what_differs() -> None:
    app = visit("generations", line="chp_1__art_4~chp_1__art_3+chp_1__art_4")
    assert opened(app).startswith("4 → 3 + 4")
    for words in ("tableaux de bord", "tranches mensuelles", "scindé, réécrit.", "read?document=aap-2022-fr"):
        assert words in opened(app)
    assert address(app, "line") == "chp_1__art_4~chp_1__art_3+chp_1__art_4"


def test_what_was_dropped_says_so() -> None:
    shown = opened(visit("generations", fate="dropped"))
    assert say("harmony_view.was_dropped", "fr") in shown
    assert "charbon" in shown


def test_hostile_words_are_shown_as_words() -> None:
    shown = html(visit("generations", line="chp_1__art_2~chp_1__art_2"))
    assert "&lt;script&gt;document" in shown
    assert "<script>document" not in shown


def test_one_contract_has_no_generations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", str(tmp_path / "empty.sqlite")])
    assert [i.value for i in visit("generations").info] == [say("harmony_view.no_pair", "fr")]


@pytest.mark.parametrize("tongue", TONGUES)
def test_no_two_fates_have_one_letter(tongue: Tongue) -> None:
    """Who sees no colours tells them apart by it."""
    assert len({say(f"harmony_view.letter_{fate}", tongue) for fate in FATES}) == len(FATES)


@pytest.mark.parametrize("level", LEVELS)
def test_the_flow_leads_from_every_old_article_to_every_new_one(table: ConcordanceTable, level: Level) -> None:
    made = flow(table, level, "fr")
    left, right = ([b for b in made.blocks if b.right is side] for side in (False, True))
    if level == "articles":
        assert [b.id for b in left] == [*(f"chp_1__art_{n}" for n in range(1, 5)), "new"]
        assert [b.id for b in right] == [*(f"chp_1__art_{n}" for n in range(1, 5)), "dropped"]
    else:
        assert ([b.id for b in left], [b.id for b in right]) == (["chp_1", "new"], ["chp_1", "dropped"])
        assert [b.title for b in left] == ["1. Engagements : 4 art.", "Nouveaux : 1 art."]
    assert {band.fate for band in made.bands} == {"kept", "split", "dropped", "moved", "new"}
    assert [fate for fate, _, _ in made.legend] == ["kept", "split", "moved", "dropped", "new"]


@pytest.mark.parametrize("level", LEVELS)
def test_bands_fill_their_blocks_one_after_the_other(table: ConcordanceTable, level: Level) -> None:
    made = flow(table, level, "nl")
    for right in (False, True):
        parts = stretches(made, right)
        for block in (b for b in made.blocks if b.right is right):
            own = sorted(parts[block.id])
            assert own[0][0] == pytest.approx(block.y)
            assert own[-1][1] <= block.y + block.high + 0.01
            assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(own))
    for one, other in pairwise([b for b in made.blocks if not b.right]):
        assert one.y + one.high < other.y


def stretches(made: Flow, right: bool) -> dict[str, list[tuple[float, float]]]:
    found = defaultdict(list)
    for band in made.bands:
        y = band.y1 if right else band.y0
        found[band.right if right else band.left].append((y, y + band.high))
    return found
