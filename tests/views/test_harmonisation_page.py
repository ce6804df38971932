"""The page Harmonisation without a browser: the matrix, the open cell, filters, the eight matters, addresses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from align.harmonisation import Harmonisation, harmonise
from align.harmony.agreement import Agreement, Disagreement
from align.harmony.telling import Teller
from align.matters import Coverage, Sign, Treatment
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from tests.views.harmony_shelves import ALONE, data, fill, visit
from tests.views.test_pages import address, html
from views import harmony_rows
from views.harmony_detail import disagreement_html, matter_html
from views.slot import Slot


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A filled catalogue; what is made of it is kept over the tests of this module."""
    st.cache_resource.clear()
    yield fill(tmp_path_factory.mktemp("harmony"))
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def _started(shelf: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", shelf])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def found(shelf: str) -> Harmonisation:
    with Catalogue(shelf) as catalogue:
        documents = [catalogue.document(d.id) for d in catalogue.documents() if d.generation == 6]
    return harmonise(documents, "fr", None, Teller())


def states(app: AppTest) -> dict[str, list[str]]:
    """The states of each row of the matrix, "" for an empty cell."""
    return {row["id"]: [cell["state"] if cell else "" for cell in row["cells"]] for row in data(app)["rows"]}


def opened(app: AppTest) -> str:
    """What is shown below the matrix."""
    return html(app).partition("<h3>")[2].partition("<style>")[0]


def test_the_matrix_and_the_first_cell_that_differs() -> None:
    app = visit("harmonisation")
    assert [head["said"] for head in data(app)["heads"]] == ["AAP", "BOR", "CIB"]
    assert sorted(map(sorted, states(app).values())) == [
        ["", "", "extra"],
        ["deviating", "identical", "reference"],
        ["identical", "identical", "reference"],
        ["identical", "identical", "reference"],
        ["identical", "missing", "reference"],
    ]
    assert address(app, "institution") == "bor-2022-fr"
    for words in ("dans les 30 jours", "dans les 60 jours", 'data-kind="délai"', "read?document=bor-2022-fr"):
        assert words in opened(app)


def test_each_cell_says_its_state_in_words() -> None:
    """For who sees neither colours nor signs."""
    for row in data(visit("harmonisation"))["rows"]:
        for cell in filter(None, row["cells"]):
            assert say(f"harmony_view.is_{cell['state']}", "fr") in cell["title"]
            assert cell["sign"] == harmony_rows.SIGNS[cell["state"]]


def test_no_two_states_have_one_sign() -> None:
    signs = [harmony_rows.SIGNS[state] for state in harmony_rows.STATES]
    assert len({*signs}) == len(signs)


@pytest.mark.parametrize(
    ("state", "held"),
    [
        ("missing", say("harmony_view.no_text", "fr", institution="CIB")),
        ("extra", ALONE),
        ("identical", "seulement à gauche"),
    ],
)
def test_each_kind_of_cell_can_be_opened(state: str, held: str) -> None:
    every = visit("harmonisation")
    row, column = next((id, n) for id, some in states(every).items() for n, one in enumerate(some) if one == state)
    app = visit("harmonisation", row=row, institution=data(every)["heads"][column]["id"])
    assert (address(app, "row"), data(app)["chosen"][0]) == (row, row)
    assert (held in unescape(opened(app))) is (state != "identical")  # nothing differs there


def test_a_chip_narrows_the_rows_and_stays_in_the_address() -> None:
    app = visit("harmonisation")
    app.pills(key="harmony state").set_value(["missing"]).run()
    assert [id for id, some in states(app).items() if "missing" not in some] == []
    assert len(states(app)) == 1
    assert address(app, "state") == "missing"
    assert states(visit("harmonisation", state="missing")) == states(app)


def test_a_wrong_address_leads_to_the_usual_cell() -> None:
    app = visit("harmonisation", row="no-such", institution="x", state="y", generation="99", texts="de", show="z")
    assert address(app, "institution") == "bor-2022-fr"
    assert address(app, "generation") == "6"
    assert len(states(app)) == 5


@pytest.mark.parametrize(
    ("lang", "texts", "held"), [("nl", "nl", "binnen 60 dagen"), ("nl", "fr", "dans les 60 jours")]
)
def test_the_language_of_the_texts_is_not_that_of_the_page(lang: Tongue, texts: str, held: str) -> None:
    app = visit("harmonisation", lang=lang, texts=texts)
    assert app.header[0].value == say("views.page_harmonisation", lang)
    assert held in opened(app)


def test_one_language_lends_its_text_to_the_other() -> None:
    """CIB is there in French only: beside the Dutch reference its French text stands with the French reference."""
    every = visit("harmonisation", texts="nl")
    same = next(row["id"] for row in data(every)["rows"] if row["cells"][2] and row["cells"][2]["state"] != "extra")
    shown = opened(visit("harmonisation", texts="nl", row=same, institution="cib-2022-fr"))
    assert 'lang="nl"' not in shown.partition('class="beside"')[2]
    assert "Texte de référence : AAP, en français (aap-2022-fr)" in shown  # not as if it were the text of the column
    assert "Texte de CIB<" in shown


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        ("fr", ["AAP", "BOR", "CIB"]),
        ("nl", ["AAP (NL)", "BOR (NL)", "CIB (FR)"]),  # who has only the other language stands with that one
    ],
)
def test_columns_of_two_languages_say_which(texts: str, heads: list[str]) -> None:
    assert [head["said"] for head in data(visit("harmonisation", texts=texts))["heads"]] == heads


