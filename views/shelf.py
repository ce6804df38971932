"""The shelf: documents, pictures, time limits and alignments, each made once and shared by all visitors.

What is kept is frozen and keyed by the content of the file and the version of the rules, so that a click costs little
and nothing out of date is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from PIL import Image

from align.articles import align
from align.links import Alignment
from corpus import engines, rules
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.geometry import Box
from corpus.listing import Listed
from corpus.messages import Tongue
from corpus.model import Document
from extract.facts import TimeLimit
from extract.times import limits
from views.picture import framed
from views.setting import place

SCALE = 1.6
"""Pixels to the point: an A4 page is 950 wide, enough for half a screen."""


def catalogue() -> Catalogue:
    """The open catalogue of this server. CatalogueError where it can't be opened."""
    return _opened(place().database)


def first_contracts(documents: Iterable[Listed], tongue: Tongue) -> list[Listed]:
    """Contracts before decrees and annexes, those in the visitor's language before the others, then by id."""
    return sorted(documents, key=lambda d: (d.kind != "contract", d.language != tongue, d.id))


def document(listed: Listed) -> Document:
    """A document with its tree."""
    return _document(place().database, listed.id, listed.sha256, rules.version())


def time_limits(listed: Listed) -> tuple[TimeLimit, ...]:
    """All time limits of a document."""
    return _limits(place().database, listed.id, listed.sha256, rules.version())


def alignment(left: Listed, right: Listed) -> Alignment:
    """The alignment of two documents in one language."""
    ids, contents = (left.id, right.id), (left.sha256, right.sha256)
    return _alignment(place().database, ids, contents, rules.version())


def picture(listed: Listed, page: int, boxes: tuple[Box, ...]) -> Image.Image | None:
    """A page of the file with `boxes` framed on it; None where there is no file or no page to draw."""
    path = catalogue().path_of(listed.id)
    if path is None or path.suffix.lower() != ".pdf":
        return None
    try:
        return framed(_page(path, listed.sha256, page, SCALE), boxes, SCALE)
    except ReadingError:
        return None


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(database: str) -> Catalogue:
    return Catalogue(database)


@st.cache_resource(show_spinner=False, max_entries=64)
def _document(database: str, id: str, sha256: str, rules_version: str) -> Document:
    return _opened(database).document(id)


@st.cache_resource(show_spinner=False, max_entries=64)
def _limits(database: str, id: str, sha256: str, rules_version: str) -> tuple[TimeLimit, ...]:
    return limits(_document(database, id, sha256, rules_version))


@st.cache_resource(show_spinner=False, max_entries=32)
def _alignment(database: str, ids: tuple[str, str], contents: tuple[str, str], rules_version: str) -> Alignment:
    left, right = (_document(database, id, sha, rules_version) for id, sha in zip(ids, contents, strict=True))
    return align(left, right)


@st.cache_resource(show_spinner=False, max_entries=48)
def _page(_path: Path, sha256: str, page: int, scale: float) -> Image.Image:
    return engines.picture(_path, page, scale)
