"""The page Obligations without a browser: filters, the open obligation, its deadline, addresses, files."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from streamlit.testing.v1 import AppTest

from align.exports.table import written
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.reader import Reading
from extract.agenda import agenda
from tests.views.shelves import ALSO, HOSTILE, TEXTS, add_hostile, contract, pdf
from tests.views.test_pages import address, html, page
from views.duty_table import next_words, table
from views.owed import Filters, counts, owed_of, upcoming
from views.timeline import chain, moments

pytestmark = pytest.mark.usefixtures("database")


def chosen(app: AppTest) -> str:
    """The words of the clause that is open."""
    return html(app).partition("<blockquote")[2].partition("</blockquote>")[0]


def shown(app: AppTest) -> str:
    """How many are shown, of how many: the first caption of the page."""
    return app.caption[0].value.replace("\\", "")


def test_all_obligations_and_the_first_one_open() -> None:
    app = page("obligations", document="onva-2022-fr")
    assert shown(app).startswith("Obligations : 6 sur 6")
    assert "plan des guichets" in chosen(app)
    assert address(app, "document") == "onva-2022-fr"


@pytest.mark.parametrize(
    ("facet", "value", "left", "held"),
    [
        ("state", "dated", 1, "rapport annuel"),
        ("state", "open", 1, "répond"),
        ("state", "none", 4, "plan des guichets"),
        ("year", "2024", 1, "rapport annuel"),
        ("bearer", "institution", 1, "répond"),
    ],
)
def test_a_chip_narrows_the_list(facet: str, value: str, left: int, held: str) -> None:
    app = page("obligations", document="onva-2022-fr")
    app.pills(key=f"{facet} onva-2022-fr").set_value([value]).run()
    assert shown(app).startswith(f"Obligations : {left} sur 6")
    assert held in chosen(app)
    assert address(app, facet) == value


def test_an_article_and_words_narrow_the_list() -> None:
    app = page("obligations", document="onva-2022-fr")
    app.multiselect(key="article onva-2022-fr").set_value(["2", "3"]).run()
    assert shown(app).startswith("Obligations : 4 sur")
    app.text_input(key="words onva-2022-fr").set_value("REPOND demande").run()  # accents and case do not matter
    assert shown(app).startswith("Obligations : 1 sur")
    app.button[0].click().run()  # clears all
    assert shown(app).startswith("Obligations : 6 sur")
    assert "words" not in app.query_params


def test_an_address_restores_filters_and_the_open_row() -> None:
    app = page("obligations", document="onva-2022-fr", article="2,3")
    app.text_input(key="words onva-2022-fr").set_value("comite").run()
    where = {name: address(app, name) for name in ("document", "article", "words", "obligation")}
    again = page("obligations", **where)
    assert shown(again) == shown(app)
    assert chosen(again) == chosen(app) != ""
    assert again.multiselect(key="article onva-2022-fr").value == ["2", "3"]


def test_a_wrong_address_leads_to_everything() -> None:
    app = page("obligations", document="onva-2022-fr", state="no-such", obligation="no-such", view="no-such", focus="x")
    assert shown(app).startswith("Obligations : 6 sur 6")


def test_nothing_found_says_so() -> None:
    app = page("obligations", document="onva-2022-fr", words="zeppelin")
    assert [i.value for i in app.info] == [say("duties_view.no_match", "fr")]


def test_the_clause_its_marks_and_the_way_to_the_page() -> None:
    app = page("obligations", document="onva-2022-fr", state="dated")
    assert '<mark class="owed limit" title="pour le 31 mars 2024">pour le 31 mars 2024</mark>' in chosen(app)
    assert 'class="owed cue"' in chosen(app)
    assert "read?document=onva-2022-fr&amp;article=chp_1__art_2__para_1&amp;lang=fr" in html(app)


def test_the_timeline_says_nominal_effective_and_why() -> None:
    """31 March 2024 was Easter Sunday, 1 April Easter Monday."""
    found = html(page("obligations", document="onva-2022-fr", state="dated"))
    for words in ("mardi 2 avril 2024", "par le seul calcul : dimanche 31 mars 2024", "Pâques"):
        assert words in found
    found = html(page("obligations", document="rdow-2022-nl", state="dated", lang="nl"))
    for words in ("dinsdag 2 april 2024", "door berekening alleen: zondag 31 maart 2024", "Pasen"):
        assert words in found


def test_an_open_limit_says_why() -> None:
    found = html(page("obligations", document="onva-2022-fr", state="open"))
    assert "la demande" in found
    assert "sans date" in found


@pytest.mark.parametrize(("view", "held"), [("one", "le délai"), ("all", "non précisé"), ("times", "demande")])
def test_each_view_of_the_graph_has_its_table(view: str, held: str) -> None:
    app = page("obligations", document="onva-2022-fr", state="open", view=view)
    assert held in html(app)
    assert app.segmented_control(key="graph view").value == view
    assert len(app.get("bidi_component")) == 2


MANY = {"1": " ".join(f"Le service remet le rapport {n} au ministre." for n in range(1, 231))}


def test_long_lists_come_in_pages_that_have_an_address(database: str, tmp_path: Path) -> None:
    document = contract("a-many", "ONVA", "fr", MANY, pdf(tmp_path / "m.pdf"))
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("m.pdf", document.sha256, 2, (document,)), "made by hand", tmp_path / "m.pdf")
    last = owed_of(agenda(document))[229].id
    app = page("obligations", document="a-many", obligation=last)
    assert "rapport 230" in chosen(app)
    assert "page" not in app.query_params  # the page of the open row
    assert "page" not in page("obligations", document="a-many", obligation=last, page="77").query_params
    again = page("obligations", document="a-many", obligation=last, page="2")
    assert address(again, "page") == "2"
    assert "rapport 230" in chosen(again)


YEARLY = {"1": "Le rapport annuel est remis au ministre le 30 juin de chaque année."}


def test_one_of_several_dates_has_an_address(database: str, tmp_path: Path) -> None:
    document = contract("a-yearly", "ONVA", "fr", YEARLY, pdf(tmp_path / "y.pdf"))
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("y.pdf", document.sha256, 2, (document,)), "made by hand", tmp_path / "y.pdf")
    app = page("obligations", document="a-yearly")
    (which,) = [s for s in app.selectbox if s.label == say("duties_view.which_date", "fr", n=4)]
    which.set_value(owed_of(agenda(document))[0].dates[1].id).run()
    assert "vendredi 30 juin 2023" in html(app)
    again = page("obligations", document="a-yearly", date=address(app, "date"))
    assert "vendredi 30 juin 2023" in html(again)


CHAIN = {
    "1": "L'ONVA transmet le projet de bilan au ministre pour le 31 mars 2024.",
    "2": "Le ministre répond dans les 15 jours ouvrables qui suivent la transmission du projet de bilan.",
}


def test_a_chain_begins_with_what_comes_first(tmp_path: Path) -> None:
    found = agenda(contract("x", "ONVA", "fr", CHAIN, pdf(tmp_path / "x.pdf")))
    last = found.plan.limits[-1]
    assert [one.limit.article for one in chain(found.plan, last)] == ["1", "2"]
    stops = moments(found.plan, last, last.occurrences[0], "fr")
    assert [stop.kind for stop in stops] == ["limit", "date", "event", "limit", "date"]
    assert stops[1].day == date(2024, 4, 2)
    assert stops[-1].day == date(2024, 4, 23)  # 15 working days from 2 April


def test_counts_stand_beside_the_other_filters(tmp_path: Path) -> None:
    every = owed_of(agenda(contract("x", "ONVA", "fr", TEXTS["fr"], pdf(tmp_path / "x.pdf"))))
    filters = Filters((("state", ("dated",)),))
    assert counts(every, filters, "state")["open"] == 1  # what a click on that chip would show
    assert counts(every, filters, "article") == {"2": 1}


def test_the_next_date_is_the_first_from_today(tmp_path: Path) -> None:
    texts = {"1": "Le rapport est remis au ministre le 30 juin de chaque année."}
    (owed, *_) = owed_of(agenda(contract("x", "ONVA", "fr", texts, pdf(tmp_path / "x.pdf"))))
    after, past = upcoming(owed, date(2023, 1, 1)), upcoming(owed, date(2030, 1, 1))
    assert after is not None and after.effective == date(2023, 6, 30)
    assert past is not None and past.effective.year == 2025
    assert next_words(owed, date(2030, 1, 1), "nl").endswith("(voorbij)")


FORMULA = {"1": "=1+1 Le rapport est remis au ministre pour le 31 mars 2024."}


@pytest.mark.parametrize("tongue", ["fr", "nl", "en"])
def test_the_saved_table(tongue: Tongue, tmp_path: Path) -> None:
    document = contract("x", "ONVA", "fr", FORMULA, pdf(tmp_path / "x.pdf"))
    every = owed_of(agenda(document))
    made = table(document, every, date(2024, 1, 1), tongue)
    book = openpyxl.load_workbook(io.BytesIO(written(made, "xlsx", tongue)))
    (heads, first, *rest) = list(book.worksheets[0].iter_rows())
    assert [c.value for c in heads][:3] == [
        say(f"duties_view.head_{n}", tongue) for n in ("article", "bearer", "modality")
    ]
    assert [c.value for c in first][6].date() == date(2024, 4, 2)
    assert not [c.value for row in (first, *rest) for c in row if c.data_type == "f"]
    lines = list(csv.reader(io.StringIO(written(made, "csv", tongue).decode("utf-8-sig"))))
    assert len(lines) == len(every) + 1
    assert not [cell for line in lines for cell in line if cell.startswith("=")]


def test_hostile_text_stays_text(database: str, tmp_path: Path) -> None:
    add_hostile(database, tmp_path)
    texts = {"1": f"Le rapport {HOSTILE} est remis au ministre pour le 31 mars 2024. {ALSO['fr']}"}
    document = contract("hostile-3", HOSTILE, "fr", texts, pdf(tmp_path / "h.pdf"))
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("h.pdf", document.sha256, 2, (document,)), "made by hand", tmp_path / "h.pdf")
    for id in ("hostile", "hostile-3"):
        app = page("obligations", document=id, view="times")
        assert "<img" not in html(app)
        assert "<script>document.title" not in html(app)
        assert not [m.value for m in (*app.markdown, *app.caption, *app.subheader) if "](" in m.value]


def test_two_visitors_do_not_see_each_other() -> None:
    first, second = page("obligations", document="onva-2022-fr"), page("obligations", document="onva-2022-fr")
    first.pills(key="state onva-2022-fr").set_value(["dated"]).run()
    second.run()
    assert shown(second).startswith("Obligations : 6 sur")
