"""Comparisons of two documents, each made once and shared by all visitors (see `views.shelf`)."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from align.differences.comparison import classed
from align.exports.sides import Side
from align.languages.differing import one_text, with_divergences
from align.languages.divergence import Divergence
from align.languages.divergences import divergences
from align.languages.terms import Term
from align.languages.terms import glossary as glossary_of
from align.vectors import kept
from corpus import rules
from corpus.listing import Listed
from views import shelf
from views.pairs import Comparison
from views.pairs import comparison as comparison_of
from views.setting import place, vectors_folder


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison. `one_text`: they are two languages of one text; `outside`: its divergences outside all links."""

    found: Comparison
    outside: tuple[Divergence, ...] = ()
    one_text: bool = False


def compared(left: Listed, right: Listed) -> Compared:
    """What answers to what in two documents and what differs; between two languages of one text, where they part."""
    return _compared(*_key(left, right), shelf.decisions(), left, right)


def glossary(left: Listed, right: Listed) -> tuple[Term, ...]:
    """The terms of two languages of one text."""
    french, dutch = sorted((left, right), key=lambda listed: listed.language)
    return _glossary(*_key(french, dutch), french, dutch)


def _key(left: Listed, right: Listed) -> tuple[str, tuple[str, ...], str]:
    return place().database, (left.id, right.id, left.sha256, right.sha256), rules.version()


@st.cache_resource(show_spinner=False, max_entries=32)
def _compared(
    database: str, key: tuple[str, ...], rules_version: str, decisions: int, _left: Listed, _right: Listed
) -> Compared:
    left, right = shelf.document(_left), shelf.document(_right)
    sides = Side(left), Side(right)
    found = shelf.alignment(_left, _right)
    if left.language == right.language:
        found = classed(found, shelf.findings(_left), shelf.findings(_right))
        return Compared(comparison_of(found, *sides))
    if not one_text(found, left, right):
        return Compared(comparison_of(found, *sides))
    french, dutch = (left, right) if left.language == "fr" else (right, left)
    told = divergences(french, dutch, kept(vectors_folder()), store=shelf.verdicts())
    found, outside = with_divergences(found, told, left, right)
    return Compared(comparison_of(found, *sides), outside, one_text=True)


@st.cache_resource(show_spinner=False, max_entries=16)
def _glossary(
    database: str, key: tuple[str, ...], rules_version: str, _french: Listed, _dutch: Listed
) -> tuple[Term, ...]:
    return glossary_of(shelf.document(_french), shelf.document(_dutch))