def test_deviations_their_chips_and_the_open_one() -> None:
    app = visit("harmonisation", show="deviations")
    assert len(data(app)["rows"]) == 3
    app.pills(key="harmony kind").set_value(["missing"]).run()
    assert [row["cells"][1] for row in data(app)["rows"]] == ["CIB"]
    assert (address(app, "kind"), address(app, "show")) == ("missing", "deviations")
    again = visit("harmonisation", show="deviations", kind="missing", deviation=address(app, "deviation"))
    assert data(again) == data(app)
    assert opened(again) == opened(app)


def test_no_deviation_of_that_choice_says_so() -> None:
    app = visit("harmonisation", show="deviations", kind="deadline", whose="cib-2022-fr")
    assert [i.value for i in app.info] == [say("harmony_view.no_deviation", "fr")]


def test_the_address_holds_only_what_its_view_shows() -> None:
    app = visit("harmonisation")
    app.segmented_control(key="harmony view").set_value("matters").run()
    assert "row" not in app.query_params
    assert address(app, "matter") == "tasks"


def test_the_eight_matters_say_not_found_plainly() -> None:
    app = visit("harmonisation", show="matters", matter="remedies", institution="bor-2022-fr")
    assert len(data(app)["rows"]) == 8
    assert say("harmonisation.not_found", "fr") in opened(app)
    assert {cell["state"] for row in data(app)["rows"] for cell in row["cells"]} <= {"found", "absent"}


def test_evidence_of_a_matter_is_quoted_and_leads_to_its_page(found: Harmonisation) -> None:
    document = found.documents[0]
    eid = next(article.eid for article in document.articles())
    sign = Sign("text", 1.0, eid, 0, 9, "un <b>signe</b> qui compte")
    shown = matter_html(document, Coverage("tasks", (Treatment(eid, "1", 1.0, (sign,)),)), "fr")
    assert "un &lt;b&gt;signe&lt;/b&gt; qui compte" in shown
    assert f"read?document={document.id}&amp;article={eid}" in shown
    assert say("harmony_view.by_text", "fr") in shown


def test_the_agreement_of_two_languages() -> None:
    app = visit("harmonisation", show="agreement")
    assert "4 dans les deux langues" in app.text[0].value
    assert app.text[1].value == say("harmony_view.all_agree", "fr")


def test_a_link_in_one_language_shows_the_texts_of_that_language(found: Harmonisation) -> None:
    one = Disagreement(0, 1, ("1", "4"), "nl", 0.61)
    shown = disagreement_html(replace(found, agreement=Agreement(1, 3, (one,))), one, "fr")
    assert "vissers en de schippers" in shown
    assert "beheerskredieten" in shown
    assert "61 %" in shown


def test_one_contract_alone_has_nothing_to_be_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", str(tmp_path / "empty.sqlite")])
    assert [i.value for i in visit("harmonisation").info] == [say("harmony_view.nothing", "fr")]


def test_what_is_made_once_is_not_made_again() -> None:
    slot, made = Slot[int](), list[int]()
    with pytest.raises(RuntimeError):
        slot.made(_broken)
    assert not slot.ready  # who was broken off leaves the place empty
    for _ in range(2):
        assert slot.made(lambda: made.append(1) or 7) == 7  # type: ignore[func-returns-value]
    assert made == [1]


def _broken() -> int:
    raise RuntimeError
