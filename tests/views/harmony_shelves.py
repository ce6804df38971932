"""A catalogue of invented contracts for the pages Harmonisation and Generations."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from corpus.catalogue import Catalogue
from corpus.model import Language
from corpus.reader import Reading
from tests.views.shelves import HOSTILE, contract, pdf

Texts = dict[str, str]

PARK: dict[Language, Texts] = {
    "fr": {
        "1": "L'institution gère les dossiers des pêcheurs et des bateliers avec soin et régularité.",
        "2": "Le rapport annuel des guichets est remis au ministre de tutelle dans les 30 jours.",
        "3": "Le comité de gestion examine chaque trimestre les tableaux de bord des services régionaux.",
        "4": "Les crédits de gestion sont inscrits au budget et versés par tranches mensuelles égales.",
    },
    "nl": {
        "1": "De instelling beheert de dossiers van de vissers en de schippers zorgvuldig en regelmatig.",
        "2": "Het jaarverslag van de loketten wordt binnen 30 dagen aan de voogdijminister bezorgd.",
        "3": "Het beheerscomité onderzoekt elk kwartaal de boordtabellen van de gewestelijke diensten.",
        "4": "De beheerskredieten worden in de begroting ingeschreven en in gelijke schijven gestort.",
    },
}
"""The reference: three institutions say this, but for what differs below."""
ALONE = "Un service de médiation répond gratuitement aux plaintes des navigateurs de la côte."


def fill(folder: Path) -> str:
    """Three institutions of the sixth generation in French, two of them in Dutch too, and an older contract."""
    french, dutch = PARK["fr"], PARK["nl"]
    other = french | {"2": french["2"].replace("30 jours", "60 jours")}
    third = {n: text for n, text in french.items() if n != "3"} | {"9": ALONE}
    older = {
        "1": french["1"],
        "2": f"{french['2']} {HOSTILE}",
        "3": "Une caisse de secours distribue du charbon aux veuves de la marine marchande.",
        "4": f"{french['3']} {french['4']}",
    }
    rows: list[tuple[str, str, Language, Texts, int]] = [
        ("aap-2002-fr", "AAP", "fr", older, 1),
        ("aap-2022-fr", "AAP", "fr", french, 6),
        ("aap-2022-nl", "AAP", "nl", dutch, 6),
        ("bor-2022-fr", "BOR", "fr", other, 6),
        ("bor-2022-nl", "BOR", "nl", dutch | {"2": dutch["2"].replace("30", "60")}, 6),
        ("cib-2022-fr", "CIB", "fr", third, 6),
    ]
    database = str(folder / "harmony.sqlite")
    with Catalogue(database) as catalogue:
        for id, institution, language, texts, generation in rows:
            file = pdf(folder / f"{id}.pdf")
            file.write_bytes(file.read_bytes() + b"%" + id.encode())
            made = contract(id, institution, language, texts, file)
            start = 2002 if generation == 1 else 2022
            period = (date(start, 1, 1), date(start + 3, 12, 31))
            document = replace(made, generation=generation, period=period)
            catalogue.add(Reading(file.name, document.sha256, 2, (document,)), "made by hand", file)
    return database


def visit(name: str, **address: str) -> AppTest:
    """A page opened at an address. The first to ask for a comparison waits longer than elsewhere."""
    app = AppTest.from_string(f"from views import {name}_page\n{name}_page.show()", default_timeout=240)
    for key, value in ({"lang": "fr"} | address).items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def components(app: AppTest) -> list[dict[str, Any]]:
    """What the components of the page get, in their order."""
    return [json.loads(one.proto.json) for one in app.get("bidi_component")]


def data(app: AppTest) -> dict[str, Any]:
    """What the first of them gets."""
    return components(app)[0]
