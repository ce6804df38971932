"""The pages of the workbench without a browser: what they show, what a click does, what the address leads to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from tests.views.shelves import HOSTILE, add_hostile
from views.about import listing
from views.corpus_page import table
from views.intake import read_again

APP = Path(__file__).parents[2] / "app.py"
pytestmark = pytest.mark.usefixtures("database")


def page(page_name: str, /, **address: str) -> AppTest:
    """One page, opened at an address."""
    app = AppTest.from_string(f"from views import {page_name}_page\n{page_name}_page.show()", default_timeout=30)
    for key, value in ({"lang": "fr"} | address).items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """All the HTML that a page sends."""
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def address(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def test_the_corpus_lists_every_document() -> None:
    shown = html(page("corpus"))
    for id in ("onva-2022-fr", "cbm-2022-fr", "rdow-2022-nl"):
        assert f"read?document={id}" in shown
    assert "2022–2025" in shown
    assert "1–2" in shown


@pytest.mark.parametrize(
    ("key", "value", "left"),
    [
        ("institution", "CBM", ["cbm-2022-fr"]),
        ("language", "nl", ["rdow-2022-nl"]),
        ("kind", "contract", ["cbm-2022-fr", "onva-2022-fr", "rdow-2022-nl"]),
    ],
)
def test_the_filters_of_the_corpus(key: str, value: str, left: list[str]) -> None:
    app = page("corpus")
    app.selectbox(key=key).set_value(value).run()
    assert [id for id in ("cbm-2022-fr", "onva-2022-fr", "rdow-2022-nl") if f"document={id}" in html(app)] == left


def test_the_filters_of_the_corpus_stand_in_the_address() -> None:
    app = page("corpus", language="nl")
    assert "document=rdow-2022-nl" in html(app)
    assert "document=cbm-2022-fr" not in html(app)
    app.selectbox(key="language").set_value("").run()
    assert "language" not in app.query_params


@pytest.mark.parametrize(("last", "said"), [(date(2024, 12, 31), "2024"), (date(2027, 12, 31), "2024–2027")])
def test_a_period_within_one_year_names_it_once(database: str, last: date, said: str) -> None:
    with Catalogue(database) as catalogue:
        one = replace(catalogue.documents()[0], period=(date(2024, 1, 1), last))
    assert f"<td class='period'>{said}</td>" in table([one], "fr")


def test_a_file_that_was_just_refused_is_told_once(database: str, tmp_path: Path) -> None:
    """By the field it was dropped on; a later visit finds it in the list of all that could not be read."""
    (tmp_path / "vide.pdf").write_bytes(b"")
    with Catalogue(database) as catalogue:
        outcomes = list(read_all([tmp_path / "vide.pdf"], catalogue=catalogue))
    told = "vide.pdf : le fichier est vide"
    assert told in html(page("corpus"))
    app = AppTest.from_string("from views import corpus_page\ncorpus_page.show()", default_timeout=30)
    app.query_params["lang"] = "fr"
    app.session_state["outcomes"] = outcomes
    app.run()
    assert app.error[0].value.replace("\\", "").startswith(told)
    assert told not in html(app)


def test_the_list_of_refused_files_can_be_cleared(database: str, tmp_path: Path) -> None:
    (tmp_path / "vide.pdf").write_bytes(b"")
    with Catalogue(database) as catalogue:
        list(read_all([tmp_path / "vide.pdf"], catalogue=catalogue))
    app = page("corpus")
    assert "vide.pdf" in html(app)
    next(b for b in app.button if b.label == say("views.forget_refused", "fr")).click().run()
    assert "vide.pdf" not in html(app) and not app.exception
    assert say("views.forget_refused", "fr") not in [b.label for b in app.button]


def test_the_remarks_of_a_document_lead_to_their_pages() -> None:
    app = page("corpus", about="cbm-2022-fr")
    assert "tree.no_such_message number=4" in html(app)
    assert "read?document=cbm-2022-fr&amp;page=2" in html(app)
    assert 'href="./?about=onva-2022-fr' in html(app)


def test_a_document_is_deleted(database: str) -> None:
    app = page("corpus", about="cbm-2022-fr")
    next(b for b in app.button if b.label == say("corpus_view.delete_yes", "fr")).click().run()
    assert not app.exception
    assert "cbm-2022-fr" not in html(app)
    with Catalogue(database) as catalogue:
        assert {d.id for d in catalogue.documents()} == {"onva-2022-fr", "rdow-2022-nl"}


def test_a_document_is_read_again(database: str, tmp_path: Path) -> None:
    """From its file, under its id; where the file can't be read or is gone, what was there stays."""
    file = tmp_path / "lettre.txt"
    file.write_text("CONTRAT D'ADMINISTRATION\n\nArticle 1er. Le plan est revu.\n\nArticle 2. Le plan est publié.\n")
    with Catalogue(database) as catalogue:
        outcome = next(iter(read_all([file], catalogue=catalogue, guarded=False)))
        (id,) = catalogue.documents_of(outcome.sha256)
        assert read_again(catalogue, id) is not None
        assert catalogue.documents_of(outcome.sha256) == (id,)
        (again,) = (d for d in catalogue.documents() if d.id == id)
        assert again.articles == 2
        file.unlink()
        assert read_again(catalogue, id) is None
        assert catalogue.documents_of(outcome.sha256) == (id,)


