"""The interchange JSON: the exchange format to the letter, valid against the generated schema, without loss."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from corpus.block import Anomaly
from corpus.errors import ReadingError
from corpus.exports import interchange, schema
from corpus.exports.interchange import as_json, document_as_dict, document_from_dict, sentence
from corpus.listing import listed
from corpus.messages import Tongue
from corpus.model import Document
from tests.corpus.trees import contract, documents

VALIDATOR = Draft202012Validator(schema.schema())


def printed(*found: Document) -> Any:
    """What `parse --json` prints, read again."""
    error = ReadingError("reading.not_found", "b.pdf")
    whole = {
        "documents": [document_as_dict(document) for document in found],
        "failures": [interchange.failure_as_dict(error, "nl")],
    }
    return json.loads(as_json(whole))


def test_the_schema_is_the_generated_one() -> None:
    """`python -m corpus.exports.schema` writes it again."""
    assert Path(schema.__file__).with_name("schema.json").read_text(encoding="utf-8") == schema.as_text()


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_is_printed_is_valid(document: Document) -> None:
    VALIDATOR.validate(printed(document))
    VALIDATOR.validate(json.loads(as_json({"documents": [listed(document).as_dict()]})))


@settings(max_examples=70, deadline=None)
@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert document_from_dict(json.loads(json.dumps(document_as_dict(document)))) == document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("kind",), "treaty"),
        (("language",), "de"),
        (("pages",), [1]),
        (("period",), ["2022-01-01"]),
        (("generation",), "sixth"),
        (("root", "kind"), "verse"),
        (("root", "spans"), [[1, 2, 3]]),
        (("root", "children"), None),
    ],
)
def test_the_schema_refuses(path: tuple[str, ...], value: object) -> None:
    whole = printed(contract())
    broken = copy.deepcopy(whole)
    place = broken["documents"][0]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(broken)


def test_the_keys_are_those_of_the_exchange_format() -> None:
    found = printed(contract())["documents"][0]
    assert list(found)[:11] == [
        "id", "source", "kind", "institution", "language", "generation", "period", "title", "pages", "root", "warnings",
    ]  # fmt: skip
    article = found["root"]["children"][2]["children"][0]
    wanted = {
        "eid": "chp_1__art_1", "kind": "article", "num": "1", "label": "Article 1er", "heading": "Objet",
        "text": "Le musée garde :", "spans": [[2, 70.0, 90.0, 200.0, 112.0]],
    }  # fmt: skip
    assert {key: article[key] for key in wanted} == wanted
    assert "rows" not in article and article["children"][4]["rows"] == [["Jour", "Heure"], ["lundi", "9 h"]]
    assert found["period"] == ["2022-01-01", "2025-12-31"] and found["pages"] == [1, 4]


def test_a_row_of_a_list() -> None:
    assert listed(contract()).as_dict() == {
        "id": "museum-2022-fr", "source": "musée.pdf", "kind": "contract", "institution": "MUSÉE", "language": "fr",
        "generation": 6, "period": ("2022-01-01", "2025-12-31"), "title": "Contrat du musée", "pages": (1, 4),
        "articles": 2, "anomalies": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("anomaly", "tongue", "line"),
    [
        # The message doesn't name the page, so the page is put before it.
        (
            Anomaly("reading.not_found", (), 3),
            "fr",
            "page 3 : a.pdf : fichier introuvable. Vérifiez le nom et le dossier.",
        ),
        (
            Anomaly("reading.not_found", (), 3),
            "nl",
            "bladzijde 3: a.pdf: bestand niet gevonden. Controleer de naam en de map.",
        ),
        (Anomaly("reading.empty"), "en", "a.pdf: the file is empty. Fetch it again from its source."),
        # From a catalogue that another version wrote: a key this one has no sentence for.
        (Anomaly("reading.unheard_of", (("n", 3), ("x", "y"))), "en", "reading.unheard_of n=3 x=y"),
    ],
)
def test_warnings_are_sentences(anomaly: Anomaly, tongue: Tongue, line: str) -> None:
    assert sentence(anomaly, "a.pdf", tongue) == line
    assert document_as_dict(replace(contract(), source="a.pdf", anomalies=(anomaly,)), tongue)["warnings"] == (line,)


def test_half_surrogates_do_not_stop_the_printing() -> None:
    broken = replace(contract(), title="a\ud800b")
    assert json.loads(as_json(document_as_dict(broken)).encode("utf-8"))["title"] == "a?b"
