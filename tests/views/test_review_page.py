"""The page Review without a browser: the queue, decisions, conflicts, what they change elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from align.articles import align
from align.reviewed import link_doubts
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.reader import Reading
from corpus.verdict import Verdict
from corpus.verdicts import Verdicts
from extract.words import words
from tests.views.shelves import HOSTILE, add_hostile, contract, pdf
from tests.views.test_pages import address, html, page

pytestmark = pytest.mark.usefixtures("database")

TEXTS = {
    "1": "Le rapport annuel est remis au ministre dans les XX jours.",
    "2": "Le service répond dans les 15 jours ouvrables qui suivent la demande visée à l'article 9.",
}


@pytest.fixture(scope="module", autouse=True)
def pipelines() -> None:
    """The first reading of each language loads its pipeline, which a page must not wait for in a test."""
    for language in ("fr", "nl"):
        words("de", language)


@pytest.fixture
def doubtful(database: str, tmp_path: Path) -> str:
    """The database with a document that holds a limit without a figure and a citation of nothing."""
    put(database, TEXTS, tmp_path)
    return database


def put(database: str, texts: dict[str, str], folder: Path, pages: int = 2) -> None:
    file = pdf(folder / "doubtful.pdf", pages)
    document = contract("doubtful", "ONVA", "fr", texts, file)
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("doubtful.pdf", document.sha256, pages, (document,)), "made by hand", file)


def opened(app: AppTest) -> str:
    """The words that are asked about."""
    return html(app).partition('<mark class="owed">')[2].partition("</blockquote>")[0]


def click(app: AppTest, decision: str) -> None:
    next(b for b in app.button if str(b.key).startswith(f"{decision} ")).click().run()
    assert not app.exception


def stored(database: str) -> list[Verdict]:
    with Verdicts(database) as store:
        return [standing.verdict for standing in store.of()]


def review(**where: str) -> AppTest:
    return page("review", **({"document": "doubtful"} | where))


def test_what_weighs_most_comes_first(doubtful: str) -> None:
    app = review()
    assert "dans les XX jours" in opened(app)
    assert say("review.why_open_limit", "fr").replace("'", "&#x27;") in html(app)
    assert "read?document=doubtful&amp;article=chp_1__art_1__para_1&amp;lang=fr" in html(app)
    assert address(app, "item")


def test_the_next_one_follows_a_decision_at_once(doubtful: str) -> None:
    app = review()
    first = address(app, "item")
    click(app, "reject")
    assert address(app, "item") != first
    (verdict,) = stored(doubtful)
    assert (verdict.decision, verdict.subject.what) == ("reject", "time_limit")
    assert verdict.who
    again = review(item=first)
    assert "rejeté" in html(again)
    assert [b.label for b in again.button if b.key == "review back"] == []  # the last decision of another visit


def test_a_note_goes_with_the_decision(doubtful: str) -> None:
    app = review()
    app.text_area[0].set_value("vu avec le service").run()
    click(app, "accept")
    assert [v.note for v in stored(doubtful)] == ["vu avec le service"]


def test_a_limit_is_corrected_in_its_form(doubtful: str) -> None:
    app = review()
    item = address(app, "item")
    click(app, "correct")
    app.selectbox(key=f"norm {item}").set_value("relative").run()
    app.number_input(key=f"amount {item}").set_value(30.0).run()
    app.text_input(key=f"event {item}").set_value("la clôture").run()
    app.button(key=f"save {item}").click().run()
    (verdict,) = stored(doubtful)
    assert json.loads(verdict.corrected) == {
        "kind": "relative", "amount": 30, "unit": "day", "direction": "after", "anchor": "la clôture", "limit": "at_most",
    }  # fmt: skip
    app = page("obligations", document="doubtful")
    assert "30 jours" in html(app).replace("\xa0", " ")
    assert "corrigé" in html(app)  # who and when stand beside it


def test_a_bearer_is_corrected_and_filters_follow(doubtful: str) -> None:
    app = review(kind="obligation")
    item = address(app, "item")
    click(app, "correct")
    app.selectbox(key=f"role {item}").set_value("college").run()
    app.button(key=f"save {item}").click().run()
    again = page("obligations", document="doubtful")
    shown = [option.replace("\\", "") for option in again.pills[0].options]
    assert f"{say('obligation.role_college', 'fr')} (1)" in shown


def test_a_citation_is_led_to_an_article(doubtful: str) -> None:
    app = review(kind="citation")
    item = address(app, "item")
    click(app, "correct")
    assert app.button(key=f"save {item}").disabled  # nothing is chosen yet
    app.selectbox(key=f"target {item}").set_value("chp_1__art_2").run()
    app.button(key=f"save {item}").click().run()
    assert [json.loads(v.corrected)["eids"] for v in stored(doubtful)] == [["chp_1__art_2"]]


def test_the_decided_ones_are_a_filter_away(doubtful: str) -> None:
    app = review()
    assert "accepté" not in html(app)
    click(app, "accept")
    decided = review(state="decided")
    assert "dans les XX jours" in opened(decided)
    assert "accepté" in html(decided)


def test_to_decide_again_is_a_new_verdict(doubtful: str) -> None:
    app = review()
    first = address(app, "item")
    click(app, "reject")
    app.button(key="review back").click().run()
    assert address(app, "item") == first
    click(app, "accept")
    with Verdicts(doubtful) as store:
        (standing,) = store.of()
        assert [v.decision for v in store.history(standing.verdict.key)] == ["reject", "accept"]
        assert not standing.unseen


def test_who_decided_meanwhile_is_shown(doubtful: str) -> None:
    """Two visitors look at the same; the second to decide is told of the first, and both are kept."""
    one, two = review(), review()
    item = address(one, "item")
    click(one, "accept")
    click(two, "reject")
    assert address(two, "item") == item  # it stays open
    assert [w for w in two.warning if "entre\\-temps" in w.value]
    assert "rejeté" in html(two) and "accepté" in html(two)
    (verdict,) = stored(doubtful)
    assert verdict.decision == "reject"


def test_a_changed_file_keeps_decisions_and_lists_orphans(doubtful: str, tmp_path: Path) -> None:
    app = review()
    item = address(app, "item")
    click(app, "correct")
    app.selectbox(key=f"norm {item}").set_value("recurring").run()
    app.number_input(key=f"monthday {item}").set_value(15).run()
    app.button(key=f"save {item}").click().run()
    app = review(kind="citation")
    click(app, "accept")
    changed = {"1": "Un nouvel article.", "2": TEXTS["1"], "3": TEXTS["2"].replace("l'article 9", "l'article 8")}
    put(doubtful, changed, tmp_path, pages=3)
    again = review(state="decided")
    assert "dans les XX jours" in opened(again)
    assert "15 janvier" in html(again)
    assert "l&#x27;article 9" in html(review())  # an orphan, with its old words
    assert "15 janvier" in html(page("obligations", document="doubtful", state="dated"))


@pytest.mark.parametrize("tongue", ["fr", "nl", "en"])
def test_links_between_two_documents(doubtful: str, tongue: Tongue) -> None:
    app = page("review", document="onva-2022-fr", state="all", lang=tongue, **{"with": "cbm-2022-fr"})
    assert say("review.kind_link", tongue) in app.subheader[0].value
    item = address(app, "item")
    click(app, "correct")
    assert app.button(key=f"save {item}").disabled  # what was found is no correction
    others = app.multiselect(key=f"other {item}")
    others.set_value([] if others.value else ["chp_1__art_11" if "11" in others.options[0] else "chp_1__art_1"]).run()
    app.button(key=f"save {item}").click().run()
    assert [v.subject.kind for v in stored(doubtful)] == ["link"]


def test_a_rejected_link_is_out_of_compare(doubtful: str) -> None:
    with Catalogue(doubtful) as catalogue:
        left, right = (catalogue.document(id) for id in ("onva-2022-fr", "cbm-2022-fr"))
    found = align(left, right)
    item = link_doubts(found, left, right)[0].id  # a link: those come before articles without a counterpart
    assert found.links
    where = {"left": "onva-2022-fr", "right": "cbm-2022-fr"}
    before = html(page("compare", **where))
    app = page("review", document="onva-2022-fr", item=item, **{"with": "cbm-2022-fr"})
    click(app, "reject")
    assert html(page("compare", **where)) != before


def test_the_whole_corpus(doubtful: str) -> None:
    app = page("review")
    assert "dans les XX jours" in opened(app)
    assert "document" not in app.query_params


def test_links_of_the_whole_corpus(doubtful: str) -> None:
    """Contracts of one generation and language are in the queue, too; a switch leaves them out."""
    app = page("review", state="all", kind="link")
    assert app.subheader[0].value.startswith(say("review.kind_link", "fr"))
    item = address(app, "item")
    click(app, "accept")
    assert [v.subject.kind for v in stored(doubtful)] == ["link"]
    app = page("review", state="all", item=item)
    app.toggle(key="review links").set_value(False).run()
    assert address(app, "item") != item
    assert address(app, "links") == "0"


def test_a_wrong_address_leads_to_the_first(doubtful: str) -> None:
    app = page("review", document="no-such", item="no-such", state="no-such", kind="no-such", **{"with": "no-such"})
    assert "dans les XX jours" in opened(app)


def test_hostile_words_are_words(database: str, tmp_path: Path) -> None:
    add_hostile(database, tmp_path)
    put(database, {"1": f"Le rapport {HOSTILE} est remis dans les XX jours."}, tmp_path)
    app = review()
    click(app, "reject")
    again = html(review(state="decided"))
    assert "<script>" not in again and "<img" not in again
    for element in (*app.success, *app.caption, *app.subheader):
        assert "![x](" not in element.value