def test_the_list_as_a_table(database: str) -> None:
    with Catalogue(database) as catalogue:
        table = listing(catalogue.documents(), "nl")
    heads = [column.title for column in table.columns]
    row = dict(zip(heads, (cell.text for cell in table.cells()[0]), strict=True))
    assert row["Document"] == "cbm-2022-fr"
    assert row["Eerste dag"] == "2022-01-01"
    assert row["Soort"] == "overeenkomst"


def test_an_article_with_its_facts_its_page_and_its_address() -> None:
    app = page("read", document="onva-2022-fr", article="chp_1__art_2")
    assert re.search(
        r'<span class="fact [^"]*limit" title="[^"]*délai : [^"]*31 mars 2024"[^>]*>pour le 31 mars 2024<', html(app)
    )
    assert app.number_input[0].value == 1
    assert len(app.get("image")) == 1
    assert address(app, "document") == "onva-2022-fr"
    assert address(app, "article") == "chp_1__art_2"


def test_each_kind_of_fact_can_be_switched_off() -> None:
    app = page("read", document="onva-2022-fr", article="chp_1__art_3")
    assert "limit" in html(app)
    kinds = app.button_group(key="fact kinds")
    kinds.set_value(["obligation"]).run()
    assert '<span class="fact obligation"' in html(app)
    assert "fact limit" not in html(app)
    assert address(app, "facts") == "obligation"
    app.button_group(key="fact kinds").set_value([]).run()
    assert '<span class="fact' not in html(app)
    again = page("read", document="onva-2022-fr", article="chp_1__art_3", facts=address(app, "facts"))
    assert '<span class="fact' not in html(again)


def test_the_legend_explains_the_marks_of_this_article() -> None:
    """Of kinds that the article does not have, the chips say so with a zero."""
    app = page("read", document="onva-2022-fr", article="chp_1__art_3")
    legend = html(app).partition('<p class="legend">')[2].partition("</p>")[0]
    assert say("read_view.kind_limit", "fr") in legend
    assert say("read_view.kind_amount", "fr") not in legend


def test_the_article_behind_and_the_one_before() -> None:
    app = page("read", document="onva-2022-fr", article="chp_1__art_2")
    app.button(key="article next").click().run()
    assert "15 jours ouvrables" in html(app)
    assert app.number_input[0].value == 2
    assert address(app, "article") == "chp_1__art_3"
    assert app.button(key="article next").disabled
    app.button(key="article previous").click().run()
    assert address(app, "article") == "chp_1__art_2"


def test_a_page_can_be_turned_and_has_an_address() -> None:
    app = page("read", document="onva-2022-fr", article="chp_1__art_2")
    app.number_input[0].set_value(2).run()
    assert address(app, "page") == "2"
    again = page("read", document="onva-2022-fr", article="chp_1__art_2", page="2")
    assert again.number_input[0].value == 2
    assert any("pas sur cette page" in caption.value for caption in again.caption)


def test_a_paragraph_can_be_chosen_and_has_an_address() -> None:
    app = page("read", document="onva-2022-fr", article="chp_1__art_3__para_2")
    assert address(app, "article") == "chp_1__art_3__para_2"
    assert html(app).count(" chosen") == 1
    app.selectbox(key="part onva-2022-fr chp_1__art_3").set_value("chp_1__art_3").run()
    assert address(app, "article") == "chp_1__art_3"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("werkdagen aanvraag", "Treffers: 2. Bepalingen: 1 van 4"),
        ("WÉRKDÄGEN", "Treffers: 1. Bepalingen: 1 van 4"),  # accents and capitals aside
        ("het", "Treffers: 5. Bepalingen: 3 van 4"),
        ("werkdagen loketten", "Treffers: 0. Bepalingen: 0 van 4"),  # in two articles
    ],
)
def test_provisions_are_found_by_their_words(words: str, said: str) -> None:
    app = page("read", document="rdow-2022-nl", lang="nl")
    app.text_input(key="wanted rdow-2022-nl").set_value(words).run()
    assert said in [caption.value for caption in app.caption]
    assert address(app, "words") == words


@pytest.mark.parametrize(
    ("where", "article"),
    [
        ({"document": "no-such"}, "chp_1__art_11"),
        ({"document": "onva-2022-fr", "article": "no-such"}, "chp_1__art_1"),
    ],
)
def test_a_wrong_address_leads_to_the_first_article(where: dict[str, str], article: str) -> None:
    assert address(page("read", **where), "article") == article


def test_a_remark_of_another_version_is_shown_as_it_is() -> None:
    """The catalogue may hold a message that this version no longer has."""
    assert "tree.no_such_message number=4" in html(page("read", document="onva-2022-fr"))


