"""Boxes of pages that were turned to be read, back to where the file shows the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.geometry import Box, Span
from corpus.model import Provision
from corpus.ocr import shown
from corpus.page import Page


def as_shown(provision: Provision, turned: Mapping[int, Page]) -> Provision:
    """The provision and all below it with boxes as the file shows its pages. `turned`: the turned pages by number."""
    return replace(
        provision,
        places=tuple(place._replace(span=_span(place.span, turned)) for place in provision.places),
        spans=tuple(_span(span, turned) for span in provision.spans),
        children=tuple(as_shown(child, turned) for child in provision.children),
    )


def _span(span: Span, turned: Mapping[int, Page]) -> Span:
    page = turned.get(span.page)
    return Span(span.page, *shown(Box(*span[1:]), page)) if page is not None else span
