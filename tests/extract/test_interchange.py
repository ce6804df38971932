"""The exchange format of `extract`."""

from __future__ import annotations

import json

import pytest

from corpus.model import Provision
from extract.facts import Day, Norm, Recurring, Relative, ServiceLevel, Unspecified
from extract.interchange import extraction
from tests.extract.handmade import article, contract

NORMS: list[tuple[Norm, dict[str, object]]] = [
    (Day(3, 31, 2024), {"kind": "date", "date": "2024-03-31"}),
    (Day(3, 31), {"kind": "date", "date": "--03-31"}),
    (Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
     {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"}),
    (Relative(15.0, "business_day", "after", "la réunion", "at_most"),
     {"kind": "relative", "amount": 15, "unit": "business_day", "direction": "after", "anchor": "la réunion",
      "limit": "at_most"}),
    # the format has no "jours francs": a day with a mark, so that nothing is lost
    (Relative(20, "clear_day", "after", "", "at_most"),
     {"kind": "relative", "amount": 20, "unit": "day", "clear": True, "direction": "after", "anchor": "",
      "limit": "at_most"}),
    (ServiceLevel(99.5, 4, "day"),
     {"kind": "service_level", "percent": 99.5, "amount": 4, "unit": "day", "limit": "at_most"}),
    (Unspecified(), {"kind": "unspecified"}),
]  # fmt: skip


@pytest.mark.parametrize(("norm", "shape"), NORMS)
def test_norms(norm: Norm, shape: dict[str, object]) -> None:
    assert norm.as_json() == shape


def test_limits_are_deadlines_and_every_time_is_a_time() -> None:
    document = contract("fr", article("7", "Selon la loi du 3 mai 1999, le plan est remis pour le 31 mars 2024."))
    shape = json.loads(json.dumps(extraction(document)))
    (deadline,) = shape["deadlines"]
    assert deadline["article"] == "7"
    assert deadline["norm"] == {"kind": "date", "date": "2024-03-31"}
    assert [(t["use"], t["norm"]["date"]) for t in shape["times"]] == [
        ("citation", "1999-05-03"),
        ("limit", "2024-03-31"),
    ]
    assert shape["doc"] == "onva-2022-fr"
    (duty,) = shape["obligations"]
    assert (duty["bearer"]["role"], duty["modality"], duty["deadlines"]) == (
        "unspecified",
        "obligation",
        [deadline["id"]],
    )
    assert [(r["type"], r["date"]) for r in shape["references"]] == [("law", "1999-05-03")]


def test_the_same_words_twice_have_two_ids() -> None:
    document = contract("nl", article("7", "binnen 5 dagen en nog eens binnen 5 dagen"))
    first, second = json.loads(json.dumps(extraction(document)))["deadlines"]
    assert first["quote"] == second["quote"]
    assert first["id"] != second["id"]


def test_definitions_amounts_and_indicators_stand_beside() -> None:
    cells = (("Objectif", "Indicateur", "Norme 2024"), ("Répondre vite", "Part des lettres", "95 %"))
    table = Provision("art_8__table_1", "table", rows=cells)
    words = "« Plan » : le plan du personnel, qui coûte au plus 1.250,50 euros ;"
    shape = json.loads(json.dumps(extraction(contract("fr", article("7", words), table))))
    assert [(d["term"], d["abbreviation"]) for d in shape["definitions"]] == [("Plan", None)]
    assert [(a["value"], a["unit"], a["limit"]) for a in shape["amounts"]] == [
        (1250.5, "EUR", "at_most"),
        (95, "percent", "exactly"),
    ]
    (indicator,) = shape["indicators"]
    assert (indicator["indicator"], indicator["norm"], indicator["year"]) == ("Part des lettres", "95 %", 2024)
    assert [v["value"] for v in indicator["values"]] == [95]