def test_two_documents_side_by_side() -> None:
    app = page("compare", left="cbm-2022-fr", right="onva-2022-fr", article="chp_1__art_12")
    shown = html(app)
    assert re.search(r'<del class="material k-deadline"[^>]*>[^<]*20', shown)
    assert re.search(r'<ins class="material k-deadline"[^>]*>[^<]*15', shown)
    assert "≠</b> délai, substantielle" in shown  # told by word and sign, not by colour alone
    assert 'href="read?document=onva-2022-fr&amp;article=chp_1__art_3' in shown
    assert address(app, "answer") == "chp_1__art_3"


def test_a_pair_without_differences_and_its_neighbour() -> None:
    app = page("compare", left="cbm-2022-fr", right="onva-2022-fr", article="chp_1__art_11")
    assert "<del" not in html(app)
    app.button(key="pair next").click().run()
    assert "<del" in html(app)
    assert address(app, "article") == "chp_1__art_12"


def test_an_article_without_a_counterpart_stands_in_its_place() -> None:
    """Article 1 of the right document comes before the pairs, in the order of either side."""
    for order in ("left", "right"):
        app = page("compare", left="cbm-2022-fr", right="onva-2022-fr", answer="chp_1__art_1", order=order)
        assert "seulement à droite" in html(app)
        assert "Le plan des guichets est revu" in html(app)
        assert [c.value for c in app.caption if c.value == "1 / 3"]


@pytest.mark.parametrize(
    ("facet", "value", "left"),
    [("weight", "material", 2), ("weight", "none", 1), ("kind", "deadline", 1), ("state", "alone", 1)],
)
def test_chips_narrow_the_rows_and_stand_in_the_address(facet: str, value: str, left: int) -> None:
    app = page("compare", left="cbm-2022-fr", right="onva-2022-fr")
    app.button_group(key=f"pairs {facet}").set_value([value]).run()
    assert app.caption[0].value.replace("\\", "").startswith(f"Lignes : {left} sur 3.")
    again = page("compare", left="cbm-2022-fr", right="onva-2022-fr", **{facet: address(app, facet)})
    assert again.caption[0].value == app.caption[0].value


def test_french_beside_dutch() -> None:
    """Two languages of one text: its divergences and its glossary are there, and no note that says otherwise."""
    app = page("compare", left="onva-2022-fr", right="rdow-2022-nl", article="chp_1__art_3", glossary="1")
    assert address(app, "answer") == "chp_1__art_3"
    assert 'lang="nl"' in html(app)
    assert not [m for m in app.info if "deux langues d'un même texte" in m.value]


def test_swapping_the_two() -> None:
    app = page("compare", left="cbm-2022-fr", right="onva-2022-fr")
    next(b for b in app.button if b.label == say("compare_view.swap", "fr")).click().run()
    assert (address(app, "left"), address(app, "right")) == ("onva-2022-fr", "cbm-2022-fr")


def test_the_pages_of_a_pair() -> None:
    app = page("compare", left="cbm-2022-fr", right="onva-2022-fr", article="chp_1__art_12", pages="1")
    assert len(app.get("image")) == 2
    app.toggle(key="pages").set_value(False).run()
    assert not app.get("image")


@pytest.mark.parametrize("name", ["corpus", "read", "compare"])
def test_hostile_text_stays_text(name: str, database: str, tmp_path: Path) -> None:
    add_hostile(database, tmp_path)
    app = page(name, document="hostile", left="hostile", right="hostile-2")
    assert "<img" not in html(app).replace("&lt;img", "")
    assert "<script>document.title" not in html(app)
    assert HOSTILE.startswith("<script>")  # what must not come through
    for button in app.button:  # labels are Markdown: every sign is escaped
        assert "](" not in button.label.replace("\\]\\(", "")
    assert not [m.value for m in app.markdown if "example.org" in m.value]


@pytest.mark.parametrize("tongue", ["fr", "nl", "en"])
def test_every_page_speaks_the_chosen_language(tongue: Tongue) -> None:
    app = AppTest.from_file(str(APP), default_timeout=30)
    app.query_params["lang"] = tongue
    app.run()
    assert not app.exception
    assert app.header[0].value == say("views.page_corpus", tongue)
    assert app.subheader[-1].value == say("views.add_files", tongue)
    assert f"documentElement.lang = '{tongue}'" in html(app)


def test_the_language_switch() -> None:
    app = AppTest.from_file(str(APP), default_timeout=30)
    app.query_params["lang"] = "fr"
    app.run()
    app.segmented_control(key="lang").set_value("nl").run()
    assert app.subheader[-1].value == say("views.add_files", "nl")
    assert address(app, "lang") == "nl"


def test_two_visitors_do_not_see_each_other() -> None:
    first, second = page("read", document="onva-2022-fr"), page("read", document="rdow-2022-nl")
    first.button(key="article next").click().run()
    second.run()
    assert address(second, "document") == "rdow-2022-nl"
    assert address(second, "article") == "chp_1__art_1"
