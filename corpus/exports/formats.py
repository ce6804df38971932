"""The formats in which a document can be written to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from corpus import provenance
from corpus.exports.akn import akn
from corpus.exports.html import html
from corpus.exports.interchange import as_json, document_as_dict
from corpus.exports.markdown import markdown
from corpus.messages import Tongue
from corpus.model import Document

Format = Literal["akn", "json", "md", "html"]
SUFFIXES: dict[Format, str] = {"akn": ".akn.xml", "json": ".json", "md": ".md", "html": ".html"}


def written(document: Document, form: Format, made: date, tongue: Tongue = "en") -> bytes:
    """The document in a format, in UTF-8. `made` is the day of the export, `tongue` the language of the warnings."""
    ways: dict[Format, Callable[[], str]] = {
        "json": lambda: as_json(document_as_dict(document, tongue), indent=1) + "\n",
        "md": lambda: f"{markdown(document)}\n<!-- {provenance.made_by()} -->\n",
        "html": lambda: html(document),
    }
    return akn(document, made) if form == "akn" else ways[form]().encode("utf-8")
